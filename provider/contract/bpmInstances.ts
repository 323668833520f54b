import { z } from "zod";
import { operation } from "./operation";
import { answerFlag, answerText, audit, definitionName } from "./values";

const instances = "/u-route/baas/bp/v2.0/runtime/instances";

/** The states of a BPM instance (0070). Suspending leaves the state as it was. */
export const bpmInstanceStates = [
  "New",
  "Running",
  "Waiting for user interaction",
  "Waiting for page event",
  "Completed OK",
  "Paused",
  "Broken",
  "Suspended",
  "User Terminated",
  "Terminated",
  "Dispatched",
  "CompletedOkWait",
] as const;

/** What starting, suspending, resuming and terminating answer. */
const BpmRun = z.looseObject({
  id: z.string().min(1),
  name: answerText,
  version: answerText,
  processDefID: answerText,
  interviewLabel: answerText,
  state: answerText,
  bpStatus: answerText,
  businessKey: answerText,
  startTime: answerText,
  endTime: answerText,
  suspended: answerFlag,
});
export type BpmRun = z.output<typeof BpmRun>;

/** An instance as the list tells it. */
const BpmInstanceRecord = z.looseObject({
  id: z.string().min(1),
  name: answerText,
  version: answerText,
  label: answerText,
  title: answerText,
  state: answerText,
  bpStatus: answerText,
  bpStage: answerText,
  bpStep: answerText,
  businessKey: answerText,
  curElement: answerText,
  description: answerText,
  startTime: answerText,
  endTime: answerText,
  suspended: answerFlag,
  owner: answerText,
  ...audit,
});
export type BpmInstanceRecord = z.output<typeof BpmInstanceRecord>;

const variables = z.record(z.string(), z.unknown());

/** Starts an instance of a BPM: of the given version, or of the enabled one. */
export const start = operation({
  name: "StartBPMInstance",
  row: 52,
  page: "0069",
  evidence: "documented",
  method: "POST",
  path: instances,
  body: z.strictObject({ name: definitionName, version: z.string().optional(), variables: variables.optional() }),
  result: BpmRun,
});

/** Instances by their states, separated by commas. The page describes no paging. */
export const list = operation({
  name: "QueryBPMInstance",
  row: 53,
  page: "0070",
  evidence: "documented",
  method: "GET",
  path: instances,
  query: z
    .strictObject({
      states: z.string().optional(),
      fields: z.string().optional(),
      orderField: z.string().optional(),
      orderType: z.enum(["asc", "desc"]).optional(),
    })
    .optional(),
  result: z.array(BpmInstanceRecord),
});

/** Suspends, resumes or terminates an instance. */
export const act = operation({
  name: "SuspendBPMInstance",
  row: 54,
  page: "0071",
  evidence: "documented",
  method: "PUT",
  path: `${instances}/{instanceId}`,
  body: z.strictObject({ action: z.enum(["suspend", "resume", "terminate"]) }),
  // A call without an effect may answer nothing: resuming what is not suspended.
  result: BpmRun.nullish(),
});

/** Deletes an instance with its history. */
export const remove = operation({
  name: "DeleteBPMInstance",
  row: 55,
  page: "0072",
  evidence: "documented",
  method: "DELETE",
  path: `${instances}/{instanceId}`,
  result: z.unknown(),
});

/** Sets variables; the platform ignores unknown and read-only ones without a word. */
export const setVariables = operation({
  name: "SetBPMInstanceVariables",
  row: 57,
  page: "0073",
  evidence: "documented",
  method: "PUT",
  path: `${instances}/{instanceId}/variables`,
  body: variables.refine((given) => Object.keys(given).length > 0, "must have at least one variable"),
  result: z.unknown(),
});
