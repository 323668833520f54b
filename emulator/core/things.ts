import type { Audit } from "./clock";
import { noPackage, type PackageProtection, protect, refuseProtected } from "./packageProtection";
import { refusal } from "./refusal";
import type { SeedPart } from "./seedPart";
import type { Serve } from "./serve";
import type { Tenant } from "./tenant";

/** What is known of a kind of things before there is a tenant. */
export interface Kind {
  /** Its member of the state, its part of `emulator.world` and its list in a seed. */
  readonly key: string;
  /** What messages call a thing of it. */
  readonly noun: string;
  /** The first four characters of its ids; those of records are their object's. */
  readonly idPrefix?: string;
  /** The parameter of paths that holds an id of it. */
  readonly parameter?: string;
  readonly seed?: SeedPart;
}

/** The class of a kind; the registry (kinds/index.ts) lists them. */
export interface KindClass {
  readonly kind: Kind;
  new (tenant: Tenant, kind: Kind): Part;
  /** The calls that work on its things. */
  routes?(serve: Serve<never>): void;
}

/** One kind of things of a tenant. */
export abstract class Part {
  constructor(
    /** @internal */
    readonly tenant: Tenant,
    protected readonly kind: Kind,
  ) {}

  /** @internal Makes what every tenant has from the start. */
  addPresets(): void {}

  /** @internal Does what is due by now. */
  catchUp(): void {}

  /** @internal The thing that a path names by id or by name; undefined also where a kind has no names. */
  findIn(_path: Record<string, string>): { id: string } | undefined {
    return undefined;
  }

  protected newId(prefix = this.kind.idPrefix ?? ""): string {
    return this.tenant.nextId(prefix);
  }

  /** What the platform gives a new thing that has a name. */
  protected named(name: string): Thing {
    return { id: this.newId(), name, ...noPackage, ...this.tenant.stamp() };
  }

  /** The thing that was found; refuses when there is none. */
  protected existing<Stored>(thing: Stored | undefined, idOrName: string): Stored {
    if (thing === undefined) throw refusal("missing", `${this.kind.noun} ${idOrName} does not exist`);
    return thing;
  }
}

/** A kind whose things are looked up in the whole tenant. */
export abstract class Table<Stored extends { id: string }> extends Part {
  /** @internal By id, in the order of their creation. */
  get stored(): Record<string, Stored> {
    return (this.tenant.state[this.kind.key] ?? {}) as Record<string, Stored>;
  }

  all(): Stored[] {
    return Object.values(this.stored);
  }

  override addPresets(): void {
    this.tenant.state[this.kind.key] ??= {};
  }

  protected keep(thing: Stored): Stored {
    this.tenant.state[this.kind.key] ??= {};
    this.stored[thing.id] = thing;
    return thing;
  }
}

/** What has a name, and can come with an installed package. */
export interface Thing extends Audit, PackageProtection {
  id: string;
  name: string;
}

/** A kind whose things have names in the tenant. */
export abstract class Things<Stored extends Thing> extends Table<Stored> {
  find(idOrName: string): Stored | undefined {
    return own(this.stored, idOrName) ?? this.all().find(({ name }) => name === idOrName);
  }

  get(idOrName: string): Stored {
    return this.existing(this.find(idOrName), idOrName);
  }

  /** Makes the thing part of a protected, installed package. */
  protect(idOrName: string, installedPackage?: string): void {
    protect(this.get(idOrName), installedPackage);
  }

  override findIn(path: Record<string, string>): Stored | undefined {
    return this.find(path[this.kind.parameter ?? ""] ?? "");
  }

  /** The thing, when it may be changed. */
  protected changeable(idOrName: string): Stored {
    const thing = this.get(idOrName);
    refuseProtected(this.kind.noun, thing);
    return thing;
  }

  /** Refuses one more than the quota leaves room for; what came with packages does not count. */
  protected refuseBeyondQuota(counts: (thing: Stored) => boolean = () => true): void {
    const { quota } = this.tenant.dialect;
    if (quota === "none") return;
    const owned = this.all().filter((thing) => !thing.installedPackage && counts(thing)).length;
    if (owned >= quota) throw refusal("limit", `the quota of the tenant leaves room for ${quota} of the kind ${this.kind.noun}`);
  }

  /** What the platform gives a new thing; refuses a name that is taken. */
  protected newThing(name: string): Thing {
    if (this.find(name)) throw refusal("duplicate", `name: ${this.kind.noun} ${name} exists already`);
    return this.named(name);
  }
}

/** What a table holds under an id; not what every object of JavaScript has under a name. */
export function own<Stored>(table: Record<string, Stored>, id: string): Stored | undefined {
  return Object.hasOwn(table, id) ? table[id] : undefined;
}
