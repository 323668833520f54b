import { isDeepStrictEqual } from "node:util";
import { defined, notArrived } from "../../lifecycle/attributes";
import { isRecord } from "../../lifecycle/projectDeclared";
import type { Lived } from "../../lifecycle/state";
import type { DefinitionInputs, DefinitionKind, DefinitionRecord } from "./kind";

/** Whether two declarations have the same content: what is written as a whole, without what travels alone or concerns the provider. */
export function sameContent(one: DefinitionInputs, other: DefinitionInputs): boolean {
  return isDeepStrictEqual(contentOf(one), contentOf(other));
}

/** The attributes of which a state, seen through the inputs, has something else than they declare. */
export function differing(state: DefinitionInputs, inputs: DefinitionInputs): string[] {
  return notArrived(contentOf(inputs), state);
}

/** Whether the platform tells all of the content that is declared: what it does not tell, a projection takes from the declaration. */
// assumption: definition-read
// assumption: flow-read-empty
export function isTold<Inputs extends DefinitionInputs, State extends Inputs & Lived, Live extends DefinitionRecord>(
  { project }: DefinitionKind<Inputs, State, Live>,
  inputs: Inputs,
  live: Live,
): boolean {
  const { name, extra, ...content } = contentOf(inputs);
  return !isMarked(project({ ...inputs, ...(marked(content) as object) }, live));
}

const untold = Symbol("untold");

/** A declaration with a mark in the place of each value. */
function marked(declared: unknown): unknown {
  if (!isRecord(declared) || Object.keys(declared).length === 0) return untold;
  return Object.fromEntries(Object.entries(declared).map(([name, value]) => [name, marked(value)]));
}

function isMarked(seen: unknown): boolean {
  return seen === untold || (typeof seen === "object" && seen !== null && Object.values(seen).some(isMarked));
}

function contentOf({ active, adoptExisting, recover, ...content }: DefinitionInputs): Record<string, unknown> {
  return defined(content);
}
