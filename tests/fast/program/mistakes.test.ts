import * as pulumi from "@pulumi/pulumi";
import * as astrozero from "../../../provider";
import { faultsOf } from "../../../provider/dynamic/faults";
import { flowRun } from "../../../provider/resources/runs/flowRun/handler";
import { configure, finishProgram, registeredNames, resolved, startEngine } from "./mocks";

// What programs in JavaScript, and casts, get past the compiler.

const { Bpm, CustomObject, Field, fields, Flow, FlowRun, Layout, Picklist, Script, Trigger, Validator } = astrozero;

beforeEach(() => {
  startEngine();
  configure({ namespace: "demo" });
});
afterEach(finishProgram);

/** What Pulumi prints of an error that is for users: its words, without a stack. */
function refusalOf(mistake: () => unknown): string {
  try {
    mistake();
  } catch (error) {
    if (pulumi.RunError.isInstance(error)) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("a constructor of fields that is not called", () => {
  test.each([
    ["text", fields.text, "text()"],
    ["autoNumber", fields.autoNumber, "autoNumber()"],
    ["lookup", fields.lookup, "lookup(…)"],
    ["formula", fields.formula, "formula(…)"],
  ])("%s", (name, make, call) => {
    expect(refusalOf(() => new CustomObject("Order", { fields: { note: fields.text(), code: make as never } }))).toBe(
      `CustomObject Order: the field code is the function ${name} itself. Call it: ${call}.`,
    );
    expect(registeredNames()).toEqual([]);
  });
});

test.each([
  ["none", {}],
  ["a constructor that is not called", { ...fields.text }],
])("a field of its own with a definition that is missing: %s", (_title, definition) => {
  expect(refusalOf(() => new Field("vip", { object: "stad00000000000000GA", ...definition } as never))).toBe(
    'Field vip does not say what it is. Add what a constructor of fields makes, and call it: new Field("vip", { object, ...text() }).',
  );
});

test.each([
  ["singleSelect", () => fields.singleSelect(new Picklist("Status", { values: ["New", { value: "Paid" }] }), { defaultValue: "Gone" })],
  ["multiSelect", () => fields.multiSelect(new Picklist("Status", { values: ["New", "Paid"] }), { defaultValue: "New;Gone" })],
])("P1: a default of %s that its picklist does not have", (name, mistake) => {
  expect(refusalOf(mistake)).toMatch(
    new RegExp(`^${name}: the defaultValue ".*Gone" is not one of the values of the picklist: New, Paid\\.$`),
  );
});

test.each([
  ["one of the values", () => new Picklist("Status", { values: ["New"] })],
  ["a picklist that was there", () => new Picklist("Status", { values: ["Old"], adoptExisting: true })],
  ["a picklist whose values are not known yet", () => new Picklist("Status", { values: [pulumi.output("New")] })],
  ["a picklist that was read", () => Picklist.get("Status", "00040000000000000001")],
])("P1: a default is taken: %s", (_title, make) => {
  expect(fields.singleSelect(make() as never, { defaultValue: "New" })).toMatchObject({ defaultValue: "New" });
});

describe("P2: something else in the place of", () => {
  const other = () => new CustomObject("Customer");
  const picklist = () => new Picklist("Status", { values: ["New"] });

  test.each([
    [
      "a picklist",
      () => fields.singleSelect(other() as never),
      "singleSelect takes a Picklist, or the id of one, and was given the CustomObject Customer.",
    ],
    [
      "a picklist",
      () => fields.multiSelect({} as never),
      "multiSelect takes a Picklist, or the id of one, and was given a value of the type object.",
    ],
    [
      "a picklist",
      () => fields.multiSelect(undefined as never),
      "multiSelect takes a Picklist, or the id of one, and was given undefined.",
    ],
    [
      "the target of a relation",
      () => fields.lookup(picklist() as never),
      "lookup takes a CustomObject, the full API name of an object, or fields.self, and was given the Picklist Status.",
    ],
    [
      "the target of a relation",
      () => fields.masterDetail(undefined as never),
      "masterDetail takes a CustomObject, the full API name of an object, or fields.self, and was given undefined.",
    ],
    [
      "the target of a relation",
      () => fields.lookup(other().name as never),
      "lookup takes a CustomObject, the full API name of an object, or fields.self, and was given an output.",
    ],
    [
      "an object",
      () => new Trigger("check", { object: picklist() as never, event: "BeforeInsert", script: "x" }),
      "Trigger check: object takes a CustomObject, or the id of an object, and was given the Picklist Status.",
    ],
    [
      "an object",
      () => new Layout("desk", { object: undefined as never }),
      "Layout desk: object takes a CustomObject, or the id of an object, and was given undefined.",
    ],
  ])("%s", (_title, mistake, message) => {
    expect(refusalOf(mistake)).toBe(message);
  });
});

// O7: the engine would say "code must be a string, not undefined", with a stack.
describe("O7: the option `import` is refused, with what to do instead", () => {
  const import_ = { import: "cust000000aHYAsrPh4K" };
  const object = "cust000000aHYAsrPh4K";

  test.each<[string, () => pulumi.Resource]>([
    ["Bpm", () => new Bpm("x", {}, import_)],
    ["CustomObject", () => new CustomObject("x", {}, import_)],
    ["Field", () => new Field("x", { object, ...fields.text() }, import_)],
    ["Flow", () => new Flow("x", {}, import_)],
    ["Layout", () => new Layout("x", { object }, import_)],
    ["Picklist", () => new Picklist("x", { values: ["New"] }, import_)],
    ["Script", () => new Script("x", { content: "1" }, import_)],
    ["Trigger", () => new Trigger("x", { object, event: "BeforeInsert", script: "x" }, import_)],
    ["Validator", () => new Validator("x", { object, errorExpression: "x", errorMessage: "x" }, import_)],
  ])("%s", (kind, make) => {
    expect(refusalOf(make)).toBe(
      `${kind} x: the option \`import\` does not work for dynamic providers. To take over what exists on the platform, give the ` +
        "argument `adoptExisting: true` instead, and leave the option out.",
    );
    expect(registeredNames()).toEqual([]);
  });
});

test("a clean-up that names neither a flow nor a script is refused by the provider, with all other faults", async () => {
  const { urn } = new FlowRun("setUp", { flow: "setUp", onDelete: {} as never });
  expect(await resolved(urn)).toContain("setUp");
  expect(faultsOf(flowRun.schema, { flow: "demo__setUp", onDelete: {} })).toEqual([{ property: "onDelete.flow", reason: "is required" }]);
});
