import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { type FileType, rowText, separators } from "../../../provider/contract/recordFiles";
import { refusal } from "../../core/refusal";

/** The records of one object in a file: the object in row 1, the names of its fields in row 2 (0076). */
export interface RecordFile {
  file: string;
  object: string;
  fields: string[];
  rows: string[][];
}

/** The most bytes that the files of a zip have together. */
const largest = 256 * 1024 * 1024;

/** The files of a zip by their names; refuses what is none. */
export function unzipped(bytes: Uint8Array): Map<string, Uint8Array> {
  let size = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        size += originalSize;
        return size <= largest && !name.endsWith("/");
      },
    });
    if (size > largest) throw refusal("limit", `the files of the zip have more than ${largest} bytes`, 413);
    return new Map(Object.entries(files));
  } catch (error) {
    if (size > largest) throw error;
    throw refusal("invalid", `the file is not a zip: ${(error as Error).message}`);
  }
}

/** Reads the records of a csv or txt file in UTF-8. */
export function readRecords(file: string, bytes: Uint8Array): RecordFile {
  const [, type] = /\.(csv|txt)$/i.exec(file) ?? [];
  if (type === undefined) throw refusal("invalid", `${file}: is neither a csv nor a txt file`);
  const delimiter = separators[type.toLowerCase() as FileType];
  const [[object = ""] = [], fields = [], ...rows] = cells(file, new TextDecoder().decode(bytes), delimiter);
  if (object === "" || fields.length === 0) throw refusal("invalid", `${file}: row 1 must be the object, row 2 its fields`);
  return { file, object, fields, rows };
}

/** The same the other way round. */
export function writeRecords({ object, fields, rows }: Omit<RecordFile, "file">, type: FileType): string {
  return [[object], fields, ...rows].map((values) => rowText(values, type)).join("");
}

function cells(file: string, text: string, delimiter: string): string[][] {
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    throw refusal("invalid", `${file}: ${(error as Error).message}`);
  }
}
