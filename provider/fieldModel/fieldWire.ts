import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { type DataType, dataTypes, dataTypeWord, defaultLengths } from "../contract/dataTypes";
import type * as fields from "../contract/fields";
import type { FieldDefinition, FieldRecord } from "../contract/fields";
import { type Field, self, wireText } from "./fieldSchema";

/** How one attribute of a program travels. */
interface Attribute {
  /** Its name in requests and answers. */
  wire: keyof FieldRecord & string;
  /** What the platform has when it is not set, and what is sent when it leaves the program. */
  unset: string | number | boolean;
  /** False where reading the attribute is inferred: an empty answer then says nothing about it. */
  readable: boolean;
}

const documented = (wire: Attribute["wire"], unset: Attribute["unset"]): Attribute => ({ wire, unset, readable: true });
// assumption: field-attribute-names
const inferred = (wire: Attribute["wire"], unset: Attribute["unset"] = ""): Attribute => ({ wire, unset, readable: false });

// assumption: unset-attributes
const attributes: Record<string, Attribute> = {
  label: documented("label", ""),
  inlineHelpText: documented("inlineHelpText", ""),
  description: documented("description", ""),
  required: documented("isRequired", false),
  unique: documented("isUnique", false),
  searchable: documented("isSearchable", false),
  caseSensitive: documented("caseSensitive", false),
  length: documented("dataLength", 0),
  scale: documented("scale", 0),
  visibleLines: documented("visibleLines", 3),
  startingNumber: documented("startingNumber", 0),
  defaultValue: documented("defaultValue", ""),
  maskType: inferred("maskType"),
  maskChar: inferred("maskChar"),
  pattern: inferred("pattern"),
  formula: inferred("formula"),
  picklistId: inferred("picklistId"),
};

/** Types whose default values a program does not write as text, each with a value of the right form. */
const defaultForms: Partial<Record<DataType, unknown>> = { number: 0, percent: 0, currency: 0, checkbox: false };

type Values = Record<string, unknown>;

function attributeOf(field: Field, name: string): Attribute | undefined {
  const isSelect = field.dataType === "singleselect" || field.dataType === "multiselect";
  return name === "defaultValue" && isSelect ? inferred("picklistDefaultValue") : attributes[name];
}

function unsetValue(field: Field, key: string, name: string, attribute: Attribute): unknown {
  if (name === "label") return key;
  return name === "length" ? defaultLengths[field.dataType] : attribute.unset;
}

/** Default values travel as text whatever the type of the field. */
function toWire(name: string, value: unknown): unknown {
  return name === "defaultValue" ? wireText(value) : value;
}

/** The value that the platform has for an attribute, whether the program sets it or not. */
function effective(field: Field, key: string, name: string): unknown {
  const attribute = attributeOf(field, name);
  const value = (field as Values)[name];
  return value === undefined ? attribute && unsetValue(field, key, name, attribute) : value;
}

/** Whether a field is a relation to another object. */
export function isRelation(field: Field): field is Extract<Field, { referenceObjectName: string }> {
  return "referenceObjectName" in field;
}

export interface Place {
  /** Name of the field in the program; its label unless the program gives one. */
  key: string;
  apiName: string;
}

/** The body that creates a field. `target` is the id of the object that a relation points to. */
export function creationBody(field: Field, { key, apiName }: Place, target?: string): z.input<typeof FieldDefinition> {
  const body: z.input<typeof FieldDefinition> & Values = { name: apiName, dataType: field.dataType, label: key };
  const length = defaultLengths[field.dataType];
  if (length !== undefined) body.dataLength = length;
  for (const [name, value] of Object.entries(field)) {
    const attribute = attributeOf(field, name);
    // A text of no characters is none: the page asks for one at least.
    if (attribute && value !== undefined && value !== "") body[attribute.wire] = toWire(name, value);
  }
  if (field.profiles) body.profiles = field.profiles;
  if (isRelation(field)) {
    body.referenceObjectsDetails = [
      {
        referenceObjectId: target,
        referenceObjectName: field.referenceObjectName === self ? undefined : field.referenceObjectName,
        relationshipName: field.relationshipName,
        relationshipLabel: field.relationshipLabel,
      },
    ];
  }
  return body;
}

/** The attributes that an update of a field sends: only what changed, and what left the program as its unset value. */
export function changedAttributes(old: Field, next: Field, key: string): z.input<typeof fields.update.body> {
  const body: Values = {};
  for (const name of new Set([...Object.keys(old), ...Object.keys(next)])) {
    const attribute = attributeOf(next, name);
    const value = effective(next, key, name);
    if (attribute && !isDeepStrictEqual(effective(old, key, name), value)) body[attribute.wire] = toWire(name, value);
  }
  return body;
}

/** Whether every platform tells an attribute of a field: reading some is only inferred. */
export function isTold(field: Field, name: string): boolean {
  return attributeOf(field, name)?.readable !== false;
}

/** Why a field cannot be changed in place. */
export type Recreation = "type" | "shorter" | "target";

/** Why `old` cannot become `next` in place: the platform never changes a type or a target, and never shortens. */
export function recreation(old: Field, next: Field): Recreation | undefined {
  if (old.dataType !== next.dataType) return "type";
  // assumption: field-growth
  const shorter = ["length", "scale"].some((name) => Number(effective(old, "", name) ?? 0) > Number(effective(next, "", name) ?? 0));
  if (shorter) return "shorter";
  // assumption: relation-target
  if (isRelation(old) && isRelation(next)) {
    const ids = [old.referenceObjectId, next.referenceObjectId];
    const moved = ids[0] !== undefined && ids[1] !== undefined && ids[0] !== ids[1];
    const names = ["referenceObjectName", "relationshipName", "relationshipLabel"] as const;
    if (moved || names.some((name) => old[name] !== next[name])) return "target";
  }
  return undefined;
}

/** Whether the live field is of the declared type. */
export function sameType(field: Field, live: FieldRecord): boolean {
  return live.dataType.toLowerCase() === dataTypes[field.dataType].canonical.toLowerCase();
}

/** What the platform has, seen through the attributes that the program sets. */
export function projectField(declared: Field, live: FieldRecord): Field {
  const projection: Values = { ...declared, dataType: dataTypeWord(live.dataType) ?? live.dataType };
  for (const [name, value] of Object.entries(declared)) {
    const attribute = attributeOf(declared, name);
    if (!attribute || value === undefined) continue;
    const there = live[attribute.wire];
    const silent = there === "" || there === undefined;
    if (silent && !attribute.readable) continue;
    if (String(there ?? attribute.unset) !== String(value)) projection[name] = typed(there ?? attribute.unset, value);
  }
  const extra = declared.extra;
  if (extra) projection.extra = Object.fromEntries(Object.entries(extra).map(([name, value]) => [name, name in live ? live[name] : value]));
  const target = live.referenceObjectsDetails[0];
  if (isRelation(declared) && target) {
    const stays = declared.referenceObjectName === self && target.referenceObjectId === live.objectId;
    if (!stays && target.referenceObjectName) projection.referenceObjectName = target.referenceObjectName;
    if (declared.referenceObjectId && target.referenceObjectId) projection.referenceObjectId = target.referenceObjectId;
  }
  return projection as Field;
}

/** The live field with every attribute that differs from what the platform gives by itself. */
export function describeField(live: FieldRecord, key: string): Field {
  const field = { dataType: dataTypeWord(live.dataType) ?? live.dataType } as Field;
  const described: Values = { ...field };
  for (const name of Object.keys(attributes)) {
    const attribute = attributeOf(field, name);
    const value = attribute && live[attribute.wire];
    const isLength = name === "length" && defaultLengths[field.dataType] === undefined;
    if (attribute && !isLength && value !== undefined && value !== "" && value !== unsetValue(field, key, name, attribute))
      described[name] = name === "defaultValue" ? typed(value, defaultForms[field.dataType]) : value;
  }
  const target = live.referenceObjectsDetails[0];
  if (target) {
    described.referenceObjectName = target.referenceObjectName;
    if (target.referenceObjectId) described.referenceObjectId = target.referenceObjectId;
    if (target.relationshipName) described.relationshipName = target.relationshipName;
    if (target.relationshipLabel) described.relationshipLabel = target.relationshipLabel;
  }
  return described as Field;
}

/** What a live field has that the program does not declare, nor the platform give by itself. */
export function undeclared(declared: Field, key: string, live: FieldRecord): Values {
  const { extra = {} } = declared;
  const isDeclared = (name: string) => (declared as Values)[name] !== undefined || (attributeOf(declared, name)?.wire ?? "") in extra;
  return Object.fromEntries(Object.entries(describeField(live, key)).filter(([name]) => name in attributes && !isDeclared(name)));
}

/** A value of an answer in the form in which the program wrote it. */
function typed(there: unknown, written: unknown): unknown {
  if (typeof written === "number" && there !== "" && !Number.isNaN(Number(there))) return Number(there);
  if (typeof written === "boolean") return there === true || there === "true";
  return there;
}
