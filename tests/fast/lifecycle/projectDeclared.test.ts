import { projectDeclared } from "../../../provider/lifecycle/projectDeclared";

/** What is declared, what the platform answers, and what a program sees of it. */
test.each<[string, unknown, unknown, unknown]>([
  ["what the platform fills in beside it", { a: 1 }, { a: 1, b: 2 }, { a: 1 }],
  ["what the platform does not return", { a: 1, b: { c: 2 } }, { a: 1 }, { a: 1, b: { c: 2 } }],
  ["another value", { a: 1 }, { a: 2 }, { a: 2 }],
  ["a number as a text", { a: 1, b: true }, { a: "1", b: "true" }, { a: 1, b: true }],
  ["nothing in another form", { a: "", b: null }, { a: null, b: "" }, { a: "", b: null }],
  ["something that was emptied", { a: "x" }, { a: "" }, { a: "" }],
  [
    "an object as a JSON text",
    { config: { cancelable: false } },
    { config: '{"cancelable":true,"more":""}' },
    { config: { cancelable: true } },
  ],
  ["a text that is no JSON", { config: { cancelable: false } }, { config: "none" }, { config: "none" }],
  [
    "named elements in another order",
    [{ name: "a", x: 1 }, { name: "b" }],
    [
      { name: "b", y: 2 },
      { name: "a", x: 3 },
    ],
    [{ name: "a", x: 3 }, { name: "b" }],
  ],
  ["a named element that went", [{ name: "a" }, { name: "b" }], [{ name: "b" }], [{ name: "b" }]],
  ["a named element that others added", [{ name: "a" }], [{ name: "c", z: 1 }, { name: "a" }], [{ name: "a" }, { name: "c", z: 1 }]],
  ["texts in another order", ["a", "b"], ["b", "a"], ["b", "a"]],
  ["elements without names", [{ x: 1 }, { x: 2 }], [{ x: 1, y: 0 }, { x: 3 }, { x: 4 }], [{ x: 1 }, { x: 3 }, { x: 4 }]],
  ["a list that became something else", ["a"], "a", "a"],
  ["an object in the place of a text", "a", { b: 1 }, { b: 1 }],
])("%s", (_title, declared, live, seen) => {
  expect(projectDeclared(declared, live)).toEqual(seen);
});
