import type { StoredField, StoredPicklist, StoredPicklistValue } from "../world/state";
import type { World } from "../world/world";
import { history, person, sorted, typedHistory } from "./people";

/** A value set in the list (0053): without its values, nothing is null, people have types. */
export function printListedPicklist(picklist: StoredPicklist, world: World): object {
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
    ...typedHistory(picklist, world),
  });
}

/** A value set by id (0055), with its values. */
export function printPicklist(picklist: StoredPicklist, world: World): object {
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
    picklistValues: picklist.values.map((value) => printValue(value, world)),
    ...history(picklist, world),
    ...person("owner", picklist.createdBy, world),
    custom: true,
  };
}

function printValue(value: StoredPicklistValue, world: World): object {
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
    ...history(value, world),
    ...person("owner", value.createdBy, world),
    custom: true,
  };
}

/** A field that uses a value set (`flag=R`). The real shape is unknown: this one is made up. */
export function printReference(field: StoredField, world: World): object {
  return {
    objectId: field.objectId,
    "objectId.name": world.objects.get(field.objectId).name,
    id: field.id,
    name: field.name,
    label: field.label,
  };
}
