import fc from "fast-check";
import type { DataType } from "../../../provider/contract/dataTypes";
import { fieldApiName } from "../../../provider/fieldModel/names";
import type { Properties } from "../../support/driver";

/** What a program declares; a resource that is missing is not in the program. */
export interface Program {
  picklists: Record<string, Properties>;
  objects: Record<string, Properties>;
}

/** Where a field points to another resource; the engine fills in ids. */
export interface References {
  /** Name of the picklist. */
  picklist?: string;
  /** Whether a relation names its target by id, too, as with a `CustomObject`. */
  byId?: boolean;
}

const picklistNames = ["demo__Status", "demo__Channel"];
/** In the order of their references: an object points to those before it. */
const objectNames = ["demo__Customer__CST", "demo__Order__CST", "demo__Line__CST"];
const values = ["New", "Paid", "Done", "Late", "ümläut"];
/** What others refer to comes first. */
export const resourceNames = [...picklistNames, ...objectNames];

/** Short, in full, of another namespace; two that differ in case only, and two that are the same field. */
const keys = ["code", "Code", "amount", "demo__amount__CST", "note", "x_1", "other__shared__CST"];

const label = fc.oneof(fc.string({ minLength: 1, maxLength: 80, size: "max" }), fc.constantFrom("客户", "Größe 📦", " ", "L".repeat(80)));
const text = (maxLength: number) => fc.string({ maxLength, size: "max" });
const flag = fc.boolean();

/** Any subset of the optional attributes. */
function some(attributes: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Properties> {
  return fc.record(attributes, { requiredKeys: [] });
}

const common = { label, inlineHelpText: text(255), description: text(80) };
const requirable = { ...common, required: flag };
const indexable = { ...requirable, unique: flag, searchable: flag };
const length = (max: number) => fc.integer({ min: 10, max });
const number = some({
  ...indexable,
  length: length(64),
  scale: fc.nat(6),
  defaultValue: fc.integer({ min: -99_999, max: 99_999 }).map((cents) => cents / 100),
});
const plain = (...defaults: string[]) => some({ ...indexable, defaultValue: fc.constantFrom("", ...defaults) });

interface Surroundings {
  /** Of each declared picklist. */
  values: Record<string, string[]>;
  /** Objects that are declared before this one. */
  objects: string[];
  own: string;
}

/** Fields of every type that the surroundings allow; what a field refers to is in `references`. */
function fieldOf(type: DataType, { values, objects, own }: Surroundings): fc.Arbitrary<Properties> | undefined {
  const picklists = Object.keys(values).filter((name) => values[name]?.length);
  switch (type) {
    case "text":
      return some({ ...indexable, length: length(255), caseSensitive: flag, defaultValue: text(10) });
    case "encryptedtext":
      return some({ ...requirable, length: length(111), maskType: text(5), maskChar: text(1) });
    case "textarea":
      return some({ ...requirable, length: length(1_048_576), visibleLines: fc.integer({ min: 1, max: 20 }), defaultValue: text(10) });
    case "number":
    case "percent":
    case "currency":
      return number;
    case "phone":
      return plain("+49 30 1234");
    case "email":
      return plain("a@example.com");
    case "url":
      return plain("https://example.com");
    case "postalcode":
      return plain("10115");
    case "date":
      return plain("2020-02-29");
    case "datetime":
      return plain("2020-02-29 12:00:00");
    case "checkbox":
      return some({ ...common, defaultValue: flag });
    case "singleselect":
    case "multiselect":
      return picklists.length === 0
        ? undefined
        : fc.constantFrom(...picklists).chain((picklist) =>
            some({ ...requirable, defaultValue: fc.constantFrom("", ...(values[picklist] ?? [])) }).map((attributes) => ({
              ...attributes,
              references: { picklist },
            })),
          );
    case "lookup":
    case "masterdetail":
      return relation(fc.constantFrom("self", own, "Account", ...objects));
    case "hierarchy":
      return relation(fc.constant("self"));
    case "autonumber":
      return some({ ...common, pattern: fc.constantFrom("A-{0000}", "{0}"), startingNumber: fc.nat(999) });
    case "formula":
      return fc.tuple(some(common), fc.string({ minLength: 1 })).map(([attributes, formula]) => ({ ...attributes, formula }));
    case "multilanguage":
    case "rollupsummary":
      return some(common);
  }
}

function relation(target: fc.Arbitrary<string>): fc.Arbitrary<Properties> {
  return fc
    .tuple(target, flag, some({ ...requirable, relationshipName: label, relationshipLabel: label }))
    .map(([referenceObjectName, byId, attributes]) => ({ ...attributes, referenceObjectName, references: { byId } }));
}

const dataTypes: DataType[] = [
  "text",
  "encryptedtext",
  "textarea",
  "number",
  "percent",
  "phone",
  "currency",
  "date",
  "datetime",
  "email",
  "checkbox",
  "singleselect",
  "multiselect",
  "url",
  "lookup",
  "autonumber",
  "formula",
  "masterdetail",
  "multilanguage",
  "rollupsummary",
  "postalcode",
  "hierarchy",
];

function fields(surroundings: Surroundings): fc.Arbitrary<Record<string, Properties>> {
  const possible = dataTypes.flatMap((dataType) => {
    const field = fieldOf(dataType, surroundings);
    return field ? [field.map((attributes): Properties => ({ dataType, ...attributes }))] : [];
  });
  return fc
    .uniqueArray(fc.tuple(fc.constantFrom(...keys), fc.oneof(...possible)), {
      maxLength: 6,
      selector: ([key]) => fieldApiName(surroundings.own, key).toLowerCase(),
    })
    .map((pairs) => Object.fromEntries(pairs));
}

const objectAttributes = some({
  label,
  pluralLabel: label,
  description: text(80),
  nameField: fc.record({ label }),
  allowReports: flag,
  allowSearch: flag,
  allowSharing: flag,
  allowActivities: flag,
  allowChatter: flag,
  allowStreamingApiAccess: flag,
  allowBulkApiAccess: flag,
  trackFieldHistory: flag,
});

function object(surroundings: Surroundings): fc.Arbitrary<Properties> {
  return fc.tuple(objectAttributes, fc.option(fields(surroundings), { nil: undefined })).map(([attributes, declared]) => ({
    name: surroundings.own,
    ...attributes,
    ...(declared && { fields: declared, __fieldOrder: Object.keys(declared).join() }),
    allowDataLoss: true,
  }));
}

const value = fc.constantFrom(...values).chain((value) => fc.oneof(fc.constant(value), fc.record({ value: fc.constant(value), label })));

/** At least one value: the platform keeps the last one. */
const picklistAttributes = fc.tuple(
  some({ masterLabel: fc.string({ minLength: 1, maxLength: 64 }), description: text(255) }),
  fc.uniqueArray(value, { minLength: 1, selector: textOf }),
);

function picklist(name: string): fc.Arbitrary<Properties> {
  return picklistAttributes.map(([attributes, values]) => ({ name, ...attributes, values, allowDataLoss: true }));
}

function textOf(value: string | { value: string }): string {
  return typeof value === "string" ? value : value.value;
}

/** Any valid program over the same few names. */
export const programs: fc.Arbitrary<Program> = fc
  .tuple(
    fc.subarray(picklistNames).chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, picklist(name)])))),
    fc.subarray(objectNames),
  )
  .chain(([picklists, names]) => {
    const values = Object.fromEntries(
      Object.entries(picklists).map(([name, { values }]) => [name, (values as Parameters<typeof textOf>[0][]).map(textOf)]),
    );
    const objects = Object.fromEntries(names.map((own, index) => [own, object({ values, own, objects: names.slice(0, index) })]));
    return fc.record({ picklists: fc.constant(picklists), objects: fc.record(objects) });
  });
