import { dataSource } from "./dataSource";
import { existing, flag, idOfOne, tenantName, tenantNames } from "./lookup";
import type { Audit, ById, ByName, Origin, Query, QueryOutput } from "./query";
import type { Tenant } from "./tenant";

// Loaded with the first question.
const picklists = (): typeof import("../contract/picklists") => require("../contract/picklists");

/** What the list of picklists tells of one: everything but its values. (page 0053) */
export interface PicklistInfo extends Audit, Origin {
  /** Id of the picklist. */
  id: string;
  /** API name. */
  name: string;
  /** Shown name. */
  masterLabel: string;
  /** What the picklist is for; empty when not set. */
  description: string;
  /** Whether fields of any application can use it. */
  isGlobal: boolean;
}

/** One value of a picklist. (page 0055) */
export interface PicklistValueInfo {
  /** Id of the value. */
  id: string;
  /** The text that records hold. */
  value: string;
  /** Shown text. */
  label: string;
  /** Whether records have it that give none. */
  isDefault: boolean;
  /** Whether it can be chosen. */
  isActive: boolean;
  /** Position, from 0. */
  sequenceNo?: number;
  /** Colour; empty when not set. */
  color: string;
  /** What the value means; empty when not set. */
  description: string;
}

/** One picklist with its values. (page 0055) */
export interface PicklistDetails extends PicklistInfo {
  /** Whether it is preset and cannot be changed. */
  isBaseline: boolean;
  /** The values, in their order. */
  picklistValues: PicklistValueInfo[];
}

/** Arguments of {@link getPicklists}. How the platform matches `name` is not documented. */
export interface GetPicklistsArgs {
  /** `A`: all picklists, also those of single fields, whatever the other arguments say. (page 0053) */
  flag?: "A" | undefined;
  /** Name of the application or business object that owns the picklist. (page 0053) */
  project?: string | undefined;
  /** What `project` is: an application or a business object. (page 0053) */
  type?: "app" | "bo" | undefined;
  /** Developer name, to which the namespace is added, or the full API name. (page 0053) */
  name?: string | undefined;
  /** Only global picklists. Has an effect together with `project` and `type`. (page 0053) */
  isGlobal?: boolean | undefined;
}

const many = dataSource("getPicklists", (tenant, args: GetPicklistsArgs): Promise<PicklistInfo[]> => {
  const { flag: all, project, type, name, isGlobal } = args;
  const query = {
    ...(all && { flag: all }),
    ...(project && { project }),
    ...(type && { type }),
    ...(name && { name: tenantName(tenant, name) }),
    ...(isGlobal !== undefined && { isGlobal: flag(isGlobal) }),
  };
  return tenant.call(picklists().list, { query });
});

/**
 * Picklists without their values. (page 0053)
 *
 * @example
 * ```ts
 * export const picklists = astrozero.getPicklists({ flag: "A" }).then((all) => all.map(({ name }) => name));
 * ```
 */
export const getPicklists: Query<GetPicklistsArgs, PicklistInfo[]> = many.promise;
/** {@link getPicklists} as an output. */
export const getPicklistsOutput: QueryOutput<GetPicklistsArgs, PicklistInfo[]> = many.output;

/** Arguments of {@link getPicklist} and {@link getPicklistReferences}. */
export type GetPicklistArgs = ByName | ById;

const kind = "picklist";

function picklistId(tenant: Tenant, args: GetPicklistArgs): Promise<string> {
  return idOfOne(
    args,
    (name) => ({ kind, names: tenantNames(tenant, name) }),
    (name) => tenant.call(picklists().list, { query: name === undefined ? { flag: "A" } : { name } }),
  );
}

const one = dataSource("getPicklist", async (tenant, args: GetPicklistArgs): Promise<PicklistDetails> => {
  const id = await picklistId(tenant, args);
  return existing(tenant, { kind }, id, tenant.call(picklists().get, { path: { picklistId: id } }));
});

/**
 * One picklist with its values. Fails when there is none. (page 0055)
 *
 * @example
 * A picklist that the program does not manage, for a field of its own.
 * ```ts
 * const region = astrozero.getPicklistOutput({ name: "Region" });
 * new astrozero.CustomObject("Shop", { fields: { region: singleSelect(region.id) } });
 * ```
 */
export const getPicklist: Query<GetPicklistArgs, PicklistDetails> = one.promise;
/** {@link getPicklist} as an output. */
export const getPicklistOutput: QueryOutput<GetPicklistArgs, PicklistDetails> = one.output;

const references = dataSource("getPicklistReferences", async (tenant, args: GetPicklistArgs): Promise<unknown[]> => {
  const id = await picklistId(tenant, args);
  return existing(tenant, { kind }, id, tenant.call(picklists().listReferences, { path: { picklistId: id }, query: { flag: "R" } }));
});

/**
 * The fields that use a picklist. What an element holds is not documented; their number can be relied on. (page 0055)
 *
 * @example
 * ```ts
 * export const isUsed = astrozero.getPicklistReferencesOutput({ id: status.id }).apply((fields) => fields.length > 0);
 * ```
 */
export const getPicklistReferences: Query<GetPicklistArgs, unknown[]> = references.promise;
/** {@link getPicklistReferences} as an output. */
export const getPicklistReferencesOutput: QueryOutput<GetPicklistArgs, unknown[]> = references.output;
