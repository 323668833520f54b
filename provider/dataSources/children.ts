import { type DataSource, dataSource } from "./dataSource";
import { type ChildCalls, childOf, childrenOf, type Thing } from "./lookup";
import type { ById, ByName, OfObject } from "./query";
import type { Tenant } from "./tenant";

interface ChildSources<Info extends Thing> {
  /** The things of an object. */
  many: DataSource<OfObject, Info[]>;
  /** One of them. */
  one: DataSource<OfObject & (ByName | ById), Info>;
}

/** The two data sources of a kind of things that belong to objects: `getTriggers` and `getTrigger` of "Trigger". */
export function childSources<Info extends Thing>(kind: string, calls: (tenant: Tenant) => ChildCalls<Info>): ChildSources<Info> {
  return {
    many: dataSource(`get${kind}s`, (tenant, args: OfObject) => childrenOf(tenant, args, calls(tenant).list)),
    one: dataSource(`get${kind}`, (tenant, args: OfObject & (ByName | ById)) => childOf(tenant, args, kind.toLowerCase(), calls(tenant))),
  };
}
