import { settleAll } from "../../client/settleAll";
import { dataTypeWord } from "../../contract/dataTypes";
import type { FieldRecord } from "../../contract/fields";
import type { ObjectRecord } from "../../contract/objects";
import * as objects from "../../contract/objects";
import type { Session } from "../../lifecycle/session";
import { detailRecords } from "../../safety/destruction";
import { type Refusal, refusalUnlessAllowed } from "../../safety/guard";
import { ObjectHandle } from "../objects/liveObject";
import { Table } from "./table";

/** Rows that are to be deleted. */
export interface Doomed {
  /** API name of the object. */
  apiName: string;
  ids: readonly string[];
  /** The property that they leave. */
  property: string;
  allowDataLoss: boolean | undefined;
}

const moveFirst = "To keep those records, let them refer to other rows first, in a `pulumi up` of its own.";

/** Refuses to delete rows while others refer to them by a master-detail relation: the platform deletes those, too. */
export async function detailsLost(session: Session, { apiName, ids, property, allowDataLoss }: Doomed): Promise<Refusal[]> {
  const object = allowDataLoss || ids.length === 0 ? undefined : await session.knownObject(apiName);
  if (!object) return [];
  const { childObjects } = await session.client.call(objects.get, { path: { objectId: object.id } });
  // The parents of an object are documented so: those that a record depends on, and those that it only refers to.
  const children = childObjects.filter(({ cascadeDelete }) => cascadeDelete !== false);
  if (children.length === 0) return [];
  const found = await settleAll(
    (await referring(session, children)).map(async (detail) => {
      const columns = await masterColumns(session, detail, object);
      const table = new Table(session, { objectName: detail.name, key: [], columns: ["id"], types: {}, lookups: new Map() });
      const counts = await settleAll(columns.map((column) => table.countReferring(column, ids)));
      return detailRecords(property, { object: apiName, rows: ids.length, details: detail.name, records: Math.max(0, ...counts) });
    }),
  );
  const refused = found.flatMap((destruction) => refusalUnlessAllowed(destruction, false));
  return refused.map(({ reason, ...refusal }) => ({ ...refusal, reason: `${reason} ${moveFirst}` }));
}

/** The objects that the members of children name in some form; all objects of programs where that is not understood. */
// assumption: opaque-shapes
async function referring(session: Session, children: readonly Record<string, unknown>[]): Promise<ObjectRecord[]> {
  const all = await session.objects();
  const told = new Set(children.flatMap((child) => Object.values(child)));
  const named = all.filter(({ id, name }) => told.has(id) || told.has(name));
  return named.length >= children.length ? named : all.filter(({ name }) => name.endsWith("__CST"));
}

/** The columns of an object by which its records depend on those of another one; undefined where its fields do not show. */
async function masterColumns(session: Session, { id, name }: ObjectRecord, master: ObjectRecord): Promise<(string | undefined)[]> {
  const fields = await new ObjectHandle(session, id, name).fields();
  const isMaster = ({ referenceObjectId, referenceObjectName }: FieldRecord["referenceObjectsDetails"][number]) =>
    referenceObjectId === master.id || referenceObjectName === master.name;
  const columns = [...fields.values()].filter(
    ({ dataType, referenceObjectsDetails }) => dataTypeWord(dataType ?? "") === "masterdetail" && referenceObjectsDetails.some(isMaster),
  );
  return fields.size === 0 ? [undefined] : columns.map((column) => column.name);
}
