import { dataSource } from "./dataSource";
import { existing, flag, idOfOne, oneOf, tenantName, tenantNames } from "./lookup";
import type { Audit, ByNameAndVersion, ByVersionId, Origin, Query, QueryOutput } from "./query";
import type { Tenant } from "./tenant";

// Loaded with the first question.
const flows = (): typeof import("../contract/flows") => require("../contract/flows");

/** What the platform tells of a flow. Whether it returns the elements of the definition is not documented. (pages 0041, 0042) */
export interface FlowInfo extends Audit, Origin {
  /** Id of this version of the flow. */
  id: string;
  /** API name. */
  name: string;
  /** Shown name. */
  label: string;
  /** What the flow is for. */
  description: string;
  /** Whether this version is enabled. */
  active: boolean;
  /** What the last compilation said: `Error`, `Warning`, … */
  status: string;
  /** Version, for example `1.0.1`. */
  version: string;
  /** `Autolaunched Flow` or `Event Trigger`. */
  processType: string;
  /** Name of the first element. */
  startElement: string;
  /** Pattern of the labels of instances. */
  interviewLabel: string;
  /** Address under which the flow runs: `/run/` and its name. */
  localUrl: string;
  /** Name of the event that starts it. */
  event: string;
  /** Condition on that event. */
  eventCriteria: string;
  /** Category. */
  catalogue: string;
  /** Who holds the lock of the editor; empty when there is none. */
  lockUser: string;
}

/** Arguments of {@link getFlows}. */
export interface GetFlowsArgs {
  /** Whether `name` is a part of the names. Default: false, it is a whole name. (page 0041) */
  like?: boolean | undefined;
  /** Developer name, to which the namespace is added, or the full API name; with `like` any part of a name. (page 0041) */
  name?: string | undefined;
  /** Runs when it is called, or when an event happens. (page 0041) */
  processType?: "Autolaunched Flow" | "Event Trigger" | undefined;
  /** Only flows that are enabled, or only those that are not. (page 0041) */
  active?: boolean | undefined;
  /** Only flows that the system brings, or only others. (page 0041) */
  baseline?: boolean | undefined;
  /** How many to leave out at the beginning. (page 0041) */
  skip?: number | undefined;
  /** How many at most, from 1. Default: all that the platform returns in one answer. (page 0041) */
  limit?: number | undefined;
}

const many = dataSource("getFlows", (tenant, args: GetFlowsArgs): Promise<FlowInfo[]> => {
  const { like, name, processType, active, baseline, skip, limit } = args;
  const query = {
    ...(like !== undefined && { like: flag(like) }),
    ...(name && { name: like ? name : tenantName(tenant, name) }),
    ...(processType && { processType }),
    ...(active !== undefined && { active: flag(active) }),
    ...(baseline !== undefined && { baseline: flag(baseline) }),
    ...(skip !== undefined && { skip: String(skip) }),
    ...(limit !== undefined && { limit: String(limit) }),
  };
  return tenant.call(flows().list, { query });
});

/**
 * Flows by condition; each version is one of its own. (page 0041)
 *
 * @example
 * ```ts
 * export const flows = astrozero.getFlows({ active: true, limit: 100 }).then((all) => all.map(({ name }) => name));
 * ```
 */
export const getFlows: Query<GetFlowsArgs, FlowInfo[]> = many.promise;
/** {@link getFlows} as an output. */
export const getFlowsOutput: QueryOutput<GetFlowsArgs, FlowInfo[]> = many.output;

/** Arguments of {@link getFlow}, {@link getFlowParameters} and {@link getFlowDependencies}. */
export type GetFlowArgs = ByNameAndVersion | ByVersionId;

const kind = "flow";

function idOfFlow(tenant: Tenant, args: GetFlowArgs): Promise<string> {
  return idOfOne(
    args,
    (name) => ({ kind, names: tenantNames(tenant, name), versions: { wanted: args.version } }),
    (name) => tenant.call(flows().list, { query: { ...(name && { name }) } }),
  );
}

const one = dataSource("getFlow", async (tenant, args: GetFlowArgs): Promise<FlowInfo> => {
  const flowId = await idOfFlow(tenant, args);
  return existing(tenant, { kind }, flowId, tenant.call(flows().get, { path: { flowId } }));
});

/**
 * One flow. Fails when there is none, and when there are several versions and none is given. (page 0042)
 *
 * @example
 * ```ts
 * export const isEnabled = astrozero.getFlowOutput({ name: "approveOrder" }).active;
 * ```
 *
 * @example
 * One of several versions.
 * ```ts
 * export const first = astrozero.getFlow({ name: "approveOrder", version: "1.0.1" }).then(({ id }) => id);
 * ```
 */
export const getFlow: Query<GetFlowArgs, FlowInfo> = one.promise;
/** {@link getFlow} as an output. */
export const getFlowOutput: QueryOutput<GetFlowArgs, FlowInfo> = one.output;

async function describe(tenant: Tenant, args: GetFlowArgs, flag: "Describe" | "dep"): Promise<unknown> {
  const flowId = await idOfFlow(tenant, args);
  return existing(tenant, { kind }, flowId, tenant.call(flows().describe, { path: { flowId }, query: { flag } }));
}

const parameters = dataSource("getFlowParameters", (tenant, args: GetFlowArgs) => describe(tenant, args, "Describe"));

/**
 * The input and output parameters of a flow, as the platform describes them: the shape is not documented. (page 0042)
 *
 * @example
 * ```ts
 * export const parameters = astrozero.getFlowParametersOutput({ name: "approveOrder" });
 * ```
 */
export const getFlowParameters: Query<GetFlowArgs, unknown> = parameters.promise;
/** {@link getFlowParameters} as an output. */
export const getFlowParametersOutput: QueryOutput<GetFlowArgs, unknown> = parameters.output;

const dependencies = dataSource("getFlowDependencies", (tenant, args: GetFlowArgs) => describe(tenant, args, "dep"));

/**
 * The objects that a flow depends on, as the platform describes them: the shape is not documented. (page 0042)
 *
 * @example
 * ```ts
 * export const dependencies = astrozero.getFlowDependencies({ name: "approveOrder", version: "1.0.1" });
 * ```
 */
export const getFlowDependencies: Query<GetFlowArgs, unknown> = dependencies.promise;
/** {@link getFlowDependencies} as an output. */
export const getFlowDependenciesOutput: QueryOutput<GetFlowArgs, unknown> = dependencies.output;

/** What the platform tells of a running or finished flow. (page 0060) */
export interface FlowInstanceInfo extends Audit {
  /** Id of the instance. */
  id: string;
  /** Name of the flow. */
  name: string;
  /** Shown name. */
  label: string;
  /** What it is about. */
  description: string;
  /** State, as the platform words it. */
  state: string;
  /** Name of the element that it has come to. */
  curElement: string;
  /** When it started, `YYYY-MM-DD hh:mm:ss`. */
  startTime: string;
  /** When it ended; empty while it runs. */
  endTime: string;
  /** Version of the flow. */
  version: string;
}

/** Which running and finished flows are asked for, and in which order. */
export interface FlowInstanceFilter {
  /** Id of the account that owns the instances. (page 0060) */
  owner?: string | undefined;
  /** Id of the account that started them. (page 0060) */
  creator?: string | undefined;
  /** Which members are returned, beside `id`; what is left out is empty. Default: the platform's choice. (page 0060) */
  fields?: string[] | undefined;
  /** The member that decides about the order; one of `fields`. (page 0060) */
  orderField?: string | undefined;
  /** 0: ascending, 1: descending. (page 0060) */
  orderType?: 0 | 1 | undefined;
  /** How many at most. Default: all that the platform returns in one answer. (page 0060) */
  limit?: number | undefined;
  /** How many to leave out at the beginning. (page 0060) */
  offset?: number | undefined;
}

/** Arguments of {@link getFlowInstances}: a state, or the id of one instance. */
export type GetFlowInstancesArgs = FlowInstanceFilter &
  (
    | {
        /** Instances that run, are suspended, were terminated, or finished. (page 0060) */
        state: "activeFlow" | "suspendedFlow" | "terminatedFlow" | "completedFlow";
        /** Not beside `state`. */
        id?: undefined;
      }
    | {
        /** Id of one instance. (page 0060) */
        id: string;
        /** Not beside `id`. */
        state?: undefined;
      }
  );

const instances = dataSource("getFlowInstances", async (tenant, args: GetFlowInstancesArgs): Promise<FlowInstanceInfo[]> => {
  const { owner, creator, fields, orderField, orderType, limit, offset } = args;
  const [key, stateOrInstance] = oneOf(args, "state", "id");
  const query = {
    ...(owner && { owner }),
    ...(creator && { creator }),
    ...(fields && { fields: [...new Set(["id", ...fields])].join() }),
    ...(orderField && { orderField }),
    ...(orderType !== undefined && { orderType: orderType === 0 ? ("0" as const) : ("1" as const) }),
    ...(limit !== undefined && { limit: String(limit) }),
    ...(offset !== undefined && { offset: String(offset) }),
  };
  const found = tenant.call(flows().listInstances, { path: { stateOrInstance }, query });
  return key === "state" ? found : existing(tenant, { kind: "flow instance" }, stateOrInstance, found);
});

/**
 * Running and finished flows, by their state or one by its id. (page 0060)
 *
 * @example
 * ```ts
 * export const running = astrozero.getFlowInstances({ state: "activeFlow" }).then((all) => all.length);
 * ```
 */
export const getFlowInstances: Query<GetFlowInstancesArgs, FlowInstanceInfo[]> = instances.promise;
/** {@link getFlowInstances} as an output. */
export const getFlowInstancesOutput: QueryOutput<GetFlowInstancesArgs, FlowInstanceInfo[]> = instances.output;
