import { type DataType, dataTypes, dataTypeWord, maximumLengths } from "../../../provider/contract/dataTypes";

/** How values of a type look and behave. */
export type Kind = "text" | "number" | "date" | "datetime" | "checkbox" | "select" | "multiselect" | "relation" | "computed";

interface TypeRule {
  kind: Kind;
  /** Length of a field that was given none; 0 for types without a length. */
  length: number;
  /** Greatest length that the reference allows. */
  maximum?: number;
  searchable: boolean;
}

/** Documented: the maxima (0032) and what cannot be searched (user manual). The default lengths are the emulator's. */
const typeRules = {
  text: { kind: "text", length: maximumLengths.text, maximum: maximumLengths.text, searchable: true },
  encryptedtext: { kind: "text", length: maximumLengths.encryptedtext, maximum: maximumLengths.encryptedtext, searchable: false },
  textarea: { kind: "text", length: maximumLengths.textarea, maximum: maximumLengths.textarea, searchable: true },
  number: { kind: "number", length: 18, searchable: true },
  percent: { kind: "number", length: 18, searchable: true },
  phone: { kind: "text", length: 40, searchable: true },
  currency: { kind: "number", length: 18, searchable: true },
  date: { kind: "date", length: 0, searchable: true },
  datetime: { kind: "datetime", length: 0, searchable: true },
  email: { kind: "text", length: 80, searchable: true },
  checkbox: { kind: "checkbox", length: 0, searchable: true },
  singleselect: { kind: "select", length: 0, searchable: false },
  multiselect: { kind: "multiselect", length: 0, searchable: false },
  url: { kind: "text", length: 255, searchable: true },
  lookup: { kind: "relation", length: 0, searchable: true },
  autonumber: { kind: "computed", length: 0, searchable: true },
  formula: { kind: "computed", length: 0, searchable: false },
  masterdetail: { kind: "relation", length: 0, searchable: true },
  multilanguage: { kind: "text", length: 255, searchable: true },
  rollupsummary: { kind: "computed", length: 0, searchable: true },
  postalcode: { kind: "text", length: 20, searchable: true },
  hierarchy: { kind: "relation", length: 0, searchable: true },
} as const satisfies Record<DataType, TypeRule>;

const nameRule: TypeRule = { kind: "text", length: 255, searchable: true };

/** The rule of a data type in any spelling; `Name` is the type of the preset field. */
export function typeRule(dataType: string): TypeRule {
  const word = dataTypeWord(dataType);
  return word ? typeRules[word] : nameRule;
}

export function canonicalWord(word: DataType): string {
  return dataTypes[word].canonical;
}
