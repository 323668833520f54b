import type { Column, Value } from "../../core/conditions";
import { refusal } from "../../core/refusal";
import type { Tenant } from "../../core/tenant";
import { FieldTable, type StoredField } from "../fields/table";
import { typeRule } from "../fields/types";
import type { StoredObject } from "../objects/table";
import { formulaValue } from "./formulas";
import type { StoredRecord } from "./table";

/** Milliseconds for which record calls do not know a new object or field under `schemaCache: "delayed"`. */
const schemaCacheMilliseconds = 200;

/** What the server keeps for every record; never written from outside. */
export const systemColumns: Readonly<Record<string, Column<StoredRecord>>> = {
  id: { dataType: "ID", numeric: false, read: (record) => record.id },
  owner: { dataType: "Lookup", numeric: false, read: (record) => record.owner },
  createdBy: { dataType: "Lookup", numeric: false, read: (record) => record.createdBy },
  createdDate: { dataType: "DateTime", numeric: false, read: (record) => record.createdDate },
  lastModifiedBy: { dataType: "Lookup", numeric: false, read: (record) => record.lastModifiedBy },
  lastModifiedDate: { dataType: "DateTime", numeric: false, read: (record) => record.lastModifiedDate },
  currencyIsoCode: { dataType: "Text", numeric: false, read: () => null },
  installedPackage: { dataType: "Lookup", numeric: false, read: () => null },
};

/** Whether record calls know an object or a field already. */
export function isKnown({ madeAt }: { madeAt: number }, tenant: Tenant): boolean {
  return tenant.dialect.schemaCache === "fresh" || madeAt + schemaCacheMilliseconds <= tenant.now();
}

/** The fields that record calls know. */
export function knownFields(object: StoredObject, tenant: Tenant): StoredField[] {
  return Object.values(tenant.of(FieldTable).of(object)).filter((field) => isKnown(field, tenant));
}

/** The field with a name, in any case. */
export function knownField(object: StoredObject, name: string, tenant: Tenant): StoredField | undefined {
  return knownFields(object, tenant).find((field) => field.name.toLowerCase() === name.toLowerCase());
}

/** What conditions and sorting can name. */
export function columnOf(object: StoredObject, name: string, tenant: Tenant): Column<StoredRecord> {
  const field = knownField(object, name, tenant);
  if (field)
    return {
      dataType: field.dataType,
      numeric: typeRule(field.dataType).kind === "number",
      hidesEmptiness: tenant.dialect.recordCounts === "some" && ["EncryptedText", "MultiLanguage"].includes(field.dataType),
      read: (record) => fieldValue(field, record, object, tenant),
    };
  const [, system] = Object.entries(systemColumns).find(([column]) => column.toLowerCase() === name.toLowerCase()) ?? [];
  if (!system) throw refusal("invalid", `field ${name} of object ${object.name} does not exist`);
  return system;
}

/** The value of a field: what is stored, or what a formula makes of the others. */
export function fieldValue(field: StoredField, record: StoredRecord, object: StoredObject, tenant: Tenant): Value {
  if (field.dataType !== "Formula") return record.values[field.name] ?? null;
  const value = formulaValue(field, record, object, tenant);
  return typeof value === "number" ? String(value) : value;
}
