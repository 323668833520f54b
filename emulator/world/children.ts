import type { Dialect } from "../dialect";
import { ownOrigin } from "./blank";
import { protect, refuseProtected, samplePackage } from "./origin";
import { refusal } from "./refusal";
import type { StoredChild, StoredObject } from "./state";
import type { World } from "./world";

/** One kind of things that belong to objects. A name is taken once in an object, whatever its case. */
export abstract class Children<Child extends StoredChild> {
  constructor(
    protected readonly world: World,
    private readonly kind: string,
    private readonly idPrefix: string,
    private readonly of: (object: StoredObject) => Record<string, Child>,
  ) {}

  /** The children of an object in the order of their creation. */
  all(object: string): Child[] {
    return Object.values(this.of(this.world.objects.get(object)));
  }

  find(object: string, idOrName: string): Child | undefined {
    const children = this.of(this.world.objects.get(object));
    return children[idOrName] ?? Object.values(children).find(({ name }) => name === idOrName);
  }

  get(object: string, idOrName: string): Child {
    const child = this.find(object, idOrName);
    if (!child) throw refusal("missing", `${this.kind} ${idOrName} does not exist`);
    return child;
  }

  delete(object: string, idOrName: string): void {
    const child = this.changeable(object, idOrName);
    delete this.of(this.world.objects.get(object))[child.id];
  }

  /** Makes the child part of a protected, installed package. */
  protect(object: string, idOrName: string, installedPackage = samplePackage): void {
    protect(this.get(object, idOrName), installedPackage);
  }

  /** The child, when it may be changed. */
  protected changeable(objectRef: string, idOrName: string): Child {
    const object = this.world.objects.getChangeable(objectRef);
    const child = this.get(object.id, idOrName);
    refuseProtected(this.kind, child);
    return child;
  }

  /** What the platform gives a new child; refuses a name that is taken. */
  protected born(object: StoredObject, name: string): StoredChild {
    const taken = this.all(object.id).some((child) => child.name.toLowerCase() === name.toLowerCase());
    if (taken) throw refusal("duplicate", `name: ${this.kind} ${name} of object ${object.name} exists already`);
    return { id: this.world.nextId(this.idPrefix), objectId: object.id, name, ...ownOrigin, ...this.world.stamp() };
  }

  protected add(object: StoredObject, child: Child): Child {
    this.of(object)[child.id] = child;
    return child;
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
