import { z } from "zod";
import { operation } from "./operation";
import { answerFlag, answerText, audit, compileInfo, definitionConditions, definitionName, origin, text, writeResult } from "./values";

export const processTypes = ["Autolaunched Flow", "Event Trigger"] as const;

const elements = z.array(z.looseObject({}));

/** What the tables of 0040 and 0043 name; the arrays of elements are named by no page and travel beside it. */
const FlowAttributes = z.looseObject({
  label: text(64),
  processType: z.enum(processTypes),
  startElement: z.string().optional(),
  interviewLabel: z.string().optional(),
  event: z.string().optional(),
  eventCriteria: z.string().optional(),
  variables: elements.optional(),
  formulas: elements.optional(),
  structs: elements.optional(),
  constants: elements.optional(),
  structVariables: elements.optional(),
  objectVariables: elements.optional(),
  catalogue: z.string().optional(),
  description: z.string().optional(),
});

/** Where a flow is run. */
export function runPath(name: string): string {
  return `/run/${name}`;
}

/** The rules of 0040 and 0043 that tie attributes of a flow to each other, with the attributes at fault. */
export function attributeFaults(name: string, flow: { processType?: unknown; event?: unknown; localUrl?: unknown }): [string, string][] {
  const { processType, event, localUrl } = flow;
  const faults: [string, string][] = [];
  if (processType === "Event Trigger" && !event) faults.push(["event", "is required for an Event Trigger"]);
  // A platform may put the namespace in front of a name without one.
  const isItsOwn = localUrl === runPath(name) || (!name.includes("__") && String(localUrl).endsWith(`__${name}`));
  if (localUrl !== undefined && !isItsOwn) faults.push(["localUrl", `must be "${runPath(name)}"`]);
  return faults;
}

/** `/run/` and the full name of the flow. */
const localUrl = z.string().regex(/^\/run\/./, "must be /run/ and the full name of the flow");

const FlowRecord = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  label: answerText,
  description: answerText,
  active: answerFlag,
  status: answerText,
  version: answerText,
  processType: answerText,
  startElement: answerText,
  interviewLabel: answerText,
  localUrl: answerText,
  event: answerText,
  eventCriteria: answerText,
  catalogue: answerText,
  lockUser: answerText,
  ...origin,
  ...audit,
});
export type FlowRecord = z.output<typeof FlowRecord>;

const flows = "/u-route/baas/metadata/v1.0/Flow";

/** Creates a flow. Compile errors do not fail the call: the record exists, and the answer lists them. */
export const create = operation({
  name: "CreateFlow",
  row: 39,
  page: "0040",
  evidence: "documented",
  method: "POST",
  path: flows,
  body: FlowAttributes.extend({ name: definitionName, localUrl }),
  result: compileInfo,
});

/** Flows by condition; without `like` the name must match exactly. The elements of the page's example are those of a struct. */
export const list = operation({
  name: "QueryFlow",
  row: 40,
  page: "0041",
  evidence: "documented",
  method: "GET",
  path: flows,
  query: z
    .strictObject({ ...definitionConditions, processType: z.enum(processTypes).optional(), baseline: z.enum(["true", "false"]).optional() })
    .optional(),
  result: z.array(FlowRecord),
});

/** Selects running instances by their state; anything else is the id of one (0060). */
export const flowInstanceStates = ["activeFlow", "suspendedFlow", "terminatedFlow", "completedFlow"] as const;

const FlowInstance = z.looseObject({
  id: z.string().min(1),
  name: answerText,
  label: answerText,
  description: answerText,
  state: answerText,
  curElement: answerText,
  startTime: answerText,
  endTime: answerText,
  version: answerText,
  ...audit,
});
export type FlowInstance = z.output<typeof FlowInstance>;

/** Running instances: those of a state, or one by its id (an object instead of an array). */
export const listInstances = operation({
  name: "QueryFlowInstance",
  row: 41,
  page: "0060",
  evidence: "documented",
  method: "GET",
  path: "/u-route/baas/v1.0/flow/{stateOrInstance}",
  query: z
    .strictObject({
      owner: z.string().optional(),
      creator: z.string().optional(),
      fields: z.string().optional(),
      orderField: z.string().optional(),
      orderType: z.enum(["0", "1"]).optional(),
      limit: z.string().regex(/^\d+$/).optional(),
      offset: z.string().regex(/^\d+$/).optional(),
    })
    .optional(),
  result: z.preprocess((value) => (Array.isArray(value) ? value : value === null ? [] : [value]), z.array(FlowInstance)),
});

/** One flow. Whether its elements are returned is unknown. */
export const get = operation({
  name: "QueryFlowParameter",
  row: 43,
  page: "0042",
  evidence: "documented",
  method: "GET",
  path: `${flows}/{flowId}`,
  result: FlowRecord,
});

/** What the compiler says of a flow (`flag=check`). That it answers as the create call does is inferred. */
// assumption: flow-check
export const check = operation({
  name: "CheckFlow",
  row: 43,
  page: "0042",
  evidence: "documented",
  method: "GET",
  path: `${flows}/{flowId}`,
  query: z.strictObject({ flag: z.literal("check") }),
  result: compileInfo,
});

/** Inputs and outputs of a flow (`Describe`), or the objects that it depends on (`dep`). The shapes are unknown. */
// assumption: opaque-shapes
export const describe = operation({
  name: "DescribeFlow",
  row: 43,
  page: "0042",
  evidence: "documented",
  method: "GET",
  path: `${flows}/{flowId}`,
  query: z.strictObject({ flag: z.enum(["Describe", "dep"]) }),
  result: z.unknown(),
});

/** Changes a flow; whether omitted attributes are kept or cleared is unknown. That the answer is the create call's is inferred. */
export const update = operation({
  name: "ModifyFlow",
  row: 44,
  page: "0043",
  evidence: "documented",
  method: "PUT",
  path: `${flows}/{flowId}`,
  body: FlowAttributes.extend({ localUrl: localUrl.optional() }),
  result: compileInfo,
});

/** Enables or disables a flow; inferred from the same call for scripts. */
export const activate = operation({
  name: "ActivateFlow",
  page: "0043",
  evidence: "inferred",
  method: "PUT",
  path: `${flows}/{flowId}`,
  body: z.strictObject({ active: z.boolean() }),
  result: writeResult,
});

export const remove = operation({
  name: "DeleteFlow",
  row: 45,
  page: "0044",
  evidence: "documented",
  method: "DELETE",
  path: `${flows}/{flowId}`,
  result: writeResult,
});

/** What an action of 0059 works on: `start` and `run` a flow by its name, the others an instance by its id. */
export const flowActions = ["start", "run", "next", "back", "finish", "terminate", "del"] as const;

/** What a run of a flow answers; a flow without outputs answers none. */
const FlowOutcome = z.looseObject({ interviewId: answerText, outputs: z.unknown().optional() });

const flowInputs = z.record(z.string(), z.unknown());

/** Starts a flow, or leads one of its instances on. The body holds the inputs of the flow. */
export const orchestrate = operation({
  name: "OrchestrateFlow",
  row: 42,
  page: "0059",
  evidence: "documented",
  method: "POST",
  path: "/u-route/baas/v1.0/flow/{action}/{flowOrInstance}",
  body: flowInputs,
  result: FlowOutcome,
});

/** Runs a flow, as the pages of applications do. */
// assumption: flow-run-path
export const run = operation({
  name: "RunFlow",
  page: "0059",
  evidence: "observed",
  method: "POST",
  path: "/u-route/baas/flow/v1.0/run/{flowName}",
  body: flowInputs,
  result: FlowOutcome,
});
