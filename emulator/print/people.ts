import type { Audit } from "../world/state";
import type { World } from "../world/world";

/** `key`, `key.name` of a user. */
export function person(key: string, id: string, world: World): Record<string, string> {
  return { [key]: id, [`${key}.name`]: world.userName(id) };
}

/** `key`, `key.__objectType`, `key.name` of what an answer refers to. */
export function typed(key: string, id: string, objectType: string, name: string): Record<string, string> {
  return { [key]: id, [`${key}.__objectType`]: objectType, [`${key}.name`]: name };
}

/** The same of a user. */
export function typedPerson(key: string, id: string, world: World): Record<string, string> {
  return typed(key, id, "User", world.userName(id));
}

/** Who made and changed a thing, in the order of the examples that print the names beside the ids. */
export function history(thing: Audit, world: World): Record<string, string> {
  return {
    ...person("createdBy", thing.createdBy, world),
    createdDate: thing.createdDate,
    ...person("lastModifiedBy", thing.lastModifiedBy, world),
    lastModifiedDate: thing.lastModifiedDate,
  };
}

/** Who made, changed and owns a thing, where the examples print the types of people, too. */
export function typedHistory(thing: Audit, world: World): Record<string, string> {
  return {
    ...typedPerson("createdBy", thing.createdBy, world),
    createdDate: thing.createdDate,
    ...typedPerson("lastModifiedBy", thing.lastModifiedBy, world),
    lastModifiedDate: thing.lastModifiedDate,
    ...typedPerson("owner", thing.createdBy, world),
  };
}

/** The names of people that objects and fields print last. */
export function names({ createdBy, lastModifiedBy }: Audit, world: World): Record<string, string> {
  return { "createdBy.name": world.userName(createdBy), "lastModifiedBy.name": world.userName(lastModifiedBy) };
}

/** Members by byte value of their names, where the examples show a sorted map. */
export function sorted<T extends object>(thing: T): T {
  return Object.fromEntries(Object.entries(thing).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
}
