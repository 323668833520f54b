import { z } from "zod";
import type { Condition, QueryOptions } from "../../../provider/contract/records";
import * as contract from "../../../provider/contract/records";
import { WithMembers } from "../../core/outcomes";
import { refusal } from "../../core/refusal";
import { ofObject } from "../../core/seedPart";
import type { Serve } from "../../core/serve";
import { own } from "../../core/things";
import { Fields } from "../fields/fields";
import { FieldTable } from "../fields/table";
import { refuseView, type StoredObject } from "../objects/table";
import { Batch, type Row } from "./batch";
import { isKnown } from "./columns";
import { childJoins, printJoined, printRecord } from "./print";
import { matching, selected } from "./search";
import { RecordTable, type StoredRecord } from "./table";

/** Values by the API names of fields; relations take the name of a record. */
const Seed = z.record(z.string(), z.unknown());

/** Records of objects. */
export class Records extends RecordTable {
  static override readonly kind = {
    ...RecordTable.kind,
    seed: ofObject(Seed, (records: Records, object, row) => records.plant(object, row), [Fields]),
  } as const;

  static routes(serve: Serve<Records>): void {
    serve(contract.get, ({ path, query }, records) => {
      const object = records.#named(path.objectName);
      return [printRecord(records.get(object.id, path.recordId), object, records.tenant, query?.fields?.split(","))];
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
      return records.#existing(object, query.records).map((id) => printRecord(records.get(object.id, id), object, records.tenant, only));
    });

    serve(contract.removeByIds, ({ path, query }, records) => {
      const object = records.#named(path.objectName);
      return records.deleteAll(object.id, records.#existing(object, query.records));
    });

    serve(contract.updateByCondition, ({ path, body }, records) =>
      records.updateAll(records.#named(path.objectName).id, body.condition, body.setValue),
    );

    serve(contract.removeByCondition, ({ path, body }, records) => {
      const object = records.#named(path.objectName);
      return records.deleteAll(
        object.id,
        matching(object, body.condition, records.tenant).map(({ id }) => id),
      );
    });

    serve(contract.upsert, ({ path, body }, records) =>
      records.upsert(records.#named(path.objectName).id, body.records).map(({ id }) => ({ id })),
    );

    serve(contract.query, ({ path, query, body: { condition, relation = {}, options } }, records) => {
      const object = records.#named(path.objectName, query?.base);
      const found = records.query(object.id, condition, options);
      const only = query?.fields?.split(",") ?? options?.fields;
      const joined = { parents: relation.parents, children: childJoins(relation, records.tenant) };
      return new WithMembers(
        found.records.map((record) => printJoined(record, object, records.tenant, joined, only)),
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

  /** Adds records. Values are named by the API names of fields, in any case. */
  add(objectRef: string, rows: Row[]): StoredRecord[] {
    return this.#batch(objectRef, rows, (batch, row, where) => batch.insert(row, where));
  }

  update(objectRef: string, id: string, changes: Row): void {
    const batch = new Batch(this.#object(objectRef), this.tenant);
    this.existing(batch.update(id, changes, "setValue"), id);
    batch.commit();
  }

  /** Sets the same values in all records that satisfy a condition; answers how many they are. */
  updateAll(objectRef: string, condition: Condition, changes: Row): number {
    const found = matching(this.#object(objectRef), condition, this.tenant);
    this.#inBatch(objectRef, (batch) => {
      for (const { id } of found) batch.update(id, changes, `record ${id}`);
    });
    return found.length;
  }

  /** Adds records, and changes those that carry an id. */
  upsert(objectRef: string, rows: Row[]): StoredRecord[] {
    return this.#batch(objectRef, rows, (batch, { id, ...row }, where) => {
      if (typeof id !== "string" || id === "") return batch.insert(row, where);
      return batch.update(id, row, where) ?? this.#insertWith(id, row, where, batch, this.#object(objectRef));
    });
  }

  /** Deletes those of the records that are there, and answers how many there were. */
  deleteAll(objectRef: string, ids: readonly string[]): number {
    const object = this.#object(objectRef);
    const there = [...new Set(ids)].filter((id) => own(this.of(object), id));
    // One of them may be a detail of another, and be gone with it.
    for (const id of there) if (own(this.of(object), id)) this.delete(objectRef, id);
    return there.length;
  }

  /** Deletes a record and the details that depend on it. */
  delete(objectRef: string, id: string): void {
    const object = this.#object(objectRef);
    refuseView(object);
    this.get(objectRef, id);
    delete this.of(object)[id];
    for (const field of this.tenant.of(FieldTable).referringTo(object)) {
      if (field.dataType !== "MasterDetail") continue;
      const details = this.objects.get(field.objectId);
      for (const detail of Object.values(this.of(details))) if (detail.values[field.name] === id) this.delete(details.id, detail.id);
    }
  }

  /** The records that satisfy a condition, sorted and cut, and how many there are in all. */
  query(objectRef: string, condition?: Condition, options: QueryOptions = {}): { records: StoredRecord[]; count: number } {
    const object = this.#object(objectRef);
    const found = matching(object, condition, this.tenant);
    return { records: selected(found, object, options, this.tenant), count: found.length };
  }

  count(objectRef: string, condition?: Condition): number {
    return matching(this.#object(objectRef), condition, this.tenant).length;
  }

  /** A new record, whose relations name records instead of giving their ids. */
  plant(objectRef: string, row: Row): StoredRecord {
    const links = this.tenant
      .of(FieldTable)
      .all(objectRef)
      .flatMap(({ name, references }) => {
        const targets = references.flatMap(({ referenceObjectId }) => this.all(referenceObjectId));
        const target = targets.find(({ values }) => values.name === row[name]);
        return target ? [[name, target.id]] : [];
      });
    const [record] = this.add(objectRef, [{ ...row, ...Object.fromEntries(links) }]);
    return record as StoredRecord;
  }

  /** Rows of one call, as many as it takes. */
  #batch(objectRef: string, rows: Row[], write: (batch: Batch, row: Row, where: string) => StoredRecord): StoredRecord[] {
    const { batchMax } = this.tenant.dialect;
    if (batchMax !== "none" && rows.length > batchMax) throw refusal("limit", `records: at most ${batchMax} records`);
    return this.#inBatch(objectRef, (batch) => rows.map((row, index) => write(batch, row, `records[${index}]`)));
  }

  /** What one call does to records: all or nothing, or what went well before the first refusal. */
  #inBatch<Result>(objectRef: string, work: (batch: Batch) => Result): Result {
    const batch = new Batch(this.#object(objectRef), this.tenant);
    try {
      const result = work(batch);
      batch.commit();
      return result;
    } catch (error) {
      if (this.tenant.dialect.batch === "partial") batch.commit();
      throw error;
    }
  }

  #insertWith(id: string, row: Row, where: string, batch: Batch, object: StoredObject): StoredRecord {
    if (this.tenant.dialect.upsertUnknownId === "refused") throw refusal("missing", `${where}.id: record ${id} does not exist`);
    if (!/^[0-9A-Za-z]{20}$/.test(id) || !id.startsWith(object.keyPrefix))
      throw refusal("invalid", `${where}.id: "${id}" is not an id of object ${object.name}`);
    return batch.insert(row, where, id);
  }

  /** Those of some ids whose records are there. */
  #existing(object: StoredObject, ids: string): string[] {
    const [there, unknown] = [true, false].map((wanted) =>
      ids.split(",").filter((id) => (own(this.of(object), id) !== undefined) === wanted),
    );
    if (unknown?.length && this.tenant.dialect.unknownIds === "refused")
      throw refusal("missing", `records: ${unknown.join(", ")} of object ${object.name} do not exist`);
    return there ?? [];
  }

  #object(idOrName: string): StoredObject {
    const object = this.objects.get(idOrName);
    if (!isKnown(object, this.tenant)) throw refusal("missing", `object ${idOrName} does not exist`);
    return object;
  }

  /** The object that a path names: by API name, or by id with `base=I`. */
  #named(name: string, base: "I" | "N" = "N"): StoredObject {
    const object = this.objects.find(name);
    if (object?.[base === "I" ? "id" : "name"] !== name || !isKnown(object, this.tenant))
      throw refusal("missing", `object ${name} does not exist`);
    return object;
  }
}
