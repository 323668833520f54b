import type { z } from "zod";
import * as fields from "../../../provider/contract/fields";
import * as objects from "../../../provider/contract/objects";
import { Refusal, refusal } from "../../core/refusal";
import type { Tenant } from "../../core/tenant";
import { Fields } from "../fields/fields";
import { Objects } from "../objects/objects";
import { Batch } from "../records/batch";
import { bulkObject } from "./exports";
import type { RecordFile } from "./tables";

/** Writes the records of a file; answers what is wrong with those that it leaves out. */
export function importRecords({ file, object: name, fields, rows }: RecordFile, withIds: boolean, tenant: Tenant): string[] {
  const batch = new Batch(bulkObject(name, tenant), tenant);
  const faults: string[] = [];
  for (const [index, row] of rows.entries()) {
    const { id = "", ...values } = Object.fromEntries(fields.map((field, column) => [field, row[column] ?? ""]));
    const where = `row ${index + 3}`;
    const fault = refused(() => {
      if (withIds && id === "") throw refusal("invalid", `${where}: id is empty`);
      if (!withIds) batch.insert(values, where);
      else if (!batch.update(id, values, where)) batch.insert(values, where, id);
    });
    if (fault !== undefined) faults.push(`${file}: ${fault}`);
  }
  batch.commit();
  return faults;
}

/** Makes an object with its fields of an exported document; answers what is wrong with it. */
export function importObject({ file, document }: { file: string; document: unknown }, tenant: Tenant): string[] {
  const fault = refused(() => {
    const { fields: parts = [], ...attributes } = Object(document) as { fields?: unknown[] };
    const definition = objects.create.body.safeParse({ ...known(attributes, objects.create.body.shape), fields: [] });
    if (!definition.success) throw refusal("invalid", "is no description of an object");
    const own = parts.map((part) => known(part, fields.FieldDefinition.shape)).filter(({ dataType }) => dataType !== "Name");
    const added = own.map(described);
    const { id } = tenant.of(Objects).create(definition.data);
    if (added.length > 0) tenant.of(Fields).add(id, added);
  });
  return fault === undefined ? [] : [`${file}: ${fault}`];
}

function described(field: Record<string, unknown>): z.output<typeof fields.FieldDefinition> {
  const { success, data } = fields.FieldDefinition.safeParse(field);
  if (!success) throw refusal("invalid", `field ${String(field.name)} is no description of a field`);
  return data;
}

/** The members that a call takes, without those that say nothing. */
function known(members: unknown, shape: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(Object(members)).filter(([name, value]) => Object.hasOwn(shape, name) && Boolean(value)));
}

/** The words of a refusal; undefined when the work is done. */
function refused(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.resMsg;
    throw error;
  }
}
