import { z } from "zod";
import { storedDefinitionName } from "../../core/names";
import { refusal } from "../../core/refusal";
import { packaged } from "../../core/seedPart";
import { own, type Thing, Things } from "../../core/things";
import type { Dialect } from "../../dialect";

/** What flows, BPMs and scripts have in common. */
export interface StoredLogic extends Thing {
  version: string;
  /** Whether it is enabled. */
  active: boolean;
  /** Who is editing it in the designer. */
  lockUser?: string;
}

/** The parts of a flow or a BPM as they were sent. */
export type Definition = Record<string, unknown>;

/** What the compiler said of the last write. */
export interface Compiled {
  status: "Pass" | "Warning" | "Error";
  errors: string[];
  warnings: string[];
}

/** A flow, or one version of a BPM. */
export interface StoredDefinition extends StoredLogic, Compiled {
  /** Everything else, as it was sent. */
  definition: Definition;
}

/** What a seed adds to a definition; `active`: whether it is enabled. */
export const seeded = { active: z.boolean().optional(), ...packaged };

/** The version that everything begins with. */
const firstVersion = "1.0.1";

/** A kind whose things can be enabled: flows, BPMs, scripts. */
export abstract class Definitions<Stored extends StoredLogic> extends Things<Stored> {
  /** By id any version, by name the enabled one, else the newest. */
  override find(idOrName: string): Stored | undefined {
    const versions = this.versions(idOrName);
    return own(this.stored, idOrName) ?? versions.find(({ active }) => active) ?? versions.at(-1);
  }

  /** @internal All of them as lists show them. */
  listed(): Stored[] {
    return this.tenant.dialect.listOrder === "newestFirst" ? this.all().reverse() : this.all();
  }

  /** Enables or disables it; what does not compile cannot be enabled. At most one version of a name is enabled. */
  setActive(idOrName: string, active: boolean): void {
    const thing = this.changeable(idOrName);
    if (active) {
      this.refuseErrors(thing);
      this.disable(thing.name);
    }
    thing.active = active;
    this.tenant.touch(thing);
  }

  /** Another user opens it in the designer; with an empty name everybody has closed it. */
  lock(idOrName: string, user: string): void {
    this.get(idOrName).lockUser = user;
  }

  delete(idOrName: string): void {
    const thing = this.changeable(idOrName);
    if (thing.active && this.tenant.dialect.deleteActive === "refused")
      throw refusal("invalid", `${this.kind.noun} ${thing.name} is enabled and cannot be deleted`);
    delete this.stored[thing.id];
  }

  protected override changeable(idOrName: string): Stored {
    const thing = super.changeable(idOrName);
    if (thing.lockUser && this.tenant.dialect.editLock === "refused")
      throw refusal("locked", `${this.kind.noun} ${thing.name} is being edited by another user`, 400);
    return thing;
  }

  /** A thing of a seed, which says whether it is enabled. */
  protected planted(thing: Stored, active = false): Stored {
    if (active) this.setActive(thing.id, active);
    return thing;
  }

  /** What the platform gives a new one; refuses a version of a name that is taken. */
  protected newVersion(sentName: string, version = firstVersion): StoredLogic {
    const name = storedDefinitionName(sentName, this.tenant);
    if (this.versions(name).some((other) => other.version === version))
      throw refusal("duplicate", `name: ${this.kind.noun} ${name} exists already in version ${version}`);
    this.refuseBeyondQuota();
    return { version, active: false, ...this.named(name) };
  }

  /** The newest version of a name. */
  protected newest(name: string): Stored | undefined {
    return this.versions(name)
      .sort((a, b) => a.version.localeCompare(b.version, "en", { numeric: true }))
      .at(-1);
  }

  protected disable(name: string): void {
    for (const version of this.versions(name)) version.active = false;
  }

  protected refuseErrors({ name, errors = [] }: { name: string } & Partial<Compiled>): void {
    if (errors.length > 0) throw refusal("invalid", `${this.kind.noun} ${name} cannot be enabled: ${errors.join("; ")}`);
  }

  protected versions(name: string): Stored[] {
    return this.all().filter((thing) => thing.name === name);
  }
}

/** A definition after a change: what was not sent stays or goes. */
export function changedDefinition(before: Definition, sent: Definition, { putOmitted }: Dialect): Definition {
  return { kept: { ...before, ...sent }, cleared: sent }[putOmitted];
}
