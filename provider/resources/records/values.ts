import type { DataType } from "../../contract/dataTypes";

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

/** A number without what changes nothing: `+007.50` is `7.5`. Numbers of the platform may be longer than those of JavaScript. */
function decimal(value: unknown): string {
  const text = typeof value === "number" ? plainNumber(value) : String(value).trim();
  const [, sign = "", whole = "", , fraction = ""] = /^([+-]?)(\d*)(\.(\d*))?$/.exec(text) ?? [];
  if (whole === "" && fraction === "") return text;
  const [left, right] = [whole.replace(/^0+(?=\d)/, "") || "0", fraction.replace(/0+$/, "")];
  const size = right ? `${left}.${right}` : left;
  return sign === "-" && size !== "0" ? `-${size}` : size;
}

/** Without an exponent. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 }) : text;
}

/** `YYYY-MM-DD hh:mm:ss`, of a moment with a zone in UTC; undefined for what is none. */
function moment(value: unknown): string | undefined {
  const text = String(value).trim();
  const [, day, time, seconds, zone] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(text) ?? [];
  if (day === undefined) return undefined;
  const local = `${day} ${time ?? "00:00"}${seconds ?? ":00"}`;
  const at = new Date(`${local.replace(" ", "T")}${zone?.toUpperCase() ?? "Z"}`);
  if (Number.isNaN(at.getTime())) return undefined;
  return zone ? at.toISOString().slice(0, 19).replace("T", " ") : local;
}

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
      return /^-?\d+(\.\d+)?$/.test(value) ? undefined : `${quoted} is not a number`;
    case "checkbox":
      return ["true", "false"].includes(value) ? undefined : `${quoted} is neither true nor false`;
    case "date":
    case "datetime":
      return moment(value) === undefined ? `${quoted} is not a ${type}` : undefined;
    default:
      return undefined;
  }
}
