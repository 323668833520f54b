import type { Value } from "../../core/conditions";
import { refusal } from "../../core/refusal";
import type { Tenant } from "../../core/tenant";
import { own } from "../../core/things";
import { FieldTable, type StoredField } from "../fields/table";
import { refuseView, type StoredObject } from "../objects/table";
import { nextNumber } from "./autoNumbers";
import { knownField, systemColumns } from "./columns";
import { objection } from "./formulas";
import { isEmpty, RecordTable, type StoredRecord, uniqueKey } from "./table";
import { toStored } from "./values";

export type Row = Record<string, unknown>;

/** What one call makes of the records of an object: nothing of it is seen before `commit`. */
export class Batch {
  readonly #written = new Map<string, StoredRecord>();
  readonly #added = new Set<string>();
  readonly #stored: Record<string, StoredRecord>;
  readonly #fields: StoredField[];
  /** By unique field: which record holds a value. */
  readonly #holders: Map<StoredField, Map<string, string>>;

  constructor(
    private readonly object: StoredObject,
    private readonly tenant: Tenant,
  ) {
    refuseView(object);
    this.#stored = tenant.of(RecordTable).of(object);
    this.#fields = Object.values(tenant.of(FieldTable).of(object));
    this.#holders = new Map(this.#fields.filter(({ isUnique }) => isUnique).map((field) => [field, this.#holdersOf(field)]));
  }

  /** A new record; `id` where the caller gives it. */
  insert(row: Row, where: string, id = this.tenant.nextId(this.object.keyPrefix)): StoredRecord {
    const values = this.#values(row, where);
    for (const field of this.#fields) {
      const initial = field.defaultValue || field.picklistDefaultValue;
      if (!(field.name in values) && initial) values[field.name] = toStored(field, initial, this.tenant);
    }
    const record = { id, owner: this.tenant.user.id, values, ...this.tenant.stamp() };
    this.#check(record, where);
    this.#added.add(id);
    return this.#write(record);
  }

  /** A changed record; undefined when there is none with the id. */
  update(id: string, changes: Row, where: string): StoredRecord | undefined {
    const before = this.#written.get(id) ?? own(this.#stored, id);
    if (!before) return undefined;
    const record = { ...before, values: { ...before.values, ...this.#values(changes, where) } };
    this.#check(record, where);
    this.tenant.touch(record);
    return this.#write(record);
  }

  /** Writes the records; only now new ones get their numbers. */
  commit(): StoredRecord[] {
    for (const { id, values } of this.#written.values()) if (this.#added.has(id)) this.#number(values);
    return this.tenant.of(RecordTable).write(this.object, [...this.#written.values()]);
  }

  #number(values: StoredRecord["values"]): void {
    for (const field of this.#fields) if (field.dataType === "AutoNumber") values[field.name] = nextNumber(field);
  }

  #write(record: StoredRecord): StoredRecord {
    const replaced = this.#written.get(record.id) ?? own(this.#stored, record.id);
    this.#written.set(record.id, record);
    for (const [field, holders] of this.#holders) {
      const before = uniqueKey(field, replaced?.values[field.name]);
      if (before !== undefined && holders.get(before) === record.id) holders.delete(before);
      const key = uniqueKey(field, record.values[field.name]);
      if (key !== undefined) holders.set(key, record.id);
    }
    return record;
  }

  #holdersOf(field: StoredField): Map<string, string> {
    const holders = new Map<string, string>();
    for (const { id, values } of Object.values(this.#stored)) {
      const key = uniqueKey(field, values[field.name]);
      if (key !== undefined) holders.set(key, id);
    }
    return holders;
  }

  #values(row: Row, where: string): Record<string, Value> {
    const values: Record<string, Value> = {};
    for (const [name, value] of Object.entries(row)) {
      const field = knownField(this.object, name, this.tenant);
      if (field) values[field.name] = toStored(field, value, this.tenant, `${where}.${field.name}`);
      else if (!Object.hasOwn(systemColumns, name))
        throw refusal("invalid", `${where}: field ${name} of object ${this.object.name} does not exist`);
      else if (this.tenant.dialect.systemFields === "refused") throw refusal("invalid", `${where}: field ${name} is read-only`);
    }
    return values;
  }

  #check(record: StoredRecord, where: string): void {
    for (const field of this.#fields) {
      const value = record.values[field.name];
      if (field.isRequired && isEmpty(value)) throw refusal("invalid", `${where}.${field.name}: is required`);
      const key = uniqueKey(field, value);
      const holder = key === undefined ? undefined : this.#holders.get(field)?.get(key);
      if (holder !== undefined && holder !== record.id)
        throw refusal("duplicate", `${where}.${field.name}: another record has the value ${JSON.stringify(value)}`);
    }
    const message = objection(record, this.object, this.tenant);
    if (message !== undefined) throw refusal("invalid", `${where}: ${message}`);
  }
}
