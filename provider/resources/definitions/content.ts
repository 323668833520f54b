import { isDeepStrictEqual } from "node:util";
import { defined, notArrived } from "../../lifecycle/attributes";
import type { DefinitionInputs } from "./kind";

/** Whether two declarations have the same content: what is written as a whole, without what travels alone or concerns the provider. */
export function sameContent(one: DefinitionInputs, other: DefinitionInputs): boolean {
  return isDeepStrictEqual(contentOf(one), contentOf(other));
}

/** The attributes of which a state, seen through the inputs, has something else than they declare. */
export function differing(state: DefinitionInputs, inputs: DefinitionInputs): string[] {
  return notArrived(contentOf(inputs), state);
}

function contentOf({ active, adoptExisting, ...content }: DefinitionInputs): object {
  return defined(content);
}
