import type { z } from "zod";

/** A fault as zod finds it. The messages that a schema gives itself come before these. */
type Fault = z.core.$ZodRawIssue;

/** What a fault is, in plain words: zod's own talk of inputs and of schemas. Never holds a value, since that may be a secret. */
export function sentenceOf(fault: Fault): string {
  const { input } = fault;
  switch (fault.code) {
    case "invalid_type":
      return typeSentence([fault.expected], input);
    case "invalid_value":
      return `must be ${orList(fault.values.map((value) => JSON.stringify(value)))}`;
    case "unrecognized_keys":
      return `unknown attribute ${fault.keys.map((key) => JSON.stringify(key)).join(", ")}`;
    case "too_small":
      return sizeSentence(fault.origin, fault.exact ? "exactly" : "at least", fault.inclusive !== false, Number(fault.minimum));
    case "too_big":
      return sizeSentence(fault.origin, fault.exact ? "exactly" : "at most", fault.inclusive !== false, Number(fault.maximum));
    case "not_multiple_of":
      return `must be a multiple of ${fault.divisor}`;
    case "invalid_format":
      return formats[fault.format] ?? "does not have the required format";
    case "invalid_key":
      return "has a name that is not allowed";
    case "invalid_union":
      return "must have one of the allowed forms";
    default:
      return "is not possible here";
  }
}

/** What a value of the wrong type must be. */
export function typeSentence(expected: readonly string[], input: unknown): string {
  if (input === undefined) return "is required";
  if (expected.includes("int") && typeof input === "number") return "must be a whole number";
  return `must be ${orList([...new Set(expected.map((type) => types[type] ?? type))])}, not ${typeOf(input)}`;
}

const types: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
  undefined: "left out",
  never: "left out",
};

/** The type of a value, in words. */
export function typeOf(input: unknown): string {
  if (input === null) return "null";
  if (Array.isArray(input)) return "a list";
  if (typeof input === "boolean") return "a boolean";
  if (typeof input === "number" && !Number.isFinite(input)) return String(input);
  return input === undefined ? "nothing" : (types[typeof input] ?? `a ${typeof input}`);
}

const formats: Record<string, string> = {
  date: "must be a date, as in 2025-01-31",
  datetime: "must be a date with a time, as in 2025-01-31T12:00:00Z",
  email: "must be an e-mail address",
  url: "must be a web address",
};

const units: Record<string, string> = { string: "characters", array: "elements", set: "elements", map: "elements", file: "bytes" };

function sizeSentence(origin: string, bound: string, isInclusive: boolean, limit: number): string {
  const amount = limit.toLocaleString("en");
  const unit = units[origin];
  if (unit) return `must have ${bound} ${amount} ${limit === 1 ? unit.slice(0, -1) : unit}`;
  return isInclusive ? `must be ${bound} ${amount}` : `must be ${bound === "at least" ? "more" : "less"} than ${amount}`;
}

function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
