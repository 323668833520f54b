import { CallError } from "../../../client/errors";
import { canonical } from "../../../fieldModel/plainValues";
import { readUntil } from "../../../lifecycle/confirmWrite";
import { listed, plural } from "../../../lifecycle/messages";
import type { Session } from "../../../lifecycle/session";
import { fieldsOf } from "../../../safety/count";
import { type LiveRow, Table } from "../../records/table";
import { Writer } from "../../records/write";
import type { DeclaredField } from "../addFields";
import { renamesOf } from "./plan";
import type { ObjectInputs } from "./schema";

/** Records that one request changes. */
const batch = 100;

/** Says how many values get another place. A preview may come before the object is known to the calls for records. */
export async function tellOfRenames(session: Session, olds: ObjectInputs, news: ObjectInputs): Promise<void> {
  for (const { old, next } of renamesOf(olds, news)) {
    const rename = `Object ${news.name}: field ${old.apiName} is renamed to ${next.apiName}`;
    try {
      const values = await tableOf(session, news.name, [old]).countValued(old.apiName);
      session.warn(`${rename}: ${plural(values, "value")} copied, then the old field is dropped.`);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      session.warn((await whatIsGone(session, news.name, old, next)) ?? `${rename}. How many values it has is unknown: ${error.message}`);
    }
  }
}

/** Of a field that is no longer there nothing can be counted: an interrupted run may have come as far as that. */
async function whatIsGone(session: Session, object: string, old: DeclaredField, next: DeclaredField): Promise<string | undefined> {
  const found = await session.findObject(object);
  const there = found ? (await fieldsOf(session.client, found.id)).map(({ name }) => name) : [];
  if (there.length === 0 || there.includes(old.apiName)) return undefined;
  return there.includes(next.apiName)
    ? `Object ${object}: field ${old.apiName} is renamed to ${next.apiName} already: nothing is left to copy.`
    : `Object ${object}: field ${old.apiName} is gone, with its values: ${next.apiName} comes without any.`;
}

/**
 * Gives a field the values of the one that it replaces, and compares them. It may be interrupted at any point, and go on: what was copied is left
 * alone. A record that has another value already is refused.
 */
export async function copyValues(session: Session, objectName: string, old: DeclaredField, next: DeclaredField): Promise<void> {
  const both = tableOf(session, objectName, [old, next]);
  const target = tableOf(session, objectName, [next]);
  await target.whenKnown();
  const different = async () => {
    const valued = await both.valued(old.apiName);
    return valued.filter(({ values }) => values.get(old.apiName) !== values.get(next.apiName));
  };
  const open = await different();
  refuse(
    open.filter(({ values }) => !isUnset(next, values.get(next.apiName))),
    `with another value in ${next.apiName} already`,
  );
  const writer = new Writer(target, batch, new Map());
  const rows = open.map(({ id, values }) => ({ id, row: { key: id, values: new Map([[next.apiName, values.get(old.apiName) ?? null]]) } }));
  await writer.update(rows, () => {});
  const [refused] = writer.refused;
  if (refused) throw new Error(`${plural(writer.refused.length, "record")} did not take the value (id ${refused.key}): ${refused.reason}`);
  const left = await readUntil(session.client.clock, different, ({ length }) => length === 0);
  refuse(left, `without the value of ${old.apiName} in ${next.apiName}`);
}

function refuse(records: readonly LiveRow[], what: string): void {
  if (records.length > 0) throw new Error(`${plural(records.length, "record")} ${what}: ${listed(records.map(({ id }) => `id ${id}`))}.`);
}

/** What a new field has before anything is written to it. */
function isUnset({ field }: DeclaredField, value: string | null | undefined): boolean {
  const byDefault = canonical(field.dataType, "defaultValue" in field ? field.defaultValue : undefined);
  return value === undefined || value === null || value === byDefault || (field.dataType === "checkbox" && value === "false");
}

function tableOf(session: Session, objectName: string, fields: readonly DeclaredField[]): Table {
  const columns = fields.map(({ apiName }) => apiName);
  const types = Object.fromEntries(fields.map(({ apiName, field }) => [apiName, field.dataType]));
  return new Table(session, { objectName, key: [], columns, types, lookups: new Map() });
}
