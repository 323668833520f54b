// The files of an import or an export of records: the object in row 1, the names of its fields in row 2, records from row 3 on (0076).

/** How the values of a row are parted; of txt files no page says it. */
// assumption: bulk-format
export const separators = { csv: ",", txt: "\t" } as const;

export type FileType = keyof typeof separators;

/** A row as the files have it: values in quotes where they need them (RFC 4180). */
// assumption: bulk-format
export function rowText(values: readonly string[], type: FileType): string {
  return `${values.map((value) => quoted(value, separators[type])).join(separators[type])}\r\n`;
}

function quoted(value: string, separator: string): string {
  return value.includes(separator) || /["\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
