import { z } from "zod";
import { sentenceOf } from "../../../provider/contract/sentences";
import { faultsOf } from "../../../provider/dynamic/faults";
import { handlers } from "../../../provider/dynamic/handlers";
import { schema as triggerSchema } from "../../../provider/resources/children/trigger/schema";
import { schema as flowSchema } from "../../../provider/resources/definitions/flow/schema";
import { schema as objectSchema } from "../../../provider/resources/objects/customObject/schema";
import { schema as picklistSchema } from "../../../provider/resources/picklist/schema";

type Values = Record<string, unknown>;

const reasons = (schema: z.ZodType, inputs: Values) =>
  Object.fromEntries(faultsOf(schema, inputs).map(({ property, reason }) => [property, reason]));

const order = (fields: Values, more: Values = {}) => ({ name: "demo__Order__CST", fields, ...more });

// P8
test("P8: a value of the wrong type is told in plain words, wherever it is", () => {
  const text = { dataType: "text" };
  const fields = {
    code: { ...text, required: "yes", length: "20", label: 5 },
    note: { ...text, layouts: "detail", extra: [], profiles: [{ profile: true, readable: null, editable: 1 }] },
    next: { ...text, layouts: [{}] },
  };

  expect(reasons(objectSchema, order(fields, { label: ["a"], nameField: "Title", view: [], allowSearch: 0 }))).toEqual({
    "fields.code.required": "must be true or false, not a text",
    "fields.code.length": "must be a number, not a text",
    "fields.code.label": "must be a text, not a number",
    "fields.note.layouts": "must be a list, not a text",
    "fields.note.extra": "must be an object, not a list",
    "fields.note.profiles.0.profile": "must be a text, not a boolean",
    "fields.note.profiles.0.readable": "must be true or false, not null",
    "fields.note.profiles.0.editable": "must be true or false, not a number",
    "fields.next.layouts.0": "must be a text, not an object",
    label: "must be a text, not a list",
    nameField: "must be an object, not a text",
    view: "must be an object, not a list",
    allowSearch: "must be true or false, not a number",
  });
  expect(reasons(flowSchema, { name: "demo__a", localUrl: "/run/demo__a", definition: '{"a": 1}' })).toEqual({
    definition: "must be an object, not a text",
  });
  expect(reasons(picklistSchema, { name: "demo__Status", values: [5, "New", null] })).toEqual({
    "values.0": "must be a text or an object, not a number",
    "values.2": "must be a text or an object, not null",
  });
  expect(reasons(triggerSchema, { objectId: "cust000000aHYAsrPh4K", name: "check", script: "x" })).toEqual({ event: "is required" });
});

test("P8: what is no field at all says how fields are made", () => {
  expect(reasons(objectSchema, order({ a: "text", b: null, c: {}, d: { length: 3 } }))).toEqual({
    "fields.a": "must be what a constructor of fields makes, for example text(), not a text",
    "fields.b": "must be what a constructor of fields makes, for example text(), not null",
    "fields.c.dataType": "is missing: make the field with a constructor of fields, for example text()",
    "fields.d.dataType": "is missing: make the field with a constructor of fields, for example text()",
  });
});

/** Words in which zod speaks of itself. */
const jargon = /invalid|expected|received|input|unrecognized|too (?:big|small)|option|record\b|[<>]=/i;

/** What a schema can be given in one place. */
const wrong: unknown[] = ["", "x", 1, -1, 0.5, true, null, [], ["x"], [1], [null], [[]], {}, { x: 1 }];

function shapeOf(schema: z.ZodType): string[] {
  const keys = new Set<string>();
  const visit = (inner: unknown): void => {
    if (!(inner instanceof z.ZodType)) return;
    if (inner instanceof z.ZodObject) for (const key of Object.keys(inner.shape)) keys.add(key);
    if (inner instanceof z.ZodUnion) inner.options.forEach(visit);
  };
  visit(schema);
  return [...keys];
}

describe.each([...handlers])("P8: %s", (_kind, handler) => {
  test("says nothing in zod's words, whatever is given for whichever argument", () => {
    const names = shapeOf(handler.schema);
    expect(names.length).toBeGreaterThan(4);
    const dataTypes = names.includes("dataType") ? ["text", "number", "lookup", "singleselect"] : [undefined];
    const all = dataTypes.flatMap((dataType) =>
      names.flatMap((name) => wrong.flatMap((value) => faultsOf(handler.schema, { ...(dataType && { dataType }), [name]: value }))),
    );
    expect(all.length).toBeGreaterThan(50);
    expect([...new Set(all.map(({ reason }) => reason))].filter((reason) => jargon.test(reason))).toEqual([]);
  });
});

// The kinds of faults that zod has, whether a schema of today can have them or not.
test.each<[string, z.ZodType, unknown, string]>([
  ["a wrong type", z.string(), 1, "must be a text, not a number"],
  ["a missing value", z.string(), undefined, "is required"],
  ["not a number", z.number(), Number.NaN, "must be a number, not NaN"],
  ["not a whole number", z.int(), 1.5, "must be a whole number"],
  ["another literal", z.literal("a"), "b", 'must be "a"'],
  ["none of an enum", z.enum(["a", "b", "c"]), "d", 'must be "a", "b" or "c"'],
  ["too short a text", z.string().min(1), "", "must have at least 1 character"],
  ["too long a text", z.string().max(2000), "x".repeat(2001), "must have at most 2,000 characters"],
  ["a text of another length", z.string().length(3), "ab", "must have exactly 3 characters"],
  ["too short a list", z.array(z.string()).min(2), [], "must have at least 2 elements"],
  ["too small a number", z.number().min(3), 2, "must be at least 3"],
  ["a number that is not more", z.number().gt(3), 3, "must be more than 3"],
  ["a number that is not less", z.number().lt(3), 3, "must be less than 3"],
  ["too large a number", z.number().max(3), 4, "must be at most 3"],
  ["no multiple", z.number().multipleOf(5), 7, "must be a multiple of 5"],
  ["no web address", z.url(), "x", "must be a web address"],
  ["another pattern", z.string().regex(/^a/), "b", "does not have the required format"],
  ["an unknown key", z.strictObject({}), { colour: 1 }, 'unknown attribute "colour"'],
  ["a key that must not be", z.record(z.string().min(2), z.string()), { a: "x" }, "has a name that is not allowed"],
  ["none of a union", z.union([z.string(), z.number()]), true, "must have one of the allowed forms"],
  ["a rule without words", z.string().refine(() => false), "x", "is not possible here"],
])("%s", (_title, schema, value, sentence) => {
  const { error } = schema.safeParse(value, { error: sentenceOf });
  expect(error?.issues.map(({ message }) => message)).toEqual([sentence]);
});
