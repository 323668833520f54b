import { isDeepStrictEqual } from "node:util";
import { type PicklistInputs, textOf, type Value } from "./schema";
import { valueBody } from "./wire";

/** What an update does to the values of a picklist. */
export interface ValuePlan {
  add: Value[];
  /** Values that leave the program. */
  remove: string[];
  /** Values whose label or other attribute changes: the platform can only delete them and add them again. */
  recreate: Value[];
}

// assumption: value-change
export function planValues(olds: PicklistInputs, news: PicklistInputs): ValuePlan {
  const before = new Map(olds.values.map((value) => [textOf(value), value]));
  const after = new Map(news.values.map((value) => [textOf(value), value]));
  return {
    add: news.values.filter((value) => !before.has(textOf(value))),
    remove: [...before.keys()].filter((text) => !after.has(text)),
    recreate: news.values.filter((value) => {
      const old = before.get(textOf(value));
      return old !== undefined && !isDeepStrictEqual(valueBody(old), valueBody(value));
    }),
  };
}

/** The values in the order that the platform keeps: those that stay as they were, then new ones. */
export function inKeptOrder(olds: PicklistInputs, news: PicklistInputs): Value[] {
  const before = olds.values.map(textOf);
  const placeOf = (value: Value) => (before.includes(textOf(value)) ? before.indexOf(textOf(value)) : before.length);
  return [...news.values].sort((one, other) => placeOf(one) - placeOf(other));
}
