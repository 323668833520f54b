import type { Audit } from "../../core/clock";
import type { Value } from "../../core/conditions";
import { refusal } from "../../core/refusal";
import { presetAudit } from "../../core/tenant";
import { own } from "../../core/things";
import type { StoredField } from "../fields/table";
import { ObjectParts } from "../objects/children";
import type { StoredObject } from "../objects/table";

export interface StoredRecord extends Audit {
  id: string;
  owner: string;
  /** By field name; what is not there is empty. */
  values: Record<string, Value>;
}

/** The records of objects, for the fields whose values they hold. */
export class RecordTable extends ObjectParts<StoredRecord> {
  static readonly kind = { key: "records", noun: "record" } as const;

  /** Refuses a change of a field that the records do not allow. */
  checkChange(object: StoredObject, before: StoredField, after: StoredField): void {
    const values = Object.values(this.of(object)).map((record) => record.values[after.name]);
    const emptyOnes = values.filter(isEmpty).length;
    if (after.isRequired && !before.isRequired && this.tenant.dialect.requireLater === "refusedWithEmptyRecords" && emptyOnes > 0)
      throw refusal("referenced", `isRequired: ${emptyOnes} records hold no value`);
    if (!after.isUnique || before.isUnique) return;
    const keys = values.map((value) => uniqueKey(after, value)).filter((key) => key !== undefined);
    if (new Set(keys).size < keys.length) throw refusal("referenced", `isUnique: records hold the same value of ${after.name}`);
  }

  /** The record of the user behind every token. */
  addUser(users: StoredObject): void {
    const { id, name } = this.tenant.user;
    this.keep(users, { id, owner: id, values: { name }, ...presetAudit });
  }

  /** Puts records of an object in, or in the place of those with their ids. */
  write(object: StoredObject, records: StoredRecord[]): StoredRecord[] {
    const stored = this.of(object);
    return records.map((record) => Object.assign(own(stored, record.id) ?? this.keep(object, record), record));
  }

  /** Takes the values of a field that is deleted. */
  dropValues(object: StoredObject, { name }: StoredField): void {
    for (const { values } of Object.values(this.of(object))) delete values[name];
  }
}

export function isEmpty(value: Value | undefined): value is null | undefined {
  return value === undefined || value === null;
}

/** What must differ between records; without `caseSensitive`, case makes no difference. */
export function uniqueKey(field: StoredField, value: Value | undefined): string | undefined {
  if (isEmpty(value)) return undefined;
  return field.caseSensitive ? String(value) : String(value).toLowerCase();
}
