import type { z } from "zod";
import type { createObject, updateObject } from "../../provider/contract/objects";
import { noParts, ownOrigin, switchesOff } from "./blank";
import { storedName, wordOf } from "./names";
import { protect, refuseProtected, samplePackage } from "./origin";
import { refusal } from "./refusal";
import { presetField } from "./seed";
import type { StoredField, StoredObject } from "./state";
import type { World } from "./world";

export type ObjectDefinition = z.output<typeof createObject.body>;
export type ObjectChanges = z.output<typeof updateObject.body>;

/** How long a dropped object keeps its name under `objectDelete: "dropping"`. */
export const droppingMilliseconds = 100;

/** Objects: a custom one has a name of its own in the tenant, two layouts and the preset field `name`. */
export class Objects {
  constructor(private readonly world: World) {}

  /** Every object, sorted by name. */
  all(): StoredObject[] {
    return this.#present().sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  find(idOrName: string): StoredObject | undefined {
    const object = this.world.state.objects[idOrName];
    return object && !this.#forgetDropped(object) ? object : this.#present().find(({ name }) => name === idOrName);
  }

  get(idOrName: string): StoredObject {
    const object = this.find(idOrName);
    if (!object) throw refusal("missing", `object ${idOrName} does not exist`);
    return object;
  }

  /** The object, when its definition may be changed. */
  getChangeable(idOrName: string): StoredObject {
    const object = this.get(idOrName);
    refuseProtected("object", object);
    if (object.goneAt !== undefined) throw refusal("invalid", `object ${object.name} is being dropped`);
    return object;
  }

  create(definition: ObjectDefinition): StoredObject {
    const { world } = this;
    const { fields, view, ...attributes } = definition;
    if (world.dialect.viewRequired === "yes" && !view) throw refusal("invalid", "view: is required");
    const name = storedName(definition.name, world);
    if (this.#taken(name)) throw refusal("duplicate", `name: object ${name} exists already`);
    const preset = fields.find((field) => field.name === "name");
    if (preset && preset.dataType !== "Name") throw refusal("invalid", `fields: "name" has the data type Name, not ${preset.dataType}`);

    const id = world.nextId("cust");
    const label = definition.label ?? wordOf(name);
    const object: StoredObject = {
      ...switchesOff,
      ...attributes,
      id,
      keyPrefix: `c${id.slice(-3)}`,
      name,
      category: 3,
      label,
      pluralLabel: definition.pluralLabel || `${label}s`,
      description: definition.description ?? "",
      version: 0,
      madeAt: world.now(),
      ...noParts(),
      ...ownOrigin,
      ...world.stamp(),
    };
    world.layouts.makeStandard(object, view);
    const nameField = presetField(world.nextId("cust"), id, preset?.label ?? "Name", world.stamp());
    world.fields.attach(object, nameField);
    const more = fields.filter((field) => field !== preset);
    for (const field of world.fields.prepare(object, more)) world.fields.attach(object, field);
    world.state.objects[id] = object;
    return object;
  }

  update(idOrName: string, changes: ObjectChanges): void {
    const object = this.getChangeable(idOrName);
    if (object.category !== 3) throw refusal("protected", `object ${object.name} is not a custom object`);
    Object.assign(object, changes);
    object.version += 1;
    this.world.touch(object);
  }

  delete(idOrName: string): void {
    const object = this.getChangeable(idOrName);
    const { dialect, state } = this.world;
    if (object.category !== 3) throw refusal("protected", `object ${object.name} is not a custom object`);
    const records = Object.keys(object.records).length;
    if (dialect.objectDelete === "refusedWithRecords" && records > 0)
      throw refusal("referenced", `object ${object.name} has ${records} records`);
    if (dialect.objectDelete === "refusedWhenReferenced") {
      const referring = this.referring(object.id).filter((field) => field.objectId !== object.id);
      if (referring.length > 0)
        throw refusal("referenced", `object ${object.name} is referenced by ${referring.map((field) => field.name).join(", ")}`);
    }
    if (dialect.objectDelete === "dropping") object.goneAt = this.world.now() + droppingMilliseconds;
    else delete state.objects[object.id];
  }

  /** Makes the object part of a protected, installed package. */
  protect(idOrName: string, installedPackage = samplePackage): void {
    protect(this.get(idOrName), installedPackage);
  }

  /** The relation fields that point at an object. */
  referring(objectId: string): StoredField[] {
    return this.#relationFields().filter((field) => field.references.some(({ referenceObjectId }) => referenceObjectId === objectId));
  }

  /** The relation fields by the objects that they point at. */
  referringToEach(): Map<string, StoredField[]> {
    const referring = new Map<string, StoredField[]>();
    for (const field of this.#relationFields())
      for (const { referenceObjectId } of field.references)
        referring.set(referenceObjectId, [...(referring.get(referenceObjectId) ?? []), field]);
    return referring;
  }

  /** Counts a change of the object's fields. */
  fieldsChanged(object: StoredObject): void {
    if (this.world.dialect.versionCounter === "fields") object.version += 1;
    this.world.touch(object);
  }

  #taken(name: string): boolean {
    const wanted = name.toLowerCase();
    return this.#present().some((object) => object.name.toLowerCase() === wanted);
  }

  #relationFields(): StoredField[] {
    return this.#present().flatMap(({ fields, relations }) => relations.flatMap((id) => fields[id] ?? []));
  }

  #present(): StoredObject[] {
    return Object.values(this.world.state.objects).filter((object) => !this.#forgetDropped(object));
  }

  /** True for an object whose dropping is over; it is gone then. */
  #forgetDropped({ id, goneAt }: StoredObject): boolean {
    if (goneAt === undefined || goneAt > this.world.now()) return false;
    return delete this.world.state.objects[id];
  }
}
