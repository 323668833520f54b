import type { z } from "zod";
import type { addPicklistValues, createPicklist, updatePicklist } from "../../provider/contract/picklists";
import { emptied, refuseEmptyTexts } from "./clearing";
import { storedPicklistName } from "./names";
import { protect, refuseProtected, samplePackage } from "./origin";
import { refusal } from "./refusal";
import { sampleName } from "./seed";
import type { StoredField, StoredPicklist, StoredPicklistValue } from "./state";
import type { World } from "./world";

export type PicklistDefinition = z.output<typeof createPicklist.body>;
export type PicklistChanges = z.output<typeof updatePicklist.body>;
export type PicklistValueDefinition = z.output<typeof addPicklistValues.body>["picklistValues"][number];

/** Global value sets. A name is unique in the tenant, a value in its set. */
export class Picklists {
  constructor(private readonly world: World) {}

  all(): StoredPicklist[] {
    return Object.values(this.world.state.picklists);
  }

  find(idOrName: string): StoredPicklist | undefined {
    return this.world.state.picklists[idOrName] ?? this.all().find(({ name }) => name === idOrName);
  }

  get(idOrName: string): StoredPicklist {
    const picklist = this.find(idOrName);
    if (!picklist) throw refusal("missing", `picklist ${idOrName} does not exist`);
    return picklist;
  }

  /** A new picklist; over REST it is always one of the sample application. */
  create(definition: PicklistDefinition, application = sampleName(this.world.namespace)): StoredPicklist {
    const name = storedPicklistName(definition.name, this.world);
    if (this.find(name)) throw refusal("duplicate", `name: picklist ${name} exists already`);
    const picklist: StoredPicklist = {
      id: this.world.nextId("0004"),
      name,
      application,
      masterLabel: definition.masterLabel,
      description: definition.description ?? "",
      values: [],
      protectMode: 0,
      installedPackage: "",
      ...this.world.stamp(),
    };
    picklist.values = this.#make(picklist, definition.picklistValues ?? []);
    const [first] = picklist.values;
    if (definition.useFirstAsDefault && first) first.isDefault = true;
    this.world.state.picklists[picklist.id] = picklist;
    return picklist;
  }

  update(idOrName: string, changes: PicklistChanges): void {
    const picklist = this.#changeable(idOrName);
    refuseEmptyTexts(changes, this.world.dialect);
    Object.assign(picklist, emptied(changes));
    this.world.touch(picklist);
  }

  addValues(idOrName: string, definitions: PicklistValueDefinition[]): void {
    const picklist = this.#changeable(idOrName);
    picklist.values.push(...this.#make(picklist, definitions));
    this.world.touch(picklist);
  }

  delete(idOrName: string): void {
    const picklist = this.#changeable(idOrName);
    const fields = this.referring(picklist.id);
    if (fields.length > 0) throw refusal("referenced", `picklist ${picklist.name} is used by ${fields.map(({ name }) => name).join(", ")}`);
    delete this.world.state.picklists[picklist.id];
  }

  deleteValue(idOrName: string, valueId: string): void {
    const picklist = this.#changeable(idOrName);
    const value = picklist.values.find(({ id }) => id === valueId);
    if (!value) throw refusal("missing", `value ${valueId} does not exist`);
    const others = picklist.values.filter((other) => other !== value);
    if (!others.some(({ isActive }) => isActive))
      throw refusal("referenced", `value ${value.value} is the last active one of picklist ${picklist.name}`);
    picklist.values = others;
    this.world.touch(picklist);
  }

  /** Makes the picklist part of a protected, installed package. */
  protect(idOrName: string, installedPackage = samplePackage): void {
    protect(this.get(idOrName), installedPackage);
  }

  /** The fields that use a value set. */
  referring(picklistId: string): StoredField[] {
    return this.world.objects.all().flatMap(({ fields }) => Object.values(fields).filter((field) => field.picklistId === picklistId));
  }

  #changeable(idOrName: string): StoredPicklist {
    const picklist = this.get(idOrName);
    refuseProtected("picklist", picklist);
    return picklist;
  }

  #make(picklist: StoredPicklist, definitions: PicklistValueDefinition[]): StoredPicklistValue[] {
    const keepAll = this.world.dialect.valueAttributes === "all";
    const taken = new Set(picklist.values.map(({ value }) => value));
    const next = Math.max(-1, ...picklist.values.map(({ sequenceNo }) => sequenceNo)) + 1;
    return definitions.map(({ value, label, ...more }, index) => {
      if (taken.has(value)) throw refusal("duplicate", `picklistValues[${index}].value: "${value}" exists already`);
      taken.add(value);
      return {
        isDefault: false,
        color: "",
        description: "",
        ...(keepAll ? more : {}),
        id: this.world.nextId("0005"),
        value,
        label,
        isActive: true,
        sequenceNo: next + index,
        ...this.world.stamp(),
      };
    });
  }
}
