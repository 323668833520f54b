import { auditOf } from "../../core/clock";
import { names } from "../../core/print";
import type { Tenant } from "../../core/tenant";
import { FieldTable } from "../fields/table";
import { ObjectTable, type StoredObject } from "./table";

/** Targets of the system lookups of every custom object. */
const builtInParents = ["stad00000000000000GD", "stad00000000000000GG", "stup000000000000002I", "stup000000000000003L"];

/** The attributes of an object, in the order of pages 0033 and 0034. */
export function printObject(object: StoredObject, tenant: Tenant): object {
  return {
    id: object.id,
    keyPrefix: object.keyPrefix,
    name: object.name,
    category: object.category,
    label: object.label,
    pluralLabel: object.pluralLabel,
    version: object.version,
    contextSetup: 0,
    trackFieldHistory: object.trackFieldHistory,
    allowReports: object.allowReports,
    allowActivities: object.allowActivities,
    allowChatter: object.allowChatter,
    allowStreamingApiAccess: object.allowStreamingApiAccess,
    allowBulkApiAccess: object.allowBulkApiAccess,
    allowSearch: object.allowSearch,
    allowSharing: object.allowSharing,
    sharingMode: 0,
    deploymentStatus: 0,
    properties: "",
    status: statusOf(object, tenant),
    ...auditOf(object),
    description: object.description,
    objectType: object.objectType ?? 0,
    protectMode: object.protectMode,
    installedPackage: object.installedPackage,
    ...names(object, tenant),
  };
}

/** Documented: 0 is complete. The words are those of the script library; which numbers stand for them is made up. */
function statusOf(object: StoredObject, tenant: Tenant): string | number {
  if (object.goneAt !== undefined) return tenant.dialect.objectDelete === "droppingNumbered" ? 2 : "dropping";
  return tenant.of(ObjectTable).isPending(object) ? "pending" : 0;
}

/** The objects that refer to an object and those it refers to. */
export function printRelations(object: StoredObject, tenant: Tenant): { childObjects: object[] | null; parentObjects: object[] } {
  const fields = tenant.of(FieldTable);
  const parents = new Map(object.category === 3 ? builtInParents.map((id) => [id, false]) : []);
  for (const field of Object.values(fields.of(object)))
    for (const { referenceObjectId: id } of field.references) parents.set(id, parents.get(id) || field.dataType === "MasterDetail");
  const children = new Map<string, boolean>();
  for (const { objectId, dataType } of fields.referringTo(object))
    children.set(objectId, children.get(objectId) || dataType === "MasterDetail");
  return {
    childObjects: children.size === 0 ? null : entries(children).map(([childObject, cascadeDelete]) => ({ childObject, cascadeDelete })),
    parentObjects: entries(parents).map(([parentObject, cascadeDelete]) => ({ parentObject, cascadeDelete })),
  };
}

function entries(objects: Map<string, boolean>): [string, boolean][] {
  return [...objects].sort(([a], [b]) => (a < b ? -1 : 1));
}
