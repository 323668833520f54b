import type { z } from "zod";
import { activateFlow, checkFlow, createFlow, deleteFlow, type FlowRecord, getFlow, getFlows, updateFlow } from "../../../contract/flows";
import { shortName } from "../../../fieldModel/names";
import type { Handler } from "../../../lifecycle/handler";
import { currentVersion } from "../currentVersion";
import { definitionLife } from "../handler";
import type { DefinitionKind, Writing } from "../kind";
import { declaredParts, projectParts } from "../parts";
import { wholeBody } from "../wholeBody";
import { attributeNames, type FlowInputs, type FlowState, schema } from "./schema";

const flows: DefinitionKind<FlowInputs, FlowState, FlowRecord> = {
  word: "Flow",
  list: (session, name) => session.client.call(getFlows, name === undefined ? {} : { query: { name } }),
  get: (session, flowId) => session.client.call(getFlow, { path: { flowId } }),
  choose: currentVersion,
  create: (session, inputs) => session.client.call(createFlow, { body: creationBody(inputs), extra: inputs.extra }),
  write: (session, flowId, writing) =>
    session.client.call(updateFlow, { path: { flowId }, body: updateBody(writing), extra: writing.news.extra }),
  switches: (session, flowId) => [(active) => session.client.call(activateFlow, { path: { flowId }, body: { active } })],
  remove: (session, flowId) => session.client.call(deleteFlow, { path: { flowId } }),
  compile: (session, flowId) => session.client.call(checkFlow, { path: { flowId }, query: { flag: "check" } }),
  content: (inputs) => declaredParts(attributeNames, inputs),
  declared: ({ status, version, adopted, unfinished, ...inputs }) => inputs,
  project,
  describe,
};

export const flow: Handler<FlowInputs, FlowState> = {
  kind: "Flow",
  schema,
  computed: ["status", "version", "adopted", "unfinished"],
  replaces: (olds, news) => (olds.name === news.name ? [] : ["name"]),
  identity: ({ name }) => name,
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
  const told = attributeNames.filter((name) => live[name]);
  const attributes = Object.fromEntries(told.map((name) => [name, live[name]]));
  const { name, localUrl, active, status, version } = live;
  return { ...attributes, name, localUrl, active, status, version } as FlowState;
}

/** What every write needs, where neither the program nor the platform has it. */
function defaults({ name }: FlowInputs) {
  return { label: shortName(name), processType: "Autolaunched Flow" as const };
}

function creationBody(inputs: FlowInputs): z.input<typeof createFlow.body> {
  return { ...defaults(inputs), localUrl: inputs.localUrl, ...declaredParts(attributeNames, inputs), name: inputs.name };
}

function updateBody({ olds, news, live }: Writing<FlowInputs, FlowRecord>): z.input<typeof updateFlow.body> {
  return wholeBody({
    wanted: declaredParts(attributeNames, news),
    until: declaredParts(attributeNames, olds),
    live,
    defaults: defaults(news),
    texts: attributeNames,
  }) as z.input<typeof updateFlow.body>;
}
