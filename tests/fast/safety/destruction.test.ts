import { type DataType, dataTypes } from "../../../provider/contract/dataTypes";
import type { Field } from "../../../provider/fieldModel/fieldSchema";
import { objectDestructions } from "../../../provider/resources/objects/customObject/plan";
import type { ObjectInputs } from "../../../provider/resources/objects/customObject/schema";
import { planValues } from "../../../provider/resources/picklist/plan";
import { type PicklistInputs, textOf } from "../../../provider/resources/picklist/schema";
import type { DestructionCode } from "../../../provider/safety/codes";
import {
  type Destruction,
  fieldDestruction,
  newFieldDestruction,
  objectDestruction,
  valuesDestructions,
} from "../../../provider/safety/destruction";

/** What a change from one value of an attribute to another destroys; `undefined` as a value: the program does not set it. */
type Change = readonly [old: unknown, next: unknown, code?: DestructionCode];

type FieldOf<Type extends DataType> = Extract<Field, { dataType: Type }>;
/** Every attribute of every data type has its row: the compiler misses those that are forgotten. */
type Table = { [Type in DataType]: Record<Exclude<keyof FieldOf<Type>, "dataType">, readonly Change[]> };

const harmless = (old: unknown, next: unknown): readonly Change[] => [
  [undefined, next],
  [old, next],
  [old, undefined],
];
const flag = harmless(false, true);

const common = {
  label: harmless("Old", "New"),
  inlineHelpText: harmless("Old", "New"),
  description: harmless("Old", "New"),
  profiles: harmless([], [{ profile: "000T0000000000000002", readable: true, editable: true }]),
  layouts: harmless([], ["000D0000000000000001"]),
  extra: harmless({ isIndexed: false }, { isIndexed: true }),
};

const requirable = {
  ...common,
  required: [
    [undefined, true, "AZ106"],
    [false, true, "AZ106"],
    [true, false],
    [true, undefined],
    [undefined, false],
    [true, true],
  ] as readonly Change[],
};

const indexable = { ...requirable, unique: flag, searchable: flag };
const text = harmless("old", "new");

/** A length may grow; `whole` is what a field has whose program sets none. */
const length = (whole: number): readonly Change[] => [
  [20, 19, "AZ104"],
  [undefined, 1, "AZ104"],
  [undefined, whole - 1, "AZ104"],
  [undefined, whole],
  [whole, undefined],
  [10, undefined],
  [10, 11],
];

const numeric = {
  ...indexable,
  length: length(18),
  scale: [
    [2, 1, "AZ104"],
    [2, 0, "AZ104"],
    [2, undefined, "AZ104"],
    [undefined, 0],
    [undefined, 2],
    [1, 2],
  ] as readonly Change[],
  defaultValue: harmless(1, 2),
};
const plain = { ...indexable, defaultValue: text };
const select = { ...requirable, picklistId: harmless("0004000001", "0004000002").slice(1, 2), defaultValue: text };

const relation = {
  ...requirable,
  referenceObjectName: [["demo__A__CST", "demo__B__CST", "AZ103"]] as readonly Change[],
  referenceObjectId: [
    ["cust000000aHYAsrPh4K", "cust000001Dgez2L19N2", "AZ103"],
    // Named either way: the same object.
    [undefined, "cust000001Dgez2L19N2"],
    ["cust000001Dgez2L19N2", undefined],
  ] as readonly Change[],
  relationshipName: [["Orders", "Purchases", "AZ103"]] as readonly Change[],
  relationshipLabel: [["Orders", "Purchases", "AZ103"]] as readonly Change[],
};

const table: Table = {
  text: { ...plain, length: length(255), caseSensitive: flag },
  encryptedtext: { ...requirable, length: length(111), maskType: text, maskChar: harmless("*", "#") },
  textarea: { ...requirable, length: length(1_048_576), visibleLines: harmless(9, 2), defaultValue: text },
  number: numeric,
  percent: numeric,
  currency: numeric,
  phone: plain,
  email: plain,
  url: plain,
  postalcode: plain,
  date: plain,
  datetime: plain,
  checkbox: { ...common, defaultValue: flag },
  singleselect: select,
  multiselect: select,
  lookup: relation,
  masterdetail: relation,
  hierarchy: relation,
  autonumber: { ...common, pattern: harmless("A-{0}", "B-{0}"), startingNumber: harmless(9, 1) },
  formula: { ...common, formula: [["1+1", "2+2"]] },
  multilanguage: common,
  rollupsummary: common,
};

/** What a field of a type cannot be without. */
const needs: Partial<Record<DataType, object>> = {
  singleselect: { picklistId: "0004000001" },
  multiselect: { picklistId: "0004000001" },
  lookup: { referenceObjectName: "demo__A__CST" },
  masterdetail: { referenceObjectName: "demo__A__CST" },
  hierarchy: { referenceObjectName: "self" },
  formula: { formula: "1+1" },
};

const field = (dataType: DataType, attributes: object = {}) => ({ dataType, ...needs[dataType], ...attributes }) as Field;
const place = { property: "fields.code", object: "demo__Customer__CST", name: "demo__code__CST" };
const codeOf = (destruction: Destruction | undefined) => destruction?.code;
const all = Object.keys(dataTypes) as DataType[];

test.each(all)("a change of one attribute of a %s field", (type) => {
  const expected = Object.entries<readonly Change[]>(table[type]).flatMap(([attribute, changes]) =>
    changes.map(([old, next, code]) => ({ attribute, old, next, code })),
  );
  const found = expected.map(({ attribute, old, next }) => {
    const destruction = fieldDestruction(place, field(type, { [attribute]: old }), field(type, { [attribute]: next }));
    return { attribute, old, next, code: codeOf(destruction) };
  });
  expect(found).toEqual(expected);
});

describe("the whole field", () => {
  /** Computed by the platform: dropping one loses nothing that anybody entered. */
  const computed: readonly DataType[] = ["formula", "rollupsummary"];

  test.each(all)("%s: dropped, or of another type afterwards", (type) => {
    expect(codeOf(fieldDestruction(place, field(type), undefined))).toBe(computed.includes(type) ? undefined : "AZ102");
    for (const other of all.filter((other) => other !== type)) {
      const code = codeOf(fieldDestruction(place, field(type), field(other)));
      expect([other, code]).toEqual([other, computed.includes(type) ? "AZ107" : "AZ103"]);
    }
    expect(fieldDestruction(place, field(type), field(type))).toBeUndefined();
  });

  test.each<[string, Field, DestructionCode | undefined]>([
    ["optional", { dataType: "text" }, undefined],
    ["required", { dataType: "text", required: true }, "AZ106"],
    ["required, with a default", { dataType: "text", required: true, defaultValue: "x" }, undefined],
    ["a required relation", field("lookup", { required: true }), "AZ106"],
  ])("new: %s", (_title, declared, code) => {
    expect(codeOf(newFieldDestruction(place, declared))).toBe(code);
  });
});

describe("the object", () => {
  const object: ObjectInputs = { name: "demo__Customer__CST", fields: { code: { dataType: "text", length: 20 } } };
  const attributes: Record<keyof ObjectInputs, readonly Change[]> = {
    // Under another name it is AZ101, unless it was adopted: only state tells.
    name: [["demo__Customer__CST", "demo__Client__CST"]],
    label: text,
    pluralLabel: text,
    description: text,
    allowReports: flag,
    allowSearch: flag,
    allowSharing: flag,
    allowActivities: flag,
    allowChatter: flag,
    allowStreamingApiAccess: flag,
    allowBulkApiAccess: flag,
    trackFieldHistory: flag,
    nameField: harmless({ label: "Name" }, { label: "Title" }),
    fields: [
      [{ code: field("text") }, {}, "AZ102"],
      [{ code: field("text") }, undefined, "AZ102"],
      [{ code: field("text") }, { code: field("date") }, "AZ103"],
      [{ code: field("text") }, { code: field("text", { length: 20 }) }, "AZ104"],
      [{ code: field("text") }, { code: field("text", { required: true }) }, "AZ106"],
      [{}, { code: field("text", { required: true }) }, "AZ106"],
      [{}, { code: field("text") }],
      // The same field under its full name.
      [{ code: field("text") }, { demo__code__CST: field("text") }],
      [
        { a: field("text"), b: field("date") },
        { b: field("date"), a: field("text") },
      ],
    ],
    __fieldOrder: text,
    view: harmless({}, { ObjectDetailLayout: { fields: ["name"] } }),
    adoptExisting: flag,
    recover: flag,
    allowDataLoss: flag,
    extra: harmless({}, { isPublic: true }),
  };
  const changes = Object.entries(attributes).flatMap(([attribute, changes]) =>
    changes.map(([old, next, code]) => ({ attribute, old, next, code })),
  );

  test.each(changes)("$attribute from $old to $next: $code", ({ attribute, old, next, code }) => {
    const found = objectDestructions({ ...object, [attribute]: old }, { ...object, [attribute]: next });
    expect(found.map(codeOf)).toEqual(code === undefined ? [] : [code]);
  });

  test("every destructive part is found", () => {
    const fields = { a: field("text"), b: field("text"), c: field("text"), d: field("text"), e: field("formula") };
    const next = { b: field("date"), c: field("text", { length: 5 }), d: field("text", { required: true }) };
    const found = objectDestructions({ ...object, fields }, { ...object, fields: next });
    expect(found.map(({ code, property }) => [code, property])).toEqual([
      ["AZ102", "fields.a"],
      ["AZ103", "fields.b.dataType"],
      ["AZ104", "fields.c.length"],
      ["AZ106", "fields.d.required"],
    ]);
  });

  test("under another name everything goes with it: no word of its fields", () => {
    expect(objectDestructions(object, { name: "demo__Client__CST" }).map(codeOf)).toEqual([]);
  });
});

describe("the picklist", () => {
  const picklist: PicklistInputs = { name: "demo__Status", values: ["New", "Paid"] };
  const attributes: Record<keyof PicklistInputs, readonly Change[]> = {
    // Another name is another picklist: the platform refuses to delete one that fields use.
    name: [["demo__Status", "demo__State"]],
    masterLabel: text,
    description: text,
    defaultValue: text,
    adoptExisting: flag,
    recover: flag,
    allowDataLoss: flag,
    extra: harmless({}, { project: "p" }),
    values: [
      [["New", "Paid"], ["New"], "AZ105"],
      [["New", "Paid"], ["New", "Payed"], "AZ105"],
      [["New", "Paid"], ["New", { value: "Paid", label: "Payed" }], "AZ105"],
      [["New", { value: "Paid", label: "Payed" }], ["New", "Paid"], "AZ105"],
      [["New", { value: "Paid", color: "red" }], ["New", { value: "Paid", color: "blue" }], "AZ105"],
      [["New", { value: "Paid", description: "x" }], ["New", { value: "Paid" }], "AZ105"],
      [
        ["New", "Paid"],
        ["New", "Paid", "Late"],
      ],
      [
        ["New", "Paid"],
        ["Paid", "New"],
      ],
      [
        ["New", "Paid"],
        ["New", { value: "Paid", label: "Paid" }],
      ],
    ],
  };
  const changes = Object.entries(attributes).flatMap(([attribute, changes]) =>
    changes.map(([old, next, code]) => ({ attribute, old, next, code })),
  );

  test.each(changes)("$attribute from $old to $next: $code", ({ attribute, old, next, code }) => {
    const { remove, recreate } = planValues({ ...picklist, [attribute]: old }, { ...picklist, [attribute]: next });
    const lost = { removed: remove, changed: recreate.map(textOf) };
    const [destruction] = valuesDestructions({ id: "0004000001", name: picklist.name }, lost);
    expect(codeOf(destruction)).toBe(code);
  });
});

test("what is asked and said of each", () => {
  const { object, name } = place;
  const recreate = "of object demo__Customer__CST drops it and creates it again, which";
  const again = (property: string) => ({
    code: "AZ107",
    property,
    action: "creating field demo__code__CST of object demo__Customer__CST again under its name",
    question: { kind: "id", of: { object: "demo__Customer__CST", field: "demo__code__CST" } },
  });
  const values = { kind: "values", object, field: name };

  expect(objectDestruction(object)).toEqual({
    code: "AZ101",
    property: "name",
    action: "deleting object demo__Customer__CST",
    question: { kind: "records", object },
  });
  expect(fieldDestruction(place, field("text"), undefined)).toEqual({
    code: "AZ102",
    property: "fields.code",
    action: "dropping field demo__code__CST of object demo__Customer__CST",
    question: values,
  });
  expect(fieldDestruction(place, field("text"), field("date"))).toEqual({
    code: "AZ103",
    property: "fields.code.dataType",
    otherwise: again("fields.code.dataType"),
    action: "changing field demo__code__CST of object demo__Customer__CST from text to date drops it and creates it again, which",
    question: values,
  });
  expect(fieldDestruction(place, field("lookup"), field("lookup", { referenceObjectName: "demo__B__CST" }))).toEqual({
    code: "AZ103",
    property: "fields.code.referenceObjectName",
    otherwise: again("fields.code.referenceObjectName"),
    action: `changing the relation of field demo__code__CST ${recreate}`,
    question: values,
  });
  expect(fieldDestruction(place, field("text"), field("text", { length: 5 }))).toEqual({
    code: "AZ104",
    property: "fields.code.length",
    otherwise: again("fields.code.length"),
    action: `shortening field demo__code__CST ${recreate}`,
    question: values,
  });
  const use = { kind: "references", picklist: "0004000001" };
  expect(valuesDestructions({ id: "0004000001", name: "demo__Status" }, { removed: ["New", "Paid"], changed: ["Lost"] })).toEqual([
    {
      code: "AZ105",
      property: "values",
      action: 'deleting values "New", "Paid" of picklist demo__Status',
      question: { ...use, values: ["New", "Paid"] },
    },
    {
      code: "AZ105",
      property: "values",
      action: 'changing value "Lost" of picklist demo__Status deletes it and adds it again, which',
      question: { ...use, values: ["Lost"] },
    },
  ]);
  expect(fieldDestruction(place, field("text"), field("text", { required: true }))).toEqual({
    code: "AZ106",
    property: "fields.code.required",
    action: "requiring field demo__code__CST of object demo__Customer__CST",
    question: { kind: "empty", object, field: name },
  });
});

test("a field of its own has no path in front", () => {
  const alone = { ...place, property: "" };
  expect(fieldDestruction(alone, field("text"), undefined)?.property).toBe("name");
  expect(fieldDestruction(alone, field("text"), field("date"))?.property).toBe("dataType");
  expect(fieldDestruction(alone, field("text"), field("text", { length: 5 }))?.property).toBe("length");
  expect(fieldDestruction(alone, field("text"), field("text", { required: true }))?.property).toBe("required");
});
