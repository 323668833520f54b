import { isDeepStrictEqual } from "node:util";
import type { Picklist, PicklistValueRecord } from "../../contract/picklists";
import { shortName } from "../../fieldModel/names";
import { between } from "../../lifecycle/between";
import type { Lived } from "../../lifecycle/state";
import { type PicklistInputs, type PicklistState, textOf, type Value } from "./schema";

/** Holds the place of the only value of a set while that is deleted and added again. */
// assumption: value-change
export const placeholder = { value: "astrozero-placeholder", label: "(being changed)" };

/** One value as requests take it. */
export function valueBody(value: Value, defaultValue?: string) {
  const { label, color, description } = typeof value === "string" ? ({} as Exclude<Value, string>) : value;
  const text = textOf(value);
  return {
    value: text,
    label: label ?? text,
    ...(color !== undefined && { color }),
    ...(description !== undefined && { description }),
    ...(defaultValue === text && { isDefault: true }),
  };
}

export function masterLabel(inputs: PicklistInputs): string {
  return inputs.masterLabel ?? shortName(inputs.name);
}

/** The body that creates a picklist with its values. */
export function creationBody(inputs: PicklistInputs) {
  const [first] = inputs.values.map(textOf);
  // The documented way to a default is the first value; for another one the value's own attribute is tried.
  const isFirst = inputs.defaultValue !== undefined && inputs.defaultValue === first;
  return {
    name: inputs.name,
    masterLabel: masterLabel(inputs),
    ...(inputs.description && { description: inputs.description }),
    ...(isFirst && { useFirstAsDefault: true }),
    picklistValues: inputs.values.map((value) => valueBody(value, isFirst ? undefined : inputs.defaultValue)),
  };
}

/** What an update sends of the picklist itself; the label always. */
export function changedAttributes(olds: PicklistInputs, news: PicklistInputs) {
  const { description = "" } = news;
  const label = masterLabel(news);
  const isDescribed = (olds.description ?? "") !== description;
  if (masterLabel(olds) === label && !isDescribed) return undefined;
  return { masterLabel: label, ...(isDescribed && { description }) };
}

/** What the platform has, seen through what the program sets: the declared values in their order, then those of others. */
export function project(declared: PicklistInputs, live: Picklist): PicklistState {
  const there = new Map(live.picklistValues.map((value) => [value.value, value]));
  const own = declared.values.filter((value) => there.has(textOf(value)));
  const others = live.picklistValues.filter(({ value }) => !declared.values.some((own) => textOf(own) === value));
  const state: PicklistState = {
    ...declared,
    name: live.name,
    values: [...own.map((value) => projectValue(value, there.get(textOf(value)))), ...others.map(describeValue)],
    valueIds: Object.fromEntries(live.picklistValues.map(({ value, id }) => [value, id])),
  };
  if (declared.masterLabel !== undefined) state.masterLabel = live.masterLabel;
  if (declared.description !== undefined) state.description = live.description;
  const standard = live.picklistValues.find(({ isDefault }) => isDefault);
  // No default at all may be a platform that kept none: it said so with a warning at the creation.
  if (declared.defaultValue !== undefined && standard) state.defaultValue = standard.value;
  return state;
}

/** Whether the live picklist is as declared, apart from the order of its values and from values that others added. */
export function hasArrived(live: Picklist, news: PicklistInputs, removed: readonly string[]): boolean {
  const there = project(news, live);
  const own = there.values.slice(0, news.values.length);
  return (
    isDeepStrictEqual([there.masterLabel, there.description, own], [news.masterLabel, news.description, news.values]) &&
    !live.picklistValues.some(({ value }) => removed.includes(value))
  );
}

/** What is known of a picklist while it is unknown how much of the change from `olds` to `news` was made. */
export function picklistBetween(olds: PicklistState, news: PicklistInputs): PicklistState {
  const known = new Set(olds.values.map(textOf));
  return { ...between(olds, news), values: [...olds.values, ...news.values.filter((value) => !known.has(textOf(value)))] };
}

/** What the platform has, without the values of others: they show in a refresh first, and no update deletes them unseen. */
export function projectOwn({ unfinished, ...known }: PicklistInputs & Lived, live: Picklist): PicklistState {
  const state = project(known, live);
  const own = new Set([...known.values.map(textOf), placeholder.value]);
  return { ...state, values: state.values.filter((value) => own.has(textOf(value))) };
}

// assumption: value-attributes
function projectValue(declared: Value, live: PicklistValueRecord | undefined): Value {
  if (!live) return declared;
  if (typeof declared === "string") return live.label === declared || live.label === "" ? declared : { value: declared, label: live.label };
  const projection = { ...declared };
  for (const name of ["label", "color", "description"] as const) {
    // Beyond value and label the platform may keep nothing: what it does not return it is not asked about.
    if (declared[name] !== undefined && live[name] !== "") projection[name] = live[name];
  }
  return projection;
}

function describeValue({ value, label }: PicklistValueRecord): Value {
  return label === value || label === "" ? value : { value, label };
}

/** Everything that the platform tells of a picklist, as a program would declare it. */
export function describe(live: Picklist): PicklistState {
  const state: PicklistState = { ...project({ name: live.name, values: [] }, live), masterLabel: live.masterLabel };
  if (live.description) state.description = live.description;
  const standard = live.picklistValues.find(({ isDefault }) => isDefault);
  if (standard) state.defaultValue = standard.value;
  return state;
}
