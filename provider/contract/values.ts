import { z } from "zod";

// Requests are strict: a value that breaks a documented rule never leaves the machine.

/** Objects and fields: letter first; letters, digits, single underscores; 63 characters with `{namespace}__` and `__CST` (0032, 0035). */
export const maximumNameLength = 63;

const word = "[A-Za-z](?:[A-Za-z0-9]|_(?=[A-Za-z0-9]))*";
const fullName = new RegExp(`^(?:${word}?__)?${word}(?:__CST)?$`);
const nameRule =
  "must start with a letter and hold only letters, digits and single underscores, with the namespace in front and __CST behind";

/** API name of an object or a field. */
export const schemaName = z
  .string()
  .max(maximumNameLength, `is longer than ${maximumNameLength} characters (namespace and __CST included)`)
  .regex(fullName, nameRule);

/** Name of a picklist: 64 characters; the namespace prefix is written by the caller (0052). */
export const picklistName = z
  .string()
  .max(64, "is longer than 64 characters")
  .regex(
    new RegExp(`^(?:${word}?__)?${word}$`),
    "must start with a letter and hold only letters, digits and single underscores, with the namespace in front",
  );

/** A text of one to `maximum` characters. */
export function text(maximum: number) {
  return z.string().min(1, "must not be empty").max(maximum, `is longer than ${maximum} characters`);
}

/** A text of at most `maximum` characters; empty means "not set", as the examples send it. */
export function optionalText(maximum: number) {
  return z.string().max(maximum, `is longer than ${maximum} characters`);
}

// Answers are lenient: unknown members pass; `null`, `""` and a missing member mean the same.

/** A text of an answer; `""` when the platform has none. */
export const answerText = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? "" : String(value)));

/** A switch of an answer; false when absent. Some tables type them as strings. */
export const answerFlag = z
  .union([z.boolean(), z.literal("true"), z.literal("false"), z.literal("")])
  .nullish()
  .transform((value) => value === true || value === "true");

/** A number of an answer; undefined when absent. Numbers may arrive as text. */
export const answerNumber = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((value) => (value === null || value === undefined || value === "" ? undefined : Number(value)));

/** What writes answer: `"1"`, `1`, `0`, `null` or nothing. Only the envelope's `resCode` counts. */
export const writeResult = z.unknown();

/**
 * The id in the answer of a create: a string, an array of one, or an object with `id`. Undefined when the answer holds
 * none; the caller then looks the new thing up by its name.
 */
export const createdId = z.unknown().transform((value): string | undefined => {
  const first = Array.isArray(value) ? value[0] : value;
  const id = typeof first === "object" && first !== null ? (first as { id?: unknown }).id : first;
  return typeof id === "string" && id !== "" ? id : undefined;
});

/** Who made or changed a thing, and when (`YYYY-MM-DD hh:mm:ss`, no zone). */
export const audit = {
  createdBy: answerText,
  createdDate: answerText,
  lastModifiedBy: answerText,
  lastModifiedDate: answerText,
};

/** Where a thing comes from: things of an installed package are not ours to change. */
export const origin = {
  protectMode: answerNumber,
  installedPackage: answerText,
};
