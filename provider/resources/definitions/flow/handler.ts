import type { z } from "zod";
import type { FlowRecord } from "../../../contract/flows";
import * as contract from "../../../contract/flows";
import { flowFaults } from "../../../contract/processes";
import { shortName } from "../../../fieldModel/names";
import { described } from "../../../lifecycle/attributes";
import type { Handler } from "../../../lifecycle/handler";
import { definitionLife } from "../handler";
import type { DefinitionKind, Writing } from "../kind";
import { declaredParts, projectParts } from "../parts";
import { wholeBody } from "../wholeBody";
import { attributeNames, type FlowInputs, type FlowState, schema } from "./schema";

const flows: DefinitionKind<FlowInputs, FlowState, FlowRecord> = {
  word: "Flow",
  list: (session, name) => session.client.call(contract.list, name === undefined ? {} : { query: { name } }),
  get: (session, flowId) => session.client.call(contract.get, { path: { flowId } }),
  // Every change must send it, and of a flow that has an event it is then unknown what it is.
  // assumption: flow-read-empty
  misfits: ({ processType }, live) =>
    processType || live.processType || !live.event ? [] : ["the platform does not tell its processType: declare it"],
  create: (session, inputs) => session.client.call(contract.create, { body: creationBody(inputs), extra: inputs.extra }),
  write: (session, flowId, writing) =>
    session.client.call(contract.update, { path: { flowId }, body: updateBody(writing), extra: writing.news.extra }),
  switches: (session, flowId) => [(active) => session.client.call(contract.activate, { path: { flowId }, body: { active } })],
  remove: (session, flowId) => session.client.call(contract.remove, { path: { flowId } }),
  needs: (olds, news) => (news.active !== undefined && news.active !== (olds?.active ?? false) ? [contract.activate] : []),
  faults: flowFaults,
  compile: (session, flowId) => session.client.call(contract.check, { path: { flowId }, query: { flag: "check" } }),
  attributes: attributeNames,
  created: creationBody,
  content: (inputs) => declaredParts(attributeNames, inputs),
  declared: ({ status, version, adopted, unfinished, ...inputs }) => inputs,
  project,
  describe,
};

export const flow: Handler<FlowInputs, FlowState> = {
  kind: "Flow",
  mayBeUnset: ["label", "active", "adopted"],
  schema,
  computed: { status: true, version: true },
  ...definitionLife(flows),
};

function project(inputs: FlowInputs, live: FlowRecord): FlowState {
  // Both must be sent, and the page's example has them empty: an empty answer does not tell.
  // assumption: flow-read-empty
  const there: Record<string, unknown> = {
    ...live,
    processType: live.processType || inputs.processType,
    localUrl: live.localUrl || inputs.localUrl,
  };
  return {
    ...inputs,
    ...projectParts(attributeNames, inputs, there),
    ...(inputs.active !== undefined && { active: live.active }),
    name: live.name,
    status: live.status,
    version: live.version,
  };
}

function describe(live: FlowRecord): FlowState {
  const { name, localUrl, active, status, version } = live;
  return { ...described(attributeNames, live), name, localUrl, active, status, version } as FlowState;
}

/** What every write needs, where neither the program nor the platform has it. */
function defaults({ name }: FlowInputs) {
  return { label: shortName(name), processType: "Autolaunched Flow" as const };
}

function creationBody(inputs: FlowInputs): z.input<typeof contract.create.body> {
  return { ...defaults(inputs), localUrl: inputs.localUrl, ...declaredParts(attributeNames, inputs), name: inputs.name };
}

function updateBody({ olds, news, live }: Writing<FlowInputs, FlowRecord>): z.input<typeof contract.update.body> {
  return wholeBody({
    wanted: declaredParts(attributeNames, news),
    until: declaredParts(attributeNames, olds),
    live,
    defaults: defaults(news),
    texts: attributeNames,
  }) as z.input<typeof contract.update.body>;
}
