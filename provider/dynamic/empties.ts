import type { z } from "zod";
import { faultsOf } from "./faults";

type Properties = Record<string, unknown>;

/**
 * The inputs without empty attributes: an empty text, list or group says what leaving it out says. What cannot be left out stays, and is
 * told as it is. `groups` are paths of inputs whose members are attributes, too, inner ones first: `fields.*` are those of each field.
 */
export function withoutEmpties(schema: z.ZodType, groups: readonly string[], inputs: Properties): Properties {
  const places = groups.flatMap((group) => placesOf(inputs, group.split(".")));
  return [...places, []].reduce((known, place) => withoutEmptiesAt(schema, place, known), inputs);
}

function withoutEmptiesAt(schema: z.ZodType, place: readonly string[], inputs: Properties): Properties {
  let known = inputs;
  for (const [name, value] of Object.entries(at(inputs, place) ?? {})) {
    if (!isEmpty(value)) continue;
    const candidate = without(known, [...place, name]);
    if (isNoWorse(schema, candidate, known)) known = candidate;
  }
  return known;
}

/** Whether inputs have no fault that others do not have, nor one of what is missing in them. */
function isNoWorse(schema: z.ZodType, inputs: Properties, others: Properties): boolean {
  const faults = faultsOf(schema, inputs);
  if (faults.length === 0) return true;
  const known = faultsOf(schema, others).map(({ property, reason }) => `${property}: ${reason}`);
  return faults.every(({ property, reason }) => known.includes(`${property}: ${reason}`));
}

function isEmpty(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === "";
}

/** The paths that a pattern stands for. */
function placesOf(value: unknown, [first, ...rest]: readonly string[]): string[][] {
  if (first === undefined) return isGroup(value) ? [[]] : [];
  if (!isGroup(value)) return [];
  const names = first === "*" ? Object.keys(value) : [first];
  return names.flatMap((name) => placesOf(value[name], rest).map((place) => [name, ...place]));
}

function at(value: unknown, path: readonly string[]): Properties | undefined {
  const there = path.reduce<unknown>((inner, name) => (isGroup(inner) ? inner[name] : undefined), value);
  return isGroup(there) ? there : undefined;
}

function without(inputs: Properties, [name = "", ...rest]: readonly string[]): Properties {
  const { [name]: there, ...others } = inputs;
  return rest.length > 0 && isGroup(there) ? { ...inputs, [name]: without(there, rest) } : others;
}

function isGroup(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
