import type { DataType } from "../contract/dataTypes";

// One text for each number and moment, however platforms, programs and files write them.

/** A number without what changes nothing: `+007.50` is `7.5`. Numbers of the platform may be longer than those of JavaScript. */
export function decimal(value: unknown): string {
  const text = typeof value === "number" ? plainNumber(value) : String(value).trim();
  const [, sign = "", whole = "", , fraction = ""] = /^([+-]?)(\d*)(\.(\d*))?$/.exec(text) ?? [];
  if (whole === "" && fraction === "") return text;
  const [left, right] = [whole.replace(/^0+(?=\d)/, "") || "0", fraction.replace(/0+$/, "")];
  const size = right ? `${left}.${right}` : left;
  return sign === "-" && size !== "0" ? `-${size}` : size;
}

/** Whether a value is a number, as `decimal` writes it. */
export function isDecimal(value: unknown): boolean {
  return /^-?\d+(\.\d+)?$/.test(decimal(value));
}

/** Without an exponent. */
export function plainNumber(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 }) : text;
}

/** `YYYY-MM-DD hh:mm:ss`, of a moment with a zone in UTC; undefined for what is none. */
export function moment(value: unknown): string | undefined {
  const text = String(value).trim();
  const [, day, time, seconds, zone] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(text) ?? [];
  if (day === undefined) return undefined;
  const local = `${day} ${time ?? "00:00"}${seconds ?? ":00"}`;
  const [midnight, at] = [`${day}T00:00:00Z`, `${local.replace(" ", "T")}${zone?.toUpperCase() ?? "Z"}`].map((iso) => new Date(iso)) as [
    Date,
    Date,
  ];
  // JavaScript takes 30 February for 2 March.
  if (Number.isNaN(at.getTime()) || !midnight.toISOString().startsWith(day)) return undefined;
  return zone ? at.toISOString().slice(0, 19).replace("T", " ") : local;
}

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
      return decimal(value) || null;
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
