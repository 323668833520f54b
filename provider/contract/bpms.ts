import { z } from "zod";
import { operation } from "./operation";
import {
  answerFlag,
  answerFlagIfTold,
  answerText,
  audit,
  compileInfo,
  definitionConditions,
  definitionName,
  origin,
  text,
  writeResult,
} from "./values";

const element = z.looseObject({});
const elements = z.array(element);

/** The parts of a BPM that the table of 0046 names, all of the platform's own making. */
export const bpmParts = {
  laneSet: element,
  config: element,
  startEvents: elements,
  dataMappers: elements,
  userTasks: elements,
  serviceTasks: elements,
  businessRuleTasks: elements,
  callActivities: elements,
  subProcesses: elements,
  throwEvents: elements,
  catchEvents: elements,
  exclusiveGateways: elements,
  parallelGateways: elements,
  eventGateways: elements,
  usingSLA: elements,
  slas: elements,
};

/** A whole BPM. What the engine knows and the page does not name (variables, end events, …) travels beside it. */
const BpmDefinition = z.looseObject({
  name: definitionName,
  label: text(80),
  description: z.string().optional(),
  version: z.string().optional(),
  instanceLabel: z.string().optional(),
  ...z.object(bpmParts).partial().shape,
});

const BpmRecord = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  label: answerText,
  description: answerText,
  active: answerFlag,
  status: answerText,
  version: answerText,
  instanceLabel: answerText,
  ...origin,
  ...audit,
});
export type BpmRecord = z.output<typeof BpmRecord>;

const definitions = "/u-route/baas/bp/v2.0/metadata/definitions";

/** Creates a BPM. Compile errors do not fail the call: the record exists, and the answer lists them (inferred from flows). */
export const create = operation({
  name: "CreateBPM",
  row: 51,
  page: "0046",
  evidence: "documented",
  method: "POST",
  path: definitions,
  body: BpmDefinition,
  result: compileInfo,
});

export const remove = operation({
  name: "DeleteBPM",
  row: 56,
  page: "0050",
  evidence: "documented",
  method: "DELETE",
  path: `${definitions}/{bpmId}`,
  result: writeResult,
});

/** BPMs by condition; without `like` the name must match exactly. Each version is a record of its own. `config` is a JSON text here. */
export const list = operation({
  name: "QueryBPMbyCondition",
  row: 58,
  page: "0047",
  evidence: "documented",
  method: "GET",
  path: definitions,
  query: z.strictObject(definitionConditions).optional(),
  result: z.array(BpmRecord),
});

/** A BPM by its id: whether the members of its record are beside its parts is unknown. */
const Bpm = BpmRecord.extend({ active: answerFlagIfTold });
export type Bpm = z.output<typeof Bpm>;

/** A BPM by its id, with what the list tells of it where the answer is its definition alone. */
// assumption: bpm-read
export function withRecord({ active, ...definition }: Bpm, listed: readonly BpmRecord[]): BpmRecord {
  if (active !== undefined) return { ...definition, active };
  const { active: isActive = false, status = "", version = "" } = listed.find(({ id }) => id === definition.id) ?? {};
  return { ...definition, active: isActive, status, version };
}

/** One BPM with its parts; `config` is an object here. */
export const get = operation({
  name: "QueryBPMbyID",
  row: 59,
  page: "0048",
  evidence: "documented",
  method: "GET",
  path: `${definitions}/{bpmId}`,
  result: Bpm,
});

/** Writes a BPM; whether omitted parts are kept or cleared is unknown, so it is always written whole. The answer is inferred. */
export const update = operation({
  name: "ModifyBPM",
  row: 60,
  page: "0049",
  evidence: "documented",
  method: "PUT",
  path: `${definitions}/{bpmId}`,
  body: BpmDefinition,
  result: compileInfo,
});

/** Enables or disables a BPM: the whole of it with `active`. The first of two candidates, neither is confirmed. */
// assumption: activation
export const activate = operation({
  name: "ActivateBPM",
  page: "0049",
  evidence: "inferred",
  method: "PUT",
  path: `${definitions}/{bpmId}`,
  body: BpmDefinition.extend({ active: z.boolean() }),
  result: compileInfo,
});

/** Enables or disables a BPM through the generic metadata call (page 0030 names the object BPM). The second candidate. */
// assumption: activation
export const activateRecord = operation({
  name: "ActivateBPMRecord",
  page: "0030",
  evidence: "inferred",
  method: "PUT",
  path: "/u-route/baas/metadata/v1.0/BPM/{bpmId}",
  body: z.strictObject({ active: z.boolean() }),
  result: writeResult,
});
