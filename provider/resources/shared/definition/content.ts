import { isDeepStrictEqual } from "node:util";
import type { DefinitionInputs } from "./kind";

/** Whether two declarations have the same content: what is written as a whole, without what travels alone or concerns the provider. */
export function sameContent(one: DefinitionInputs, other: DefinitionInputs): boolean {
  return isDeepStrictEqual(contentOf(one), contentOf(other));
}

/** Whether a state, seen through the inputs, has the content that they declare. */
export function hasContent(state: DefinitionInputs, inputs: DefinitionInputs): boolean {
  const there = new Map(Object.entries(state));
  return Object.entries(contentOf(inputs)).every(([name, value]) => isDeepStrictEqual(there.get(name), value));
}

function contentOf({ active, adoptExisting, ...content }: DefinitionInputs): object {
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
}
