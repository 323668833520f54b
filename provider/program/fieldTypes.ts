import type { ID, Input, Output } from "@pulumi/pulumi";
import type { OfValues } from "./ofValues";

// What the constructors of fields.ts take and make.

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
  label?: Input<string> | undefined;
  /** Text shown beside the field's input, 1 to 255 characters. (page 0035) */
  inlineHelpText?: Input<string> | undefined;
  /** What the field is for, 1 to 80 characters. (page 0035) */
  description?: Input<string> | undefined;
  /**
   * Which profiles may read and edit the field. Default: all profiles. Taken when the field is created; the platform does not
   * return it, so a change afterwards is refused. (page 0035)
   */
  profiles?: FieldProfile[] | undefined;
  /**
   * The layouts that show the field: `detail` or `records`, which come with an object, or the `layoutId` of another one. The field is added
   * at their end; the fields that they show already stay. Default: none. Taken when the field is created: a layout that is added or replaced
   * afterwards does not get the field, and a warning says so. (page 0035)
   */
  layouts?: ("detail" | "records" | Input<string>)[] | undefined;
  /** Attributes of the platform's API that are not modelled here; they are sent as they are. */
  extra?: Record<string, unknown> | undefined;
}

/** A field that a record may be required to fill. */
export interface RequirableAttributes {
  /**
   * Whether every record must have a value (`isRequired`). Default: false. Requiring a field while records have no value is
   * refused (AZ106) unless `allowDataLoss` is set. (page 0035)
   */
  required?: Input<boolean> | undefined;
}

/** A field that can get another name and keep its values. */
export interface RenamableAttributes {
  /**
   * Name that the field had before in `fields` of the same `CustomObject`. Its values are copied to the new field, compared, and only then the old
   * field is dropped; both must have the same type. Refused where the field is a `Field` resource of its own. May stay in the program.
   */
  renamedFrom?: string | undefined;
}

/** A field whose values can be told apart and searched. */
export interface IndexableAttributes extends RequirableAttributes, RenamableAttributes {
  /** Whether no two records may have the same value (`isUnique`). Default: false. (page 0035) */
  unique?: Input<boolean> | undefined;
  /** Whether `search` statements find the field (`isSearchable`). Default: false. (page 0035) */
  searchable?: Input<boolean> | undefined;
}

/** A field with a default value. */
export interface DefaultAttributes {
  /** The value of a record that gives none; must fit the type and the length. (page 0035) */
  defaultValue?: Input<string> | undefined;
}

/** Attributes of `fields.text`. */
export interface TextAttributes extends FieldAttributes, IndexableAttributes, DefaultAttributes {
  /** Most characters (`dataLength`), 1 to 255. Default: 255. Shortening drops the field and creates it again (AZ104). (pages 0032, 0035) */
  length?: Input<number> | undefined;
  /** Whether "ABC" and "abc" are different values. Default: false. (page 0035) */
  caseSensitive?: Input<boolean> | undefined;
}

/** Attributes of `fields.encryptedText`. */
export interface EncryptedTextAttributes extends FieldAttributes, RequirableAttributes {
  /** Most characters (`dataLength`), 1 to 111. Default: 111. Shortening drops the field and creates it again (AZ104). (page 0032) */
  length?: Input<number> | undefined;
  /** Kind of the display mask. (script library, use in requests inferred) */
  maskType?: Input<string> | undefined;
  /** Character of the display mask. (script library, use in requests inferred) */
  maskChar?: Input<string> | undefined;
}

/** Attributes of `fields.textArea`. */
export interface TextAreaAttributes extends FieldAttributes, RequirableAttributes, RenamableAttributes, DefaultAttributes {
  /** Most characters (`dataLength`), 1 to 1,048,576, which is the default. Shortening drops the field and creates it again (AZ104). (page 0032) */
  length?: Input<number> | undefined;
  /** Height in lines. Default: the platform's, 3. (page 00106) */
  visibleLines?: Input<number> | undefined;
}

/** Attributes of `fields.number`, `fields.percent` and `fields.currency`. */
export interface NumberAttributes extends FieldAttributes, IndexableAttributes {
  /** Most digits (`dataLength`), 1 to 64. Default: 18. Shortening drops the field and creates it again (AZ104). (page 0035) */
  length?: Input<number> | undefined;
  /** Digits behind the decimal point, 0 or more. Default: 0. Reducing it drops the field and creates it again (AZ104). (page 00106) */
  scale?: Input<number> | undefined;
  /** The value of a record that gives none. (page 0035) */
  defaultValue?: Input<number> | undefined;
}

/** Attributes of `fields.phone`, `fields.email`, `fields.url`, `fields.postalCode`, `fields.date` and `fields.dateTime`. */
export interface PlainAttributes extends FieldAttributes, IndexableAttributes, DefaultAttributes {}

/** Attributes of `fields.checkbox`. */
export interface CheckboxAttributes extends FieldAttributes, RenamableAttributes {
  /** The value of a record that gives none. Default: false. (page 0035) */
  defaultValue?: Input<boolean> | undefined;
}

/** Attributes of `fields.singleSelect` and `fields.multiSelect`. */
export interface SelectAttributes extends FieldAttributes, RequirableAttributes, RenamableAttributes {
  /** The value that is chosen when a record gives none (`picklistDefaultValue`). (script library, use in requests inferred) */
  defaultValue?: Input<string> | undefined;
}

/** Attributes of `fields.lookup`, `fields.masterDetail` and `fields.hierarchy`. */
export interface RelationAttributes extends FieldAttributes, RequirableAttributes {
  /**
   * Name of the reverse relation, by which queries reach the children. A change drops the field and creates it again (AZ103). (script library
   * `FieldRelationship`)
   */
  relationshipName?: Input<string> | undefined;
  /** Label of the reverse relation. A change drops the field and creates it again (AZ103). (script library `FieldRelationship`) */
  relationshipLabel?: Input<string> | undefined;
}

/** Attributes of `fields.autoNumber`. */
export interface AutoNumberAttributes extends FieldAttributes {
  /** Format of the number, for example `ORD-{0000}`. (script library, use in requests inferred) */
  pattern?: Input<string> | undefined;
  /** The first number. (page 00106) */
  startingNumber?: Input<number> | undefined;
}

/** Attributes of `fields.formula`. */
export interface FormulaAttributes extends FieldAttributes {
  /** The expression that computes the value. (script library, use in requests inferred) */
  formula: Input<string>;
}

/** What every definition of a field has. */
export interface OfDataType<Type extends string> {
  /** The field's data type, as requests spell it. A change drops the field and creates it again (AZ103). (page 0032) */
  dataType: Type;
}

/** The picklist behind a definition. */
export interface ReferencedPicklist {
  /** Id of the picklist that holds the values. (script library, use in requests inferred) */
  picklistId: Input<string>;
}

/** The object behind a definition. */
export interface ReferencedObject {
  /** API name of the object that the relation points to. A change drops the field and creates it again (AZ103). */
  referenceObjectName: string;
  /** Id of that object; looked up by the name when it is not given. */
  referenceObjectId?: Input<string> | undefined;
}

/** What a relation can point to: a `CustomObject` of the program. */
export interface RelationTarget {
  /** API name of the object. */
  readonly apiName: string;
  /** Id of the object. */
  readonly id: Output<ID>;
}

/** What a select takes its values from: a `Picklist` of the program. */
export interface PicklistTarget<Value extends string = string> {
  /** Id of the picklist. */
  readonly id: Output<ID>;
  /** Ids of the values, by value. */
  readonly valueIds: Output<Record<string, string>>;
  /** For the compiler alone: the values that the program declares. */
  readonly declaredValues?: readonly Value[] | undefined;
}

/** What `fields.text` makes. */
export interface TextField extends OfDataType<"text">, TextAttributes {}

/** What `fields.encryptedText` makes. */
export interface EncryptedTextField extends OfDataType<"encryptedtext">, EncryptedTextAttributes {}

/** What `fields.textArea` makes. */
export interface TextAreaField extends OfDataType<"textarea">, TextAreaAttributes {}

/** What `fields.number` makes. */
export interface NumberField extends OfDataType<"number">, NumberAttributes {}

/** What `fields.percent` makes. */
export interface PercentField extends OfDataType<"percent">, NumberAttributes {}

/** What `fields.currency` makes. */
export interface CurrencyField extends OfDataType<"currency">, NumberAttributes {}

/** What `fields.phone` makes. */
export interface PhoneField extends OfDataType<"phone">, PlainAttributes {}

/** What `fields.email` makes. */
export interface EmailField extends OfDataType<"email">, PlainAttributes {}

/** What `fields.url` makes. */
export interface UrlField extends OfDataType<"url">, PlainAttributes {}

/** What `fields.postalCode` makes. */
export interface PostalCodeField extends OfDataType<"postalcode">, PlainAttributes {}

/** What `fields.date` makes. */
export interface DateField extends OfDataType<"date">, PlainAttributes {}

/** What `fields.dateTime` makes. */
export interface DateTimeField extends OfDataType<"datetime">, PlainAttributes {}

/** What `fields.checkbox` makes. */
export interface CheckboxField extends OfDataType<"checkbox">, CheckboxAttributes {}

/** What `fields.singleSelect` makes. */
export interface SingleSelectField<Value extends string = string>
  extends OfDataType<"singleselect">,
    SelectAttributes,
    ReferencedPicklist,
    OfValues<Value> {}

/** What `fields.multiSelect` makes. */
export interface MultiSelectField<Value extends string = string>
  extends OfDataType<"multiselect">,
    SelectAttributes,
    ReferencedPicklist,
    OfValues<Value> {}

/** What `fields.lookup` makes. */
export interface LookupField extends OfDataType<"lookup">, RelationAttributes, RenamableAttributes, ReferencedObject {}

/** What `fields.masterDetail` makes. */
export interface MasterDetailField extends OfDataType<"masterdetail">, RelationAttributes, ReferencedObject {}

/** What `fields.hierarchy` makes. */
export interface HierarchyField extends OfDataType<"hierarchy">, RelationAttributes, RenamableAttributes, ReferencedObject {}

/** What `fields.autoNumber` makes. */
export interface AutoNumberField extends OfDataType<"autonumber">, AutoNumberAttributes {}

/** What `fields.formula` makes. */
export interface FormulaField extends OfDataType<"formula">, FormulaAttributes {}

/** What `fields.multiLanguage` makes. */
export interface MultiLanguageField extends OfDataType<"multilanguage">, FieldAttributes {}

/** What `fields.rollupSummary` makes. */
export interface RollupSummaryField extends OfDataType<"rollupsummary">, FieldAttributes {}

/** One field of an object. Build it with the constructors of `fields`: `fields.text({ length: 20 })`. */
export type FieldDefinition =
  | TextField
  | EncryptedTextField
  | TextAreaField
  | NumberField
  | PercentField
  | CurrencyField
  | PhoneField
  | EmailField
  | UrlField
  | PostalCodeField
  | DateField
  | DateTimeField
  | CheckboxField
  | SingleSelectField
  | MultiSelectField
  | LookupField
  | MasterDetailField
  | HierarchyField
  | AutoNumberField
  | FormulaField
  | MultiLanguageField
  | RollupSummaryField;

/** A field that is a resource of its own: it takes no values over from another one. */
export type SingleFieldDefinition = FieldDefinition extends infer Definition
  ? Definition extends unknown
    ? Omit<Definition, "renamedFrom">
    : never
  : never;

/** Where a select takes its values from: a `Picklist` of the program, or the id of a picklist. */
export type PicklistReference<Value extends string = string> = PicklistTarget<Value> | Input<string>;
