import { z } from "zod";
import { childName } from "../../provider/contract/values";
import { refusal } from "../core/refusal";
import { ofObject } from "../core/seedPart";
import { FieldTable } from "./fields/table";
import { Children, type StoredChild } from "./objects/children";
import type { StoredObject } from "./objects/table";

export interface StoredIndex extends StoredChild {
  /** Ids of its fields. */
  fieldIds: string[];
}

/** An index with the API names of its fields; by the manual it has two at most, and an object has one by default. */
const Definition = z.strictObject({ name: childName, fields: z.array(z.string().min(1)).min(1).max(2) });

/** Indexes of objects: the designer makes them, and no call reaches them. */
export class Indexes extends Children<StoredIndex> {
  static readonly kind = {
    key: "indexes",
    noun: "index",
    idPrefix: "000I",
    seed: ofObject(Definition, (indexes: Indexes, object, index) => indexes.create(object, index), [FieldTable]),
  } as const;

  create(objectRef: string, { name, fields }: z.output<typeof Definition>): StoredIndex {
    const object = this.objects.extensible(objectRef);
    if (this.all(object.id).length > 0) throw refusal("limit", `object ${object.name} has an index already`);
    const fieldIds = fields.map((field) => this.tenant.of(FieldTable).get(object.id, field).id);
    return this.keep(object, { ...this.newChild(object, name), fieldIds });
  }

  /** @internal Whether a field shares an index with another one. */
  hasUnion(object: StoredObject, fieldId: string): boolean {
    return this.#with(object, fieldId).some(({ fieldIds }) => fieldIds.length > 1);
  }

  /** @internal Ends the indexes of a field that is deleted, or refuses its deletion. */
  dropField(object: StoredObject, field: { id: string; name: string }): void {
    const indexes = this.#with(object, field.id);
    if (this.tenant.dialect.fieldDelete === "refusedWhenIndexed" && indexes.length > 0)
      throw refusal("referenced", `field ${field.name} is used by index ${indexes.map(({ name }) => `"${name}"`).join(", ")}`);
    for (const { id } of indexes) delete this.of(object)[id];
  }

  #with(object: StoredObject, fieldId: string): StoredIndex[] {
    return Object.values(this.of(object)).filter(({ fieldIds }) => fieldIds.includes(fieldId));
  }
}
