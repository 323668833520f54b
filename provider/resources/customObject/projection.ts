import type { ObjectRecord } from "../../contract/objects";
import { describeField, projectField } from "../../schema/fieldWire";
import { fieldApiName, fieldKey, shortName } from "../../schema/names";
import type { DeclaredField } from "../shared/addFields";
import type { LiveObject } from "../shared/liveObject";
import { type ObjectAttribute, type ObjectInputs, type ObjectState, objectAttributes } from "./schema";

export const attributeNames = Object.keys(objectAttributes) as ObjectAttribute[];

/** The declared fields with their API names, in the order of the program. */
export function declaredFields(inputs: ObjectInputs): DeclaredField[] {
  const order = orderOf(inputs);
  const fields = Object.entries(inputs.fields ?? {}).sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  return fields.map(([key, field]) => ({ key, field, apiName: fieldApiName(inputs.name, key) }));
}

function orderOf({ __fieldOrder }: ObjectInputs): string[] {
  return __fieldOrder?.split(",") ?? [];
}

/** The value that the platform has for an attribute, whether the program sets it or not. */
export function effective(inputs: ObjectInputs, attribute: ObjectAttribute): string | boolean {
  const value = inputs[attribute];
  if (value !== undefined) return value;
  if (attribute === "label") return shortName(inputs.name);
  // The longest label leaves no room for the "s".
  if (attribute === "pluralLabel") return `${effective(inputs, "label")}s`.slice(0, 80);
  return attribute === "description" ? "" : false;
}

/** What the platform has, seen through what the program sets. */
export function project(declared: ObjectInputs & { fieldIds?: Record<string, string> }, { record, fields }: LiveObject): ObjectState {
  const state: ObjectState = { ...declared, name: record.name, keyPrefix: record.keyPrefix, fieldIds: {} };
  for (const attribute of attributeNames) if (declared[attribute] !== undefined) Object.assign(state, { [attribute]: record[attribute] });
  if (declared.nameField) state.nameField = { label: fields.find((field) => field.name === "name")?.label ?? declared.nameField.label };
  if (declared.extra) state.extra = projectExtra(declared.extra, record);
  if (declared.fields) state.fields = {};
  for (const { key, apiName, field } of declaredFields(declared)) {
    const id = declared.fieldIds?.[key];
    const live = fields.find((candidate) => candidate.id === id) ?? fields.find((candidate) => candidate.name === apiName);
    if (!live) continue;
    state.fields = { ...state.fields, [key]: projectField(field, live) };
    state.fieldIds[key] = live.id;
  }
  return state;
}

/** An attribute that we do not model is seen only where the platform returns it under the same name. */
function projectExtra(extra: Record<string, unknown>, record: ObjectRecord): Record<string, unknown> {
  return Object.fromEntries(Object.entries(extra).map(([name, value]) => [name, name in record ? record[name] : value]));
}

/** Everything that the platform tells of an object, as a program would declare it. */
export function describe({ record, fields }: LiveObject): ObjectState {
  const state: ObjectState = { name: record.name, label: record.label, keyPrefix: record.keyPrefix, fieldIds: {} };
  for (const attribute of attributeNames) {
    if (record[attribute] !== effective(state, attribute)) Object.assign(state, { [attribute]: record[attribute] });
  }
  for (const live of fields.filter((field) => field.name.endsWith("__CST"))) {
    const key = fieldKey(record.name, live.name);
    state.fields = { ...state.fields, [key]: describeField(live, key) };
    state.fieldIds[key] = live.id;
  }
  return state;
}
