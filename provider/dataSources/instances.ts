import { dataSource } from "./dataSource";
import type { Audit, Query, QueryOutput } from "./query";

// Loaded with the first question.
const bpmInstances = (): typeof import("../contract/bpmInstances") => require("../contract/bpmInstances");

/** What the platform tells of an instance of a BPM. (page 0070) */
export interface BpmInstanceInfo extends Audit {
  /** Id of the instance. */
  id: string;
  /** Name of the BPM. */
  name: string;
  /** Version of the BPM. */
  version: string;
  /** Shown name. */
  label: string;
  /** What it is called, made of the BPM's label of instances. */
  title: string;
  /** State, as the platform words it: `Running`, `Completed OK`, … */
  state: string;
  /** Status of the business, which the BPM sets. */
  bpStatus: string;
  /** Stage that it has come to. */
  bpStage: string;
  /** Step that it has come to. */
  bpStep: string;
  /** Key of the business, which the BPM sets. */
  businessKey: string;
  /** Name of the element that it has come to. */
  curElement: string;
  /** What it is about. */
  description: string;
  /** When it started, `YYYY-MM-DD hh:mm:ss`. */
  startTime: string;
  /** When it ended; empty while it runs. */
  endTime: string;
  /** Whether it is suspended: its state stays what it was. */
  suspended: boolean;
  /** Id of the user who owns it. */
  owner: string;
}

/** The states of an instance of a BPM. (page 0070) */
export type BpmInstanceState =
  | "New"
  | "Running"
  | "Waiting for user interaction"
  | "Waiting for page event"
  | "Completed OK"
  | "Paused"
  | "Broken"
  | "Suspended"
  | "User Terminated"
  | "Terminated"
  | "Dispatched"
  | "CompletedOkWait";

/** Arguments of {@link getBpmInstances}. */
export interface GetBpmInstancesArgs {
  /** Only instances in one of these states. Default: all that the platform returns. (page 0070) */
  states?: BpmInstanceState[] | undefined;
  /** Which members are returned, beside `id`; what is left out is empty. Default: the platform's choice. (page 0070) */
  fields?: string[] | undefined;
  /** The member that decides about the order. (page 0070) */
  orderField?: string | undefined;
  /** Default: the platform's choice. (page 0070) */
  orderType?: "asc" | "desc" | undefined;
}

const instances = dataSource("getBpmInstances", (tenant, args: GetBpmInstancesArgs): Promise<BpmInstanceInfo[]> => {
  const { states, fields, orderField, orderType } = args;
  if (states?.length === 0) throw new Error("states must be one at least. Leave states out to mean all.");
  const query = {
    ...(states && { states: states.join() }),
    ...(fields && { fields: [...new Set(["id", ...fields])].join() }),
    ...(orderField && { orderField }),
    ...(orderType && { orderType }),
  };
  return tenant.call(bpmInstances().list, { query });
});

/**
 * Running and finished instances of BPMs, by their states. (page 0070)
 *
 * @example
 * ```ts
 * export const waiting = astrozero.getBpmInstances({ states: ["Waiting for user interaction"] }).then((all) => all.length);
 * ```
 */
export const getBpmInstances: Query<GetBpmInstancesArgs, BpmInstanceInfo[]> = instances.promise;
/** {@link getBpmInstances} as an output. */
export const getBpmInstancesOutput: QueryOutput<GetBpmInstancesArgs, BpmInstanceInfo[]> = instances.output;
