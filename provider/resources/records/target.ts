import { type DataType, dataTypeWord } from "../../contract/dataTypes";
import type { FieldRecord } from "../../contract/fields";
import type { ObjectRecord } from "../../contract/objects";
import { isObjectId } from "../../contract/values";
import { isPreset } from "../../fieldModel/names";
import { readUntil } from "../../lifecycle/confirmWrite";
import { RefusedChange } from "../../lifecycle/handler";
import { listed } from "../../lifecycle/messages";
import type { Session } from "../../lifecycle/session";
import { ObjectHandle } from "../objects/liveObject";
import type { Types } from "./values";

/** API name of the object that a program names by its API name or by its id. */
export async function apiNameOf(session: Session, objectName: string): Promise<string> {
  if (!isObjectId(objectName)) return objectName;
  const object = (await session.objects()).find(({ id }) => id === objectName);
  if (!object) throw new RefusedChange(`There is no object with the id ${objectName}.`);
  return object.name;
}

/** The data types of columns: those that the program declares; the platform is asked for the others. */
export async function typesOf(session: Session, apiName: string, columns: readonly string[], declared: Types): Promise<Types> {
  const missing = columns.filter((column) => !isPreset(column) && declared[column] === undefined);
  const object = missing.length > 0 ? await session.knownObject(apiName) : undefined;
  const fields = object && (await fieldsWith(session, object, missing));
  const typeOf = (column: string): DataType | undefined => declared[column] ?? dataTypeWord(fields?.get(column)?.dataType ?? "");
  return Object.fromEntries(columns.map((column) => [column, typeOf(column)]));
}

/** The fields of an object, which must have some, also those that were added a moment ago; none where the platform lists none. */
// assumption: stale-reads
async function fieldsWith(session: Session, { id, name }: ObjectRecord, columns: readonly string[]): Promise<Map<string, FieldRecord>> {
  const lackedBy = (fields: Map<string, FieldRecord>) => (fields.size === 0 ? [] : columns.filter((column) => !fields.has(column)));
  const fields = await readUntil(
    session.client.clock,
    () => new ObjectHandle(session, id, name).fields(),
    (there) => lackedBy(there).length === 0,
  );
  const lacked = lackedBy(fields);
  if (lacked.length > 0) throw new RefusedChange(`Object ${name} has no field ${listed(lacked)}. Take the column out, or add the field.`);
  return fields;
}
