import * as pulumi from "@pulumi/pulumi";
import { countRecords, countRecordsOutput, getRecord, getRecords, getRecordsOutput, where } from "../../../provider";
import { resolved } from "./mocks";
import { failureOf, useTenant } from "./tenant";

const tenant = useTenant();

/** The operators of each type, as the script library of the platform lists them (contract chapter 2.2). */
const empty = ["isnull", "isnotnull"];
const equal = ["eq", "ne"];
const ordered = [...equal, "le", "ge", "lt", "gt"];
const words = [...ordered, "contains", "startwith", "endwith"];
const documented: Record<string, string[]> = {
  ...Object.fromEntries(["autoNumber", "email", "name", "phone", "url", "postalCode"].map((type) => [type, [...words, "in"]])),
  text: words,
  ...Object.fromEntries(["currency", "date", "dateTime", "number", "percent"].map((type) => [type, [...ordered, "in"]])),
  ...Object.fromEntries(["checkbox", "singleSelect"].map((type) => [type, equal])),
  multiSelect: [...equal, "includes", "excludes"],
  ...Object.fromEntries(["id", "lookup", "masterDetail", "hierarchy"].map((type) => [type, [...equal, "in"]])),
  ...Object.fromEntries(["formula", "textArea", "rollupSummary"].map((type) => [type, []])),
};

const { and, or, parent, children, ...types } = where;

test("every type has the operators that the platform has for it", () => {
  const built = Object.entries(types).map(([type, ofField]) => [type, Object.keys(ofField("f")).sort()]);
  expect(Object.fromEntries(built)).toEqual(
    Object.fromEntries(Object.entries(documented).map(([type, operators]) => [type, [...operators, ...empty].sort()])),
  );
});

test.each(Object.entries(types))("the operators of %s are called what they send", (_type, ofField) => {
  for (const [operator, compare] of Object.entries(ofField("f")))
    expect((compare as (value: unknown) => unknown)([])).toMatchObject({ field: "f", operator });
});

test("groups nest, and relations go beside the conditions of their group", () => {
  const name = where.name("name");
  const vip = where.checkbox("vip").eq(true);
  const group = and(name.startwith("A"), or(name.isnull(), name.in(["x", "y"])), parent("customer", vip), children("Lines", or(vip)));
  expect(group).toEqual({
    conjunction: "AND",
    conditions: [
      { field: "name", operator: "startwith", value: "A" },
      {
        condition: {
          conjunction: "OR",
          conditions: [
            { field: "name", operator: "isnull" },
            { field: "name", operator: "in", value: ["x", "y"] },
          ],
        },
      },
    ],
    relation: {
      parents: [
        { relatedField: "customer", condition: { conjunction: "AND", conditions: [{ field: "vip", operator: "eq", value: true }] } },
      ],
      children: [{ relationName: "Lines", condition: { conjunction: "OR", conditions: [{ field: "vip", operator: "eq", value: true }] } }],
    },
  });
});

test("a relation alone comes with a comparison that every record satisfies", () => {
  expect(and(parent("customer", where.id().eq("x"))).conditions).toEqual([{ field: "id", operator: "isnotnull" }]);
});

test("values of a multi-select travel as records have them", () => {
  expect(where.multiSelect("colours").includes("red", "blue")).toMatchObject({ value: "red;blue" });
});

test.each<[what: string, condition: ReturnType<typeof and> | ReturnType<ReturnType<typeof where.text>["eq"]>]>([
  ["no comparison", and()],
  ["an empty group", and(where.text("a").eq("b"), or())],
  ["an empty text in a list", where.name("a").in(["b", "", "c"])],
  ["an empty list", where.name("a").in([])],
  ["an empty text", where.text("a").contains("")],
  ["a value that got lost", where.text("a").eq(undefined as unknown as string)],
  ["an empty group of a relation", and(where.text("a").eq("b"), parent("c", or()))],
])("a condition with %s is refused before a call", async (_what, condition) => {
  await expect(getRecords({ object: "Account", condition })).rejects.toThrow("getRecords: condition: it compares nothing");
  expect(tenant.emulator.requests.counts()).toEqual({});
});

describe("values have the form of their type", () => {
  test.each<[where: string, condition: { value?: unknown }, value: unknown]>([
    ["a date", where.date("d").ge("2026-01-05"), "2026-01-05"],
    ["a date with a time", where.date("d").ge("2026-01-05 11:00"), "2026-01-05"],
    ["a moment", where.dateTime("d").eq("2026-01-01 11:00:00"), "2026-01-01 11:00:00"],
    ["a moment without seconds", where.dateTime("d").eq("2026-01-01T11:00"), "2026-01-01 11:00:00"],
    ["a moment with a zone, which becomes UTC", where.dateTime("d").eq("2026-01-01T11:00:00+01:00"), "2026-01-01 10:00:00"],
    ["moments", where.dateTime("d").in(["2026-01-01T00:30:00+01:00", "2026-01-02"]), ["2025-12-31 23:30:00", "2026-01-02 00:00:00"]],
    ["a number", where.number("n").lt(7), 7],
    ["a long number", where.currency("n").lt("12345678901234567.89"), "12345678901234567.89"],
  ])("%s", (_what, condition, value) => {
    expect(condition.value).toEqual(value);
  });

  test("an output is brought into it when it is known", async () => {
    const { value } = where.date("d").in(pulumi.output(["2026-01-05T10:00:00Z"]));
    expect(await resolved(value as pulumi.Output<unknown>)).toEqual(["2026-01-05"]);
  });

  test.each<[what: string, make: () => unknown, words: string]>([
    ["a date of another order", () => where.date("d").ge("05.01.2026"), 'where.date("d"): "05.01.2026" is not a date: write YYYY-MM-DD.'],
    ["a day that there is not", () => where.date("d").ge("2026-02-30"), '"2026-02-30" is not a date'],
    ["a moment in words", () => where.dateTime("d").lt("yesterday"), 'where.dateTime("d"): "yesterday" is not a moment'],
    ["a text in a number", () => where.number("n").lt("abc"), 'where.number("n"): "abc" is not a number.'],
    ["no number", () => where.percent("n").lt(Number.NaN), "is not a number"],
    ["one in a list", () => where.date("d").in(["2026-01-05", "soon"]), '"soon" is not a date'],
  ])("%s is refused where it is written", (_what, make, words) => {
    expect(make).toThrow(words);
  });

  test("a secret is refused without being told", async () => {
    const condition = where.date("d").eq(pulumi.secret("hush-hush"));
    const { message } = await failureOf(countRecordsOutput({ object: "Account", condition }));
    expect(message).toBe('where.date("d"): the value, a secret, is not a date: write YYYY-MM-DD.');
    expect(tenant.emulator.requests.counts()).toEqual({});
  });
});

describe("a condition that got lost", () => {
  const lost = (value: unknown) => value as ReturnType<typeof and>;

  test.each<[where: string, make: () => unknown, words: string]>([
    ["and", () => and(where.id().isnull(), lost(undefined)), "where.and: a condition is what the operators of where make"],
    ["or", () => or(lost(null)), "where.or: a condition is what the operators of where make"],
    ["parent", () => parent("customer", lost("x")), "where.parent: a condition is what the operators of where make"],
    ["or, of a relation", () => or(parent("c", where.id().isnull()) as never), "What related records must satisfy goes into where.and."],
    ["and, in an output", () => and(pulumi.output(where.id().isnull()) as never), "not something else."],
  ])("in %s is told where it is written", (_group, make, words) => {
    expect(make).toThrow(words);
  });

  test("in the arguments is told, and not taken for none", async () => {
    await expect(countRecords({ object: "Account", condition: lost(null) })).rejects.toThrow(
      "countRecords: condition is null. Give a value, or leave it out.",
    );
    const { message } = await failureOf(getRecordsOutput({ object: "Account", condition: lost(null) }));
    expect(message).toBe("getRecords: condition is null. Give a value, or leave it out.");
    for (const condition of [lost("x"), lost({ conjunction: "AND", conditions: [null] }), lost({})])
      await expect(countRecords({ object: "Account", condition })).rejects.toThrow(
        "countRecords: condition: it must be what `where` makes.",
      );
    expect(tenant.emulator.requests.counts()).toEqual({});
  });
});

test("a record of an object that there is not names the object", async () => {
  await expect(getRecord({ object: "Nope", id: "cfw0000000aKin6AQgfQ" })).rejects.toThrow(
    "The list of objects does not show demo__Nope__CST or Nope.",
  );
  await expect(getRecord({ object: "Account", id: "cfw0000000aKin6AQgfQ" })).rejects.toThrow(/in object Account\.$/);
});
