import { FieldDefinition, FieldRecord, updateField } from "../../../provider/contract/fields";
import type { Field } from "../../../provider/schema/fieldSchema";
import { changedAttributes, creationBody, describeField, projectField, recreation, sameType } from "../../../provider/schema/fieldWire";
import { loadFixtures } from "../contract/fixtures";

const place = (key: string) => ({ key, apiName: `demo__${key}__CST` });

describe("creationBody", () => {
  // Reference 5.2 (page 0013): the two fields of the example.
  test("the example of the plural call", () => {
    const settings = { required: false, searchable: false, length: 255 };
    const type: Field = { dataType: "text", ...settings, caseSensitive: false, unique: false };
    const number: Field = { dataType: "text", ...settings, caseSensitive: true, unique: true };

    expect([
      creationBody(type, { key: "VehicleType", apiName: "VehicleType__CST" }),
      creationBody(number, { key: "VehicleNumber", apiName: "VehicleNumber__CST" }),
    ]).toEqual([
      {
        label: "VehicleType",
        name: "VehicleType__CST",
        dataType: "text",
        dataLength: 255,
        caseSensitive: false,
        isRequired: false,
        isUnique: false,
        isSearchable: false,
      },
      {
        label: "VehicleNumber",
        name: "VehicleNumber__CST",
        dataType: "text",
        dataLength: 255,
        caseSensitive: true,
        isRequired: false,
        isUnique: true,
        isSearchable: false,
      },
    ]);
  });

  // Reference 5.1 (page 0035): the example, without `layouts` and `view`, which `extra` carries.
  test("the example of the call for one field", () => {
    const profiles = [{ profile: "000T0000000000000002", readable: true, editable: true }];
    const field: Field = {
      dataType: "text",
      inlineHelpText: "dsf",
      description: "fsdf",
      length: 255,
      defaultValue: "vfdsg",
      caseSensitive: true,
      required: true,
      unique: true,
      searchable: true,
      profiles,
    };

    expect(creationBody(field, { key: "test", apiName: "CNAME1__test__CST" })).toEqual({
      label: "test",
      name: "CNAME1__test__CST",
      inlineHelpText: "dsf",
      description: "fsdf",
      dataType: "text",
      dataLength: 255,
      defaultValue: "vfdsg",
      caseSensitive: true,
      isRequired: true,
      isUnique: true,
      isSearchable: true,
      profiles,
    });
  });

  // Attributes of reference 4.2; `dataLength` is mandatory by the table of page 0035 where a type has a length.
  test.each<[string, Field, object]>([
    ["text: the longest", { dataType: "text" }, { dataLength: 255 }],
    ["encryptedtext: the longest", { dataType: "encryptedtext" }, { dataLength: 111 }],
    ["textarea: the longest", { dataType: "textarea" }, { dataLength: 1_048_576 }],
    ["number: the length of the designer", { dataType: "number" }, { dataLength: 18 }],
    ["currency", { dataType: "currency", length: 12, scale: 2, defaultValue: 0 }, { dataLength: 12, scale: 2, defaultValue: "0" }],
    ["percent", { dataType: "percent", scale: 1 }, { dataLength: 18, scale: 1 }],
    ["date", { dataType: "date", defaultValue: "2020-05-28" }, { defaultValue: "2020-05-28" }],
    ["checkbox: a default travels as text", { dataType: "checkbox", defaultValue: true }, { defaultValue: "true" }],
    ["checkbox: false is a default, too", { dataType: "checkbox", defaultValue: false }, { defaultValue: "false" }],
    [
      "encryptedtext: the mask",
      { dataType: "encryptedtext", maskType: "all", maskChar: "*" },
      { dataLength: 111, maskType: "all", maskChar: "*" },
    ],
    ["textarea: the height", { dataType: "textarea", length: 500, visibleLines: 6 }, { dataLength: 500, visibleLines: 6 }],
    [
      "singleselect",
      { dataType: "singleselect", picklistId: "0004000001", defaultValue: "New" },
      { picklistId: "0004000001", picklistDefaultValue: "New" },
    ],
    ["multiselect", { dataType: "multiselect", picklistId: "0004000001" }, { picklistId: "0004000001" }],
    ["autonumber", { dataType: "autonumber", pattern: "ORD-{0000}", startingNumber: 7 }, { pattern: "ORD-{0000}", startingNumber: 7 }],
    ["formula", { dataType: "formula", formula: "quantity * price" }, { formula: "quantity * price" }],
    ["what is undefined is not sent", { dataType: "phone", description: undefined, required: undefined }, {}],
  ])("%s", (_title, field, attributes) => {
    const body = creationBody(field, place("f"));

    expect(body).toEqual({ name: "demo__f__CST", label: "f", dataType: field.dataType, ...attributes });
    expect(FieldDefinition.safeParse(body).error).toBeUndefined();
  });

  test("a label of its own, and what `extra` holds travels elsewhere", () => {
    expect(creationBody({ dataType: "phone", label: "Phone", extra: { isIndexed: true } }, place("f"))).toEqual({
      name: "demo__f__CST",
      label: "Phone",
      dataType: "phone",
    });
  });

  test("a relation names its target by id and name", () => {
    const lookup: Field = {
      dataType: "lookup",
      referenceObjectName: "demo__Customer__CST",
      relationshipName: "Orders",
      relationshipLabel: "All orders",
    };
    expect(creationBody(lookup, place("customer"), "cust000000aHYAsrPh4K").referenceObjectsDetails).toEqual([
      {
        referenceObjectId: "cust000000aHYAsrPh4K",
        referenceObjectName: "demo__Customer__CST",
        relationshipName: "Orders",
        relationshipLabel: "All orders",
      },
    ]);
  });

  // labd/terraform-provider-contentful#14
  test("a relation to its own object has only the id: `self` is no name", () => {
    const body = creationBody({ dataType: "hierarchy", referenceObjectName: "self" }, place("parent"), "cust000000aHYAsrPh4K");
    expect(body.referenceObjectsDetails).toEqual([{ referenceObjectId: "cust000000aHYAsrPh4K" }]);
  });
});

describe("changedAttributes: only what changed; what left the program is sent as the platform's own value", () => {
  const text: Field = { dataType: "text", label: "Code", length: 20, defaultValue: "x", description: "d", required: true };
  const lines: Field = { dataType: "textarea", length: 500, visibleLines: 6 };
  const select: Field = { dataType: "singleselect", picklistId: "0004000001", defaultValue: "New" };

  test.each<[string, Field, Field, object]>([
    ["nothing", text, { ...text }, {}],
    ["label", text, { ...text, label: "Key" }, { label: "Key" }],
    ["label left out: the key", text, { ...text, label: undefined }, { label: "f" }],
    ["inlineHelpText", text, { ...text, inlineHelpText: "h" }, { inlineHelpText: "h" }],
    ["description left out", text, { ...text, description: undefined }, { description: "" }],
    ["required", text, { ...text, required: false }, { isRequired: false }],
    ["required left out", text, { ...text, required: undefined }, { isRequired: false }],
    ["unique", text, { ...text, unique: true }, { isUnique: true }],
    ["searchable", text, { ...text, searchable: true }, { isSearchable: true }],
    ["caseSensitive", text, { ...text, caseSensitive: true }, { caseSensitive: true }],
    ["length", text, { ...text, length: 30 }, { dataLength: 30 }],
    ["length left out: the longest", text, { ...text, length: undefined }, { dataLength: 255 }],
    ["defaultValue left out", text, { ...text, defaultValue: undefined }, { defaultValue: "" }],
    ["several", text, { ...text, label: "Key", length: 40 }, { label: "Key", dataLength: 40 }],
    ["a number's default", { dataType: "number" }, { dataType: "number", defaultValue: 5 }, { defaultValue: "5" }],
    ["scale left out", { dataType: "number", scale: 0 }, { dataType: "number" }, {}],
    ["scale", { dataType: "number" }, { dataType: "number", scale: 2 }, { scale: 2 }],
    [
      "a checkbox's default",
      { dataType: "checkbox", defaultValue: true },
      { dataType: "checkbox", defaultValue: false },
      { defaultValue: "false" },
    ],
    ["visibleLines", lines, { ...lines, visibleLines: 7 }, { visibleLines: 7 }],
    ["visibleLines left out: the platform's 3", lines, { ...lines, visibleLines: undefined }, { visibleLines: 3 }],
    ["picklistId", select, { ...select, picklistId: "0004000002" }, { picklistId: "0004000002" }],
    ["a select's default", select, { ...select, defaultValue: "Paid" }, { picklistDefaultValue: "Paid" }],
    ["a select's default left out", select, { ...select, defaultValue: undefined }, { picklistDefaultValue: "" }],
    ["formula", { dataType: "formula", formula: "1" }, { dataType: "formula", formula: "2" }, { formula: "2" }],
    ["pattern", { dataType: "autonumber", pattern: "A-{0}" }, { dataType: "autonumber", pattern: "B-{0}" }, { pattern: "B-{0}" }],
    ["extra travels elsewhere", text, { ...text, extra: { isIndexed: true } }, {}],
    [
      "the platform's own values, written out",
      { dataType: "text" },
      {
        dataType: "text",
        label: "f",
        length: 255,
        required: false,
        unique: false,
        searchable: false,
        caseSensitive: false,
        description: "",
      },
      {},
    ],
  ])("%s", (_title, old, next, expected) => {
    const body = changedAttributes(old, next, "f");

    expect(body).toEqual(expected);
    expect(updateField.body.safeParse(body).error).toBeUndefined();
  });
});

// Reference 6.3: the type never changes, length and decimals may only grow.
describe("recreation", () => {
  const lookup: Field = { dataType: "lookup", referenceObjectName: "demo__A__CST", referenceObjectId: "cust1", relationshipName: "As" };

  test.each<[string, Field, Field, string | undefined]>([
    ["the same", { dataType: "text" }, { dataType: "text" }, undefined],
    ["a type", { dataType: "text" }, { dataType: "textarea" }, "type"],
    ["a type and a length", { dataType: "text", length: 20 }, { dataType: "encryptedtext", length: 10 }, "type"],
    ["lookup to master-detail", lookup, { ...lookup, dataType: "masterdetail" }, "type"],
    ["shorter", { dataType: "text", length: 20 }, { dataType: "text", length: 19 }, "shorter"],
    ["shorter than the default", { dataType: "text" }, { dataType: "text", length: 254 }, "shorter"],
    ["longer", { dataType: "text", length: 20 }, { dataType: "text", length: 21 }, undefined],
    ["longer by leaving the length out", { dataType: "text", length: 20 }, { dataType: "text" }, undefined],
    ["the default written out", { dataType: "encryptedtext" }, { dataType: "encryptedtext", length: 111 }, undefined],
    ["shorter than the default of a number", { dataType: "number" }, { dataType: "number", length: 17 }, "shorter"],
    ["fewer decimals", { dataType: "currency", scale: 2 }, { dataType: "currency", scale: 1 }, "shorter"],
    ["no decimals any more", { dataType: "currency", scale: 2 }, { dataType: "currency" }, "shorter"],
    ["longer, but fewer decimals", { dataType: "number", length: 10, scale: 2 }, { dataType: "number", length: 20, scale: 1 }, "shorter"],
    ["more decimals", { dataType: "currency" }, { dataType: "currency", scale: 2 }, undefined],
    ["fewer lines of a text area", { dataType: "textarea", visibleLines: 9 }, { dataType: "textarea", visibleLines: 1 }, undefined],
    ["another target", lookup, { ...lookup, referenceObjectName: "demo__B__CST", referenceObjectId: "cust2" }, "target"],
    ["another object of the same name", lookup, { ...lookup, referenceObjectId: "cust2" }, "target"],
    ["the same target, by name only", lookup, { ...lookup, referenceObjectId: undefined }, undefined],
    ["another reverse relation", lookup, { ...lookup, relationshipName: "Bs" }, "target"],
    ["another label of the reverse relation", lookup, { ...lookup, relationshipLabel: "All As" }, "target"],
    ["label, help, description", { dataType: "date" }, { dataType: "date", label: "l", inlineHelpText: "h", description: "d" }, undefined],
    ["another picklist", { dataType: "singleselect", picklistId: "1" }, { dataType: "singleselect", picklistId: "2" }, undefined],
    ["another formula", { dataType: "formula", formula: "1" }, { dataType: "formula", formula: "2" }, undefined],
  ])("%s", (_title, old, next, expected) => {
    expect(recreation(old, next)).toBe(expected);
  });
});

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
