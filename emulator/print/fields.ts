import { auditOf } from "../world/clock";
import type { StoredField } from "../world/state";
import { typeRule } from "../world/typeRules";
import type { World } from "../world/world";
import { names } from "./people";

/** A field with the members of page 00106, and those of its type behind them. */
export function printField(field: StoredField, world: World): object {
  const comparable = !["TextArea", "Formula", "RollupSummary"].includes(field.dataType);
  return {
    name: field.name,
    col: field.col,
    objectId: field.objectId,
    id: field.id,
    label: field.label,
    dataType: field.dataType,
    category: field.category,
    isRequired: field.isRequired,
    isUnique: field.isUnique,
    isIndexed: field.isUnique,
    isUnionIndexed: false,
    dataLength: field.dataLength,
    scale: field.scale,
    status: 0,
    encryptType: field.encryptType,
    caseSensitive: field.caseSensitive,
    enableFilter: comparable,
    enableSort: comparable,
    visibleLines: field.visibleLines,
    populateRows: 1,
    startingNumber: field.startingNumber,
    defaultValue: field.defaultValue,
    ...auditOf(field),
    inlineHelpText: field.inlineHelpText,
    description: field.description,
    sequenceNo: field.sequenceNo,
    protectMode: field.protectMode,
    installedPackage: field.installedPackage,
    isSearchable: field.isSearchable,
    visibility: 0,
    belongTo: "",
    minEncryptedSearchableLength: 0,
    rollbackType: false,
    autoType: "",
    resetUnit: "",
    autoExpand: false,
    ...names(field, world),
    ...printTypeMembers(field, world),
  };
}

/** Members that only fields of some types have (script library of the platform). */
function printTypeMembers(field: StoredField, world: World): object {
  const { picklistId, picklistDefaultValue, pattern, formula, maskType, maskChar } = field;
  switch (field.dataType) {
    case "AutoNumber":
      return { pattern };
    case "Formula":
      return { formula };
    case "EncryptedText":
      return { maskType, maskChar };
    case "SingleSelect":
    case "MultiSelect":
      return { picklistId, picklistDefaultValue, picklistValues: world.picklists.find(picklistId)?.values.map(({ value }) => value) ?? [] };
    default:
      return typeRule(field.dataType).kind === "relation" ? { referenceObjectsDetails: field.references } : {};
  }
}
