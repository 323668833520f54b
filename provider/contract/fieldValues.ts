import { type DataType, dataTypes } from "./dataTypes";

/** How values of a data type look and behave. */
export type ValueKind = "text" | "number" | "date" | "datetime" | "checkbox" | "select" | "multiselect" | "relation" | "computed";

export const valueKinds = {
  text: "text",
  encryptedtext: "text",
  textarea: "text",
  number: "number",
  percent: "number",
  phone: "text",
  currency: "number",
  date: "date",
  datetime: "datetime",
  email: "text",
  checkbox: "checkbox",
  singleselect: "select",
  multiselect: "multiselect",
  url: "text",
  lookup: "relation",
  autonumber: "computed",
  formula: "computed",
  masterdetail: "relation",
  multilanguage: "text",
  rollupsummary: "computed",
  postalcode: "text",
  hierarchy: "relation",
} as const satisfies Record<DataType, ValueKind>;

const patterns = {
  number: /^-?\d+(\.\d+)?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  datetime: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/,
  zoned: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
  email: /^[^\s@]+@[^\s@]+$/,
} as const;

/** Whether a text is a moment with its zone: some platforms take one. */
export function isZoned(value: unknown): value is string {
  return typeof value === "string" && patterns.zoned.test(value);
}

/**
 * Why a value that is there does not fit a field of a type; undefined when it does. What it refers to, a record or a value of a picklist, is not
 * looked at. `length`: of the field; 0 where it has none. Without a type it is a text.
 */
export function misfitOf(type: DataType | undefined, value: unknown, length: number): string | undefined {
  const kind: ValueKind = type ? valueKinds[type] : "text";
  switch (kind) {
    case "computed":
      return `cannot be set: ${type && dataTypes[type].canonical} is read-only`;
    case "checkbox":
      return typeof value !== "object" && ["true", "false", "1", "0"].includes(String(value)) ? undefined : "is neither true nor false";
    case "number":
      return patterns.number.test(String(value)) ? undefined : "is not a number";
    case "date":
    case "datetime": {
      const isMoment = typeof value === "string" && !Number.isNaN(Date.parse(value.replace(" ", "T")));
      const isWritten = (text: string) => patterns[kind].test(text) || (kind === "datetime" && isZoned(text));
      return isMoment && isWritten(value) ? undefined : `is not a ${kind}`;
    }
    case "text":
      return typeof value === "string" || typeof value === "number" ? textMisfit(type, String(value), length) : "is not a text";
    default:
      return undefined;
  }
}

function textMisfit(type: DataType | undefined, text: string, length: number): string | undefined {
  if (length > 0 && text.length > length) return `is longer than ${length} characters: it has ${text.length}`;
  if (type === "email" && !patterns.email.test(text)) return "is not an email address";
  if (type === "url" && !URL.canParse(text)) return "is not a URL";
  return undefined;
}

/** Why the sizes of a number do not fit each other. */
export function scaleMisfit(length: number, scale: number): string | undefined {
  return scale > length ? `is more than the ${length} digits of the number` : undefined;
}

/** Why the default value of a number does not fit its length (0035). */
export function digitsMisfit(number: string, length: number): string | undefined {
  const digits = number.replace(/^-?0*(?=\d)|\./g, "").length;
  return digits > length ? `has ${digits} digits, and the field holds ${length}` : undefined;
}

/** Why a pattern numbers nothing: its zeros in braces are the place of the number. */
export function patternMisfit(pattern: string): string | undefined {
  return /\{0+\}/.test(pattern) ? undefined : "has no place for the number: write one as zeros in braces, as in ORD-{0000}";
}
