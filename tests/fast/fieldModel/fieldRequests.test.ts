import * as fields from "../../../provider/contract/fields";
import { FieldDefinition, FieldRecord } from "../../../provider/contract/fields";
import type { Field } from "../../../provider/fieldModel/fieldSchema";
import { changedAttributes, creationBody, projectField, recreation } from "../../../provider/fieldModel/fieldWire";
import { fieldBetween } from "../../../provider/resources/objects/fieldBetween";

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

  // The table of page 0035 asks for 1 to 255 and 1 to 80 characters.
  test("a text of no characters is not sent", () => {
    const body = creationBody({ dataType: "date", inlineHelpText: "", description: "" }, { key: "due", apiName: "demo__due__CST" });
    expect(body).toEqual({ name: "demo__due__CST", label: "due", dataType: "date" });
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
    expect(fields.update.body.safeParse(body).error).toBeUndefined();
  });
});

// Reading these attributes is inferred: a platform may not tell them.
describe("fieldBetween: what a platform that does not tell may have of either is sent whatever is declared", () => {
  const silent = FieldRecord.parse({ id: "f1", objectId: "o1", name: "demo__f__CST", label: "f", dataType: "AutoNumber" });
  const plain: Field = { dataType: "autonumber" };
  const short: Field = { dataType: "autonumber", pattern: "A-{00}" };
  const long: Field = { dataType: "autonumber", pattern: "A-{0000}" };

  test.each<[string, Field, Field, Field, object]>([
    ["the old one", short, long, short, { pattern: "A-{00}" }],
    ["the new one", short, long, long, { pattern: "A-{0000}" }],
    ["none, as before", plain, long, plain, { pattern: "" }],
    ["none, as it was to be", short, plain, plain, { pattern: "" }],
    ["one that was not to change", short, { ...short, label: "Code" }, short, {}],
  ])("%s", (_, old, next, declared, expected) => {
    expect(changedAttributes(projectField(fieldBetween(old, next), silent), declared, "f")).toEqual(expected);
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
