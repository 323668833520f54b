import { assumeUnchanged, containsUnknown } from "../../../provider/dynamic/unknown";
import { unknown } from "./unknowns";

test.each<[string, unknown, boolean]>([
  ["the value itself", unknown, true],
  ["a member", { a: 1, b: unknown }, true],
  ["an element deep inside", { a: [{ b: ["x", unknown] }] }, true],
  ["a text that holds it", `id: ${unknown}`, false],
  ["nothing", undefined, false],
  ["null", null, false],
  ["known values", { a: [1, true, "x", null, {}] }, false],
])("containsUnknown: %s", (_title, value, expected) => {
  expect(containsUnknown(value)).toBe(expected);
});

test.each<[string, unknown, unknown, unknown]>([
  ["a value", "old", unknown, "old"],
  ["a known value", "old", "new", "new"],
  ["a value that was not there", undefined, unknown, undefined],
  ["members", { a: 1, b: 2 }, { a: unknown, b: 3 }, { a: 1, b: 3 }],
  ["a member that goes", { a: 1, b: 2 }, { a: unknown }, { a: 1 }],
  ["a member deep inside", { f: { x: { p: "id" } } }, { f: { x: { p: unknown }, y: { p: unknown } } }, { f: { x: { p: "id" }, y: {} } }],
  ["elements by their places", ["a", "b"], [unknown, "c", unknown], ["a", "c", undefined]],
  ["a whole object", { a: { b: 1 } }, { a: unknown }, { a: { b: 1 } }],
  ["what was of another form", { a: "text" }, { a: { b: unknown, c: 1 } }, { a: { c: 1 } }],
  ["null", { a: null }, { a: { b: unknown } }, { a: {} }],
])("assumeUnchanged: %s", (_title, olds, news, expected) => {
  expect(assumeUnchanged(olds, news)).toEqual(expected);
});
