import type { DataType } from "../../contract/dataTypes";
import { isDecimal, moment, plainNumber } from "../../fieldModel/plainValues";

/** The data types of columns, by their API names; what is not there is compared as text. */
export type Types = Readonly<Record<string, DataType | undefined>>;

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
