import type { Client } from "../client/client";
import { CallError, isAbsent, isRefused } from "../client/errors";
import { settleAll } from "../client/settleAll";
import type { FieldRecord } from "../contract/fields";
import * as fields from "../contract/fields";
import type { ObjectRecord } from "../contract/objects";
import * as objects from "../contract/objects";
import { everyType } from "../contract/objects";
import * as picklists from "../contract/picklists";
import * as records from "../contract/records";
import { isObjectId } from "../contract/values";
import { readUntil } from "../lifecycle/confirmWrite";
import { listed, plural } from "../lifecycle/messages";
import type { Counted, Destruction, Question } from "./destruction";

/** A destructive change that would destroy something. */
export interface Refusal {
  property: string;
  reason: string;
}

/** Asks the platform what the destructions would destroy and refuses those that find something. */
export async function refusals(client: Client, destructions: readonly Destruction[]): Promise<Refusal[]> {
  const answers = await settleAll(destructions.map((destruction) => refuse(client, destruction)));
  return answers.filter((refusal) => refusal !== undefined);
}

/** The same of what was counted already. */
export function refusalUnlessAllowed({ records, ...destruction }: Counted, allowDataLoss: boolean | undefined): Refusal[] {
  if (allowDataLoss || records === 0) return [];
  return [refusal(destruction, `destroys ${plural(records, "record")}`)];
}

async function refuse(client: Client, destruction: Destruction): Promise<Refusal | undefined> {
  const finding = await find(client, destruction.question);
  if (finding !== undefined) return refusal(destruction, finding);
  return destruction.otherwise && refuse(client, destruction.otherwise);
}

/** How a refused change is allowed. */
export const allowing = "Set allowDataLoss: true on the resource to proceed anyway.";

const newId = "gives it a new id: what refers to the old one breaks, and packages of the app no longer install where the old one is";

/** Refuses what destroys what was found. */
export function refusal({ code, property, action }: Omit<Destruction, "question">, finding: string): Refusal {
  return { property, reason: `${code}: ${action} ${finding}. ${allowing}` };
}

/** Refuses what others depend on; `found` are those that do. */
export function refusalOf(destruction: Omit<Destruction, "question">, found: readonly string[]): Refusal {
  return refusal(destruction, `leaves behind what names it: ${listed(found)}. Change that in a run before`);
}

/** Why the change is refused; undefined when there is nothing to lose. */
async function find(client: Client, question: Question): Promise<string | undefined> {
  switch (question.kind) {
    case "id":
      // What an update that failed half-way has deleted has no id to lose.
      return question.of && (await isFieldGone(client, question.of.object, question.of.field)) ? undefined : newId;
    case "records":
      return found(
        Math.max(0, (await count(client, question.object)) - (question.leaving ?? 0)),
        question.without ? refusedWhileEmpty : (records) => `destroys ${plural(records, "record")}`,
      );
    case "values": {
      const { records, isSure } = await countWhere(client, question, "isnotnull");
      return found(records, () => `destroys ${isSure ? plural(records, "value") : `what ${plural(records, "record")} may hold in it`}`);
    }
    case "empty": {
      const { records, isSure } = await countWhere(client, question, "isnull");
      return found(records, isSure ? refusedWhileEmpty : () => `is refused while ${plural(records, "record")} may hold no value`);
    }
    case "references": {
      const references = await client.call(picklists.listReferences, { path: { picklistId: question.picklist }, query: { flag: "R" } });
      return references.length > 0 ? "is refused while fields use the picklist: records may hold it" : undefined;
    }
  }
}

function refusedWhileEmpty(records: number): string {
  return `is refused while ${plural(records, "record")} ${records === 1 ? "holds" : "hold"} no value`;
}

function found<T>(amount: T | undefined, say: (amount: T) => string): string | undefined {
  return amount ? say(amount) : undefined;
}

/** The records that meet a condition on a field; where the platform does not count them, the records that may meet it. */
// assumption: record-counts
async function countWhere(client: Client, { object, field }: { object: string; field: string }, operator: "isnull" | "isnotnull") {
  try {
    return { records: await count(client, object, { field, operator }), isSure: true };
  } catch (error) {
    if (!isRefused(error)) throw error;
    // An update that was killed may have dropped the field already.
    if (await isFieldGone(client, object, field)) return { records: 0, isSure: true };
    return { records: await count(client, object), isSure: false };
  }
}

/** Whether the platform shows the fields of an object, and not this one. */
async function isFieldGone(client: Client, nameOrId: string, field: string): Promise<boolean> {
  const object = (await list(client)).find(({ id, name }) => id === nameOrId || name === nameOrId);
  if (!object) return true;
  const path = { objectId: object.id };
  const { fields: embedded } = await client.call(objects.get, { path });
  const shown = embedded ?? (await client.call(fields.list, { path }).catch(nothingIfAbsent));
  return shown.length > 0 && shown.every(({ name }) => name !== field);
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
async function count(client: Client, objectName: string, condition?: { field: string; operator: string }): Promise<number> {
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
  return (await list(client)).some(({ id, name }) => id === nameOrId || name === nameOrId);
}

function list(client: Client): Promise<ObjectRecord[]> {
  return client.call(objects.list, { query: { type: everyType } });
}
