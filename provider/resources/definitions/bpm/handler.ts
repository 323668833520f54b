import type { z } from "zod";
import * as contract from "../../../contract/bpms";
import { type BpmRecord, withRecord } from "../../../contract/bpms";
import { bpmFaults } from "../../../contract/processes";
import { shortName } from "../../../fieldModel/names";
import { described } from "../../../lifecycle/attributes";
import { readUntil } from "../../../lifecycle/confirmWrite";
import type { Handler } from "../../../lifecycle/handler";
import type { Session } from "../../../lifecycle/session";
import { currentVersion } from "../currentVersion";
import { definitionLife } from "../handler";
import type { DefinitionKind, Writing } from "../kind";
import { declaredParts, projectParts } from "../parts";
import { wholeBody } from "../wholeBody";
import { attributeNames, type BpmInputs, type BpmState, schema } from "./schema";

const bpms: DefinitionKind<BpmInputs, BpmState, BpmRecord> = {
  word: "BPM",
  list,
  get,
  choose: (found, { version }) => (version === undefined ? currentVersion(found) : found.find((bpm) => bpm.version === version)),
  create: (session, inputs) => session.client.call(contract.create, { body: creationBody(inputs), extra: inputs.extra }),
  write: (session, bpmId, writing) =>
    session.client.call(contract.update, { path: { bpmId }, body: wholeBpm(writing), extra: writing.news.extra }),
  switches: (session, bpmId, content) => [
    (active) =>
      session.client.call(contract.activate, { path: { bpmId }, body: { ...wholeBpm(content), active }, extra: content.news.extra }),
    (active) => session.client.call(contract.activateRecord, { path: { bpmId }, body: { active } }),
  ],
  remove: (session, bpmId) => session.client.call(contract.remove, { path: { bpmId } }),
  needs: (olds, news) => (news.active !== undefined && news.active !== (olds?.active ?? false) ? [contract.activate] : []),
  faults: bpmFaults,
  attributes: attributeNames,
  created: creationBody,
  content: (inputs) => declaredParts(attributeNames, inputs),
  declared: ({ status, liveVersion, adopted, unfinished, ...inputs }) => inputs,
  project,
  describe,
};

export const bpm: Handler<BpmInputs, BpmState> = {
  kind: "Bpm",
  mayBeUnset: ["label", "active", "adopted"],
  schema,
  computed: { status: true, liveVersion: true },
  ...definitionLife(bpms),
  replaces,
  names: ({ name, version = "" }) => [{ property: "name", key: `BPM ${name} ${version}` }],
  // The platform keeps several versions under one name: a new one is there before the old one goes.
  identity: ({ name, version = "" }) => `${name} ${version}`,
};

function list(session: Session, name: string | undefined): Promise<BpmRecord[]> {
  return session.client.call(contract.list, name === undefined ? {} : { query: { name } });
}

/** A BPM by id may be its definition alone: what else there is the list tells, of a new one perhaps after a moment. */
// assumption: bpm-read
async function get(session: Session, bpmId: string): Promise<BpmRecord> {
  const bpm = await session.client.call(contract.get, { path: { bpmId } });
  if (bpm.active !== undefined) return withRecord(bpm, []);
  const isListed = (listed: BpmRecord[]) => listed.some(({ id }) => id === bpmId);
  return withRecord(bpm, await readUntil(session.client.clock, () => list(session, bpm.name), isListed));
}

/** A version that the program does not give (any more) is the one that is there. */
function replaces(olds: BpmState, news: BpmInputs): (keyof BpmInputs)[] {
  if (olds.name !== news.name) return ["name"];
  return news.version !== undefined && news.version !== olds.liveVersion ? ["version"] : [];
}

function project(inputs: BpmInputs, live: BpmRecord): BpmState {
  return {
    ...inputs,
    ...projectParts(attributeNames, inputs, live),
    ...(inputs.version !== undefined && { version: live.version }),
    ...(inputs.active !== undefined && { active: live.active }),
    name: live.name,
    status: live.status,
    liveVersion: live.version,
  };
}

function describe(live: BpmRecord): BpmState {
  const { name, version, active, status } = live;
  return { ...described(attributeNames, live), name, version, active, status, liveVersion: version } as BpmState;
}

type Body = z.input<typeof contract.update.body>;

const names = ["version", ...attributeNames];

function defaults({ name }: BpmInputs) {
  return { label: shortName(name) };
}

function creationBody(inputs: BpmInputs): Body {
  return { ...defaults(inputs), ...declaredParts(names, inputs), name: inputs.name };
}

/** A BPM is always written whole, with its name and its version. */
function wholeBpm({ olds, news, live }: Writing<BpmInputs, BpmRecord>): Body {
  const texts = ["version", "label", "description", "instanceLabel"];
  const wanted = { ...declaredParts(names, news), name: news.name };
  return wholeBody({ wanted, until: declaredParts(names, olds), live, defaults: defaults(news), texts }) as Body;
}
