import { z } from "zod";
import type { Condition } from "../../../provider/contract/records";
import * as contract from "../../../provider/contract/records";
import { type Column, conditionTest, type Value } from "../../core/conditions";
import { WithMembers } from "../../core/outcomes";
import { refusal } from "../../core/refusal";
import { ofObject } from "../../core/seedPart";
import type { Serve } from "../../core/serve";
import { sortedRows } from "../../core/sorting";
import { own } from "../../core/things";
import { Fields } from "../fields/fields";
import { FieldTable, type StoredField } from "../fields/table";
import { typeRule } from "../fields/types";
import type { StoredObject } from "../objects/table";
import { printRecord } from "./print";
import { isEmpty, RecordTable, type StoredRecord, uniqueKey } from "./table";
import { toStored } from "./values";

export type QueryOptions = NonNullable<z.output<typeof contract.query.body>["options"]>;

/** Values by the API names of fields; relations take the name of a record. */
const Seed = z.record(z.string(), z.unknown());

/** Milliseconds for which record calls do not know a new object or field under `schemaCache: "delayed"`. */
export const schemaCacheMilliseconds = 200;

const defaultLimit = 5000;
const maximumLimit = 10_000;

/** What the server keeps for every record; never written from outside. */
const systemColumns: Record<string, Column<StoredRecord>> = {
  id: { dataType: "ID", numeric: false, read: (record) => record.id },
  owner: { dataType: "Lookup", numeric: false, read: (record) => record.owner },
  createdBy: { dataType: "Lookup", numeric: false, read: (record) => record.createdBy },
  createdDate: { dataType: "DateTime", numeric: false, read: (record) => record.createdDate },
  lastModifiedBy: { dataType: "Lookup", numeric: false, read: (record) => record.lastModifiedBy },
  lastModifiedDate: { dataType: "DateTime", numeric: false, read: (record) => record.lastModifiedDate },
  currencyIsoCode: { dataType: "Text", numeric: false, read: () => null },
  installedPackage: { dataType: "Lookup", numeric: false, read: () => null },
};

/** Records of objects. */
export class Records extends RecordTable {
  static override readonly kind = {
    ...RecordTable.kind,
    seed: ofObject(Seed, (records: Records, object, row) => records.plant(object, row), [Fields]),
  } as const;

  static routes(serve: Serve<Records>): void {
    serve(contract.get, ({ path, query }, records) => {
      const object = records.#named(path.objectName);
      return [records.#print(records.get(object.id, path.recordId), object, query?.fields?.split(","))];
    });

    serve(contract.remove, ({ path }, records) => {
      records.delete(records.#named(path.objectName).id, path.recordId);
      return 1;
    });

    serve(contract.update, ({ path, body }, records) => {
      records.update(records.#named(path.objectName).id, path.recordId, body.setValue);
      return 1;
    });

    serve(contract.add, ({ path, body }, records) =>
      records.add(records.#named(path.objectName).id, body.records).map(({ id }) => ({ id })),
    );

    serve(contract.listByIds, ({ path, query }, records) => {
      const object = records.#named(path.objectName);
      const only = query.fields?.split(",");
      // Whether ids that do not exist are left out or refused is unknown.
      const found = query.records.split(",").flatMap((id) => own(records.of(object), id) ?? []);
      return found.map((record) => records.#print(record, object, only));
    });

    serve(contract.removeByIds, ({ path, query }, records) => {
      const object = records.#named(path.objectName);
      return records.deleteAll(object.id, new Set(query.records.split(",")));
    });

    serve(contract.updateByCondition, ({ path, body }, records) => {
      const object = records.#named(path.objectName);
      const found = records.matching(object.id, body.condition);
      for (const { id } of found) records.update(object.id, id, body.setValue);
      return found.length;
    });

    serve(contract.removeByCondition, ({ path, body }, records) => {
      const object = records.#named(path.objectName);
      return records.deleteAll(object.id, new Set(records.matching(object.id, body.condition).map(({ id }) => id)));
    });

    serve(contract.upsert, ({ path, body }, records) =>
      records.upsert(records.#named(path.objectName).id, body.records).map((id) => ({ id })),
    );

    serve(contract.query, ({ path, query, body }, records) => {
      const object = records.#named(path.objectName, query?.base);
      const found = records.query(object.id, body.condition, body.options);
      const only = query?.fields?.split(",") ?? body.options?.fields;
      return new WithMembers(
        found.records.map((record) => records.#print(record, object, only)),
        { count: found.count },
      );
    });

    serve(contract.count, ({ path, query, body }, records) =>
      records.count(records.#named(path.objectName, query?.base).id, body.condition),
    );
  }

  get(objectRef: string, id: string): StoredRecord {
    return this.existing(own(this.of(this.#object(objectRef)), id), id);
  }

  /** Adds records, all or none. Values are named by the API names of fields, in any case. */
  add(objectRef: string, rows: Record<string, unknown>[]): StoredRecord[] {
    const object = this.#object(objectRef);
    const fields = Object.values(this.#fields.of(object));
    const made: StoredRecord[] = [];
    for (const [index, row] of rows.entries()) {
      const values = this.#values(object, row, `records[${index}]`);
      for (const field of fields) {
        const initial = field.defaultValue || field.picklistDefaultValue;
        if (!(field.name in values) && initial) values[field.name] = toStored(field, initial, this.tenant);
        if (field.dataType === "AutoNumber") values[field.name] = nextNumber(field);
      }
      const record = { id: this.newId(object.keyPrefix), owner: this.tenant.user.id, values, ...this.tenant.stamp() };
      this.#check(object, record, made);
      made.push(record);
    }
    return made.map((record) => this.keep(object, record));
  }

  update(objectRef: string, id: string, changes: Record<string, unknown>): void {
    const object = this.#object(objectRef);
    const record = this.get(objectRef, id);
    const changed = { ...record, values: { ...record.values, ...this.#values(object, changes, "setValue") } };
    this.#check(object, changed, []);
    record.values = changed.values;
    this.tenant.touch(record);
  }

  /** Adds records, and changes those that carry an id; the ids of all, in their order. */
  upsert(objectRef: string, rows: Record<string, unknown>[]): string[] {
    const { batchMax } = this.tenant.dialect;
    if (batchMax !== "none" && rows.length > batchMax) throw refusal("limit", `records: at most ${batchMax} records`);
    const object = this.#object(objectRef);
    const before = structuredClone(this.of(object));
    const ids: string[] = [];
    try {
      for (const { id, ...row } of rows) ids.push(this.#upsertOne(object, id, row));
    } catch (error) {
      if (this.tenant.dialect.batch === "atomic") this.stored[object.id] = before;
      throw error;
    }
    return ids;
  }

  #upsertOne(object: StoredObject, id: unknown, row: Record<string, unknown>): string {
    if (typeof id === "string" && own(this.of(object), id)) {
      this.update(object.id, id, row);
      return id;
    }
    if (typeof id === "string" && this.tenant.dialect.upsertUnknownId === "refused") throw refusal("missing", `record ${id} does not exist`);
    const [made] = this.add(object.id, [row]);
    return (made as StoredRecord).id;
  }

  /** Deletes those of the records that are there, and answers how many there were. */
  deleteAll(objectRef: string, ids: ReadonlySet<string>): number {
    const there = [...ids].filter((id) => own(this.of(this.#object(objectRef)), id));
    // One of them may be a detail of another, and be gone with it.
    for (const id of there) if (own(this.of(this.#object(objectRef)), id)) this.delete(objectRef, id);
    return there.length;
  }

  /** The records that satisfy a condition. */
  matching(objectRef: string, condition?: Condition): StoredRecord[] {
    const object = this.#object(objectRef);
    return Object.values(this.of(object)).filter(conditionTest(condition, (name) => this.#column(object, name)));
  }

  /** Deletes a record and the details that depend on it. */
  delete(objectRef: string, id: string): void {
    const object = this.#object(objectRef);
    this.get(objectRef, id);
    delete this.of(object)[id];
    for (const field of this.#fields.referringTo(object)) {
      if (field.dataType !== "MasterDetail") continue;
      const details = this.objects.get(field.objectId);
      for (const detail of Object.values(this.of(details))) if (detail.values[field.name] === id) this.delete(details.id, detail.id);
    }
  }

  /** The records that satisfy a condition, sorted and cut, and how many there are in all. */
  query(objectRef: string, condition?: Condition, options: QueryOptions = {}): { records: StoredRecord[]; count: number } {
    const { orderby = [], limit = defaultLimit, skip = 0 } = options;
    if (limit > maximumLimit) throw refusal("invalid", `options.limit: at most ${maximumLimit} records`);
    const object = this.#object(objectRef);
    const columns = (name: string) => this.#column(object, name);
    const found = this.matching(objectRef, condition);
    return { records: sortedRows(found, orderby, columns).slice(skip, skip + limit), count: found.length };
  }

  count(objectRef: string, condition?: Condition): number {
    return this.matching(objectRef, condition).length;
  }

  /** A new record, whose relations name records instead of giving their ids. */
  plant(objectRef: string, row: Record<string, unknown>): StoredRecord {
    const links = this.#fields.all(objectRef).flatMap(({ name, references }) => {
      const targets = references.flatMap(({ referenceObjectId }) => this.all(referenceObjectId));
      const target = targets.find(({ values }) => values.name === row[name]);
      return target ? [[name, target.id]] : [];
    });
    const [record] = this.add(objectRef, [{ ...row, ...Object.fromEntries(links) }]);
    return record as StoredRecord;
  }

  get #fields(): FieldTable {
    return this.tenant.of(FieldTable);
  }

  #print(record: StoredRecord, object: StoredObject, only?: string[]): object {
    return printRecord(record, this.#knownFields(object), this.tenant, only);
  }

  #object(idOrName: string): StoredObject {
    const object = this.objects.get(idOrName);
    if (!this.#known(object)) throw refusal("missing", `object ${idOrName} does not exist`);
    return object;
  }

  /** The object that a path names: by API name, or by id with `base=I`. */
  #named(name: string, base: "I" | "N" = "N"): StoredObject {
    const object = this.objects.find(name);
    if (object?.[base === "I" ? "id" : "name"] !== name) throw refusal("missing", `object ${name} does not exist`);
    return object;
  }

  #known({ madeAt }: { madeAt: number }): boolean {
    return this.tenant.dialect.schemaCache === "fresh" || madeAt + schemaCacheMilliseconds <= this.tenant.now();
  }

  /** The fields that record calls know. */
  #knownFields(object: StoredObject): StoredField[] {
    return Object.values(this.#fields.of(object)).filter((field) => this.#known(field));
  }

  #field(object: StoredObject, name: string): StoredField | undefined {
    return this.#knownFields(object).find((field) => field.name.toLowerCase() === name.toLowerCase());
  }

  #column(object: StoredObject, name: string): Column<StoredRecord> {
    const field = this.#field(object, name);
    if (field)
      return {
        dataType: field.dataType,
        numeric: typeRule(field.dataType).kind === "number",
        read: (record) => record.values[field.name] ?? null,
      };
    const system = Object.entries(systemColumns).find(([column]) => column.toLowerCase() === name.toLowerCase());
    if (!system) throw refusal("invalid", `field ${name} of object ${object.name} does not exist`);
    return system[1];
  }

  #values(object: StoredObject, row: Record<string, unknown>, where: string): Record<string, Value> {
    const values: Record<string, Value> = {};
    for (const [name, value] of Object.entries(row)) {
      const field = this.#field(object, name);
      if (field) values[field.name] = toStored(field, value, this.tenant, `${where}.${field.name}`);
      else if (!(name in systemColumns)) throw refusal("invalid", `${where}: field ${name} of object ${object.name} does not exist`);
      else if (this.tenant.dialect.systemFields === "refused") throw refusal("invalid", `${where}: field ${name} is read-only`);
    }
    return values;
  }

  #check(object: StoredObject, record: StoredRecord, siblings: StoredRecord[]): void {
    for (const field of Object.values(this.#fields.of(object))) {
      const value = record.values[field.name];
      if (field.isRequired && isEmpty(value)) throw refusal("invalid", `${field.name}: is required`);
      const key = field.isUnique ? uniqueKey(field, value) : undefined;
      if (key === undefined) continue;
      const others = [...Object.values(this.of(object)), ...siblings].filter(({ id }) => id !== record.id);
      if (others.some((other) => uniqueKey(field, other.values[field.name]) === key))
        throw refusal("duplicate", `${field.name}: another record has the value ${JSON.stringify(value)}`);
    }
  }
}

/** The next value of an auto number: it takes the place of the zeros of the pattern, and follows a pattern without zeros. */
function nextNumber(field: StoredField): string {
  const number = String(field.startingNumber + field.numbersGiven);
  field.numbersGiven += 1;
  const slot = /\{?0+\}?/;
  if (!slot.test(field.pattern)) return field.pattern + number;
  return field.pattern.replace(slot, (zeros) => number.padStart(zeros.replace(/[{}]/g, "").length, "0"));
}
