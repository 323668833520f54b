import type { z } from "zod";
import type { Condition, queryRecords } from "../../provider/contract/records";
import { type Column, conditionTest, order } from "./conditions";
import { refusal } from "./refusal";
import type { StoredField, StoredObject, StoredRecord, Value } from "./state";
import { typeRule } from "./typeRules";
import { toStored } from "./values";
import type { World } from "./world";

export type QueryOptions = NonNullable<z.output<typeof queryRecords.body>["options"]>;

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
export class Records {
  constructor(private readonly world: World) {}

  get(objectRef: string, id: string): StoredRecord {
    const { records } = this.#object(objectRef);
    const record = Object.hasOwn(records, id) ? records[id] : undefined;
    if (!record) throw refusal("missing", `record ${id} does not exist`);
    return record;
  }

  /** Adds records, all or none. Values are named by the API names of fields, in any case. */
  add(objectRef: string, rows: Record<string, unknown>[]): StoredRecord[] {
    const object = this.#object(objectRef);
    const made: StoredRecord[] = [];
    for (const [index, row] of rows.entries()) {
      const values = this.#values(object, row, `records[${index}]`);
      for (const field of Object.values(object.fields)) {
        const initial = field.defaultValue || field.picklistDefaultValue;
        if (!(field.name in values) && initial) values[field.name] = toStored(field, initial, this.world);
        if (field.dataType === "AutoNumber") values[field.name] = nextNumber(field);
      }
      const record = { id: this.world.nextId(object.keyPrefix), owner: this.world.user.id, values, ...this.world.stamp() };
      this.#check(object, record, made);
      made.push(record);
    }
    for (const record of made) object.records[record.id] = record;
    return made;
  }

  update(objectRef: string, id: string, changes: Record<string, unknown>): void {
    const object = this.#object(objectRef);
    const record = this.get(objectRef, id);
    const changed = { ...record, values: { ...record.values, ...this.#values(object, changes, "setValue") } };
    this.#check(object, changed, []);
    record.values = changed.values;
    this.world.touch(record);
  }

  /** Deletes a record and the details that depend on it; the number of records named. */
  delete(objectRef: string, id: string): void {
    const object = this.#object(objectRef);
    this.get(objectRef, id);
    delete object.records[id];
    for (const field of this.world.objects.referring(object.id)) {
      if (field.dataType !== "MasterDetail") continue;
      const details = this.world.objects.get(field.objectId);
      for (const detail of Object.values(details.records)) if (detail.values[field.name] === id) this.delete(details.id, detail.id);
    }
  }

  /** The records that satisfy a condition, sorted and cut, and how many there are in all. */
  query(objectRef: string, condition?: Condition, options: QueryOptions = {}): { records: StoredRecord[]; count: number } {
    const { orderby = [], limit = defaultLimit, skip = 0 } = options;
    if (limit > maximumLimit) throw refusal("invalid", `options.limit: at most ${maximumLimit} records`);
    const object = this.#object(objectRef);
    const columns = (name: string) => this.#column(object, name);
    const found = Object.values(object.records).filter(conditionTest(condition, columns));
    const keys = orderby.map(({ field, order: direction }) => ({ column: columns(field), sign: direction === "desc" ? -1 : 1 }));
    found.sort((a, b) => {
      const key = keys.find(({ column }) => order(column.read(a), column.read(b), column.numeric) !== 0);
      return key ? key.sign * order(key.column.read(a), key.column.read(b), key.column.numeric) : 0;
    });
    return { records: found.slice(skip, skip + limit), count: found.length };
  }

  count(objectRef: string, condition?: Condition): number {
    const object = this.#object(objectRef);
    return Object.values(object.records).filter(conditionTest(condition, (name) => this.#column(object, name))).length;
  }

  /** The fields that record calls know. */
  fields(object: StoredObject): StoredField[] {
    return Object.values(object.fields).filter((field) => this.#known(field));
  }

  /** Refuses a change of a field that the records do not allow. */
  checkChange(object: StoredObject, before: StoredField, after: StoredField): void {
    const records = Object.values(object.records);
    const emptyOnes = records.filter((record) => isEmpty(record.values[after.name])).length;
    if (after.isRequired && !before.isRequired && this.world.dialect.requireLater === "refusedWithEmptyRecords" && emptyOnes > 0)
      throw refusal("referenced", `isRequired: ${emptyOnes} records hold no value`);
    if (!after.isUnique || before.isUnique) return;
    const keys = records.map((record) => uniqueKey(after, record.values[after.name])).filter((key) => key !== undefined);
    if (new Set(keys).size < keys.length) throw refusal("referenced", `isUnique: records hold the same value of ${after.name}`);
  }

  #object(idOrName: string): StoredObject {
    const object = this.world.objects.get(idOrName);
    if (!this.#known(object)) throw refusal("missing", `object ${idOrName} does not exist`);
    return object;
  }

  #known({ madeAt }: { madeAt: number }): boolean {
    return this.world.dialect.schemaCache === "fresh" || madeAt + schemaCacheMilliseconds <= this.world.now();
  }

  #field(object: StoredObject, name: string): StoredField | undefined {
    return this.fields(object).find((field) => field.name.toLowerCase() === name.toLowerCase());
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
      if (field) values[field.name] = toStored(field, value, this.world, `${where}.${field.name}`);
      else if (!(name in systemColumns)) throw refusal("invalid", `${where}: field ${name} of object ${object.name} does not exist`);
      else if (this.world.dialect.systemFields === "refused") throw refusal("invalid", `${where}: field ${name} is read-only`);
    }
    return values;
  }

  #check(object: StoredObject, record: StoredRecord, siblings: StoredRecord[]): void {
    for (const field of Object.values(object.fields)) {
      const value = record.values[field.name];
      if (field.isRequired && isEmpty(value)) throw refusal("invalid", `${field.name}: is required`);
      const key = field.isUnique ? uniqueKey(field, value) : undefined;
      if (key === undefined) continue;
      const others = [...Object.values(object.records), ...siblings].filter(({ id }) => id !== record.id);
      if (others.some((other) => uniqueKey(field, other.values[field.name]) === key))
        throw refusal("duplicate", `${field.name}: another record has the value ${JSON.stringify(value)}`);
    }
  }
}

function isEmpty(value: Value | undefined): boolean {
  return value === undefined || value === null;
}

/** What must differ between records; without `caseSensitive`, case makes no difference. */
function uniqueKey(field: StoredField, value: Value | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return field.caseSensitive ? String(value) : String(value).toLowerCase();
}

/** The next value of an auto number: the zeros of the pattern stand for the number, which goes behind a pattern without zeros. */
function nextNumber(field: StoredField): string {
  const number = String(field.startingNumber + field.numbersGiven);
  field.numbersGiven += 1;
  const slot = /\{?0+\}?/;
  if (!slot.test(field.pattern)) return field.pattern + number;
  return field.pattern.replace(slot, (zeros) => number.padStart(zeros.replace(/[{}]/g, "").length, "0"));
}
