import type { Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { column, makeCustomers, objectName, requests, setOf, stored } from "./given";

const at = useDriver();
beforeEach(() => makeCustomers(at.driver));

const codes = (count: number) => Array.from({ length: count }, (_, index) => `C-${String(index + 1).padStart(5, "0")}`);
const many = (count: number) => Object.fromEntries(codes(count).map((code) => [code, { title: `Title ${code}`, size: 1 }]));

test("250 rows take three batches, a change of three rows takes one, and no change takes none", async () => {
  const { driver } = at;
  const rows = many(250);
  const set = driver.declare("RecordSet", setOf(rows));
  await set.up();
  expect(Object.keys(stored(driver))).toEqual(codes(250));
  expect(requests(driver)).toEqual({ QueryObjectRecordNumber: 1, AddData: 3, QueryData: 1 });

  expect(await set.up()).toBe("unchanged");
  expect(requests(driver)).toEqual({});

  driver.warnings.length = 0;
  const changed = { ...rows, "C-00001": { title: "A", size: 1 }, "C-00100": { title: "B", size: 1 }, "C-00250": { title: "C", size: 1 } };
  expect(await set.up(setOf(changed))).toBe("updated");
  expect(driver.warnings).toEqual(["RecordSet customers: 3 rows changed: C-00001, C-00100, C-00250"]);
  expect(requests(driver)).toEqual({ AddObjectData: 1, QueryData: 1 });
  expect(stored(driver)["C-00100"]?.[column("title")]).toBe("B");
});

test("rows come and go, told by their keys, and those of others stay", async () => {
  const { driver } = at;
  const { world } = driver.emulator;
  world.records.add(objectName, [{ [column("code")]: "Other", [column("title")]: "theirs" }]);
  const set = driver.declare("RecordSet", setOf(many(2)));
  await set.up();
  await set.up(setOf({ "C-00002": { title: "Title C-00002", size: 1 }, "C-00003": { title: "new" } }));
  expect(driver.warnings.at(-1)).toBe("RecordSet customers: 1 row added: C-00003; 1 row removed: C-00001");
  expect(Object.keys(stored(driver)).sort()).toEqual(["C-00002", "C-00003", "Other"]);
  await set.destroy();
  expect(Object.keys(stored(driver))).toEqual(["Other"]);
});

test("a refresh shows five drifted rows as five, and the next up heals them", async () => {
  const { driver } = at;
  const set = driver.declare("RecordSet", setOf(many(10)));
  await set.up();
  const before = set.outputs.rows as Record<string, string>;
  const { world } = driver.emulator;
  for (const { id, values } of world.records.query(objectName).records.slice(0, 5))
    world.records.update(objectName, id, { [column("title")]: `by hand ${values[column("code")]}` });
  expect(await set.refresh()).toBe(true);
  const after = set.outputs.rows as Record<string, string>;
  expect(Object.keys(after).filter((key) => after[key] !== before[key])).toEqual(codes(5));
  driver.warnings.length = 0;
  expect(await set.up()).toBe("updated");
  expect(driver.warnings).toEqual([`RecordSet customers: 5 rows changed: ${codes(5).join(", ")}`]);
  expect(stored(driver)["C-00001"]?.[column("title")]).toBe("Title C-00001");
  expect(set.outputs.rows).toEqual(before);
  expect(await set.up()).toBe("unchanged");
});

test("rows that are there come to refer to rows that come with the change", async () => {
  const { driver } = at;
  const inputs = (rows: Record<string, object>) => setOf(rows as Record<string, Properties>, { lookups: { parent: "self" } });
  const set = driver.declare("RecordSet", inputs({ A: { title: "old" }, B: {} }));
  await set.up();
  await set.up(inputs({ A: { title: "new", parent: "C" }, B: { parent: "A" }, C: { parent: "A" } }));
  const id = (code: string) =>
    driver.emulator.world.records.query(objectName).records.find(({ values }) => values[column("code")] === code)?.id;
  const parents = Object.entries(stored(driver)).map(([code, values]) => [code, values[column("title")], values[column("parent")]]);
  expect(parents).toEqual([
    ["A", "new", id("C")],
    ["B", null, id("A")],
    ["C", null, id("A")],
  ]);
  expect(await set.refresh()).toBe(true);
  expect(await set.up()).toBe("unchanged");
});

test("rows refer to rows of their set, in circles, too", async () => {
  const { driver } = at;
  const inputs = setOf({ A: { parent: "B" }, B: { parent: "A" }, C: { parent: "C" }, D: {} }, { lookups: { parent: "self" } });
  const set = driver.declare("RecordSet", inputs);
  await set.up();
  expect(requests(driver)).toEqual({ QueryObjectRecordNumber: 1, AddData: 1, AddObjectData: 1, QueryData: 2 });
  const ids = Object.fromEntries(
    driver.emulator.world.records.query(objectName).records.map(({ id, values }) => [values[column("code")], id]),
  );
  const parents = Object.entries(stored(driver)).map(([code, values]) => [code, values[column("parent")] ?? null]);
  expect(parents).toEqual([
    ["A", ids.B],
    ["B", ids.A],
    ["C", ids.C],
    ["D", null],
  ]);
  expect(await set.refresh()).toBe(true);
  expect(await set.up()).toBe("unchanged");
});

test("a set whose object is gone is deleted, and a refresh finds nothing of it", async () => {
  const { driver } = at;
  const { world } = driver.emulator;
  const set = driver.declare("RecordSet", setOf(many(2)));
  await set.up();
  const before = { id: set.id, outputs: set.outputs };
  for (const { id } of world.records.query(objectName).records) world.records.delete(objectName, id);
  world.objects.delete(objectName);
  expect(await set.refresh()).toBe(false);
  Object.assign(set, before);
  requests(driver);
  await set.destroy();
  // The object that does not exist is proved by the list of objects: nothing is repeated.
  expect(requests(driver)).toMatchObject({ DeleteData: 1, QueryData: 1 });
});
