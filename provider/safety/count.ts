import type { Client } from "../client/client";
import { CallError, isAbsent, isRefused } from "../client/errors";
import type { FieldRecord } from "../contract/fields";
import * as fields from "../contract/fields";
import type { ObjectRecord } from "../contract/objects";
import * as objects from "../contract/objects";
import { everyType } from "../contract/objects";
import * as records from "../contract/records";
import { isObjectId } from "../contract/values";
import { readUntil } from "../lifecycle/confirmWrite";

/** How many records meet a condition, or may meet it. */
export interface Amount {
  records: number;
  isSure: boolean;
}

/** A condition on a field. */
export interface Comparison {
  field: string;
  operator: string;
  value?: string;
}

/** The records that meet a condition on a field; where the platform does not count them, the records that may meet it. */
// assumption: record-counts
export async function countWhere(client: Client, object: string, condition: Comparison): Promise<Amount> {
  try {
    return { records: await count(client, object, condition), isSure: true };
  } catch (error) {
    if (!isRefused(error)) throw error;
    // An update that was killed may have dropped the field already.
    if (await isFieldGone(client, object, condition.field)) return { records: 0, isSure: true };
    return { records: await count(client, object), isSure: false };
  }
}

/** Whether the platform shows the fields of an object, and not this one. */
export async function isFieldGone(client: Client, nameOrId: string, field: string): Promise<boolean> {
  const object = (await listObjects(client)).find(({ id, name }) => id === nameOrId || name === nameOrId);
  if (!object) return true;
  const shown = await fieldsOf(client, object.id);
  return shown.length > 0 && shown.every(({ name }) => name !== field);
}

/** The fields of an object, as far as the platform lists them. */
export async function fieldsOf(client: Client, objectId: string): Promise<FieldRecord[]> {
  const path = { objectId };
  const { fields: embedded } = await client.call(objects.get, { path });
  return embedded ?? (await client.call(fields.list, { path }).catch(nothingIfAbsent));
}

function nothingIfAbsent(error: unknown): FieldRecord[] {
  if (!isAbsent(error)) throw error;
  return [];
}

/**
 * Records of an object that meet a condition; none when the object is gone, which the list of objects must prove. The calls for
 * records may need a moment to know a new object or field: what they do not answer is asked again. What cannot be counted is an
 * error, never "none".
 */
// assumption: schema-cache
export async function count(client: Client, objectName: string, condition?: Comparison): Promise<number> {
  const conditions = condition ? [condition] : [];
  const query = isObjectId(objectName) ? ({ base: "I" } as const) : undefined;
  let failed: CallError | undefined;
  const answer = await readUntil(
    client.clock,
    async () => {
      try {
        return await client.call(records.count, { path: { objectName }, query, body: { condition: { conjunction: "AND", conditions } } });
      } catch (error) {
        if (!(error instanceof CallError) || !["missing", "refused", "unsupported"].includes(error.failure)) throw error;
        failed = error;
        return (await exists(client, objectName)) ? undefined : 0;
      }
    },
    (records) => records !== undefined,
  );
  if (answer !== undefined) return answer;
  throw failed?.failure === "refused" ? failed : uncountable(objectName, failed);
}

function uncountable(object: string, failed: CallError | undefined): Error {
  const advice = "Nothing was changed. Set allowDataLoss: true on the resource to skip the count.";
  return new Error(`The records of object ${object} cannot be counted: ${failed?.message} ${advice}`);
}

async function exists(client: Client, nameOrId: string): Promise<boolean> {
  return (await listObjects(client)).some(({ id, name }) => id === nameOrId || name === nameOrId);
}

export function listObjects(client: Client): Promise<ObjectRecord[]> {
  return client.call(objects.list, { query: { type: everyType } });
}
