import type { DataType } from "../../contract/dataTypes";
import { decimal, isDecimal, moment, plainNumber } from "../../fieldModel/plainValues";

/** The data types of columns, by their API names; what is not there is compared as text. */
export type Types = Readonly<Record<string, DataType | undefined>>;

/**
 * The text by which values of a type are compared; null for none. Platforms print numbers, checkboxes, moments and several values in different
 * forms, and so do programs and files.
 */
// assumption: number-wire
// assumption: checkbox-wire
// assumption: multi-select-wire
// assumption: date-wire
// assumption: null-style
export function canonical(type: DataType | undefined, value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  switch (type) {
    case "number":
    case "percent":
    case "currency":
      return decimal(value);
    case "checkbox":
      return flags.get(String(value).toLowerCase()) ?? String(value);
    case "date":
      return moment(value)?.slice(0, 10) ?? String(value);
    case "datetime":
      return moment(value) ?? String(value);
    case "multiselect":
      return listOf(value).sort().join(";") || null;
    default:
      return Array.isArray(value) ? value.join(";") : String(value);
  }
}

const flags = new Map([
  ["1", "true"],
  ["0", "false"],
  ["true", "true"],
  ["false", "false"],
]);

function listOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value.map(String) : String(value).split(";");
  return list.map((item) => item.trim()).filter(Boolean);
}

/** A value that was made canonical, as requests carry it. */
export function toWire(type: DataType | undefined, value: string | null): unknown {
  if (value === null) return null;
  if (type === "checkbox") return value === "true";
  const isShort = type === "number" || type === "percent" || type === "currency";
  return isShort && plainNumber(Number(value)) === value ? Number(value) : value;
}

/** Whether the platform gives the values of a column. */
export function isComputed(type: DataType | undefined): boolean {
  return type === "autonumber" || type === "formula" || type === "rollupsummary";
}

/** What is wrong with a value that was made canonical, without it where it is secret; undefined when nothing shows. */
export function misfit(type: DataType | undefined, value: string | null, isSecret = false): string | undefined {
  if (isComputed(type)) return `is computed by the platform (${type})`;
  if (value === null) return undefined;
  const quoted = isSecret ? "the value, a secret," : JSON.stringify(value);
  switch (type) {
    case "number":
    case "percent":
    case "currency":
      return isDecimal(value) ? undefined : `${quoted} is not a number`;
    case "checkbox":
      return ["true", "false"].includes(value) ? undefined : `${quoted} is neither true nor false`;
    case "date":
    case "datetime":
      return moment(value) === undefined ? `${quoted} is not a ${type}` : undefined;
    default:
      return undefined;
  }
}
