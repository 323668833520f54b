import type { Audit } from "./clock";
import type { Tenant } from "./tenant";

/** `key`, `key.name` of a user. */
export function person(key: string, id: string, tenant: Tenant): Record<string, string> {
  return { [key]: id, [`${key}.name`]: tenant.userName(id) };
}

/** `key`, `key.__objectType`, `key.name` of what an answer refers to. */
export function typed(key: string, id: string, objectType: string, name: string): Record<string, string> {
  return { [key]: id, [`${key}.__objectType`]: objectType, [`${key}.name`]: name };
}

/** The same of a user. */
export function typedPerson(key: string, id: string, tenant: Tenant): Record<string, string> {
  return typed(key, id, "User", tenant.userName(id));
}

/** Who made and changed a thing, in the order of the examples that print the names beside the ids. */
export function history(thing: Audit, tenant: Tenant): Record<string, string> {
  return {
    ...person("createdBy", thing.createdBy, tenant),
    createdDate: thing.createdDate,
    ...person("lastModifiedBy", thing.lastModifiedBy, tenant),
    lastModifiedDate: thing.lastModifiedDate,
  };
}

/** Who made, changed and owns a thing, where the examples print the types of people, too. */
export function typedHistory(thing: Audit, tenant: Tenant): Record<string, string> {
  return {
    ...typedPerson("createdBy", thing.createdBy, tenant),
    createdDate: thing.createdDate,
    ...typedPerson("lastModifiedBy", thing.lastModifiedBy, tenant),
    lastModifiedDate: thing.lastModifiedDate,
    ...typedPerson("owner", thing.createdBy, tenant),
  };
}

/** The names of people that objects and fields print last. */
export function names({ createdBy, lastModifiedBy }: Audit, tenant: Tenant): Record<string, string> {
  return { "createdBy.name": tenant.userName(createdBy), "lastModifiedBy.name": tenant.userName(lastModifiedBy) };
}

/** Members by byte value of their names, where the examples show a sorted map. */
export function sorted<T extends object>(thing: T): T {
  return Object.fromEntries(Object.entries(thing).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
}
