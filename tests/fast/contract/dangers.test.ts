import { z } from "zod";
import { prepare } from "../../../provider/client/request";
import type { Operation } from "../../../provider/contract/operation";
import { operations } from "../../../tools/docs/operations";

// One character too few in a call on one record makes a call on all of them. Nothing of the kind is sent.

/** The names of the members of a query or a body. */
function membersOf(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodOptional) return membersOf(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function refuses(schema: z.ZodType, member: string, value: unknown): boolean {
  const { error } = schema.safeParse({ [member]: value });
  return error?.issues.some(({ path }) => path[0] === member) ?? false;
}

const parametersOf = ({ path }: Operation) => [...path.matchAll(/\{(\w+)[+]?\}/g)].map(([, name]) => String(name));
const empty = ["", " ", "\t", ".", ".."];

test.each(operations.flatMap((operation) => parametersOf(operation).map((name) => [operation.name, name, operation] as const)))(
  "%s: an empty %s is not sent",
  (_name, parameter, operation) => {
    const path = Object.fromEntries(parametersOf(operation).map((name) => [name, "x"]));
    for (const value of empty)
      expect(() => prepare(operation, { path: { ...path, [parameter]: value } })).toThrow(`path.${parameter} must name`);
  },
);

const all = { conjunction: "AND", conditions: [] };
const one = { field: "name", operator: "eq", value: "x" };
const and = (...conditions: object[]) => ({ conjunction: "AND", conditions });
const wide: [string, unknown][] = [
  ["none", undefined],
  ["null", null],
  ["{}", {}],
  ["one without comparisons", all],
  ["an empty group", and(one, { condition: all })],
  ["an empty group in a group", and(one, { condition: and(one, { condition: all }) })],
  ["a relation alone", { ...all, relation: { parents: [{ relatedField: "a", condition: and(one) }] } }],
  ["an empty condition on a parent", { ...and(one), relation: { parents: [{ relatedField: "a", condition: all }] } }],
  ["an empty condition on children", { ...and(one), relation: { children: [{ relationName: "a", condition: all }] } }],
  ["a comparison with nothing", and({ field: "name", operator: "eq" })],
  ["a comparison with null", and({ ...one, value: null })],
  ["a comparison with a part of no length", and({ ...one, operator: "contains", value: "" })],
  ["a comparison with an empty list", and({ ...one, operator: "in", value: [] })],
];
const narrow = [
  and(one),
  and(one, { condition: { conjunction: "OR", conditions: [one, { field: "a", operator: "isnull" }] } }),
  { ...and(one), relation: { parents: [{ relatedField: "a", condition: and(one) }] } },
];

const writes = operations.filter(({ effect }) => effect === "write");
const conditional = writes.filter(({ body }) => membersOf(body).includes("condition"));

test("the calls that change records by a condition are known", () => {
  expect(conditional.map(({ name }) => name).sort()).toEqual(["DeleteDatabyCondition", "UpdateData"]);
});

describe.each(conditional.map((operation) => [operation.name, operation] as const))("%s", (_name, { body }) => {
  test.each(wide)("refuses %s as condition", (_what, condition) => expect(refuses(body, "condition", condition)).toBe(true));
  test.each(narrow.map((condition) => [JSON.stringify(condition), condition] as const))("takes %.60s", (_text, condition) =>
    expect(refuses(body, "condition", condition)).toBe(false),
  );
});

const byIds = operations.filter(({ query }) => membersOf(query).includes("records"));

test("the calls that take ids of records are known", () => {
  expect(byIds.map(({ name }) => name).sort()).toEqual(["DeleteData", "QueryDatabyRecordIDList"]);
});

test.each(byIds.map((operation) => [operation.name, operation] as const))("%s refuses lists with nothing in them", (_name, { query }) => {
  for (const ids of [undefined, null, "", " ", ",", "a,", ",a", "a,,b", "a, b"])
    expect([ids, refuses(query, "records", ids)]).toEqual([ids, true]);
  expect(refuses(query, "records", "a,b")).toBe(false);
});

test("100 ids are deleted in one call, 101 are not", () => {
  const { query } = byIds.find(({ method }) => method === "DELETE") as Operation;
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `id${index}`).join(",");
  expect([100, 101].map((count) => refuses(query, "records", ids(count)))).toEqual([false, true]);
});
