import { isAbsent, isNotOffered } from "../../../client/errors";
import type { ScriptRecord, ScriptSignature } from "../../../contract/scripts";
import * as contract from "../../../contract/scripts";
import { shortName } from "../../../fieldModel/names";
import { changedInputs, projectAttributes } from "../../../lifecycle/attributes";
import { type Handler, RefusedChange } from "../../../lifecycle/handler";
import type { Session } from "../../../lifecycle/session";
import { definitionLife } from "../handler";
import type { DefinitionKind } from "../kind";
import { compile } from "./compile";
import { type ScriptInputs, type ScriptState, schema } from "./schema";

const scripts: DefinitionKind<ScriptInputs, ScriptState, ScriptRecord> = {
  word: "Script",
  list: listScripts,
  get: (session, scriptId) => session.client.call(contract.get, { path: { scriptId } }),
  create: async (session, inputs) => compiled(await create(session, inputs)),
  write: async (session, scriptId, { olds, news }) => {
    const left = Object.fromEntries(Object.keys(words(olds)).map((name) => [name, ""]));
    const body = { ...left, ...words(news), ...texts(news) };
    await session.client.call(contract.update, { path: { scriptId }, body, extra: news.extra });
    return compiled(scriptId);
  },
  needs: (olds, news) => {
    if (olds?.name !== news.name) return [contract.create];
    return changedInputs(["content", "jscode", "sourceMap", "label", "description", "active", "extra"], olds, news).length > 0
      ? [contract.update]
      : [];
  },
  switches: (session, scriptId) => [(active) => session.client.call(contract.update, { path: { scriptId }, body: { active } })],
  remove: (session, scriptId) => session.client.call(contract.remove, { path: { scriptId } }),
  // The rest is its texts, which the program always declares, or which are compiled from them.
  attributes: ["label", "description"],
  created: (inputs) => ({ label: shortName(inputs.name), ...words(inputs) }),
  content: ({ content, jscode, label, description }) => ({ content, jscode, label, description }),
  declared: ({ version, signature, adopted, unfinished, ...inputs }) => inputs,
  project,
  describe: (live) => ({ ...project({ name: live.name, content: "", label: "", description: "", active: false }, live) }),
  complete: async (session, state) => ({ ...state, signature: await signatureOf(session, state.name) }),
};

export const script: Handler<ScriptInputs, ScriptState> = {
  kind: "Script",
  mayBeUnset: ["active", "signature", "adopted"],
  schema,
  computed: { version: true, signature: true },
  ...definitionLife(scripts),
};

/** Scripts, at least those with the name. Which of the two calls a platform offers, no page says. */
// assumption: script-lookup
async function listScripts(session: Session, name: string | undefined): Promise<ScriptRecord[]> {
  if (session.platform.queriesScripts) {
    try {
      return await query(session, name);
    } catch (error) {
      if (!isAbsent(error)) throw error;
      session.platform.queriesScripts = false;
    }
  }
  return session.client.call(contract.list, {});
}

function query(session: Session, name: string | undefined): Promise<ScriptRecord[]> {
  const conditions = name === undefined ? [] : [{ field: "name", operator: "eq", value: name }];
  return session.client.call(contract.query, { body: { condition: { conjunction: "AND", conditions } } });
}

/** The platform compiles nothing, and so has nothing to say. */
function compiled(id: string | undefined) {
  return { id, errors: [], warnings: [] };
}

async function create(session: Session, inputs: ScriptInputs): Promise<string | undefined> {
  const { name, extra } = inputs;
  try {
    return await session.client.call(contract.create, { body: { name, ...texts(inputs), ...words(inputs) }, extra });
  } catch (error) {
    if (!isNotOffered(error)) throw error;
    // assumption: script-create
    throw new RefusedChange(`${error.message} Create script ${name} there, empty, and set adoptExisting: true.`);
  }
}

function texts({ name, content, jscode, sourceMap = "" }: ScriptInputs) {
  return { content, ...(jscode === undefined ? compile(name, content) : { jscode, sourceMap }) };
}

/** What is declared of the words that tell of it. */
function words({ label, description }: ScriptInputs): { label?: string; description?: string } {
  return { ...(label !== undefined && { label }), ...(description !== undefined && { description }) };
}

function project(inputs: ScriptInputs, live: ScriptRecord): ScriptState {
  const declared = projectAttributes(["content", "jscode", "sourceMap", "label", "description", "active"], inputs, live);
  return { ...inputs, ...declared, name: live.name, version: live.version };
}

/** The platform refuses it where the types of the parameters are wrong, and may know it only of enabled scripts. */
// assumption: script-signature
async function signatureOf(session: Session, scriptName: string): Promise<ScriptSignature | undefined> {
  try {
    return await session.client.call(contract.getSignature, { path: { scriptName } });
  } catch (error) {
    if (!isAbsent(error)) throw error;
    session.warn(`The platform does not tell the signature of script ${scriptName}. ${error.message}`);
    return undefined;
  }
}
