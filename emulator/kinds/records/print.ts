import { sorted, typedPerson } from "../../core/print";
import type { Tenant } from "../../core/tenant";
import type { StoredField } from "../fields/table";
import type { StoredRecord } from "./table";
import { referenced, toWire } from "./values";

/** A record (0017): members sorted, empty fields null, lookups with name and type. `only` limits the fields. */
export function printRecord(record: StoredRecord, fields: StoredField[], tenant: Tenant, only?: string[]): object {
  const { id, owner, createdBy, createdDate, lastModifiedBy, lastModifiedDate } = record;
  const wanted = only?.map((name) => name.trim().toLowerCase());
  const values = fields
    .filter((field) => !wanted || wanted.includes(field.name.toLowerCase()))
    .map((field) => printValue(field, record, tenant));
  const necessary = { id, ...typedPerson("owner", owner, tenant) };
  const others = {
    ...typedPerson("createdBy", createdBy, tenant),
    createdDate,
    currencyIsoCode: "",
    installedPackage: null,
    ...typedPerson("lastModifiedBy", lastModifiedBy, tenant),
    lastModifiedDate,
  };
  return sorted(Object.assign({}, necessary, wanted ? {} : others, ...values));
}

function printValue(field: StoredField, record: StoredRecord, tenant: Tenant): Record<string, unknown> {
  const value = record.values[field.name] ?? null;
  const printed = { [field.name]: toWire(field, value, tenant.dialect) };
  const target = value === null ? undefined : referenced(field, String(value), tenant);
  if (!target) return printed;
  return { ...printed, [`${field.name}.__objectType`]: target.object, [`${field.name}.name`]: target.record.values.name ?? null };
}
