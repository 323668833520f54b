import type { FileType } from "../../../provider/contract/recordFiles";
import type { Condition } from "../../../provider/contract/records";
import { refusal } from "../../core/refusal";
import type { Tenant } from "../../core/tenant";
import { printField } from "../fields/print";
import { FieldTable } from "../fields/table";
import { typeRule } from "../fields/types";
import { printObject } from "../objects/print";
import { ObjectTable, type StoredObject } from "../objects/table";
import { columnOf } from "../records/columns";
import { matching } from "../records/search";
import { writeRecords } from "./tables";

/** A file that an export made, as text: what the encoding makes of it is left out. */
export interface ExportedFile {
  name: string;
  content: string;
}

/** The objects of a bulk call; refuses those that do not allow it. */
export function bulkObject(name: string, tenant: Tenant): StoredObject {
  const object = tenant.of(ObjectTable).find(name);
  if (object?.name !== name) throw refusal("missing", `object ${name} does not exist`);
  if (!object.allowBulkApiAccess && tenant.dialect.bulkSwitch === "refused")
    throw refusal("invalid", `object ${name} does not allow bulk access: allowBulkApiAccess is false`);
  return object;
}

const always = ["eq", "ne"];

/** Refuses operators that exports do not have: only moments are compared by size (0075). */
export function checkExportCondition(object: StoredObject, { conditions }: Condition, tenant: Tenant): void {
  for (const part of conditions) {
    if (!("field" in part)) continue;
    const { dataType } = columnOf(object, part.field, tenant);
    if (!always.includes(part.operator) && !["Date", "DateTime"].includes(dataType))
      throw refusal(
        "invalid",
        `cond: operator "${part.operator}" does not fit field ${part.field} (${dataType}): only ${always.join(" and ")}`,
      );
  }
}

/** The records of an object: their ids, and the fields that an import can write. */
export function exportRecords(object: StoredObject, condition: Condition | undefined, type: FileType, tenant: Tenant): ExportedFile {
  const fields = Object.values(tenant.of(FieldTable).of(object)).filter(({ dataType }) => typeRule(dataType).kind !== "computed");
  const rows = matching(object, condition, tenant).map(({ id, values }) => [id, ...fields.map(({ name }) => textOf(values[name]))]);
  const content = writeRecords({ object: object.name, fields: ["id", ...fields.map(({ name }) => name)], rows }, type);
  return { name: `${object.name}.${type}`, content };
}

/** An object with its fields, in one document (um-0038). */
export function exportObject(object: StoredObject, tenant: Tenant): ExportedFile {
  const fields = Object.values(tenant.of(FieldTable).of(object)).map((field) => printField(field, tenant));
  return {
    name: `${object.name}.json`,
    content: JSON.stringify({ ...printObject(object, tenant), contextSetup: 0, fields }, undefined, 2),
  };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return Array.isArray(value) ? value.join(";") : String(value);
}
