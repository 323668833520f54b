import { FieldRecord } from "../../../provider/contract/fields";
import type { Field } from "../../../provider/fieldModel/fieldSchema";
import { describeField, projectField, sameType } from "../../../provider/fieldModel/fieldWire";
import { loadFixtures } from "../contract/fixtures";

const documented = loadFixtures().get("QueryField")?.response.result as object;
const record = (members: object) => FieldRecord.parse({ ...documented, ...members });
const live = record({});

describe("projectField: the live field, seen through what the program sets", () => {
  // Reference 5.3: the answer to what the request of 5.1 created.
  const declared: Field = { dataType: "text", label: "test", length: 255, defaultValue: "vfdsg", required: true, caseSensitive: true };

  test("as declared", () => {
    expect(projectField(declared, live)).toEqual(declared);
    expect(projectField({ dataType: "text" }, live)).toEqual({ dataType: "text" });
  });

  test.each<[string, object, Partial<Field>]>([
    ["label", { label: "By hand" }, { label: "By hand" }],
    ["length", { dataLength: 300 }, { length: 300 }],
    ["a number as text", { dataLength: "300" }, { length: 300 }],
    ["required", { isRequired: false }, { required: false }],
    ["a switch that is absent is off", { isRequired: undefined }, { required: false }],
    ["defaultValue cleared", { defaultValue: "" }, { defaultValue: "" } as Partial<Field>],
    ["an absent text is an empty one", { defaultValue: null }, { defaultValue: "" } as Partial<Field>],
    ["the type", { dataType: "TextArea" }, { dataType: "textarea" } as Partial<Field>],
    ["what the program does not set", { inlineHelpText: "By hand", isSearchable: false, scale: 3 }, {}],
  ])("%s", (_title, members, drift) => {
    expect(projectField(declared, record(members))).toEqual({ ...declared, ...drift });
  });

  test("values keep the form in which the program wrote them", () => {
    expect(projectField({ dataType: "number", defaultValue: 5 }, record({ dataType: "Number", defaultValue: "5" }))).toEqual({
      dataType: "number",
      defaultValue: 5,
    });
    expect(projectField({ dataType: "number", defaultValue: 5 }, record({ dataType: "Number", defaultValue: "6" }))).toEqual({
      dataType: "number",
      defaultValue: 6,
    });
    expect(projectField({ dataType: "checkbox", defaultValue: false }, record({ dataType: "CheckBox", defaultValue: "true" }))).toEqual({
      dataType: "checkbox",
      defaultValue: true,
    });
  });

  test("where reading is inferred, silence is no difference and another value is one", () => {
    const select: Field = { dataType: "singleselect", picklistId: "0004000001", defaultValue: "New" };
    const silent = { dataType: "SingleSelect", picklistId: "", picklistDefaultValue: undefined };
    expect(projectField(select, record(silent))).toEqual(select);
    expect(projectField(select, record({ ...silent, picklistId: "0004000002", picklistDefaultValue: "Paid" }))).toEqual({
      ...select,
      picklistId: "0004000002",
      defaultValue: "Paid",
    });
  });

  test("what is only ever sent stays as sent", () => {
    const profiles = [{ profile: "000T0000000000000002", readable: true, editable: true }];
    expect(projectField({ ...declared, profiles, extra: { layouts: ["000D"], visibility: 1 } }, live)).toEqual({
      ...declared,
      profiles,
      extra: { layouts: ["000D"], visibility: 0 },
    });
  });

  test("a relation shows another target, and its own object as `self`", () => {
    const reference = (referenceObjectId: string, referenceObjectName: string) => ({
      dataType: "Lookup",
      objectId: "cust000001Dgez2L19N2",
      referenceObjectsDetails: [{ referenceObjectId, referenceObjectName }],
    });
    const lookup: Field = { dataType: "lookup", referenceObjectName: "demo__A__CST", referenceObjectId: "cust1", relationshipName: "As" };
    const own: Field = { dataType: "lookup", referenceObjectName: "self" };

    expect(projectField(lookup, record(reference("cust1", "demo__A__CST")))).toEqual(lookup);
    expect(projectField(lookup, record({ dataType: "Lookup" }))).toEqual(lookup);
    expect(projectField(lookup, record(reference("cust2", "demo__B__CST")))).toEqual({
      ...lookup,
      referenceObjectName: "demo__B__CST",
      referenceObjectId: "cust2",
    });
    expect(projectField(own, record(reference("cust000001Dgez2L19N2", "demo__Order__CST")))).toEqual(own);
    expect(projectField(own, record(reference("cust2", "demo__B__CST")))).toEqual({ ...own, referenceObjectName: "demo__B__CST" });
  });
});

describe("describeField: everything that differs from what the platform gives by itself", () => {
  // Reference 5.3 (page 00106).
  test("the example", () => {
    expect(describeField(live, "test")).toEqual({
      dataType: "text",
      inlineHelpText: "dsf",
      description: "fsdf",
      required: true,
      unique: true,
      searchable: true,
      caseSensitive: true,
      defaultValue: "vfdsg",
    });
    expect(describeField(live, "another")).toMatchObject({ label: "test" });
  });

  const plain = {
    inlineHelpText: "",
    description: "",
    isRequired: false,
    isUnique: false,
    isSearchable: false,
    caseSensitive: false,
    defaultValue: "",
  };

  test.each<[string, object, Field]>([
    ["text", { dataType: "Text", dataLength: 20 }, { dataType: "text", length: 20 }],
    ["number", { dataType: "Number", dataLength: 18, scale: 2, defaultValue: "5" }, { dataType: "number", scale: 2, defaultValue: 5 }],
    ["checkbox", { dataType: "CheckBox", dataLength: 0, defaultValue: "true" }, { dataType: "checkbox", defaultValue: true }],
    ["a type without a length", { dataType: "Email", dataLength: 80 }, { dataType: "email" }],
    ["text area", { dataType: "TextArea", dataLength: 500, visibleLines: 6 }, { dataType: "textarea", length: 500, visibleLines: 6 }],
    [
      "select",
      { dataType: "SingleSelect", dataLength: 0, picklistId: "0004000001", picklistDefaultValue: "New" },
      { dataType: "singleselect", picklistId: "0004000001", defaultValue: "New" },
    ],
    [
      "auto number",
      { dataType: "AutoNumber", dataLength: 0, pattern: "A-{0}", startingNumber: 7 },
      { dataType: "autonumber", pattern: "A-{0}", startingNumber: 7 },
    ],
    ["formula", { dataType: "Formula", dataLength: 0, formula: "1+1" }, { dataType: "formula", formula: "1+1" }],
    [
      "lookup",
      {
        dataType: "Lookup",
        dataLength: 0,
        referenceObjectsDetails: [
          { referenceObjectId: "cust1", referenceObjectName: "demo__A__CST", relationshipName: "As", relationshipLabel: "All As" },
        ],
      },
      {
        dataType: "lookup",
        referenceObjectName: "demo__A__CST",
        referenceObjectId: "cust1",
        relationshipName: "As",
        relationshipLabel: "All As",
      },
    ],
  ])("%s", (_title, members, expected) => {
    expect(describeField(record({ ...plain, ...members }), "test")).toEqual(expected);
  });
});

// Reference 4.1: requests and answers spell types differently; only case tells them apart.
test.each<[Field["dataType"], string, boolean]>([
  ["text", "Text", true],
  ["checkbox", "CheckBox", true],
  ["url", "URL", true],
  ["datetime", "dateTime", true],
  ["multiselect", "MultiSelect", true],
  ["text", "TextArea", false],
  ["date", "DateTime", false],
])("a declared %s is of the live type %s: %s", (dataType, canonical, expected) => {
  expect(sameType({ dataType } as Field, record({ dataType: canonical }))).toBe(expected);
});
