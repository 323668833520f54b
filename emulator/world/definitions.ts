import type { Dialect } from "../dialect";
import { ownOrigin } from "./blank";
import type { Definition } from "./compile";
import { storedDefinitionName } from "./names";
import { protect, refuseProtected, samplePackage } from "./origin";
import { refusal } from "./refusal";
import type { Compiled, StoredLogic } from "./state";
import type { World } from "./world";

/** The version that everything begins with. */
export const firstVersion = "1.0.1";

/** One kind of things that can be enabled: flows, BPMs, scripts. */
export abstract class Definitions<Stored extends StoredLogic> {
  constructor(
    protected readonly world: World,
    private readonly kind: string,
    private readonly idPrefix: string,
  ) {}

  /** Where the tenant keeps them. */
  protected abstract get stored(): Record<string, Stored>;

  all(): Stored[] {
    return Object.values(this.stored);
  }

  /** By id any version, by name the enabled one, else the newest. */
  find(idOrName: string): Stored | undefined {
    const versions = this.versions(idOrName);
    return this.stored[idOrName] ?? versions.find(({ active }) => active) ?? versions.at(-1);
  }

  get(idOrName: string): Stored {
    const thing = this.find(idOrName);
    if (!thing) throw refusal("missing", `${this.kind} ${idOrName} does not exist`);
    return thing;
  }

  /** Enables or disables it; what does not compile cannot be enabled. At most one version of a name is enabled. */
  setActive(idOrName: string, active: boolean): void {
    const thing = this.changeable(idOrName);
    if (active) {
      this.refuseErrors(thing);
      this.disable(thing.name);
    }
    thing.active = active;
    this.world.touch(thing);
  }

  delete(idOrName: string): void {
    const thing = this.changeable(idOrName);
    if (thing.active && this.world.dialect.deleteActive === "refused")
      throw refusal("invalid", `${this.kind} ${thing.name} is enabled and cannot be deleted`);
    delete this.stored[thing.id];
  }

  /** Makes it part of a protected, installed package. */
  protect(idOrName: string, installedPackage = samplePackage): void {
    protect(this.get(idOrName), installedPackage);
  }

  /** The thing, when it may be changed. */
  protected changeable(idOrName: string): Stored {
    const thing = this.get(idOrName);
    refuseProtected(this.kind, thing);
    return thing;
  }

  /** What the platform gives a new one; refuses a version of a name that is taken. */
  protected born(sentName: string, version = firstVersion): StoredLogic {
    const name = storedDefinitionName(sentName, this.world);
    if (this.versions(name).some((other) => other.version === version))
      throw refusal("duplicate", `name: ${this.kind} ${name} exists already in version ${version}`);
    return { id: this.world.nextId(this.idPrefix), name, version, active: false, ...ownOrigin, ...this.world.stamp() };
  }

  protected add(thing: Stored): Stored {
    this.stored[thing.id] = thing;
    return thing;
  }

  protected disable(name: string): void {
    for (const version of this.versions(name)) version.active = false;
  }

  protected refuseErrors({ name, errors = [] }: { name: string } & Partial<Compiled>): void {
    if (errors.length > 0) throw refusal("invalid", `${this.kind} ${name} cannot be enabled: ${errors.join("; ")}`);
  }

  protected versions(name: string): Stored[] {
    return this.all().filter((thing) => thing.name === name);
  }
}

/** A definition after a change: what was not sent stays or goes. */
export function changedDefinition(before: Definition, sent: Definition, { putOmitted }: Dialect): Definition {
  return { kept: { ...before, ...sent }, cleared: sent }[putOmitted];
}
