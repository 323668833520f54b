import { getRecords, where } from "../../../provider";
import { useTenant } from "./tenant";

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
    expect((compare as (value: unknown) => unknown)(["a"])).toMatchObject({ field: "f", operator });
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
  ["an empty list", where.name("a").in([])],
  ["an empty text", where.text("a").contains("")],
  ["a value that got lost", where.text("a").eq(undefined as unknown as string)],
  ["an empty group of a relation", and(where.text("a").eq("b"), parent("c", or()))],
])("a condition with %s is refused before a call", async (_what, condition) => {
  await expect(getRecords({ object: "Account", condition })).rejects.toThrow("getRecords: condition: it compares nothing");
  expect(tenant.emulator.requests.counts()).toEqual({});
});
