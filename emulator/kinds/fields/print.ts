import { auditOf } from "../../core/clock";
import { names } from "../../core/print";
import type { Tenant } from "../../core/tenant";
import { Indexes } from "../indexes";
import { ObjectTable } from "../objects/table";
import { Picklists } from "../picklists/picklists";
import type { StoredField } from "./table";
import { typeRule } from "./types";

/** A field with the members of page 00106, and those of its type behind them. */
export function printField(field: StoredField, tenant: Tenant): object {
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
    isUnionIndexed: tenant.of(Indexes).hasUnion(tenant.of(ObjectTable).get(field.objectId), field.id),
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
    ...names(field, tenant),
    ...printTypeMembers(field, tenant),
  };
}

/** Members that only fields of some types have (script library of the platform). */
function printTypeMembers(field: StoredField, tenant: Tenant): object {
  const { picklistId, picklistDefaultValue, pattern, formula, maskType, maskChar } = field;
  switch (field.dataType) {
    case "AutoNumber":
      return { pattern };
    case "Formula":
      return { formula };
    case "EncryptedText":
      return { maskType, maskChar };
    case "SingleSelect":
    case "MultiSelect": {
      const values = tenant.of(Picklists).find(picklistId)?.values ?? [];
      return { picklistId, picklistDefaultValue, picklistValues: values.map(({ value }) => value) };
    }
    default:
      return typeRule(field.dataType).kind === "relation" ? { referenceObjectsDetails: field.references } : {};
  }
}
