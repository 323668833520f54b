import { type DataType, dataTypeWord } from "../../contract/dataTypes";
import { isObjectId } from "../../contract/values";
import { isPreset } from "../../fieldModel/names";
import { RefusedChange } from "../../lifecycle/handler";
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
  const object = missing.length > 0 ? await session.findObject(apiName) : undefined;
  const fields = object && (await new ObjectHandle(session, object.id, apiName).fields());
  const typeOf = (column: string): DataType | undefined => declared[column] ?? dataTypeWord(fields?.get(column)?.dataType ?? "");
  return Object.fromEntries(columns.map((column) => [column, typeOf(column)]));
}
