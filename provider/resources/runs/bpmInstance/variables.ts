import type { Client } from "../../../client/client";
import type { BpmRecord } from "../../../contract/bpms";
import * as bpms from "../../../contract/bpms";
import { isRecord } from "../../../lifecycle/projectDeclared";
import type { Session } from "../../../lifecycle/session";
import type { BpmInstanceInputs } from "./schema";

/** The lists of a definition whose members have values. */
const variableLists = ["variables", "structVariables", "objectVariables", "formulas"];

/**
 * The platform ignores variables that the BPM does not have, and those that cannot be set, without a word. Where the definition tells which
 * there are, a warning names them. System variables are declared nowhere.
 */
export async function warnOfIgnored(session: Session, { bpm, version }: BpmInstanceInputs, names: readonly string[]): Promise<void> {
  const own = names.filter((name) => !name.startsWith("$"));
  const definition = own.length > 0 ? await definitionOf(session, bpm, version).catch(() => undefined) : undefined;
  if (!definition) return;
  const constants = membersOf(definition.constants);
  const variables = variableLists.flatMap((list) => membersOf(definition[list]));
  if (variables.length + constants.length === 0) return;
  const warn = (ignored: string[], why: string) => {
    if (ignored.length > 0) session.warn(`BPM ${bpm} ${why}: ${ignored.join(", ")}. The platform ignores what is set there.`);
  };
  warn(
    own.filter((name) => constants.includes(name)),
    "has these as constants, which cannot be set",
  );
  warn(
    own.filter((name) => !constants.includes(name) && !variables.includes(name)),
    "declares no such variables",
  );
}

async function definitionOf({ client }: Session, name: string, version: string | undefined): Promise<Record<string, unknown> | undefined> {
  const started = await startable(client, name, version);
  return started && client.call(bpms.get, { path: { bpmId: started.id } });
}

/** The version of a BPM of which an instance can be started: the one that is asked for, or the enabled one. */
export async function startable(client: Client, name: string, version: string | undefined): Promise<BpmRecord | undefined> {
  const versions = (await client.call(bpms.list, { query: { name } })).filter((one) => one.name === name);
  return versions.find((one) => (version === undefined ? one.active : one.version === version));
}

function membersOf(list: unknown): string[] {
  return Array.isArray(list) ? list.filter(isRecord).flatMap(({ name }) => (typeof name === "string" ? [name] : [])) : [];
}
