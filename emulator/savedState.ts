import type { State } from "./core/tenant";

type Members = Record<string, unknown>;

/**
 * What shows that a saved tenant is damaged; undefined when nothing does. Each kind has a collection of things by id, and a new tenant shows
 * which lists and collections its things have. A kind of which the tenant never had anything is absent.
 */
export function damage(saved: unknown, fresh: State): string | undefined {
  if (!isMembers(saved)) return "state is not an object";
  const { lastId, ...kinds } = saved;
  if (!Number.isSafeInteger(lastId)) return "state.lastId is not a whole number";
  for (const [kind, found] of Object.entries(kinds)) {
    const fault = collectionFault(found, Object.values(fresh[kind] ?? {})[0] ?? {});
    if (fault) return `state.${kind}${fault}`;
  }
  return undefined;
}

function collectionFault(found: unknown, example: object): string | undefined {
  if (!isMembers(found)) return " is not an object";
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
