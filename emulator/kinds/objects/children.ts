import { protect, refuseProtected } from "../../core/packageProtection";
import { refusal } from "../../core/refusal";
import { own, Part, type Thing } from "../../core/things";
import type { Dialect } from "../../dialect";
import { ObjectTable, type StoredObject } from "./table";

/** A kind whose things belong to objects. */
export abstract class ObjectParts<Stored extends { id: string }> extends Part {
  protected get objects(): ObjectTable {
    return this.tenant.of(ObjectTable);
  }

  /** Those of an object in the order of their creation. */
  all(object: string): Stored[] {
    return Object.values(this.of(this.objects.get(object)));
  }

  /** @internal Those of an object by their ids. */
  of(object: StoredObject): Record<string, Stored> {
    return (object.parts[this.kind.key] ?? {}) as Record<string, Stored>;
  }

  protected keep(object: StoredObject, thing: Stored): Stored {
    object.parts[this.kind.key] ??= {};
    this.of(object)[thing.id] = thing;
    return thing;
  }
}

/** What belongs to one object and has a name in it. */
export interface StoredChild extends Thing {
  objectId: string;
}

/** A kind whose things have names in their objects. Names are unique in an object, regardless of case. */
export abstract class Children<Stored extends StoredChild> extends ObjectParts<Stored> {
  find(object: string, idOrName: string): Stored | undefined {
    const children = this.of(this.objects.get(object));
    return own(children, idOrName) ?? Object.values(children).find(({ name }) => name === idOrName);
  }

  get(object: string, idOrName: string): Stored {
    return this.existing(this.find(object, idOrName), idOrName);
  }

  delete(object: string, idOrName: string): void {
    const { id } = this.changeable(object, idOrName);
    delete this.of(this.objects.get(object))[id];
  }

  /** Makes the child part of a protected, installed package. */
  protect(object: string, idOrName: string, installedPackage?: string): void {
    protect(this.get(object, idOrName), installedPackage);
  }

  override findIn(path: Record<string, string>): Stored | undefined {
    return this.find(path.objectId ?? "", path[this.kind.parameter ?? ""] ?? "");
  }

  /** The child, when it may be changed. */
  protected changeable(objectRef: string, idOrName: string): Stored {
    const object = this.objects.extensible(objectRef);
    const child = this.get(object.id, idOrName);
    refuseProtected(this.kind.noun, child);
    return child;
  }

  /** What the platform gives a new child; refuses a name that is taken. */
  protected newChild(object: StoredObject, name: string): StoredChild {
    const taken = Object.values(this.of(object)).some((child) => child.name.toLowerCase() === name.toLowerCase());
    if (taken) throw refusal("duplicate", `name: ${this.kind.noun} ${name} of object ${object.name} exists already`);
    return { objectId: object.id, ...this.named(name) };
  }
}

/** What the platform sees of a change: `active` goes alone (note on page 0037). */
export function seenChanges<Changes extends { active?: boolean }>(changes: Changes, { activeMixed }: Dialect): Partial<Changes> {
  if (changes.active === undefined) return changes;
  const others = Object.keys(changes).filter((attribute) => attribute !== "active");
  if (activeMixed === "refused" && others.length > 0)
    throw refusal("invalid", `active: cannot be changed together with ${others.join(", ")}`);
  return { active: changes.active } as Partial<Changes>;
}
