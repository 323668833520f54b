import { z } from "zod";

// Requests are strict: a value that breaks a documented rule never leaves the machine.

/** Objects and fields: letter first; letters, digits, single underscores; 63 characters with `{namespace}__` and `__CST` (0032, 0035). */
export const maximumNameLength = 63;

const word = "[A-Za-z](?:[A-Za-z0-9]|_(?=[A-Za-z0-9]))*";
// assumption: three-part-names
const fullName = new RegExp(`^(?:${word}?__)*${word}(?:__CST)?$`);
const nameRule =
  "must start with a letter and hold only letters, digits and single underscores, with the namespace in front and __CST behind";

/** What is said of a text that is too long. */
export function tooLong(maximum: number, counted = "") {
  return { error: ({ input }: { input?: unknown }) => `is longer than ${maximum} characters${counted}: it has ${String(input).length}` };
}

/** API name of an object or a field; some objects have a further prefix behind the namespace. */
export const schemaName = z
  .string()
  .max(maximumNameLength, tooLong(maximumNameLength, " (namespace and __CST included)"))
  .regex(fullName, nameRule);

/** API name of a field: in the namespace of its object, without the further prefix that objects can have. */
// assumption: three-part-names
export const fieldName = schemaName.refine(
  (name) => name.replace(/__CST$/, "").split("__").length <= 2,
  "has more than one prefix: fields have the namespace alone",
);

/** Name of a picklist: 64 characters; the namespace prefix is written by the caller (0052). */
export const picklistName = z
  .string()
  .max(64, tooLong(64))
  .regex(
    new RegExp(`^(?:${word}?__)?${word}$`),
    "must start with a letter and hold only letters, digits and single underscores, with the namespace in front",
  );

/** Flows, BPMs and scripts: so many characters without the namespace prefix (0040, 0046; for scripts inferred). */
export const definitionNameLength = 64;

/** Name of a flow, a BPM or a script. */
// assumption: definition-name-length
export const definitionName = z
  .string()
  .regex(
    new RegExp(`^(?:${word}?__)?(?:${word})$`),
    "must start with a letter and hold only letters, digits and single underscores, with the namespace in front",
  )
  .refine(
    (name) => name.replace(/^.*?__/, "").length <= definitionNameLength,
    `is longer than ${definitionNameLength} characters without its namespace`,
  );

/** Name of a trigger or a validator: unique in its object, without namespace (0036, 0037). */
export const childName = z
  .string()
  .max(64, tooLong(64))
  .regex(new RegExp(`^${word}$`), "must start with a letter and hold only letters, digits and single underscores");

/**
 * Name of a layout (0038): starts with a letter or a Chinese character; letters, Chinese characters, digits and single spaces. What a
 * special character is the page does not say.
 */
export const layoutName = z
  .string()
  .max(64, tooLong(64))
  .regex(/^[A-Za-z\p{Script=Han}][^_]*$/u, "must start with a letter or a Chinese character and hold no underscore")
  // assumption: layout-name-characters
  .regex(/^(?!.* {2})[^!-,./:-@[-^`{-~]*$/u, "must not hold special characters or several spaces in a row");

/** Whether a text has the form of an id: 20 letters and digits. */
// assumption: id-forms
export function hasIdForm(text: string): boolean {
  return /^[0-9A-Za-z]{20}$/.test(text);
}

/** The calls for records take an object's name; an id is told by its form (page 0026). */
// assumption: id-forms
export function isObjectId(name: string): boolean {
  return /^(cust|stad|stup)/.test(name) && hasIdForm(name);
}

/** Whether an id is that of an object that the platform brings along. */
// assumption: id-forms
export function isStandardObjectId(id: string): boolean {
  return /^(stad|stup)/.test(id) && hasIdForm(id);
}

/** A text of one to `maximum` characters. */
export function text(maximum: number) {
  return z.string().min(1, "must not be empty").max(maximum, tooLong(maximum));
}

/** A text of at most `maximum` characters; empty means "not set", as the examples send it. */
export function optionalText(maximum: number) {
  return z.string().max(maximum, tooLong(maximum));
}

/** The same of a change: the pages ask for one character at least, and what clears such a text they do not say: `""`, or only `null`. */
// assumption: clear-description
export function clearableText(maximum: number) {
  return optionalText(maximum).nullable();
}

/** What a program gives in the place of such a text: `""` clears it, and it may be left out. */
export function clearedByProgram(text: z.ZodOptional<ReturnType<typeof clearableText>>) {
  return text.unwrap().unwrap().optional();
}

/** A switch of a request: tables type it as a text, examples send a boolean. The client sends booleans. */
// assumption: wire-types
export const requestFlag = z.union([z.boolean(), z.enum(["true", "false"])]).transform((value) => `${value}` === "true");

// Answers are lenient: unknown members pass; `null`, `""` and a missing member mean the same.

/** A text of an answer; `""` when the platform has none. */
// assumption: null-style
export const answerText = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? "" : String(value)));

// assumption: null-style
// assumption: wire-types
const flag = z.union([z.boolean(), z.literal("true"), z.literal("false"), z.literal("")]).nullish();

/** A switch of an answer; false when absent. Some tables type them as strings. */
export const answerFlag = flag.transform((value) => value === true || value === "true");

/** A switch of an answer that may not tell it: undefined when absent. */
export const answerFlagIfTold = flag.transform((value) =>
  value === null || value === undefined || value === "" ? undefined : `${value}` === "true",
);

/** A number of an answer; undefined when absent. Numbers may arrive as text. */
// assumption: null-style
// assumption: wire-types
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
// assumption: create-result
export const createdId = z.unknown().transform((value): string | undefined => {
  const first = Array.isArray(value) ? value[0] : value;
  const id = typeof first === "object" && first !== null ? (first as { id?: unknown }).id : first;
  return typeof id === "string" && id !== "" ? id : undefined;
});

/** The texts of an answer's list; none when the member is absent. */
const answerTexts = z
  .array(answerText)
  .nullish()
  .transform((texts) => texts ?? []);

const CompileInfo = z.looseObject({ id: answerText, errors: answerTexts, warnings: answerTexts });
export interface CompileInfo {
  /** Undefined when the answer holds none. */
  id: string | undefined;
  errors: string[];
  warnings: string[];
}

/**
 * What creating or changing a flow or a BPM answers: its id and what the compiler says. The record exists whatever the compiler says. An id
 * alone means that the platform tells no more.
 */
// assumption: bpm-create-result
export const compileInfo = z.unknown().transform((value): CompileInfo => {
  const info = CompileInfo.safeParse(Array.isArray(value) ? value[0] : value);
  return { id: createdId.parse(value), errors: info.data?.errors ?? [], warnings: info.data?.warnings ?? [] };
});

const flagText = z.enum(["true", "false"]);

/** Conditions of the lists of flows and BPMs: unless `like` is `true`, the name must match exactly (0041, 0047). */
export const definitionConditions = {
  like: z.string().optional(),
  name: z.string().optional(),
  active: flagText.optional(),
  skip: z.string().regex(/^\d+$/, "must be a whole number").optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d*$/, "must be a whole number of 1 or more")
    .optional(),
};

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
