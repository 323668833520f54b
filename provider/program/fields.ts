import * as pulumi from "@pulumi/pulumi";
import type {
  AutoNumberAttributes,
  AutoNumberField,
  CheckboxAttributes,
  CheckboxField,
  CurrencyField,
  DateField,
  DateTimeField,
  EmailField,
  EncryptedTextAttributes,
  EncryptedTextField,
  FieldAttributes,
  FormulaAttributes,
  FormulaField,
  HierarchyField,
  LookupField,
  MasterDetailField,
  MultiLanguageField,
  MultiSelectField,
  NumberAttributes,
  NumberField,
  PercentField,
  PhoneField,
  PicklistReference,
  PicklistTarget,
  PlainAttributes,
  PostalCodeField,
  ReferencedObject,
  RelationAttributes,
  RelationTarget,
  RenamableAttributes,
  RollupSummaryField,
  SelectAttributes,
  SingleSelectField,
  TextAreaAttributes,
  TextAreaField,
  TextAttributes,
  TextField,
  UrlField,
} from "./fieldTypes";
import { nameOfThing } from "./kinds";
import { refuseOtherDefault } from "./picklistValues";

export type * from "./fieldTypes";

/**
 * Text of one line, at most 255 characters.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("Customer", { fields: { code: text({ length: 20, required: true, unique: true }) } });
 * ```
 */
export const text = (attributes: TextAttributes = {}): TextField => ({ dataType: "text", ...attributes });

/**
 * Text that is stored encrypted, at most 111 characters.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("Employee", { fields: { passport: encryptedText({ length: 20 }) } });
 * ```
 */
export const encryptedText = (attributes: EncryptedTextAttributes = {}): EncryptedTextField => ({
  dataType: "encryptedtext",
  ...attributes,
});

/**
 * Text of several lines, at most 1,048,576 characters.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("Order", { fields: { note: textArea({ length: 2000, visibleLines: 5 }) } });
 * ```
 */
export const textArea = (attributes: TextAreaAttributes = {}): TextAreaField => ({ dataType: "textarea", ...attributes });

/**
 * A number; leading zeros are removed.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("OrderLine", { fields: { quantity: number({ length: 6, required: true }) } });
 * ```
 */
export const number = (attributes: NumberAttributes = {}): NumberField => ({ dataType: "number", ...attributes });

/**
 * A number shown with a percent sign.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("OrderLine", { fields: { discount: percent({ length: 5, scale: 2 }) } });
 * ```
 */
export const percent = (attributes: NumberAttributes = {}): PercentField => ({ dataType: "percent", ...attributes });

/**
 * An amount of money.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("Order", { fields: { amount: currency({ scale: 2 }) } });
 * ```
 */
export const currency = (attributes: NumberAttributes = {}): CurrencyField => ({ dataType: "currency", ...attributes });

/**
 * A phone number.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("Customer", { fields: { mobile: phone({ label: "Mobile" }) } });
 * ```
 */
export const phone = (attributes: PlainAttributes = {}): PhoneField => ({ dataType: "phone", ...attributes });

/**
 * An e-mail address, validated by the platform.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("Customer", { fields: { contact: email({ unique: true }) } });
 * ```
 */
export const email = (attributes: PlainAttributes = {}): EmailField => ({ dataType: "email", ...attributes });

/**
 * A web address.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("Customer", { fields: { website: url() } });
 * ```
 */
export const url = (attributes: PlainAttributes = {}): UrlField => ({ dataType: "url", ...attributes });

/**
 * A postal code. Not in the API reference's list of types; seen in the platform's script library.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("Customer", { fields: { zip: postalCode() } });
 * ```
 */
export const postalCode = (attributes: PlainAttributes = {}): PostalCodeField => ({ dataType: "postalcode", ...attributes });

/**
 * A date.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("Customer", { fields: { since: date() } });
 * ```
 */
export const date = (attributes: PlainAttributes = {}): DateField => ({ dataType: "date", ...attributes });

/**
 * A date with a time.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("Order", { fields: { placedAt: dateTime({ label: "Placed at" }) } });
 * ```
 */
export const dateTime = (attributes: PlainAttributes = {}): DateTimeField => ({ dataType: "datetime", ...attributes });

/**
 * True or false.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("Customer", { fields: { vip: checkbox({ defaultValue: false }) } });
 * ```
 */
export const checkbox = (attributes: CheckboxAttributes = {}): CheckboxField => ({ dataType: "checkbox", ...attributes });

/**
 * One value of a picklist: of a `Picklist` of the program, or of the one with the id.
 *
 * @example
 * ```ts
 * const colour = new astrozero.Picklist("Colour", { values: ["Red", "Blue"] });
 * new astrozero.CustomObject("Car", { fields: { colour: singleSelect(colour, { required: true }) } });
 * ```
 */
export const singleSelect = <Value extends string = string>(
  picklist: PicklistReference<Value>,
  attributes: SelectAttributes = {},
): SingleSelectField<Value> => ({
  dataType: "singleselect",
  picklistId: picklistIdOf("singleSelect", picklist, attributes),
  ...attributes,
});

/**
 * Several values of a picklist: of a `Picklist` of the program, or of the one with the id.
 *
 * @example
 * ```ts
 * const colour = new astrozero.Picklist("Colour", { values: ["Red", "Blue"] });
 * new astrozero.CustomObject("Car", { fields: { colours: multiSelect(colour) } });
 * ```
 */
export const multiSelect = <Value extends string = string>(
  picklist: PicklistReference<Value>,
  attributes: SelectAttributes = {},
): MultiSelectField<Value> => ({
  dataType: "multiselect",
  picklistId: picklistIdOf("multiSelect", picklist, attributes),
  ...attributes,
});

/** Means the object that the field belongs to, as the target of a {@link lookup}. */
export const self = "self";

/**
 * A relation to another object. `target` is a `CustomObject`, {@link self}, or the full API name of an object that
 * this program does not declare, for example `Account` or `other__Thing__CST`.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("Order", {
 *   fields: { customer: lookup(customer, { relationshipName: "Orders" }), account: lookup("Account"), previous: lookup(self) },
 * });
 * ```
 */
export const lookup = (target: RelationTarget | string, attributes: RelationAttributes & RenamableAttributes = {}): LookupField => ({
  dataType: "lookup",
  ...referenceTo("lookup", target),
  ...attributes,
});

/**
 * A relation to the object that owns the record: deleting the master record deletes its details. `target` as for {@link lookup}.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("Contract", { fields: { customer: masterDetail(customer, { relationshipName: "Contracts" }) } });
 * ```
 */
export const masterDetail = (target: RelationTarget | string, attributes: RelationAttributes = {}): MasterDetailField => ({
  dataType: "masterdetail",
  ...referenceTo("masterDetail", target),
  ...attributes,
});

/**
 * A relation of an object to itself. Not in the API reference's list of types; seen in the platform's script library.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("Employee", { fields: { manager: hierarchy({ relationshipName: "Reports" }) } });
 * ```
 */
export const hierarchy = (attributes: RelationAttributes & RenamableAttributes = {}): HierarchyField => ({
  dataType: "hierarchy",
  referenceObjectName: self,
  ...attributes,
});

/**
 * A number that the platform counts up with each record.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("Order", { fields: { number: autoNumber({ pattern: "ORD-{0000}", startingNumber: 1 }) } });
 * ```
 */
export const autoNumber = (attributes: AutoNumberAttributes = {}): AutoNumberField => ({ dataType: "autonumber", ...attributes });

/**
 * A value that the platform computes.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("OrderLine", {
 *   fields: { total: formula({ formula: "acme__price__CST * acme__quantity__CST" }) },
 * });
 * ```
 */
export const formula = (attributes: FormulaAttributes): FormulaField => ({ dataType: "formula", ...attributes });

/**
 * A text of the tenant's multi-language resources.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("Product", { fields: { title: multiLanguage() } });
 * ```
 */
export const multiLanguage = (attributes: FieldAttributes = {}): MultiLanguageField => ({ dataType: "multilanguage", ...attributes });

/**
 * A sum, count, minimum or maximum over details; its settings go into `extra`. Seen in the platform's script library only.
 *
 * @example
 * ```ts
 * new astrozero.CustomObject("Order", { fields: { total: rollupSummary({ label: "Total" }) } });
 * ```
 */
export const rollupSummary = (attributes: FieldAttributes = {}): RollupSummaryField => ({ dataType: "rollupsummary", ...attributes });

function picklistIdOf(name: string, picklist: PicklistReference, { defaultValue }: SelectAttributes): pulumi.Input<string> {
  refuseOtherDefault(name, picklist, defaultValue);
  if (typeof picklist === "string" || pulumi.Output.isInstance(picklist) || picklist instanceof Promise) return picklist;
  if (isTarget<PicklistTarget>(picklist, "valueIds")) return picklist.id;
  throw new pulumi.RunError(`${name} takes a Picklist, or the id of one, and was given ${nameOfThing(picklist)}.`);
}

function referenceTo(name: string, target: RelationTarget | string): ReferencedObject {
  if (typeof target === "string") return { referenceObjectName: target };
  if (isTarget<RelationTarget>(target, "apiName")) return { referenceObjectName: target.apiName, referenceObjectId: target.id };
  const takes = "a CustomObject, the full API name of an object, or fields.self";
  throw new pulumi.RunError(`${name} takes ${takes}, and was given ${nameOfThing(target)}.`);
}

/** Programs in JavaScript give anything. */
function isTarget<Target extends object>(given: unknown, member: keyof Target): given is Target {
  return typeof given === "object" && given !== null && !pulumi.Output.isInstance(given) && member in given;
}
