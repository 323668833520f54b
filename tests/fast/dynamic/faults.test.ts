import type { z } from "zod";
import { type DataType, dataTypes } from "../../../provider/contract/dataTypes";
import { faultsOf } from "../../../provider/dynamic/faults";
import { handlers } from "../../../provider/dynamic/handlers";
import { self } from "../../../provider/fieldModel/fieldSchema";
import { schema as objectSchema } from "../../../provider/resources/objects/customObject/schema";
import { schema as fieldSchema } from "../../../provider/resources/objects/field/schema";
import { schema as picklistSchema } from "../../../provider/resources/picklist/schema";
import { pathsOf, put, unknown } from "./unknowns";

type Values = Record<string, unknown>;

const common: Values = { label: "L", inlineHelpText: "h", description: "d", extra: { a: 1 } };
const profiles = [{ profile: "000T0000000000000002", readable: true, editable: false }];
const requirable: Values = { ...common, profiles, required: true };
const indexable: Values = { ...requirable, unique: true, searchable: true };
const numeric: Values = { ...indexable, length: 9, scale: 2, defaultValue: 1 };
const plain: Values = { ...indexable, defaultValue: "x" };
const select: Values = { ...requirable, picklistId: "0004000001", defaultValue: "New" };
const relation: Values = {
  ...requirable,
  referenceObjectName: "demo__Other__CST",
  referenceObjectId: "cust000000aHYAsrPh4K",
  relationshipName: "Others",
  relationshipLabel: "Others",
};

/** Every data type with every attribute that it can have. */
const types: Record<DataType, Values> = {
  text: { ...plain, length: 20, caseSensitive: true },
  encryptedtext: { ...requirable, length: 20, maskType: "all", maskChar: "*" },
  textarea: { ...requirable, length: 20, visibleLines: 5, defaultValue: "x" },
  number: numeric,
  percent: numeric,
  currency: numeric,
  phone: plain,
  email: { ...plain, defaultValue: "a@example.com" },
  url: { ...plain, defaultValue: "https://example.com" },
  postalcode: plain,
  date: { ...plain, defaultValue: "2026-01-31" },
  datetime: { ...plain, defaultValue: "2026-01-31 12:00:00" },
  checkbox: { ...common, profiles, defaultValue: true },
  singleselect: select,
  multiselect: select,
  lookup: relation,
  masterdetail: relation,
  hierarchy: { ...relation, referenceObjectName: self },
  autonumber: { ...common, profiles, pattern: "A-{0000}", startingNumber: 1 },
  formula: { ...common, profiles, formula: "1+1" },
  multilanguage: { ...common, profiles },
  rollupsummary: { ...common, profiles },
};

const fields = Object.fromEntries(Object.entries(types).map(([dataType, attributes]) => [dataType, { dataType, ...attributes }]));

const object: Values = {
  name: "demo__Order__CST",
  label: "Order",
  pluralLabel: "Orders",
  description: "d",
  nameField: { label: "Title" },
  fields,
  allowReports: true,
  allowSearch: true,
  allowSharing: true,
  allowActivities: true,
  allowChatter: true,
  allowStreamingApiAccess: true,
  allowBulkApiAccess: true,
  trackFieldHistory: true,
  view: { ObjectDetailLayout: { name: "detail", fields: ["name"] }, ObjectRecordsLayout: { name: "records", fields: ["name"] } },
  adoptExisting: true,
  allowDataLoss: true,
  extra: { isPublic: true },
};

const picklist: Values = {
  name: "demo__Status",
  masterLabel: "Status",
  description: "d",
  values: ["New", "Paid", { value: "Done", label: "Closed", color: "#00ff00", description: "Over" }],
  defaultValue: "New",
  adoptExisting: true,
  allowDataLoss: true,
  extra: { project: "p" },
};

const placed: Values = { objectId: "cust000000aHYAsrPh4K", objectName: "demo__Order__CST", name: "demo__f__CST", adoptExisting: true };

const kinds: [string, typeof objectSchema | typeof fieldSchema | typeof picklistSchema, Values][] = [
  ["CustomObject", objectSchema, object],
  ["Picklist", picklistSchema, picklist],
  ...Object.entries(fields).map(([type, field]): [string, typeof fieldSchema, Values] => [
    `Field (${type})`,
    fieldSchema,
    { ...placed, ...field },
  ]),
];

test("there is a field of every data type", () => {
  expect(Object.keys(types).sort()).toEqual(Object.keys(dataTypes).sort());
});

// pulumi/pulumi#6310, #3571, pulumi/examples#1116
describe.each(kinds)("%s: what is not known yet is no fault", (_kind, schema, inputs) => {
  test("in any one place", () => {
    expect(faultsOf(schema, inputs)).toEqual([]);
    const places = [...pathsOf(inputs)];
    expect(places.length).toBeGreaterThan(8);
    for (const path of places) expect([path.join("."), faultsOf(schema, put(inputs, path, unknown))]).toEqual([path.join("."), []]);
  });

  test("in all places at once", () => {
    const all = [...leavesOf(inputs)].reduce((news, path) => put(news, path, unknown), inputs);
    expect(faultsOf(schema, all)).toEqual([]);
  });

  test("beside what is at fault", () => {
    const news = { ...put(inputs, ["description"], unknown), lable: "x" };
    expect(faultsOf(schema, news).map(({ property }) => property)).toEqual(["lable"]);
  });
});

test("a default may be the value that is not known yet", () => {
  const inputs = { name: "demo__Status", values: ["New", unknown], defaultValue: "Paid" };
  expect(faultsOf(picklistSchema, inputs)).toEqual([]);
  expect(faultsOf(picklistSchema, { ...inputs, values: ["New", unknown, unknown] })).toEqual([]);
});

describe("P7: all faults are told at once, each at its property", () => {
  test("of an object", () => {
    const faults = faultsOf(objectSchema, {
      name: "demo__1Order__CST",
      label: "",
      description: "d".repeat(81),
      pluralLable: "x",
      nameField: {},
      allowSearch: "yes",
      fields: {
        plate: { dataType: "text", length: 256 },
        motor: { dataType: "motor" },
        total: { dataType: "formula" },
        vip: { dataType: "checkbox", required: true, unique: true },
        "bad name": { dataType: "date" },
        Plate: { dataType: "date" },
        amount: { dataType: "currency", scale: 0.5, defaultValue: "1" },
        status: { dataType: "singleselect" },
      },
    });

    expect(Object.fromEntries(faults.map(({ property, reason }) => [property, reason]))).toEqual({
      name: expect.stringContaining("must start with a letter"),
      label: "must not be empty",
      description: "is longer than 80 characters: it has 81",
      pluralLable: 'unknown attribute "pluralLable"; what this package does not model goes into "extra"',
      "nameField.label": "is required",
      allowSearch: "must be true or false, not a text",
      "fields.plate.length": expect.stringContaining("255"),
      "fields.motor.dataType": `unknown data type; one of ${Object.keys(types).join(", ")}`,
      "fields.total.formula": "is required",
      "fields.vip.required": 'unknown attribute "required", "unique"; what this package does not model goes into "extra"',
      "fields.bad name": expect.stringContaining("the API name demo__bad name__CST must start with a letter"),
      "fields.Plate": "has the API name demo__Plate__CST, as field plate has",
      "fields.amount.scale": "must be a whole number",
      "fields.amount.defaultValue": "must be a number, not a text",
      "fields.status.picklistId": "is required",
    });
  });

  test("of a picklist", () => {
    const faults = faultsOf(picklistSchema, {
      name: "demo__Status__",
      masterLabel: "m".repeat(65),
      values: ["New", "a;b", "", "New", { value: "Done", colour: "red" }],
      defaultValue: "Gone",
    });

    expect(Object.fromEntries(faults.map(({ property, reason }) => [property, reason]))).toEqual({
      name: expect.stringContaining("must start with a letter"),
      masterLabel: "is longer than 64 characters: it has 65",
      "values.1": "must not contain a semicolon",
      "values.2": "must not be empty",
      "values.3": '"New" is listed twice',
      "values.4.colour": 'unknown attribute "colour"; what this package does not model goes into "extra"',
      defaultValue: "is not one of the values",
    });
  });

  test("of a field", () => {
    const faults = faultsOf(fieldSchema, { objectId: "", name: "x".repeat(64), dataType: "text", length: 0, scale: 1 });

    expect(Object.fromEntries(faults.map(({ property, reason }) => [property, reason]))).toEqual({
      objectId: expect.stringContaining('give a CustomObject, or the id of an object (20 characters); "" is neither'),
      name: expect.stringContaining("is longer than 63 characters"),
      length: expect.stringContaining("1"),
      scale: 'unknown attribute "scale"; what this package does not model goes into "extra"',
    });
  });

  test("nothing is given", () => {
    expect(faultsOf(objectSchema, {})).toEqual([{ property: "name", reason: "is required" }]);
    expect(faultsOf(picklistSchema, {}).map(({ property }) => property)).toEqual(["name", "values"]);
  });
});

/** The places of all values, of the whole ones and of those within, but not inside of what is passed on unseen. */
function* leavesOf(value: unknown): Generator<string[]> {
  for (const path of pathsOf(value)) if (typeof at(value, path) !== "object") yield path;
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Values)[key], value);
}

test.each([
  ["Flow", "name", "give it as the argument name"],
  ["Flow", "active", "give it as the argument active"],
  ["Flow", "id", "the platform makes it"],
  ["Bpm", "version", "give it as the argument version"],
  ["Bpm", "id", "the platform makes it"],
])("what does not belong in the definition of a %s: %s", (kind, name, instead) => {
  const schema = handlers.get(kind)?.schema as z.ZodType;
  const inputs = { name: "demo__approve", ...(kind === "Flow" && { localUrl: "/run/demo__approve" }), definition: { [name]: "x" } };
  expect(faultsOf(schema, inputs)).toEqual([{ property: `definition.${name}`, reason: `does not belong in the definition: ${instead}` }]);
});
