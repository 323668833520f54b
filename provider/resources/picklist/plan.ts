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
  /** The values stay, in another order: the platform has no call for it. */
  reordered: boolean;
}

// assumption: value-change
export function planValues(olds: PicklistInputs, news: PicklistInputs): ValuePlan {
  const before = new Map(olds.values.map((value) => [textOf(value), value]));
  const after = new Map(news.values.map((value) => [textOf(value), value]));
  const stay = [...before.keys()].filter((text) => after.has(text));
  return {
    add: news.values.filter((value) => !before.has(textOf(value))),
    remove: [...before.keys()].filter((text) => !after.has(text)),
    recreate: news.values.filter((value) => {
      const old = before.get(textOf(value));
      return old !== undefined && !isDeepStrictEqual(valueBody(old), valueBody(value));
    }),
    reordered: !isDeepStrictEqual(
      stay,
      [...after.keys()].filter((text) => before.has(text)),
    ),
  };
}
