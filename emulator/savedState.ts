import type { State } from "./world/state";

type Members = Record<string, unknown>;

/**
 * What shows that a saved tenant is damaged; undefined when nothing does. A new tenant is the measure: its numbers, its collections of
 * things by id, and the lists and collections that the things themselves have.
 */
export function damage(saved: unknown, fresh: State): string | undefined {
  if (!isMembers(saved)) return "state is not an object";
  for (const [name, part] of Object.entries(fresh)) {
    const found = saved[name];
    const fault = typeof part === "number" ? numberFault(found) : collectionFault(found, part);
    if (fault) return `state.${name}${fault}`;
  }
  return undefined;
}

function numberFault(found: unknown): string | undefined {
  return Number.isSafeInteger(found) ? undefined : " is not a whole number";
}

function collectionFault(found: unknown, fresh: Record<string, object>): string | undefined {
  if (!isMembers(found)) return " is not an object";
  const [example = {}] = Object.values(fresh);
  for (const [id, thing] of Object.entries(found)) {
    if (!isMembers(thing) || thing.id !== id) return `.${id} is not a thing with this id`;
    const [missing] = Object.entries(example).find(([name, value]) => !isLike(thing[name], value)) ?? [];
    if (missing) return `.${id}.${missing} is missing`;
  }
  return undefined;
}

/** Whether a value is a list or an object when the other one is. */
function isLike(value: unknown, other: unknown): boolean {
  return Array.isArray(other) ? Array.isArray(value) : !isMembers(other) || isMembers(value);
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
