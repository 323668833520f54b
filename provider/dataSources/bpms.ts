import { dataSource } from "./dataSource";
import { existing, flag, idOfOne, tenantName, tenantNames } from "./lookup";
import type { Audit, ByNameAndVersion, ByVersionId, Origin, Query, QueryOutput } from "./query";

// Loaded with the first question.
const bpms = (): typeof import("../contract/bpms") => require("../contract/bpms");

/** What the platform tells of a BPM. (pages 0047, 0048) */
export interface BpmInfo extends Audit, Origin {
  /** Id of this version of the BPM. */
  id: string;
  /** API name. */
  name: string;
  /** Shown name. */
  label: string;
  /** What the BPM is for. */
  description: string;
  /** Whether this version is enabled; undefined when the platform does not say. */
  active?: boolean;
  /** What the last compilation said: `Warning`, `Error`, … */
  status: string;
  /** Version, for example `1.0.1`. */
  version: string;
  /** Label of instances. */
  instanceLabel: string;
}

/** Arguments of {@link getBpms}. */
export interface GetBpmsArgs {
  /** Whether `name` is a part of the names. Default: false, it is a whole name. (page 0047) */
  like?: boolean | undefined;
  /** Developer name, to which the namespace is added, or the full API name; with `like` any part of a name. (page 0047) */
  name?: string | undefined;
  /** Only BPMs that are enabled, or only those that are not. (page 0047) */
  active?: boolean | undefined;
  /** How many to leave out at the beginning. (page 0047) */
  skip?: number | undefined;
  /** How many at most, from 1. Default: all that the platform returns in one answer. (page 0047) */
  limit?: number | undefined;
}

const many = dataSource("getBpms", (tenant, args: GetBpmsArgs): Promise<BpmInfo[]> => {
  const { like, name, active, skip, limit } = args;
  const query = {
    ...(like !== undefined && { like: flag(like) }),
    ...(name && { name: like ? name : tenantName(tenant, name) }),
    ...(active !== undefined && { active: flag(active) }),
    ...(skip !== undefined && { skip: String(skip) }),
    ...(limit !== undefined && { limit: String(limit) }),
  };
  return tenant.call(bpms().list, { query });
});

/**
 * BPMs by condition; each version is one of its own. (page 0047)
 *
 * @example
 * ```ts
 * export const bpms = astrozero.getBpms({ name: "Order", like: true }).then((all) => all.map(({ name, version }) => `${name} ${version}`));
 * ```
 */
export const getBpms: Query<GetBpmsArgs, BpmInfo[]> = many.promise;
/** {@link getBpms} as an output. */
export const getBpmsOutput: QueryOutput<GetBpmsArgs, BpmInfo[]> = many.output;

/** One part of a BPM, of the platform's own making. (page 0046) */
export type BpmPart = Record<string, unknown>;

/** One BPM with its parts; absent are those that it does not have, or that the platform does not return. (pages 0046, 0048) */
export interface BpmDetails extends BpmInfo {
  /** Swim lanes: who does what. */
  laneSet?: BpmPart;
  /** Whether and until when an instance can be withdrawn. */
  config?: BpmPart;
  /** Where it starts. */
  startEvents?: BpmPart[];
  /** Assignments between variables, fields and constants. */
  dataMappers?: BpmPart[];
  /** Tasks of people. */
  userTasks?: BpmPart[];
  /** Scripts, flows, records, mail. */
  serviceTasks?: BpmPart[];
  /** Decision tables. */
  businessRuleTasks?: BpmPart[];
  /** Calls of other BPMs. */
  callActivities?: BpmPart[];
  /** Processes inside this one. */
  subProcesses?: BpmPart[];
  /** Events that are thrown. */
  throwEvents?: BpmPart[];
  /** Events that are waited for. */
  catchEvents?: BpmPart[];
  /** Gateways of which one branch is taken. */
  exclusiveGateways?: BpmPart[];
  /** Gateways of which all branches are taken. */
  parallelGateways?: BpmPart[];
  /** Gateways that wait for one of several events. */
  eventGateways?: BpmPart[];
  /** Service level agreements that it uses. */
  usingSLA?: BpmPart[];
  /** Service level agreements that it defines. */
  slas?: BpmPart[];
}

/** Arguments of {@link getBpm}. */
export type GetBpmArgs = ByNameAndVersion | ByVersionId;

const one = dataSource("getBpm", async (tenant, args: GetBpmArgs): Promise<BpmDetails> => {
  const kind = "BPM";
  const bpmId = await idOfOne(
    args,
    (name) => ({ kind, names: tenantNames(tenant, name), versions: { wanted: args.version } }),
    (name) => tenant.call(bpms().list, { query: { ...(name && { name }) } }),
  );
  const bpm = await existing(tenant, { kind }, bpmId, tenant.call(bpms().get, { path: { bpmId } }));
  // assumption: bpm-read
  return bpms().withRecord(bpm, bpm.active === undefined ? await tenant.call(bpms().list, { query: { name: bpm.name } }) : []);
});

/**
 * One BPM. Fails when there is none, and when there are several versions and none is given. (page 0048)
 *
 * @example
 * ```ts
 * export const tasks = astrozero.getBpmOutput({ name: "Approval", version: "1.0.2" }).userTasks;
 * ```
 */
export const getBpm: Query<GetBpmArgs, BpmDetails> = one.promise;
/** {@link getBpm} as an output. */
export const getBpmOutput: QueryOutput<GetBpmArgs, BpmDetails> = one.output;
