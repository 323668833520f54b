import type { Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { column, makeCustomers, objectName, requests, setOf, stored, types } from "./given";

// Two resources of one program with the same record: both would add it, and each would delete the other's.

const at = useDriver();
beforeEach(() => makeCustomers(at.driver));

const count = () => at.driver.emulator.world.records.count(objectName);
const record: Properties = { name: "first", objectName, types, key: ["code"], values: { code: "A", title: "same" } };
const set = (name: string, codes: readonly string[], more: Properties = {}) =>
  setOf(Object.fromEntries(codes.map((code) => [code, { title: "same" }])), { name, ...more });

test.each<[string, string, Properties, string]>([
  ["sets", "RecordSet", set("others", ["C", "A", "B"]), "records: RecordSet customers of this program has 2 rows with the same key: A, B."],
  [
    "a set and a record",
    "Record",
    record,
    "key: RecordSet customers of this program has 1 row with the same key: A. Leave it to one of the two.",
  ],
])("are refused in the preview: %s", async (_title, kind, inputs, words) => {
  const { driver } = at;
  const run = driver.run();
  expect((await run.process("RecordSet").check({}, set("customers", ["A", "B"]))).failures).toEqual([]);
  const { failures } = await run.process(kind).check({}, inputs);
  expect(failures.map(({ reason }) => reason).join()).toContain(words);
  expect(requests(driver)).toEqual({});
});

test("rows with other keys, and of other objects, are others", async () => {
  const run = at.driver.run();
  for (const inputs of [set("one", ["A"]), set("two", ["B"]), set("three", ["A"], { objectName: "demo__Other__CST" }), set("one", ["A"])])
    expect((await run.process("RecordSet").check({}, inputs)).failures).toEqual([]);
});

test.each(["deleted", "left out"])("a row that moves to another set, as its old one is %s, stays", async (how) => {
  const { driver } = at;
  const old = driver.declare("RecordSet", set("old", ["A", "B"]));
  await old.up();
  const id = driver.emulator.world.records.query(objectName).records[0]?.id;
  const run = driver.run();
  const { outs } = await run.process("RecordSet").create(set("new", ["A"]));
  if (how === "deleted") await run.process("RecordSet").delete(old.id, old.outputs);
  else expect((await run.process("RecordSet").update(old.id, old.outputs, set("old", ["B"]))).outs.rows).not.toHaveProperty("A");
  expect(driver.warnings.at(-1)).toBe("RecordSet old: 1 row now managed by another resource stays: A.");
  expect(count()).toBe(how === "deleted" ? 1 : 2);
  expect(stored(driver).A?.[column("title")]).toBe("same");
  expect((outs.rows as Record<string, string>).A).toContain(id);
});
