import { type DataType, dataTypes, dataTypeWord, maximumLengths } from "../../../provider/contract/dataTypes";
import { type ValueKind, valueKinds } from "../../../provider/contract/fieldValues";

interface TypeRule {
  /** Length of a field that was given none; 0 for types without a length. */
  length: number;
  /** Greatest length that the reference allows. */
  maximum?: number;
  searchable: boolean;
}

/** Documented: the maxima (0032) and what cannot be searched (user manual). The default lengths are the emulator's. */
const typeRules = {
  text: { length: maximumLengths.text, maximum: maximumLengths.text, searchable: true },
  encryptedtext: { length: maximumLengths.encryptedtext, maximum: maximumLengths.encryptedtext, searchable: false },
  textarea: { length: maximumLengths.textarea, maximum: maximumLengths.textarea, searchable: true },
  number: { length: 18, searchable: true },
  percent: { length: 18, searchable: true },
  phone: { length: 40, searchable: true },
  currency: { length: 18, searchable: true },
  date: { length: 0, searchable: true },
  datetime: { length: 0, searchable: true },
  email: { length: 80, searchable: true },
  checkbox: { length: 0, searchable: true },
  singleselect: { length: 0, searchable: false },
  multiselect: { length: 0, searchable: false },
  url: { length: 255, searchable: true },
  lookup: { length: 0, searchable: true },
  autonumber: { length: 0, searchable: true },
  formula: { length: 0, searchable: false },
  masterdetail: { length: 0, searchable: true },
  multilanguage: { length: 255, searchable: true },
  rollupsummary: { length: 0, searchable: true },
  postalcode: { length: 20, searchable: true },
  hierarchy: { length: 0, searchable: true },
} as const satisfies Record<DataType, TypeRule>;

const nameRule: TypeRule = { length: 255, searchable: true };

/** The rule of a data type in any spelling; `Name` is the type of the preset field. */
export function typeRule(dataType: string): TypeRule & { kind: ValueKind } {
  const word = dataTypeWord(dataType);
  return word ? { ...typeRules[word], kind: valueKinds[word] } : { ...nameRule, kind: "text" };
}

export function canonicalWord(word: DataType): string {
  return dataTypes[word].canonical;
}
