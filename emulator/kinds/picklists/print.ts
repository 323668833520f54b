import { history, person, sorted, typedHistory } from "../../core/print";
import type { Tenant } from "../../core/tenant";
import type { StoredField } from "../fields/table";
import { ObjectTable } from "../objects/table";
import type { StoredPicklist, StoredPicklistValue } from "./stored";

/** A value set in the list (0053): without its values, nothing is null, people have types. */
export function printListed(picklist: StoredPicklist, tenant: Tenant): object {
  const { id, name, masterLabel, description, protectMode, installedPackage } = picklist;
  return sorted({
    controlField: null,
    custom: true,
    description,
    id,
    installedPackage: installedPackage || null,
    isGlobal: true,
    isRestricted: false,
    isSorted: false,
    masterLabel,
    name,
    protectMode,
    ...typedHistory(picklist, tenant),
  });
}

/** A value set by id (0055), with its values. */
export function print(picklist: StoredPicklist, tenant: Tenant): object {
  const { id, name, masterLabel, description } = picklist;
  return {
    id,
    name,
    isSorted: false,
    isRestricted: false,
    controlField: "",
    masterLabel,
    description,
    isGlobal: true,
    isBaseline: false,
    picklistValues: picklist.values.map((value) => printValue(value, tenant)),
    ...history(picklist, tenant),
    ...person("owner", picklist.createdBy, tenant),
    custom: true,
  };
}

function printValue(value: StoredPicklistValue, tenant: Tenant): object {
  const { id, label, isDefault, isActive, sequenceNo, color, description } = value;
  return {
    id,
    value: value.value,
    isDefault,
    isActive,
    label,
    sequenceNo,
    color,
    controlFieldValue: "",
    description,
    isBaseline: false,
    ...history(value, tenant),
    ...person("owner", value.createdBy, tenant),
    custom: true,
  };
}

/** A field that uses a value set (`flag=R`). The real shape is unknown: this one is made up. */
export function printReference(field: StoredField, tenant: Tenant): object {
  return {
    objectId: field.objectId,
    "objectId.name": tenant.of(ObjectTable).get(field.objectId).name,
    id: field.id,
    name: field.name,
    label: field.label,
  };
}
