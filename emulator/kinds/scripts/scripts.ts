import type { z } from "zod";
import * as contract from "../../../provider/contract/scripts";
import { accepted, type Refused } from "../../core/answers";
import { type Column, conditionTest } from "../../core/conditions";
import { refuseForeignNamespace } from "../../core/names";
import { Created, Written } from "../../core/outcomes";
import { sorted, typed } from "../../core/print";
import { refusal, refuseCallWhen, refuseWhileActive } from "../../core/refusal";
import { sampleApplication } from "../../core/sampleApplication";
import { ofTenant } from "../../core/seedPart";
import type { Serve } from "../../core/serve";
import { sortedRows } from "../../core/sorting";
import type { Tenant } from "../../core/tenant";
import { Definitions, type StoredLogic, seeded } from "../definitions/definitions";
import { logicMembers } from "../definitions/print";
import { declarations, formulaFunctions } from "./library";
import { checkSignature, printSignature, readSignature, type Signature } from "./signature";

export interface StoredScript extends StoredLogic {
  label: string;
  description: string;
  content: string;
  jscode: string;
  sourceMap: string;
}

export type ScriptDefinition = z.output<typeof contract.create.body>;
export type ScriptChanges = z.output<typeof contract.update.body>;
export type ScriptQuery = z.output<typeof contract.query.body>;

/** What a script returned, and what it wrote to its log. */
export interface ScriptOutcome {
  value?: unknown;
  log?: string;
}

export type ScriptRunResult = Required<ScriptOutcome>;

/** Answers a run of a script. What it throws is an error of the test. */
export type ScriptAnswer = (inputs: Record<string, unknown>, run: { version: string; debug: boolean }) => ScriptOutcome | Refused;

/** What conditions and sorting can name. */
const columns = {
  id: "ID",
  name: "Name",
  version: "Text",
  active: "CheckBox",
  label: "Text",
  description: "Text",
  createdBy: "Lookup",
  createdDate: "DateTime",
  lastModifiedBy: "Lookup",
  lastModifiedDate: "DateTime",
} as const;

/** Scripts. The platform does not compile what is uploaded: it keeps the three texts. */
export class Scripts extends Definitions<StoredScript> {
  static readonly kind = {
    key: "scripts",
    noun: "script",
    idPrefix: "001a",
    parameter: "scriptId",
    seed: ofTenant(contract.create.body.extend(seeded), (scripts: Scripts, { active, ...script }) =>
      scripts.planted(scripts.create(script), active),
    ),
  } as const;

  static routes(serve: Serve<Scripts>): void {
    serve(contract.getSignature, ({ path, query }, scripts) =>
      printSignature(path.scriptName, scripts.signature(path.scriptName, query?.version)),
    );

    serve(contract.listDeclarations, () => declarations);

    serve(contract.listFormulaFunctions, (_input, { tenant }) =>
      tenant.dialect.formulaFunctions === "object" ? formulaFunctions[0] : formulaFunctions,
    );

    serve(contract.run, ({ path, query, body }, scripts) => ({ ...scripts.run(path.scriptName, body, query), log: "" }));

    serve(contract.debug, ({ path, query, body }, scripts) => scripts.run(path.scriptName, body, { ...query, debug: true }));

    serve(contract.list, (_input, scripts) => {
      refuseCallWhen(scripts.tenant.dialect.scriptLookup === "query");
      return scripts.listed().map((script) => print(script, scripts.tenant));
    });

    serve(contract.query, ({ body }, scripts) => {
      refuseCallWhen(scripts.tenant.dialect.scriptLookup === "list");
      return scripts.query(body).map((script) => print(script, scripts.tenant));
    });

    serve(contract.get, ({ path }, scripts) => print(scripts.get(path.scriptId), scripts.tenant));

    serve(contract.create, ({ body }, scripts) => {
      refuseCallWhen(scripts.tenant.dialect.scriptCreate === "absent");
      refuseForeignNamespace(body.name, scripts.tenant);
      return new Created(scripts.create(body).id);
    });

    serve(contract.update, ({ path, body }, scripts) => {
      scripts.update(path.scriptId, body);
      return new Written(1);
    });

    serve(contract.remove, ({ path }, scripts) => {
      refuseCallWhen(scripts.tenant.dialect.scriptDelete === "absent");
      scripts.delete(path.scriptId);
    });
  }

  /** The scripts that satisfy a condition, sorted and cut. */
  query({ condition, options: { orderby = [], limit } = {} }: ScriptQuery): StoredScript[] {
    return sortedRows(this.listed().filter(conditionTest(condition, column)), orderby, column).slice(0, limit);
  }

  create({ name, ...definition }: ScriptDefinition): StoredScript {
    return this.keep({ label: "", description: "", ...definition, ...this.newVersion(name) });
  }

  /** What a script declares, in a version or in the latest one. */
  signature(name: string, version?: string): Signature {
    const script = this.#version(name, version);
    if (!script.active && this.tenant.dialect.signatureOf === "enabled") throw refusal("invalid", `script ${name} is not enabled`);
    const signature = readSignature(script.content);
    checkSignature(signature);
    return signature;
  }

  /** Says what runs of a script answer, until the emulator is reset. */
  answer(name: string, answer: ScriptAnswer): void {
    this.tenant.answers.set("script", name, answer);
  }

  /** Runs a script as `answer` says; else it returns what it declares, with the inputs of the same names. */
  run(
    name: string,
    inputs: Record<string, unknown>,
    { version, debug = false }: { version?: string; debug?: boolean } = {},
  ): ScriptRunResult {
    const script = this.#version(name, version);
    if (!script.active && this.tenant.dialect.disabledRuns === "neither")
      throw refusal("missing", `script ${name} does not exist or is not enabled`);
    const answer = this.tenant.answers.find<ScriptAnswer>("script", name);
    const { value = null, log = "" } = answer
      ? accepted(answer(inputs, { version: script.version, debug }))
      : { value: declaredValue(readSignature(script.content), inputs) };
    return { value, log };
  }

  /** A version of a script, or the newest one. */
  #version(name: string, version?: string): StoredScript {
    const script = version === undefined ? this.newest(name) : this.versions(name).find((one) => one.version === version);
    if (!script) throw refusal("missing", `script ${name} does not exist${version === undefined ? "" : ` in version ${version}`}`);
    return script;
  }

  update(idOrName: string, changes: ScriptChanges): void {
    const script = this.changeable(idOrName);
    const isSwitchedOnly = Object.keys(changes).every((name) => name === "active");
    if (changes.active !== false && !isSwitchedOnly) refuseWhileActive("script", script, this.tenant.dialect);
    Object.assign(script, changes);
    this.tenant.touch(script);
  }
}

/** The members of a script's output. */
function declaredValue({ options, types }: Signature, inputs: Record<string, unknown>): unknown {
  if (options.output === undefined) return null;
  const members = types.get(String(options.output)) ?? [];
  return Object.fromEntries(members.map(({ name }) => [name, inputs[name] ?? null]));
}

function column(name: string): Column<StoredScript> {
  if (!isColumn(name)) throw refusal("invalid", `field ${name} of scripts does not exist`);
  return { dataType: columns[name], numeric: false, read: (script) => (script[name] === "" ? null : script[name]) };
}

function isColumn(name: string): name is keyof typeof columns {
  return Object.hasOwn(columns, name);
}

/** A script, in the list as by id: the members that a deployment tool recorded. */
function print(script: StoredScript, tenant: Tenant): object {
  const { content, jscode, sourceMap, label, description } = script;
  const { methodObject, methodName } = readSignature(content);
  const application = sampleApplication(tenant);
  return sorted({
    ...logicMembers(script, tenant),
    ...typed("belongTo", application.id, "Application", application.name),
    catalogue: null,
    content,
    description,
    jscode,
    label: label || null,
    methodName: methodName && `${methodObject}.${methodName}`,
    sourceMap,
    visibility: 0,
  });
}
