import type { Field, ObjectField } from "../../../fieldModel/fieldSchema";
import { describeField, projectField, recreation } from "../../../fieldModel/fieldWire";
import { fieldApiName, fieldKey } from "../../../fieldModel/names";
import { between } from "../../../lifecycle/between";
import { projectDeclared } from "../../../lifecycle/projectDeclared";
import type { DeclaredField } from "../addFields";
import { fieldBetween } from "../fieldBetween";
import { isAsDeclared } from "../fieldMisfits";
import type { LiveObject } from "../liveObject";
import { attributeNames, effective } from "./attributes";
import type { ObjectInputs, ObjectState } from "./schema";

/** The declared fields with their API names, in the order of the program. */
export function declaredFields(inputs: ObjectInputs): DeclaredField<ObjectField>[] {
  const order = orderOf(inputs);
  const fields = Object.entries(inputs.fields ?? {}).sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  return fields.map(([key, field]) => ({ key, field, apiName: fieldApiName(inputs.name, key) }));
}

/** The same, by their API names. */
export function fieldsByName(inputs: ObjectInputs): Map<string, DeclaredField<ObjectField>> {
  return new Map(declaredFields(inputs).map((field) => [field.apiName, field]));
}

function orderOf({ __fieldOrder }: ObjectInputs): string[] {
  return __fieldOrder?.split(",") ?? [];
}

/** What the platform has, seen through what the program sets. */
export function project(declared: ObjectInputs & { fieldIds?: Record<string, string> }, live: LiveObject): ObjectState {
  const { fields } = live;
  const state: ObjectState = { ...declared, name: live.name, keyPrefix: live.keyPrefix, fieldIds: {} };
  for (const attribute of attributeNames) if (declared[attribute] !== undefined) Object.assign(state, { [attribute]: live[attribute] });
  if (declared.nameField) state.nameField = { label: fields.find((field) => field.name === "name")?.label ?? declared.nameField.label };
  if (declared.extra) state.extra = projectExtra(declared.extra, live);
  if (declared.fields) state.fields = {};
  for (const { key, apiName, field } of declaredFields(declared)) {
    const id = declared.fieldIds?.[key];
    const there = fields.find((candidate) => candidate.id === id) ?? fields.find((candidate) => candidate.name === apiName);
    if (!there) continue;
    state.fields = { ...state.fields, [key]: projectField(field, there) };
    state.fieldIds[key] = there.id;
  }
  return state;
}

/**
 * What is known of an object while it is unknown how much of the change from `olds` to `news` was made. `fieldIds` are those of the fields that
 * stay or were created; a field without an id may exist.
 */
export function objectBetween(olds: ObjectState, news: ObjectInputs, fieldIds: Record<string, string>): ObjectState {
  const [before, after] = [fieldsByName(olds), fieldsByName(news)];
  const fields: Record<string, Field> = {};
  const ids: Record<string, string | undefined> = {};
  for (const { key, apiName, field } of before.values()) {
    if (after.has(apiName)) continue;
    fields[key] = field;
    ids[key] = olds.fieldIds[key];
  }
  for (const { key, apiName, field } of after.values()) {
    const old = before.get(apiName);
    fields[key] = old ? halfWay(old.field, field, fieldIds[key] === olds.fieldIds[old.key]) : field;
    ids[key] = fieldIds[key] ?? (old && olds.fieldIds[old.key]);
  }
  return {
    ...between(olds, news),
    ...((olds.fields ?? news.fields) && { fields }),
    fieldIds: Object.fromEntries(Object.entries(ids).flatMap(([key, id]) => (id === undefined ? [] : [[key, id]]))),
  };
}

/** A field that has to be created again is the old one or the new one, and its id tells which. */
function halfWay(old: Field, next: Field, isOld: boolean): Field {
  if (recreation(old, next)) return isOld ? old : next;
  return fieldBetween(old, next);
}

/** What the platform has of such an object. A field without an id is its own where it is exactly as declared; another one is not. */
export function projectDoubtful({ unfinished, ...known }: ObjectState, live: LiveObject): ObjectState {
  const state = project(known, live);
  for (const { key, field } of declaredFields(known)) {
    const there = live.fields.find(({ id }) => id === state.fieldIds[key]);
    if (known.fieldIds[key] !== undefined || (there && isAsDeclared(field, key, there))) continue;
    delete state.fields?.[key];
    delete state.fieldIds[key];
  }
  return state;
}

/** An attribute that we do not model is seen only where the platform returns it under the same name. */
function projectExtra(extra: Record<string, unknown>, live: LiveObject): Record<string, unknown> {
  return Object.fromEntries(Object.entries(extra).map(([name, value]) => [name, projectDeclared(value, live[name])]));
}

/** Everything that the platform tells of an object, as a program would declare it. */
export function describe(object: LiveObject): ObjectState {
  const state: ObjectState = { name: object.name, label: object.label, keyPrefix: object.keyPrefix, fieldIds: {} };
  for (const attribute of attributeNames) {
    if (object[attribute] !== effective(state, attribute)) Object.assign(state, { [attribute]: object[attribute] });
  }
  for (const live of object.fields.filter(({ name }) => name.endsWith("__CST"))) {
    const key = fieldKey(object.name, live.name);
    state.fields = { ...state.fields, [key]: describeField(live, key) };
    state.fieldIds[key] = live.id;
  }
  return state;
}
