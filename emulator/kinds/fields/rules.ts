import type { z } from "zod";
import { type DataType, dataTypes, dataTypeWord } from "../../../provider/contract/dataTypes";
import type * as contract from "../../../provider/contract/fields";
import { digitsMisfit, patternMisfit, scaleMisfit } from "../../../provider/contract/fieldValues";
import { refusal } from "../../core/refusal";
import type { Tenant } from "../../core/tenant";
import { ObjectTable, type StoredObject } from "../objects/table";
import { Picklists } from "../picklists/picklists";
import { toStored } from "../records/values";
import type { Reference, StoredField } from "./table";
import { typeRule } from "./types";

export type FieldDefinition = z.output<typeof contract.add.body>;

/** Attributes that belong to some types only; on a field of another type they are refused. */
const typeOnly = {
  picklistId: ["singleselect", "multiselect"],
  picklistDefaultValue: ["singleselect", "multiselect"],
  referenceObjectsDetails: ["lookup", "masterdetail", "hierarchy"],
  formula: ["formula"],
  pattern: ["autonumber"],
  startingNumber: ["autonumber"],
  maskType: ["encryptedtext"],
  maskChar: ["encryptedtext"],
  encryptType: ["encryptedtext"],
} as const satisfies Partial<Record<keyof FieldDefinition, readonly DataType[]>>;

/** The data type that a request names, in the spelling that the platform accepts. */
export function requestedType({ dataType }: FieldDefinition, { dialect }: Tenant): DataType {
  const word = dataTypeWord(dataType);
  const spelledRight = word && { any: true, lower: dataType === word, camel: dataType === dataTypes[word].canonical }[dialect.dataTypeCase];
  if (!spelledRight) throw refusal("invalid", `dataType: "${dataType}" is not a data type`);
  return word;
}

/** Refuses attributes that do not belong to the type. */
export function checkAttributes(type: DataType, attributes: Partial<FieldDefinition>): void {
  for (const [attribute, types] of Object.entries(typeOnly)) {
    const sent = attributes[attribute as keyof FieldDefinition] !== undefined;
    if (sent && !(types as readonly DataType[]).includes(type))
      throw refusal("invalid", `${attribute}: does not belong to the data type ${type}`);
  }
}

/** The rules that hold for a field as a whole, new or changed. */
export function checkField(field: StoredField, tenant: Tenant): void {
  const { maximum, searchable, kind } = typeRule(field.dataType);
  const { labelMax } = tenant.dialect;
  if (field.label.length > labelMax) throw refusal("invalid", `label: is longer than ${labelMax} characters`);
  if (maximum !== undefined && field.dataLength > maximum)
    throw refusal("invalid", `dataLength: ${field.dataType} holds at most ${maximum} characters`);
  if (field.isSearchable && !searchable) throw refusal("invalid", `isSearchable: is not possible for the data type ${field.dataType}`);
  if (kind === "select" || kind === "multiselect") {
    if (!field.picklistId) throw refusal("invalid", `picklistId: is required for the data type ${field.dataType}`);
    if (!tenant.of(Picklists).find(field.picklistId)) throw refusal("invalid", `picklistId: picklist ${field.picklistId} does not exist`);
  }
  if (field.dataType === "Formula" && !field.formula) throw refusal("invalid", "formula: is required for the data type Formula");
  const ofNumber = kind === "number" ? scaleMisfit(field.dataLength, field.scale) : undefined;
  if (ofNumber) throw refusal("invalid", `scale: ${field.scale} ${ofNumber}`);
  const ofDefault = kind === "number" && field.defaultValue !== "" ? digitsMisfit(field.defaultValue, field.dataLength) : undefined;
  if (ofDefault) throw refusal("invalid", `defaultValue: ${field.defaultValue} ${ofDefault}`);
  const ofPattern = field.pattern === "" ? undefined : patternMisfit(field.pattern);
  if (ofPattern) throw refusal("invalid", `pattern: ${field.pattern} ${ofPattern}`);
  for (const attribute of ["defaultValue", "picklistDefaultValue"] as const)
    if (field[attribute] !== "") toStored(field, field[attribute], tenant, attribute);
}

/** The targets of a relation: each must exist, by id or by name. */
export function resolveReferences(type: DataType, definition: FieldDefinition, object: StoredObject, tenant: Tenant): Reference[] {
  const details = definition.referenceObjectsDetails ?? [];
  if (typeRule(type).kind !== "relation") return [];
  if (type === "hierarchy" && details.length === 0) return [reference(object)];
  if (details.length === 0) throw refusal("invalid", `referenceObjectsDetails: is required for the data type ${type}`);
  return details.map((detail) => {
    const { referenceObjectId: id, referenceObjectName: name } = detail;
    const wanted = id || name || "";
    const target = wanted === object.id || wanted === object.name ? object : tenant.of(ObjectTable).find(wanted);
    if (!target) throw refusal("invalid", `referenceObjectsDetails: object "${wanted}" does not exist`);
    if (id && name && target.name !== name) throw refusal("invalid", `referenceObjectsDetails: object ${id} is not called ${name}`);
    if (type === "hierarchy" && target !== object)
      throw refusal("invalid", "referenceObjectsDetails: a hierarchy points at its own object");
    return { ...reference(target), relationshipName: detail.relationshipName ?? "", relationshipLabel: detail.relationshipLabel ?? "" };
  });
}

function reference({ id, name }: StoredObject): Reference {
  return { referenceObjectId: id, referenceObjectName: name, relationshipName: "", relationshipLabel: "" };
}
