import { z } from "zod";
import { operation } from "./operation";
import { ConditionSchema } from "./records";
import { answerFlag, answerText, audit, createdId, definitionName, origin, writeResult } from "./values";

const ScriptRecord = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  version: answerText,
  active: answerFlag,
  content: answerText,
  jscode: answerText,
  sourceMap: answerText,
  methodName: answerText,
  label: answerText,
  description: answerText,
  /** Id of the application that the script belongs to. */
  belongTo: answerText,
  ...origin,
  ...audit,
});
export type ScriptRecord = z.output<typeof ScriptRecord>;

/** One parameter of a script. */
const ScriptParameter = z.looseObject({
  name: answerText,
  label: answerText,
  description: answerText,
  isCollection: answerFlag,
  required: answerFlag,
  valueType: answerText,
  structType: answerText,
});

const parameters = z
  .array(ScriptParameter)
  .nullish()
  .transform((members) => members ?? []);

const ScriptSignature = z.looseObject({
  script: answerText,
  label: answerText,
  description: answerText,
  methodName: answerText,
  methodObject: answerText,
  input: answerText,
  output: answerText,
  inputs: parameters,
  outputs: parameters,
  types: z
    .record(z.string(), parameters)
    .nullish()
    .transform((types) => types ?? {}),
});
export type ScriptSignature = z.output<typeof ScriptSignature>;

const version = z.strictObject({ version: z.string().optional() }).optional();

export const getSignature = operation({
  name: "ObtainSignatureInformation",
  row: 48,
  page: "0065",
  evidence: "documented",
  method: "GET",
  path: "/u-route/baas/script/v1.0/signature/{scriptName}",
  query: version,
  result: ScriptSignature,
});

/** Declaration files of the built-in libraries, by file name. */
export const listDeclarations = operation({
  name: "ObtainDeclaration",
  row: 49,
  page: "0066",
  evidence: "documented",
  method: "GET",
  path: "/u-route/baas/script/v1.0/declaration",
  result: z.record(z.string(), z.string()),
});

const FormulaFunction = z.looseObject({ name: answerText, category: answerText, format: answerText, description: answerText });
export type FormulaFunction = z.output<typeof FormulaFunction>;

/** The functions of formulas: the example prints one object, an array is likelier. */
export const listFormulaFunctions = operation({
  name: "ObtainFormula",
  row: 50,
  page: "0067",
  evidence: "documented",
  method: "GET",
  path: "/u-route/baas/formula/v1.0/functions",
  // assumption: formula-functions
  result: z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(FormulaFunction)),
});

// The metadata of scripts is on no page: a public deployment tool of 2022 lists, reads, uploads and switches them.

const scripts = "/u-route/baas/metadata/v1.0/Script";

export const list = operation({
  name: "QueryScripts",
  page: "0030",
  evidence: "observed",
  method: "GET",
  path: scripts,
  result: z.array(ScriptRecord),
});

/** Scripts by condition, in the grammar of the record queries. */
export const query = operation({
  name: "QueryScriptsbyCondition",
  page: "0024",
  evidence: "observed",
  method: "POST",
  path: "/u-route/baas/data/v1.0/query/Script",
  effect: "read",
  body: z.strictObject({
    condition: ConditionSchema,
    options: z
      .strictObject({
        orderby: z.array(z.strictObject({ field: z.string(), order: z.enum(["asc", "desc"]) })).optional(),
        limit: z.int().min(1).optional(),
      })
      .optional(),
  }),
  result: z.array(ScriptRecord),
});

export const get = operation({
  name: "QueryScriptbyID",
  page: "0030",
  evidence: "observed",
  method: "GET",
  path: `${scripts}/{scriptId}`,
  result: ScriptRecord,
});

/** The three texts of a script: TypeScript, the JavaScript compiled from it, the map between them. The platform does not compile. */
const texts = { content: z.string(), jscode: z.string(), sourceMap: z.string() };

const words = { label: z.string(), description: z.string() };

/** Creates a script; inferred from the generic metadata call and the record. */
export const create = operation({
  name: "CreateScript",
  page: "0029",
  evidence: "inferred",
  method: "POST",
  path: scripts,
  body: z.strictObject({ name: definitionName, ...texts, ...z.strictObject(words).partial().shape }),
  result: createdId,
});

/** Uploads the texts of a script, or enables or disables it (`active` alone). */
export const update = operation({
  name: "UpdateScript",
  page: "0030",
  evidence: "observed",
  method: "PUT",
  path: `${scripts}/{scriptId}`,
  body: z.strictObject({ ...texts, ...words, active: z.boolean() }).partial(),
  result: writeResult,
});

/** Deletes a script; inferred from the generic metadata call. */
export const remove = operation({
  name: "DeleteScript",
  page: "0030",
  evidence: "inferred",
  method: "DELETE",
  path: `${scripts}/{scriptId}`,
  result: writeResult,
});

const scriptInputs = z.record(z.string(), z.unknown());

/** The value that a script returned, and what it wrote to its log. */
const ScriptOutcome = z.looseObject({ value: z.unknown().optional(), log: answerText });

/** Runs a script: the given version, or the latest. The answer has no log. */
export const run = operation({
  name: "RunScript",
  row: 46,
  page: "0062",
  evidence: "documented",
  method: "POST",
  path: "/u-route/baas/script/v1.0/run/{scriptName}",
  query: version,
  body: scriptInputs,
  result: ScriptOutcome,
});

/** Runs a script and answers its log. */
export const debug = operation({
  name: "DebugScript",
  row: 47,
  page: "0063",
  evidence: "documented",
  method: "POST",
  path: "/u-route/baas/script/v1.0/debug/{scriptName}",
  query: version,
  body: scriptInputs,
  result: ScriptOutcome,
});
