import type { z } from "zod";
import { dataTypeWord } from "../../provider/contract/dataTypes";
import type { addField, updateField } from "../../provider/contract/fields";
import { blankAttributes } from "./blank";
import { emptied, refuseEmptyTexts } from "./clearing";
import { checkAttributes, checkField, requestedType, resolveReferences } from "./fieldRules";
import { storedName } from "./names";
import { protect, refuseProtected, samplePackage } from "./origin";
import { Refusal, refusal } from "./refusal";
import type { StoredField, StoredObject } from "./state";
import { canonicalWord, typeRule } from "./typeRules";
import type { World } from "./world";

export type FieldDefinition = z.output<typeof addField.body>;
export type FieldChanges = z.output<typeof updateField.body>;

/** System fields of every object: their names are taken (section 7.2 of the reference). */
const systemNames = [
  "id",
  "owner",
  "createdBy",
  "createdDate",
  "lastModifiedBy",
  "lastModifiedDate",
  "currencyIsoCode",
  "installedPackage",
  "custom",
];

const customCategory = 4;

/** Fields of objects: the preset `name` and custom ones. */
export class Fields {
  constructor(private readonly world: World) {}

  /** The fields of an object, preset field first, in the order of their creation. */
  all(object: string): StoredField[] {
    return Object.values(this.world.objects.get(object).fields);
  }

  find(object: string, idOrName: string): StoredField | undefined {
    const { fields } = this.world.objects.get(object);
    return fields[idOrName] ?? Object.values(fields).find(({ name }) => name === idOrName);
  }

  get(object: string, idOrName: string): StoredField {
    const field = this.find(object, idOrName);
    if (!field) throw refusal("missing", `field ${idOrName} does not exist`);
    return field;
  }

  /** Adds fields to an object, all or none; with `fieldBatch: "partial"` those before the first bad one stay. */
  add(objectRef: string, definitions: FieldDefinition[]): StoredField[] {
    const object = this.world.objects.getChangeable(objectRef);
    const made: StoredField[] = [];
    try {
      this.prepare(object, definitions, made);
    } catch (error) {
      if (this.world.dialect.fieldBatch === "partial") this.#commit(object, made, definitions);
      throw error;
    }
    this.#commit(object, made, definitions);
    return made;
  }

  /** Builds fields without adding them; what was built before a bad one is in `made`. */
  prepare(
    object: StoredObject,
    definitions: Pick<FieldDefinition, "label" | "name" | "dataType">[],
    made: StoredField[] = [],
  ): StoredField[] {
    for (const [index, definition] of definitions.entries()) {
      try {
        made.push(this.#make(object, definition, made));
      } catch (error) {
        if (error instanceof Refusal && definitions.length > 1)
          throw refusal(error.reason, `fields[${index}].${error.resMsg}`, error.status);
        throw error;
      }
    }
    return made;
  }

  update(objectRef: string, idOrName: string, sent: FieldChanges): void {
    const { world } = this;
    const changes = emptied(sent);
    const object = world.objects.getChangeable(objectRef);
    const field = this.get(object.id, idOrName);
    refuseProtected("field", field);
    refuseEmptyTexts(sent, world.dialect);
    const { label, ...others } = changes;
    if (field.category !== customCategory && Object.keys(others).length > 0)
      throw refusal("protected", `field ${field.name} is preset: only its label can be changed`);
    const type = dataTypeWord(field.dataType);
    if (type) checkAttributes(type, changes);
    const changed = { ...field, ...changes };
    for (const attribute of ["dataLength", "scale"] as const)
      if (changed[attribute] < field[attribute])
        throw refusal("invalid", `${attribute}: cannot be reduced from ${field[attribute]} to ${changed[attribute]}`);
    checkField(changed, world);
    world.records.checkChange(object, field, changed);
    Object.assign(field, changes);
    world.touch(field);
    world.objects.fieldsChanged(object);
  }

  delete(objectRef: string, idOrName: string): void {
    const { world } = this;
    const object = world.objects.getChangeable(objectRef);
    const field = this.get(object.id, idOrName);
    refuseProtected("field", field);
    if (field.category !== customCategory) throw refusal("protected", `field ${field.name} is preset and cannot be deleted`);
    const layouts = Object.values(object.layouts).filter(({ view }) => view.fields.includes(field.name));
    if (world.dialect.fieldDelete === "refusedWhenReferenced" && layouts.length > 0)
      throw refusal("referenced", `field ${field.name} is used by layout ${layouts.map(({ name }) => `"${name}"`).join(", ")}`);
    for (const { view } of layouts) view.fields = view.fields.filter((name) => name !== field.name);
    delete object.fields[field.id];
    object.relations = object.relations.filter((id) => id !== field.id);
    for (const { values } of Object.values(object.records)) delete values[field.name];
    world.objects.fieldsChanged(object);
  }

  /** Makes the field part of a protected, installed package. */
  protect(object: string, idOrName: string, installedPackage = samplePackage): void {
    protect(this.get(object, idOrName), installedPackage);
  }

  /** @internal Gives an object a field. */
  attach(object: StoredObject, field: StoredField): void {
    object.fields[field.id] = field;
    if (field.references.length > 0) object.relations.push(field.id);
  }

  #commit(object: StoredObject, made: StoredField[], definitions: FieldDefinition[]): void {
    if (made.length === 0) return;
    for (const [index, field] of made.entries()) {
      this.attach(object, field);
      this.world.layouts.show(object, field.name, definitions[index]?.layouts ?? [], definitions[index]?.view ?? {});
    }
    this.world.objects.fieldsChanged(object);
  }

  #make(object: StoredObject, definition: FieldDefinition, siblings: StoredField[]): StoredField {
    const { world } = this;
    const type = requestedType(definition, world);
    const name = storedName(definition.name, world);
    world.beforeField(name);
    const fields = [...Object.values(object.fields), ...siblings];
    const taken = [...systemNames, ...fields.map((field) => field.name)].some((other) => other.toLowerCase() === name.toLowerCase());
    if (taken) throw refusal("duplicate", `name: field ${name} exists already`);
    const custom = fields.filter((field) => field.category === customCategory).length;
    if (world.dialect.fieldLimit !== "none" && custom >= world.dialect.fieldLimit)
      throw refusal("limit", `object ${object.name} cannot have more than ${world.dialect.fieldLimit} fields`);
    checkAttributes(type, definition);
    const { layouts = [], view = {}, profiles, referenceObjectsDetails, ...attributes } = definition;
    for (const id of [...layouts, ...Object.keys(view)])
      if (!object.layouts[id]) throw refusal("invalid", `layouts: layout ${id} does not belong to object ${object.name}`);
    const sequence = Math.max(1000, ...fields.map((field) => field.sequenceNo)) + 1;
    const field: StoredField = {
      ...blankAttributes,
      dataLength: typeRule(type).length,
      encryptType: type === "encryptedtext" ? 1 : 0,
      ...attributes,
      id: world.nextId("cust"),
      objectId: object.id,
      name,
      dataType: canonicalWord(type),
      category: customCategory,
      col: `D0.V${sequence - 1001}`,
      sequenceNo: sequence,
      references: resolveReferences(type, definition, object, world),
      numbersGiven: 0,
      madeAt: world.now(),
      protectMode: 0,
      installedPackage: "",
      ...world.stamp(),
    };
    checkField(field, world);
    return field;
  }
}
