import type { Input } from "@pulumi/pulumi";
import * as pulumi from "@pulumi/pulumi";
import type { DataType } from "../contract/dataTypes";

/** Access of one profile to a field. */
export interface FieldProfile {
  /** Id of the profile (`000T…`). */
  profile: string;
  /** Whether users of the profile may read the field. */
  readable: boolean;
  /** Whether users of the profile may change the field. */
  editable: boolean;
}

/** What every field has. */
export interface FieldAttributes {
  /** Shown name, 1 to 80 characters. Default: the field's name in the program. (page 0035) */
  label?: Input<string>;
  /** Text shown beside the field's input, 1 to 255 characters. (page 0035) */
  inlineHelpText?: Input<string>;
  /** What the field is for, 1 to 80 characters. (page 0035) */
  description?: Input<string>;
  /**
   * Which profiles may read and edit the field. Default: all profiles. Taken when the field is created; the platform does not
   * return it, so a change afterwards is refused. (page 0035)
   */
  profiles?: FieldProfile[];
  /**
   * The layouts that show the field: `detail` or `records`, which come with an object, or the `layoutId` of another one. The field is added
   * at their end, the rest of them stays. Default: none. Taken when the field is created; a layout that is added or replaced afterwards is not brought the field, and a warning says
   * so. (page 0035)
   */
  layouts?: ("detail" | "records" | Input<string>)[];
  /** Attributes of the platform's API that are not modelled here; they are sent as they are. */
  extra?: Record<string, unknown>;
}

/** A field that a record may be required to fill. */
export interface RequirableAttributes {
  /**
   * Whether every record must have a value (`isRequired`). Default: false. Requiring a field while records have no value is
   * refused (AZ106) unless `allowDataLoss` is set. (page 0035)
   */
  required?: Input<boolean>;
}

/** A field whose values can be told apart and searched. */
export interface IndexableAttributes extends RequirableAttributes {
  /** Whether no two records may have the same value (`isUnique`). Default: false. (page 0035) */
  unique?: Input<boolean>;
  /** Whether `search` statements find the field (`isSearchable`). Default: false. (page 0035) */
  searchable?: Input<boolean>;
}

/** A field with a default value. */
export interface DefaultAttributes {
  /** The value of a record that gives none; must fit the type and the length. (page 0035) */
  defaultValue?: Input<string>;
}

/** Attributes of {@link text}. */
export interface TextAttributes extends FieldAttributes, IndexableAttributes, DefaultAttributes {
  /** Most characters (`dataLength`), 1 to 255. Default: 255. Shortening drops the field and creates it anew (AZ104). (pages 0032, 0035) */
  length?: Input<number>;
  /** Whether "ABC" and "abc" are different values. Default: false. (page 0035) */
  caseSensitive?: Input<boolean>;
}

/** Attributes of {@link encryptedText}. */
export interface EncryptedTextAttributes extends FieldAttributes, RequirableAttributes {
  /** Most characters (`dataLength`), 1 to 111. Default: 111. Shortening drops the field and creates it anew (AZ104). (page 0032) */
  length?: Input<number>;
  /** Kind of the display mask. (script library, use in requests inferred) */
  maskType?: Input<string>;
  /** Character of the display mask. (script library, use in requests inferred) */
  maskChar?: Input<string>;
}

/** Attributes of {@link textArea}. */
export interface TextAreaAttributes extends FieldAttributes, RequirableAttributes, DefaultAttributes {
  /** Most characters (`dataLength`), 1 to 1,048,576, which is the default. Shortening drops the field and creates it anew (AZ104). (page 0032) */
  length?: Input<number>;
  /** Height in lines. Default: the platform's, 3. (page 00106) */
  visibleLines?: Input<number>;
}

/** Attributes of {@link number}, {@link percent} and {@link currency}. */
export interface NumberAttributes extends FieldAttributes, IndexableAttributes {
  /** Most digits (`dataLength`), 1 to 64. Default: 18. Shortening drops the field and creates it anew (AZ104). (page 0035) */
  length?: Input<number>;
  /** Digits behind the decimal point, 0 or more. Default: 0. Reducing it drops the field and creates it anew (AZ104). (page 00106) */
  scale?: Input<number>;
  /** The value of a record that gives none. (page 0035) */
  defaultValue?: Input<number>;
}

/** Attributes of {@link phone}, {@link email}, {@link url}, {@link postalCode}, {@link date} and {@link dateTime}. */
export interface PlainAttributes extends FieldAttributes, IndexableAttributes, DefaultAttributes {}

/** Attributes of {@link checkbox}. */
export interface CheckboxAttributes extends FieldAttributes {
  /** The value of a record that gives none. Default: false. (page 0035) */
  defaultValue?: Input<boolean>;
}

/** Attributes of {@link singleSelect} and {@link multiSelect}. */
export interface SelectAttributes extends FieldAttributes, RequirableAttributes {
  /** The value that is chosen when a record gives none (`picklistDefaultValue`). (script library, use in requests inferred) */
  defaultValue?: Input<string>;
}

/** Attributes of {@link lookup}, {@link masterDetail} and {@link hierarchy}. */
export interface RelationAttributes extends FieldAttributes, RequirableAttributes {
  /**
   * Name of the reverse relation, by which queries reach the children. A change drops the field and creates it anew (AZ103). (script library
   * `FieldRelationship`)
   */
  relationshipName?: Input<string>;
  /** Label of the reverse relation. A change drops the field and creates it anew (AZ103). (script library `FieldRelationship`) */
  relationshipLabel?: Input<string>;
}

/** Attributes of {@link autoNumber}. */
export interface AutoNumberAttributes extends FieldAttributes {
  /** Format of the number, for example `ORD-{0000}`. (script library, use in requests inferred) */
  pattern?: Input<string>;
  /** The first number. (page 00106) */
  startingNumber?: Input<number>;
}

/** Attributes of {@link formula}. */
export interface FormulaAttributes extends FieldAttributes {
  /** The expression that computes the value. (script library, use in requests inferred) */
  formula: Input<string>;
}

interface Typed<Type extends DataType> {
  /** The field's data type; a change drops the field and creates it anew (AZ103). (page 0032) */
  dataType: Type;
}

interface PicklistReference {
  /** Id of the picklist that holds the values. (script library, use in requests inferred) */
  picklistId: Input<string>;
}

interface ObjectReference {
  /** API name of the object that the relation points to. A change drops the field and creates it anew (AZ103). */
  referenceObjectName: string;
  /** Id of that object; looked up by the name when it is not given. */
  referenceObjectId?: Input<string>;
}

/** What a relation can point to: a `CustomObject` of the program. */
export interface RelationTarget {
  /** API name of the object. */
  readonly apiName: string;
  /** Id of the object. */
  readonly id: pulumi.Output<pulumi.ID>;
}

/** One field of an object. Build it with the constructors of `fields`: `fields.text({ length: 20 })`. */
export type FieldDefinition =
  | (Typed<"text"> & TextAttributes)
  | (Typed<"encryptedtext"> & EncryptedTextAttributes)
  | (Typed<"textarea"> & TextAreaAttributes)
  | (Typed<"number" | "percent" | "currency"> & NumberAttributes)
  | (Typed<"phone" | "email" | "url" | "postalcode" | "date" | "datetime"> & PlainAttributes)
  | (Typed<"checkbox"> & CheckboxAttributes)
  | (Typed<"singleselect" | "multiselect"> & SelectAttributes & PicklistReference)
  | (Typed<"lookup" | "masterdetail" | "hierarchy"> & RelationAttributes & ObjectReference)
  | (Typed<"autonumber"> & AutoNumberAttributes)
  | (Typed<"formula"> & FormulaAttributes)
  | (Typed<"multilanguage" | "rollupsummary"> & FieldAttributes);

/** Text of one line, at most 255 characters. */
export const text = (attributes: TextAttributes = {}) => ({ dataType: "text" as const, ...attributes });

/** Text that is stored encrypted, at most 111 characters. */
export const encryptedText = (attributes: EncryptedTextAttributes = {}) => ({ dataType: "encryptedtext" as const, ...attributes });

/** Text of several lines, at most 1,048,576 characters. */
export const textArea = (attributes: TextAreaAttributes = {}) => ({ dataType: "textarea" as const, ...attributes });

/** A number; leading zeros are removed. */
export const number = (attributes: NumberAttributes = {}) => ({ dataType: "number" as const, ...attributes });

/** A number shown with a percent sign. */
export const percent = (attributes: NumberAttributes = {}) => ({ dataType: "percent" as const, ...attributes });

/** An amount of money. */
export const currency = (attributes: NumberAttributes = {}) => ({ dataType: "currency" as const, ...attributes });

/** A phone number. */
export const phone = (attributes: PlainAttributes = {}) => ({ dataType: "phone" as const, ...attributes });

/** An e-mail address, validated by the platform. */
export const email = (attributes: PlainAttributes = {}) => ({ dataType: "email" as const, ...attributes });

/** A web address. */
export const url = (attributes: PlainAttributes = {}) => ({ dataType: "url" as const, ...attributes });

/** A postal code. Not in the API reference's list of types; seen in the platform's script library. */
export const postalCode = (attributes: PlainAttributes = {}) => ({ dataType: "postalcode" as const, ...attributes });

/** A date. */
export const date = (attributes: PlainAttributes = {}) => ({ dataType: "date" as const, ...attributes });

/** A date with a time. */
export const dateTime = (attributes: PlainAttributes = {}) => ({ dataType: "datetime" as const, ...attributes });

/** True or false. */
export const checkbox = (attributes: CheckboxAttributes = {}) => ({ dataType: "checkbox" as const, ...attributes });

/** One value of a picklist. */
export const singleSelect = (picklist: pulumi.CustomResource | Input<string>, attributes: SelectAttributes = {}) => ({
  dataType: "singleselect" as const,
  picklistId: idOf(picklist),
  ...attributes,
});

/** Several values of a picklist. */
export const multiSelect = (picklist: pulumi.CustomResource | Input<string>, attributes: SelectAttributes = {}) => ({
  dataType: "multiselect" as const,
  picklistId: idOf(picklist),
  ...attributes,
});

/** Stands for the object that the field belongs to, as the target of a {@link lookup}. */
export const self = "self";

/**
 * A relation to another object. `target` is a `CustomObject`, {@link self}, or the full API name of an object that
 * this program does not declare, for example `Account` or `other__Thing__CST`.
 */
export const lookup = (target: RelationTarget | string, attributes: RelationAttributes = {}) => ({
  dataType: "lookup" as const,
  ...referenceTo(target),
  ...attributes,
});

/** A relation to the object that owns the record: deleting the master record deletes its details. `target` as for {@link lookup}. */
export const masterDetail = (target: RelationTarget | string, attributes: RelationAttributes = {}) => ({
  dataType: "masterdetail" as const,
  ...referenceTo(target),
  ...attributes,
});

/** A relation of an object to itself. Not in the API reference's list of types; seen in the platform's script library. */
export const hierarchy = (attributes: RelationAttributes = {}) => ({
  dataType: "hierarchy" as const,
  ...referenceTo(self),
  ...attributes,
});

/** A number that the platform counts up with each record. */
export const autoNumber = (attributes: AutoNumberAttributes = {}) => ({ dataType: "autonumber" as const, ...attributes });

/** A value that the platform computes. */
export const formula = (attributes: FormulaAttributes) => ({ dataType: "formula" as const, ...attributes });

/** A text of the tenant's multi-language resources. */
export const multiLanguage = (attributes: FieldAttributes = {}) => ({ dataType: "multilanguage" as const, ...attributes });

/** A sum, count, minimum or maximum over details; its settings go into `extra`. Seen in the platform's script library only. */
export const rollupSummary = (attributes: FieldAttributes = {}) => ({ dataType: "rollupsummary" as const, ...attributes });

function idOf(picklist: pulumi.CustomResource | Input<string>): Input<string> {
  return pulumi.CustomResource.isInstance(picklist) ? picklist.id : picklist;
}

function referenceTo(target: RelationTarget | string) {
  return typeof target === "string"
    ? { referenceObjectName: target }
    : { referenceObjectName: target.apiName, referenceObjectId: target.id };
}
