import { z } from "zod";
import { dataTypeWord } from "../../../provider/contract/dataTypes";
import * as contract from "../../../provider/contract/fields";
import { clearedTexts, refuseEmptyTexts } from "../../core/clearText";
import type { Audit } from "../../core/clock";
import { refuseForeignNamespace, storedName } from "../../core/names";
import { Created, CreatedAll } from "../../core/outcomes";
import { noPackage } from "../../core/packageProtection";
import { Refusal, refusal, refuseCallWhen } from "../../core/refusal";
import { ofObject, packaged } from "../../core/seedPart";
import type { Serve } from "../../core/serve";
import { Indexes } from "../indexes";
import { Layouts } from "../layouts";
import type { StoredObject } from "../objects/table";
import { Picklists } from "../picklists/picklists";
import { RecordTable } from "../records/table";
import { printField } from "./print";
import { checkAttributes, checkField, type FieldDefinition, requestedType, resolveReferences } from "./rules";
import { FieldTable, type StoredField } from "./table";
import { canonicalWord, typeRule } from "./types";

export type FieldChanges = z.output<typeof contract.update.body>;

const Seed = contract.add.body.omit({ picklistId: true, layouts: true, view: true }).extend({
  /** Name of the picklist of a select. */
  picklist: z.string().min(1).optional(),
  ...packaged,
});

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

/** The attributes of a field that were not set; its length follows from its type. */
const defaults = {
  isRequired: false,
  isUnique: false,
  isSearchable: false,
  caseSensitive: false,
  scale: 0,
  visibleLines: 3,
  encryptType: 0,
  startingNumber: 0,
  defaultValue: "",
  inlineHelpText: "",
  description: "",
  maskType: "",
  maskChar: "",
  picklistId: "",
  picklistDefaultValue: "",
  pattern: "",
  formula: "",
  numbersGiven: 0,
};

/** Fields of objects: the preset `name` and custom ones, in the order of their creation. */
export class Fields extends FieldTable {
  static override readonly kind = {
    ...FieldTable.kind,
    parameter: "fieldId",
    seed: ofObject(Seed, (fields: Fields, object, seed) => fields.plant(object, seed)),
  } as const;

  static routes(serve: Serve<Fields>): void {
    serve(contract.add, ({ path, body }, fields) => {
      fields.refuseForeign(path.objectId, [body]);
      return new Created(fields.add(path.objectId, [body])[0]?.id ?? "");
    });

    serve(contract.addMany, ({ path, body }, fields) => {
      refuseCallWhen(fields.tenant.dialect.fieldBatch === "absent");
      fields.refuseForeign(path.objectId, body.fields);
      return new CreatedAll(fields.add(path.objectId, body.fields).map(({ id }) => id));
    });

    serve(contract.get, ({ path }, fields) => printField(fields.get(path.objectId, path.fieldId), fields.tenant));

    serve(contract.list, ({ path }, fields) => {
      refuseCallWhen(!["both", "list"].includes(fields.tenant.dialect.fieldList));
      return fields.all(path.objectId).map((field) => printField(field, fields.tenant));
    });

    serve(contract.update, ({ path, body }, fields) => fields.update(path.objectId, path.fieldId, body));

    serve(contract.remove, ({ path }, fields) => fields.delete(path.objectId, path.fieldId));
  }

  /** Adds fields to an object, all or none; with `fieldBatch: "partial"` those before the first bad one stay. */
  add(objectRef: string, definitions: FieldDefinition[]): StoredField[] {
    const object = this.objects.extensible(objectRef);
    const made: StoredField[] = [];
    try {
      this.prepare(object, definitions, made);
    } catch (error) {
      if (this.tenant.dialect.fieldBatch === "partial") this.#commit(object, made, definitions);
      throw error;
    }
    this.#commit(object, made, definitions);
    return made;
  }

  /** @internal Refuses fields that are neither in the tenant's namespace nor in that of their object. */
  refuseForeign(objectRef: string, definitions: Pick<FieldDefinition, "name">[]): void {
    const object = this.objects.get(objectRef);
    for (const { name } of definitions) refuseForeignNamespace(name, this.tenant, object.name);
  }

  /** @internal Builds fields without adding them; what was built before a bad one is in `made`. */
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

  /** @internal Gives an object a field. */
  attach(object: StoredObject, field: StoredField): void {
    this.keep(object, field);
    for (const { referenceObjectId: id } of field.references) {
      const target = id === object.id ? object : this.objects.get(id);
      target.referredBy[field.id] = object.id;
    }
  }

  update(objectRef: string, idOrName: string, sent: FieldChanges): void {
    const { tenant } = this;
    const changes = clearedTexts(sent);
    const field = this.changeable(objectRef, idOrName);
    const object = this.objects.get(objectRef);
    refuseEmptyTexts(sent, tenant.dialect);
    const { label, ...others } = changes;
    if (field.category !== customCategory && Object.keys(others).length > 0)
      throw refusal("protected", `field ${field.name} is preset: only its label can be changed`);
    const type = dataTypeWord(field.dataType);
    if (type) checkAttributes(type, changes);
    const changed = { ...field, ...changes };
    for (const attribute of ["dataLength", "scale"] as const) {
      const [before, after] = [field[attribute], changed[attribute]];
      if (after < before) throw refusal("invalid", `${attribute}: cannot be reduced from ${before} to ${after}`);
      if (after > before && tenant.dialect.fieldGrow === "refused")
        throw refusal("invalid", `${attribute}: cannot be raised from ${before} to ${after}`);
    }
    checkField(changed, tenant);
    tenant.of(RecordTable).checkChange(object, field, changed);
    Object.assign(field, changes);
    tenant.touch(field);
    this.objects.fieldsChanged(object);
  }

  override delete(objectRef: string, idOrName: string): void {
    const { tenant } = this;
    const field = this.changeable(objectRef, idOrName);
    const object = this.objects.get(objectRef);
    if (field.category !== customCategory) throw refusal("protected", `field ${field.name} is preset and cannot be deleted`);
    tenant.of(Indexes).dropField(object, field);
    tenant.of(Layouts).dropField(object, field.name);
    delete this.of(object)[field.id];
    for (const { referenceObjectId } of field.references) delete this.objects.find(referenceObjectId)?.referredBy[field.id];
    tenant.of(RecordTable).dropValues(object, field);
    this.objects.fieldsChanged(object);
  }
  /** A new field, or the preset one of that name with another label. */
  plant(object: string, { picklist, ...definition }: z.output<typeof Seed>): StoredField {
    const { name, dataType, ...attributes } = definition;
    const picklistId = picklist === undefined ? undefined : this.tenant.of(Picklists).get(picklist).id;
    if (name === "name" && dataType === "Name") this.update(object, name, attributes);
    else this.add(object, [{ ...definition, ...(picklistId && { picklistId }) }]);
    // What a seed holds was there long ago.
    return Object.assign(this.get(object, name), { madeAt: 0 });
  }

  #commit(object: StoredObject, made: StoredField[], definitions: FieldDefinition[]): void {
    if (made.length === 0) return;
    for (const [index, field] of made.entries()) {
      this.attach(object, field);
      this.tenant.of(Layouts).show(object, field.name, definitions[index]?.layouts ?? [], definitions[index]?.view ?? {});
    }
    this.objects.fieldsChanged(object);
  }

  #make(object: StoredObject, definition: FieldDefinition, siblings: StoredField[]): StoredField {
    const { tenant } = this;
    const type = requestedType(definition, tenant);
    const name = storedName(definition.name, tenant);
    tenant.beforeField(name);
    const fields = [...Object.values(this.of(object)), ...siblings];
    const taken = [...systemNames, ...fields.map((field) => field.name)].some((other) => other.toLowerCase() === name.toLowerCase());
    if (taken) throw refusal("duplicate", `name: field ${name} exists already`);
    const custom = fields.filter((field) => field.category === customCategory).length;
    if (tenant.dialect.fieldLimit !== "none" && custom >= tenant.dialect.fieldLimit)
      throw refusal("limit", `object ${object.name} cannot have more than ${tenant.dialect.fieldLimit} fields`);
    checkAttributes(type, definition);
    const { layouts = [], view = {}, profiles, referenceObjectsDetails, ...attributes } = definition;
    const known = tenant.of(Layouts).of(object);
    for (const id of [...layouts, ...Object.keys(view)])
      if (!Object.hasOwn(known, id)) throw refusal("invalid", `layouts: layout ${id} does not belong to object ${object.name}`);
    const sequence = Math.max(1000, ...fields.map((field) => field.sequenceNo)) + 1;
    const field: StoredField = {
      ...defaults,
      dataLength: typeRule(type).length,
      encryptType: type === "encryptedtext" ? 1 : 0,
      ...attributes,
      ...this.named(name),
      objectId: object.id,
      dataType: canonicalWord(type),
      category: customCategory,
      col: `D0.V${sequence - 1001}`,
      sequenceNo: sequence,
      references: resolveReferences(type, definition, object, tenant),
      madeAt: tenant.now(),
    };
    checkField(field, tenant);
    return field;
  }
}

/** The record-name field that every object has. */
export function nameField(objectId: string, label: string, identity: Audit & { id: string }): StoredField {
  return {
    ...defaults,
    ...noPackage,
    ...identity,
    objectId,
    name: "name",
    label,
    dataType: "Name",
    category: 2,
    col: "NAME",
    sequenceNo: 1,
    dataLength: 255,
    references: [],
    madeAt: 0,
  };
}
