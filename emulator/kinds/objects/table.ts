import { refusal } from "../../core/refusal";
import { own, type Thing, Things } from "../../core/things";

/** The switches of an object that requests can set. */
export interface ObjectSwitches {
  trackFieldHistory: boolean;
  allowReports: boolean;
  allowActivities: boolean;
  allowChatter: boolean;
  allowStreamingApiAccess: boolean;
  allowBulkApiAccess: boolean;
  allowSearch: boolean;
  allowSharing: boolean;
}

export interface StoredObject extends Thing, ObjectSwitches {
  keyPrefix: string;
  /** 3 custom, 2 standard, 1 setup. */
  category: number;
  /** 0 or none for ordinary objects; by the emulator's reading another number for view objects. */
  objectType?: number;
  label: string;
  pluralLabel: string;
  description: string;
  version: number;
  /** Milliseconds since 1970, for what takes a moment to become known. */
  madeAt: number;
  /** Milliseconds since 1970 when a dropped object is really gone. */
  goneAt?: number;
  /** What belongs to it and goes with it: by kind, then by id. */
  parts: Record<string, Record<string, unknown>>;
  /** The relation fields that point at it: ids of their objects by their own ids. */
  referredBy: Record<string, string>;
}

/** How long a new object takes nothing in under `objectCreate: "pending"`. */
export const pendingMilliseconds = 100;

/** Refuses to change a view object or its records: by the manual it only takes queries. */
export function refuseView({ name, objectType }: StoredObject): void {
  if (objectType) throw refusal("protected", `object ${name} is a view object: it only takes queries`);
}

/** The ids of stored objects by their names in lower case. Names never change. */
const ids = new WeakMap<object, Map<string, string>>();

function idsByName(stored: Record<string, StoredObject>): Map<string, string> {
  const known = ids.get(stored) ?? new Map(Object.values(stored).map(({ id, name }) => [name.toLowerCase(), id]));
  ids.set(stored, known);
  return known;
}

/** The objects of a tenant, for what belongs to them. */
export class ObjectTable extends Things<StoredObject> {
  static readonly kind = { key: "objects", noun: "object", idPrefix: "cust" } as const;

  /** Every object, sorted by name. */
  override all(): StoredObject[] {
    const objects = Object.values(this.stored).filter((object) => !this.#forgetDropped(object));
    return objects.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  override find(idOrName: string): StoredObject | undefined {
    const object = own(this.stored, idOrName);
    if (object && !this.#forgetDropped(object)) return object;
    const named = this.withName(idOrName);
    return named?.name === idOrName ? named : undefined;
  }

  /** The object, when its definition may be changed. */
  override changeable(idOrName: string): StoredObject {
    const object = super.changeable(idOrName);
    refuseView(object);
    if (object.goneAt !== undefined) throw refusal("invalid", `object ${object.name} is being dropped`);
    return object;
  }

  /** The object, when what belongs to it may be added or changed. */
  extensible(idOrName: string): StoredObject {
    const object = this.changeable(idOrName);
    if (this.isPending(object)) throw refusal("invalid", `object ${object.name} is being created`);
    return object;
  }

  /** @internal Whether the platform is still making it. */
  isPending({ madeAt }: StoredObject): boolean {
    return this.tenant.dialect.objectCreate === "pending" && madeAt + pendingMilliseconds > this.tenant.now();
  }

  /** @internal Counts a change of the object's fields. */
  fieldsChanged(object: StoredObject): void {
    if (this.tenant.dialect.versionCounter === "fields") object.version += 1;
    this.tenant.touch(object);
  }

  protected override keep(object: StoredObject): StoredObject {
    const kept = super.keep(object);
    idsByName(this.stored).set(object.name.toLowerCase(), object.id);
    return kept;
  }

  /** The object with a name, regardless of case. */
  protected withName(name: string): StoredObject | undefined {
    const object = own(this.stored, idsByName(this.stored).get(name.toLowerCase()) ?? "");
    return object && !this.#forgetDropped(object) ? object : undefined;
  }

  /** True for an object whose dropping is over; it is gone then. */
  #forgetDropped({ id, goneAt }: StoredObject): boolean {
    if (goneAt === undefined || goneAt > this.tenant.now()) return false;
    this.forget(id);
    return true;
  }

  /** Takes an object away, also out of the objects that its fields referred to. */
  protected forget(id: string): void {
    const { name = "" } = own(this.stored, id) ?? {};
    idsByName(this.stored).delete(name.toLowerCase());
    delete this.stored[id];
    for (const { referredBy } of Object.values(this.stored))
      for (const [field, owner] of Object.entries(referredBy)) if (owner === id) delete referredBy[field];
  }
}
