import type { ScriptSignature } from "../resources/definitions/script/resource";
import { dataSource } from "./dataSource";
import { existing, idOfOne, notThere, oneOf, tenantNames } from "./lookup";
import type { Audit, ByNameAndVersion, ByVersionId, NoArgs, Origin, Query, QueryOutput } from "./query";
import type { Tenant } from "./tenant";

// Loaded with the first question.
const scripts = (): typeof import("../contract/scripts") => require("../contract/scripts");

/** What the platform tells of a script. No page of the API reference shows it. */
export interface ScriptInfo extends Audit, Origin {
  /** Id of this version of the script. */
  id: string;
  /** API name. */
  name: string;
  /** Version, for example `1.0.1`. */
  version: string;
  /** Whether this version is enabled. */
  active: boolean;
  /** The TypeScript source. */
  content: string;
  /** The JavaScript compiled from it. */
  jscode: string;
  /** The map between the two. */
  sourceMap: string;
  /** Class and method that run: `Query.run`. */
  methodName: string;
  /** Shown name. */
  label: string;
  /** What the script is for. */
  description: string;
  /** Id of the application that the script belongs to. */
  belongTo: string;
}

/** All scripts, or those of a name, by whichever way the installation offers. */
// assumption: script-lookup
async function listScripts(tenant: Tenant, name?: string): Promise<ScriptInfo[]> {
  const conditions = name === undefined ? [] : [{ field: "name", operator: "eq", value: name }];
  const query = () => tenant.ifThere(tenant.call(scripts().query, { body: { condition: { conjunction: "AND", conditions } } }));
  const list = () => tenant.ifThere(tenant.call(scripts().list, {}));
  // The list holds the texts of every script: it is the better way only to all of them.
  const found = name === undefined ? ((await list()) ?? (await query())) : ((await query()) ?? (await list()));
  if (!found) throw new Error("this installation does not list its scripts. Give the id of the script.");
  return found;
}

const many = dataSource("getScripts", (tenant, _args: NoArgs): Promise<ScriptInfo[]> => listScripts(tenant));

/**
 * All scripts with their texts; each version is one of its own. The call is not in the API reference; it was seen in use.
 *
 * @example
 * ```ts
 * export const scripts = astrozero.getScripts().then((all) => all.filter(({ active }) => active).map(({ name }) => name));
 * ```
 */
export const getScripts: Query<NoArgs, ScriptInfo[]> = many.promise;
/** {@link getScripts} as an output. */
export const getScriptsOutput: QueryOutput<NoArgs, ScriptInfo[]> = many.output;

/** Arguments of {@link getScript}. */
export type GetScriptArgs = ByNameAndVersion | ByVersionId;

const one = dataSource("getScript", async (tenant, args: GetScriptArgs): Promise<ScriptInfo> => {
  const kind = "script";
  const scriptId = await idOfOne(
    args,
    (name) => ({ kind, names: tenantNames(tenant, name), versions: { wanted: args.version } }),
    (name) => listScripts(tenant, name),
  );
  return existing(tenant, { kind }, scriptId, tenant.call(scripts().get, { path: { scriptId } }));
});

/**
 * One script. Fails when there is none, and when there are several versions and none is given. The call is not in the API reference; it
 * was seen in use.
 *
 * @example
 * ```ts
 * export const source = astrozero.getScriptOutput({ name: "calculatePrice" }).content;
 * ```
 */
export const getScript: Query<GetScriptArgs, ScriptInfo> = one.promise;
/** {@link getScript} as an output. */
export const getScriptOutput: QueryOutput<GetScriptArgs, ScriptInfo> = one.output;

/** What goes into a script and comes out of it. (page 0065) */
export interface ScriptSignatureInfo extends ScriptSignature {
  /** API name of the script. */
  script: string;
  /** Shown name. */
  label: string;
  /** What the script is for. */
  description: string;
}

/** Arguments of {@link getScriptSignature}. */
export interface GetScriptSignatureArgs {
  /** Developer name, to which the namespace is added, or the full API name. (page 0065) */
  name: string;
  /** Which version, for example `1.0.1`. Default: the latest. (page 0065) */
  version?: string | undefined;
}

const signature = dataSource("getScriptSignature", async (tenant, args: GetScriptSignatureArgs): Promise<ScriptSignatureInfo> => {
  const [, name] = oneOf(args, "name");
  const names = tenantNames(tenant, name);
  const query = { ...(args.version && { version: args.version }) };
  for (const scriptName of names) {
    const found = await tenant.ifThere(tenant.call(scripts().getSignature, { path: { scriptName }, query }));
    if (found) return found;
  }
  throw await notThere({ kind: "script", names }, () => listScripts(tenant));
});

/**
 * The parameters and results of a script. Fails when there is no such script. (page 0065)
 *
 * @example
 * ```ts
 * export const inputs = astrozero
 *   .getScriptSignature({ name: "calculatePrice" })
 *   .then(({ inputs }) => inputs.filter(({ required }) => required).map(({ name }) => name));
 * ```
 */
export const getScriptSignature: Query<GetScriptSignatureArgs, ScriptSignatureInfo> = signature.promise;
/** {@link getScriptSignature} as an output. */
export const getScriptSignatureOutput: QueryOutput<GetScriptSignatureArgs, ScriptSignatureInfo> = signature.output;

const declarations = dataSource("getScriptDeclarations", (tenant, _args: NoArgs) => tenant.call(scripts().listDeclarations, {}));

/**
 * The TypeScript declarations of the libraries that scripts can use, by the names of their files. (page 0066)
 *
 * @example
 * ```ts
 * export const libraries = astrozero.getScriptDeclarations().then((files) => Object.keys(files));
 * ```
 */
export const getScriptDeclarations: Query<NoArgs, Record<string, string>> = declarations.promise;
/** {@link getScriptDeclarations} as an output. */
export const getScriptDeclarationsOutput: QueryOutput<NoArgs, Record<string, string>> = declarations.output;

/** A function of formulas. (page 0067) */
export interface FormulaFunction {
  /** Name: `CONTAINS`. */
  name: string;
  /** Group that it belongs to. */
  category: string;
  /** How it is called. */
  format: string;
  /** What it does. */
  description: string;
}

const functions = dataSource(
  "getFormulaFunctions",
  (tenant, _args: NoArgs): Promise<FormulaFunction[]> => tenant.call(scripts().listFormulaFunctions, {}),
);

/**
 * The functions that formulas of flows can use. (page 0067)
 *
 * @example
 * ```ts
 * export const functions = astrozero.getFormulaFunctions().then((all) => all.map(({ format }) => format));
 * ```
 */
export const getFormulaFunctions: Query<NoArgs, FormulaFunction[]> = functions.promise;
/** {@link getFormulaFunctions} as an output. */
export const getFormulaFunctionsOutput: QueryOutput<NoArgs, FormulaFunction[]> = functions.output;
