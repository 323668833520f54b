import { CallError } from "../../client/errors";
import { settleAll } from "../../client/settleAll";
import { type FieldRecord, getField, getFields } from "../../contract/fields";
import { getObject, type ObjectRecord } from "../../contract/objects";
import type { Session } from "../../lifecycle/session";

/** An object as the platform has it now. */
export interface LiveObject {
  record: ObjectRecord;
  fields: FieldRecord[];
}

/**
 * Reads an object with its fields; undefined when it is gone. `fieldIds` serves the platforms that tell the fields of an
 * object only one by one.
 */
export async function readObject(session: Session, objectId: string, fieldIds: readonly string[]): Promise<LiveObject | undefined> {
  const answer = await orGone(session, objectId, () => session.client.call(getObject, { path: { objectId } }));
  if (answer === undefined) return undefined;
  return { record: answer.tableInfo, fields: answer.fields ?? (await readFields(session, objectId, fieldIds)) };
}

/** Runs a read of an object; undefined when the object is gone. Where the status is not 404 the list of objects must prove it. */
async function orGone<T>(session: Session, objectId: string, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    if (error.httpStatus === 404) return undefined;
    if (error.failure !== "missing" && error.failure !== "refused") throw error;
    if ((await session.objects()).some((object) => object.id === objectId)) throw error;
    return undefined;
  }
}

async function readFields(session: Session, objectId: string, fieldIds: readonly string[]): Promise<FieldRecord[]> {
  if (session.listsFields) {
    try {
      return await session.client.call(getFields, { path: { objectId } });
    } catch (error) {
      if (!isAbsent(error)) throw error;
      session.listsFields = false;
    }
  }
  const fields = await settleAll(fieldIds.map((fieldId) => readField(session, objectId, fieldId)));
  return fields.filter((field) => field !== undefined);
}

/** One field by its id; undefined when it is gone. Where the status is not 404 the fields of the object must prove it. */
export async function readField(session: Session, objectId: string, fieldId: string): Promise<FieldRecord | undefined> {
  try {
    return await session.client.call(getField, { path: { objectId, fieldId } });
  } catch (error) {
    if (!isAbsent(error)) throw error;
    if (error instanceof CallError && error.httpStatus === 404) return undefined;
    const live = await readObject(session, objectId, []);
    if (live?.fields.some(({ id }) => id === fieldId)) throw error;
    return undefined;
  }
}

/** The platform does not find what was asked for, or does not know the call. Which of the two a read must tell. */
export function isAbsent(error: unknown): boolean {
  return isNotOffered(error) || (error instanceof CallError && error.failure === "refused");
}

/** The platform does not know the call, or the user denied it. */
export function isNotOffered(error: unknown): error is CallError {
  return error instanceof CallError && (error.failure === "missing" || error.failure === "unsupported");
}

/** Why the provider must not touch a thing; undefined when it may. */
export function packageProtection(thing: { protectMode: number | undefined; installedPackage: string }): string | undefined {
  if (thing.installedPackage) return `belongs to the installed package ${thing.installedPackage}`;
  return thing.protectMode ? "is protected" : undefined;
}
