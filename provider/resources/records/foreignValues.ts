import { dataTypeWord } from "../../contract/dataTypes";
import type { FieldRecord } from "../../contract/fields";
import { canonical } from "../../fieldModel/plainValues";
import { isBlank } from "../../lifecycle/foreign";
import { ObjectHandle } from "../objects/liveObject";
import type { Table } from "./table";
import { isComputed } from "./values";

/**
 * The ids of those records that have a value in a column that the table does not have, and that the platform does not give by itself: somebody else
 * made them, or filled them since.
 */
export async function withForeignValues(table: Table, ids: readonly string[]): Promise<Set<string>> {
  const { session, layout } = table;
  const filled = (await table.whole(ids)).flatMap((record) =>
    Object.entries(record).flatMap(([column, value]) =>
      isOwnColumn(column) && !layout.columns.includes(column) && !isBlank(value) ? [{ id: String(record.id), column, value }] : [],
    ),
  );
  const object = filled.length > 0 ? await session.knownObject(layout.objectName) : undefined;
  const fields = object && (await new ObjectHandle(session, object.id, layout.objectName).fields());
  return new Set(filled.flatMap(({ id, column, value }) => (isGiven(fields?.get(column), value) ? [] : [id])));
}

/** A column that a program can declare, and no member of a relation. */
export function isOwnColumn(column: string): boolean {
  return (column.endsWith("__CST") && !column.includes(".")) || column === "name";
}

/** Whether a new record has the value without being given one. */
// assumption: checkbox-wire
// assumption: number-wire
function isGiven(field: FieldRecord | undefined, value: unknown): boolean {
  if (["false", "0"].includes(String(value))) return true;
  if (field === undefined) return false;
  const type = dataTypeWord(field.dataType);
  const initial = field.defaultValue || field.picklistDefaultValue;
  return isComputed(type) || (initial !== "" && canonical(type, initial) === canonical(type, value));
}
