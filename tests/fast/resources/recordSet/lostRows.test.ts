import { complaint, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { makeCustomers, setOf, stored } from "./given";

// The answer to an addition gets lost, and nothing can be looked up: whether the rows are there is unknown, and state keeps their keys.

const at = useDriver();
beforeEach(() => makeCustomers(at.driver));

const set = (codes: string, more: Properties = {}) => setOf(Object.fromEntries([...codes].map((code) => [code, { title: code }])), more);
const codes = () => Object.keys(stored(at.driver)).sort().join("");

/** A set with the row A, whose row C got lost. */
async function afterLostAddition(more: Properties = {}) {
  const { driver } = at;
  const declared = driver.declare("RecordSet", set("A", more));
  await declared.up();
  driver.emulator.faults.add({ operation: "AddData", kind: "cut", when: "after", times: 1 });
  // Looks that come before the addition; an exclusive set asks for all records, too, in the preview and then again.
  driver.fault({ operation: "QueryData", status: 403, skip: more.exclusive ? 4 : 1 });
  await complaint(declared.up(set("AC", more)));
  // The engine keeps the inputs of what it updated in part.
  declared.inputs = set("AC", more);
  expect(codes()).toBe("AC");
  driver.emulator.faults.clear();
  driver.connect();
  return declared;
}

test("the change is taken back: the row goes", async () => {
  const declared = await afterLostAddition();
  expect(await declared.up(set("A"))).toBe("updated");
  expect(codes()).toBe("A");
  expect(await declared.up(set("A"))).toBe("unchanged");
});

test("the program keeps the row: it is not added again", async () => {
  const declared = await afterLostAddition();
  expect(await declared.up(set("AC"))).toBe("updated");
  expect(at.driver.emulator.world.records.count("demo__Customer__CST")).toBe(2);
  expect(await declared.up(set("AC"))).toBe("unchanged");
});

test("destroy deletes the row", async () => {
  const declared = await afterLostAddition();
  await declared.destroy();
  expect(codes()).toBe("");
});

test("a refresh finds the row", async () => {
  const declared = await afterLostAddition();
  expect(await declared.refresh()).toBe(true);
  expect(Object.keys(declared.outputs.rows as object)).toEqual(["A", "C"]);
  expect(await declared.up(set("A"))).toBe("updated");
  expect(codes()).toBe("A");
});

test("an exclusive set does not count the row as one of others", async () => {
  const declared = await afterLostAddition({ exclusive: true });
  expect(await declared.up(set("A", { exclusive: true }))).toBe("updated");
  expect(codes()).toBe("A");
});

test("a row that never arrived leaves nothing, and a record of others with its key stays", async () => {
  const { driver } = at;
  const declared = await afterLostAddition();
  const { records } = driver.emulator.world;
  const [row] = records.query("demo__Customer__CST").records.filter(({ values }) => values.demo__code__CST === "C");
  records.update("demo__Customer__CST", row?.id ?? "", { demo__title__CST: "of a user" });
  expect(await declared.up(set("A"))).toBe("updated");
  expect(codes()).toBe("AC");
  await declared.destroy();
  expect(codes()).toBe("C");
});
