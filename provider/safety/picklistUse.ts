import type { Client } from "../client/client";
import { CallError } from "../client/errors";
import { settleAll } from "../client/settleAll";
import { dataTypeWord } from "../contract/dataTypes";
import type { FieldRecord } from "../contract/fields";
import * as picklists from "../contract/picklists";
import { type Amount, countWhere, fieldsOf, listObjects } from "./count";

/** How many values of a picklist the records hold in one field. */
export interface PicklistUse extends Amount {
  object: string;
  field: string;
}

interface UsingField {
  object: string;
  field: FieldRecord;
}

/** Where records hold one of the values of a picklist; undefined where fields use it that cannot be found. */
// assumption: opaque-shapes
export async function picklistUse(client: Client, picklistId: string, values: readonly string[]): Promise<PicklistUse[] | undefined> {
  const references = await client.call(picklists.listReferences, { path: { picklistId }, query: { flag: "R" } });
  if (references.length === 0) return [];
  const using = await usingFields(client, picklistId);
  // What the references look like is unknown: as long as there are more of them, something else may hold values.
  if (!using || using.length < references.length) return undefined;
  return settleAll(using.map((one) => useOf(client, one, values)));
}

/** The fields of all objects that use a picklist; undefined where an object does not tell its fields. */
async function usingFields(client: Client, picklistId: string): Promise<UsingField[] | undefined> {
  try {
    const lists = (await listObjects(client)).map(async ({ id, name }) =>
      (await fieldsOf(client, id)).filter((field) => field.picklistId === picklistId).map((field) => ({ object: name, field })),
    );
    return (await settleAll(lists)).flat();
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    return undefined;
  }
}

async function useOf(client: Client, { object, field: { name, dataType } }: UsingField, values: readonly string[]): Promise<PicklistUse> {
  const operator = dataTypeWord(dataType) === "multiselect" ? "includes" : "eq";
  const amounts = await settleAll(values.map((value) => countWhere(client, object, { field: name, operator, value })));
  const isSure = amounts.every((amount) => amount.isSure);
  const counts = amounts.map(({ records }) => records);
  return { object, field: name, isSure, records: isSure ? counts.reduce((sum, records) => sum + records, 0) : Math.max(...counts) };
}
