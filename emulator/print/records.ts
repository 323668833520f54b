import type { StoredField, StoredObject, StoredRecord } from "../world/state";
import { typeRule } from "../world/typeRules";
import { toWire } from "../world/values";
import type { World } from "../world/world";
import { sorted, typedPerson } from "./people";

/** A record (0017): members sorted, empty fields null, lookups with name and type. `only` limits the fields. */
export function printRecord(record: StoredRecord, object: StoredObject, world: World, only?: string[]): object {
  const { id, owner, createdBy, createdDate, lastModifiedBy, lastModifiedDate } = record;
  const wanted = only?.map((name) => name.trim().toLowerCase());
  const fields = world.records.fields(object).filter((field) => !wanted || wanted.includes(field.name.toLowerCase()));
  const values = fields.map((field) => printValue(field, record, world));
  const necessary = { id, ...typedPerson("owner", owner, world) };
  if (wanted) return sorted(Object.assign({}, necessary, ...values));
  return sorted(
    Object.assign(
      {
        ...necessary,
        ...typedPerson("createdBy", createdBy, world),
        createdDate,
        currencyIsoCode: "",
        installedPackage: null,
        ...typedPerson("lastModifiedBy", lastModifiedBy, world),
        lastModifiedDate,
      },
      ...values,
    ),
  );
}

function printValue(field: StoredField, record: StoredRecord, world: World): Record<string, unknown> {
  const value = record.values[field.name] ?? null;
  const printed = { [field.name]: toWire(field, value, world.dialect) };
  if (value === null || typeRule(field.dataType).kind !== "relation") return printed;
  const target = field.references
    .map(({ referenceObjectId }) => world.objects.find(referenceObjectId))
    .find((object) => object?.records[value as string]);
  if (!target) return printed;
  return {
    ...printed,
    [`${field.name}.__objectType`]: target.name,
    [`${field.name}.name`]: target.records[value as string]?.values.name ?? null,
  };
}
