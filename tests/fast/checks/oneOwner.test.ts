import type { Properties } from "../../support/driver";
import { objectName } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { unknown } from "../dynamic/unknowns";
import { bpm, flow, script, trigger, validator } from "../resources/given";

const at = useDriver();

type Declared = [kind: string, inputs: Properties];

const place = { objectId: "cust000000aHYAsrPh4K", objectName };
const object = (name: string, ...keys: string[]): Declared => [
  "CustomObject",
  { name, fields: Object.fromEntries(keys.map((key) => [key, { dataType: "text" }])) },
];
const field = (name: string, more: Properties = {}): Declared => ["Field", { ...place, name, dataType: "text", ...more }];

/** What the check of the second one says. */
async function checkBoth([kind, inputs]: Declared, [otherKind, others]: Declared, olds: Properties = {}): Promise<string> {
  const run = at.driver.run();
  expect((await run.process(kind).check(olds, inputs)).failures).toEqual([]);
  return (await run.process(otherKind).check({}, others)).failures.map(({ reason }) => reason).join("\n");
}

test.each<[string, Declared, Declared, string]>([
  [
    "a field of the object, then a Field",
    object(objectName, "code"),
    field("demo__code__CST"),
    `name: CustomObject ${objectName} of this program`,
  ],
  [
    "a Field, then a field of the object",
    field("demo__code__CST"),
    object(objectName, "code"),
    "fields.code: Field demo__code__CST of this program",
  ],
  [
    "also where the object is yet to be made",
    object(objectName, "code"),
    field("demo__Code__CST", { objectId: unknown }),
    `name: CustomObject ${objectName} of this program`,
  ],
])("O1: one field is not declared twice: %s", async (_title, first, second, message) => {
  expect(await checkBoth(first, second)).toContain(message);
});

test.each<[string, Declared, Declared]>([
  ["objects in another spelling", object("demo__Profile__CST"), object("demo__profile__CST", "code")],
  ["objects that are alike", object("demo__Profile__CST"), object("demo__Profile__CST")],
  ["fields in another spelling", field("demo__code__CST"), field("demo__CODE__CST")],
  ["picklists", ["Picklist", { name: "demo__Status", values: ["New"] }], ["Picklist", { name: "demo__Status", values: ["Old"] }]],
  ["flows", ["Flow", flow], ["Flow", { ...flow, label: "Other" }]],
  ["versions of a BPM", ["Bpm", { ...bpm, version: "1.0.2" }], ["Bpm", { ...bpm, version: "1.0.2", label: "Other" }]],
  ["scripts", ["Script", script], ["Script", { ...script, label: "Other" }]],
  ["triggers", ["Trigger", { ...place, ...trigger }], ["Trigger", { ...place, ...trigger, label: "Other" }]],
  ["validators", ["Validator", { ...place, ...validator }], ["Validator", { ...place, ...validator, label: "Other" }]],
  ["layouts", ["Layout", { ...place, name: "Desk" }], ["Layout", { ...place, name: "Desk", existingPageLayout: "records" }]],
])("O2, P2: two resources of one program do not have one name: %s", async (_title, first, second) => {
  const told = "of this program declares the same";
  expect(await checkBoth(first, second)).toContain(told);
  // The first one exists already.
  expect(await checkBoth([first[0], { ...first[1], adoptExisting: true }], second, first[1])).toContain(told);
});

test.each<[string, Declared, Declared]>([
  ["a field of another object", field("demo__code__CST"), field("demo__code__CST", { objectName: "demo__Other__CST" })],
  [
    "of objects that are not known yet",
    field("demo__code__CST", { objectId: unknown, objectName: undefined }),
    field("demo__code__CST", { objectId: unknown, objectName: undefined, label: "x" }),
  ],
  ["another version", ["Bpm", { ...bpm, version: "1.0.2" }], ["Bpm", { ...bpm, version: "1.0.3" }]],
  ["a flow and a BPM", ["Flow", flow], ["Bpm", { ...bpm, name: "demo__approve" }]],
])("P2: what the platform tells apart may have one name: %s", async (_title, first, second) => {
  expect(await checkBoth(first, second)).toBe("");
});

test("P2: what is replaced is checked twice, and is one thing", async () => {
  const [, olds] = object("demo__Old__CST", "code");
  const again = object("demo__New__CST", "code");
  expect(await checkBoth(again, again, olds)).toBe("");
});
