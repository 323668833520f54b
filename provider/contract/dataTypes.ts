/**
 * The data types of fields (page 0032, table 2; section 4 of the reference). `word` is what requests send, `canonical`
 * what answers print; they differ only in case.
 */
export const dataTypes = {
  text: { canonical: "Text", evidence: "documented" },
  encryptedtext: { canonical: "EncryptedText", evidence: "documented" },
  textarea: { canonical: "TextArea", evidence: "documented" },
  number: { canonical: "Number", evidence: "documented" },
  percent: { canonical: "Percent", evidence: "documented" },
  phone: { canonical: "Phone", evidence: "documented" },
  currency: { canonical: "Currency", evidence: "documented" },
  date: { canonical: "Date", evidence: "documented" },
  datetime: { canonical: "DateTime", evidence: "documented" },
  email: { canonical: "Email", evidence: "documented" },
  checkbox: { canonical: "CheckBox", evidence: "documented" },
  singleselect: { canonical: "SingleSelect", evidence: "documented" },
  multiselect: { canonical: "MultiSelect", evidence: "documented" },
  url: { canonical: "URL", evidence: "documented" },
  lookup: { canonical: "Lookup", evidence: "documented" },
  autonumber: { canonical: "AutoNumber", evidence: "documented" },
  formula: { canonical: "Formula", evidence: "documented" },
  masterdetail: { canonical: "MasterDetail", evidence: "documented" },
  multilanguage: { canonical: "MultiLanguage", evidence: "documented" },
  rollupsummary: { canonical: "RollupSummary", evidence: "observed" },
  postalcode: { canonical: "PostalCode", evidence: "observed" },
  hierarchy: { canonical: "Hierarchy", evidence: "observed" },
} as const;

/** The greatest lengths of texts (0032), and the most digits of numbers (0035). */
export const maximumLengths = { text: 255, encryptedtext: 111, textarea: 1_048_576, number: 64 } as const;

export type DataType = keyof typeof dataTypes;

/** Lengths that are sent when a program gives none: the page calls `dataLength` mandatory. */
// assumption: unset-attributes
export const defaultLengths: Partial<Record<DataType, number>> = {
  text: maximumLengths.text,
  encryptedtext: maximumLengths.encryptedtext,
  textarea: maximumLengths.textarea,
  number: 18,
  percent: 18,
  currency: 18,
};

/** The request word of a data type in any spelling; undefined for an unknown one. */
export function dataTypeWord(spelling: string): DataType | undefined {
  const word = spelling.toLowerCase();
  return word in dataTypes ? (word as DataType) : undefined;
}
