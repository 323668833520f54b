import { complaint } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { column, makeCustomers, objectName, requests, setOf, stored } from "./given";

const at = useDriver();
beforeEach(() => makeCustomers(at.driver));

const codes = (count: number) => Array.from({ length: count }, (_, index) => `C-${String(index + 1).padStart(3, "0")}`);
const many = (count: number) => Object.fromEntries(codes(count).map((code, index) => [code, { title: code, size: index }]));

test("an answer that gets lost adds no row twice", async () => {
  const { driver } = at;
  driver.emulator.faults.add({ operation: "AddData", kind: "cut", when: "after", times: 1 });
  const set = driver.declare("RecordSet", setOf(many(150)));
  await set.up();
  expect(driver.emulator.world.records.count(objectName)).toBe(150);
  expect(requests(driver).AddData).toBe(2);
  expect(await set.refresh()).toBe(true);
  expect(await set.up()).toBe("unchanged");
});

test("a request that gets lost is not sent again: it may still arrive, and the next up looks first", async () => {
  const { driver } = at;
  driver.emulator.faults.add({ operation: "AddData", kind: "cut", when: "before", times: 1 });
  const set = driver.declare("RecordSet", setOf(many(3)));
  expect(await complaint(set.up())).toContain("The next `pulumi up` looks which rows are there, and adds only the others.");
  expect(set.isIncomplete).toBe(true);
  expect(requests(driver).AddData).toBe(1);
  // One of the three arrives late.
  driver.emulator.world.records.add(objectName, [{ [column("code")]: "C-001", [column("title")]: "C-001", [column("size")]: "0" }]);
  expect(await set.up()).toBe("updated");
  expect(driver.emulator.world.records.count(objectName)).toBe(3);
  expect(await set.up()).toBe("unchanged");
});

test.each(["atomic", "partial"] as const)(
  "a row that the platform refuses is named, and the others are written (batch: %s)",
  async (batch) => {
    const { driver } = at;
    driver.emulator.dialect.batch = batch;
    const rows = { ...many(150), "C-077": { title: "longer than twenty characters" } };
    const set = driver.declare("RecordSet", setOf(rows));
    const words = await complaint(set.up());
    expect(words).toContain("Row C-077 was refused.");
    expect(words).toContain("is longer than 20 characters");
    expect(words).not.toContain("Row C-076");
    expect(driver.emulator.world.records.count(objectName)).toBe(149);
    expect(Object.keys(set.outputs.rows as object)).toHaveLength(149);
    expect(set.isIncomplete).toBe(true);

    expect(await set.up(setOf({ ...rows, "C-077": { title: "short" } }))).toBe("updated");
    expect(driver.emulator.world.records.count(objectName)).toBe(150);
    expect(await set.up(setOf({ ...rows, "C-077": { title: "short" } }))).toBe("unchanged");
  },
);

test("a platform that takes fewer rows at once gets fewer", async () => {
  const { driver } = at;
  driver.emulator.dialect.batchMax = 30;
  await driver.declare("RecordSet", setOf(many(200))).up();
  expect(driver.emulator.world.records.count(objectName)).toBe(200);
  // 100 and 50 are refused once each; what follows comes in 25s.
  expect(requests(driver).AddData).toBe(200 / 25 + 3);
});

test("the rest is not tried after twenty refused rows", async () => {
  const { driver } = at;
  const rows = Object.fromEntries(codes(100).map((code) => [code, { title: "longer than twenty characters" }]));
  const set = driver.declare("RecordSet", setOf(rows));
  const words = await complaint(set.up());
  expect(words.match(/was refused/g)).toHaveLength(20);
  expect(words).toContain("The rows that follow were not tried.");
  // Nothing was written: nothing is in state.
  expect(set.id).toBe("");
});

test("K4: rows that a killed run left behind are taken, which a warning tells, and those of others are refused unless they may be adopted", async () => {
  const { driver } = at;
  await driver.declare("RecordSet", setOf(many(120))).up();
  const again = driver.declare("RecordSet", setOf(many(130)));
  requests(driver);
  await again.up();
  expect(driver.emulator.world.records.count(objectName)).toBe(130);
  expect(driver.warnings.at(-1)).toMatch(/^RecordSet \w+: 120 rows were there and are as declared: C-001 \(id \w{20}\), /);
  // The keys, the 120 rows that are there as a whole (two calls), and a last look at what was written.
  expect(requests(driver)).toEqual({ QueryObjectRecordNumber: 2, QueryData: 4, AddObjectData: 2, AddData: 1 });

  const rows = { "C-001": { title: "mine" } };
  const other = driver.declare("RecordSet", setOf(rows, { name: "other" }));
  expect(await complaint(other.up())).toContain("1 row with other values exists already: C-001 (id ");
  expect(stored(driver)["C-001"]?.[column("title")]).toBe("C-001");
  const adopting = driver.declare("RecordSet", setOf(rows, { name: "other", adoptExisting: true }));
  await adopting.up();
  expect(stored(driver)["C-001"]?.[column("title")]).toBe("mine");
  await adopting.destroy();
  expect(stored(driver)["C-001"]).toBeDefined();
  expect(driver.warnings.at(-1)).toBe("RecordSet other: 1 row existed before this program adopted it, and stays on the platform: C-001.");
});

test("a set that breaks off half-way says what it has written, and the next up does the rest", async () => {
  const { driver } = at;
  driver.fault({ operation: "AddData", status: 403, skip: 1 });
  const set = driver.declare("RecordSet", setOf(many(250)));
  await complaint(set.up());
  expect(Object.keys(set.outputs.rows as object)).toHaveLength(100);
  driver.emulator.faults.clear();
  await set.up();
  expect(driver.emulator.world.records.count(objectName)).toBe(250);
  expect(await set.up()).toBe("unchanged");
});

test("an update whose answer gets lost is looked at", async () => {
  const { driver } = at;
  const set = driver.declare("RecordSet", setOf(many(3)));
  await set.up();
  requests(driver);
  driver.emulator.faults.add({ operation: "AddObjectData", kind: "cut", when: "after", times: 1 });
  await set.up(setOf({ ...many(3), "C-001": { title: "new", size: 0 } }));
  expect(requests(driver)).toEqual({ AddObjectData: 1, QueryData: 2 });
  expect(stored(driver)["C-001"]?.[column("title")]).toBe("new");
});

test("a row that was deleted by hand is made again, also where a list with its id is refused", async () => {
  const { driver } = at;
  const { world, dialect } = driver.emulator;
  Object.assign(dialect, { unknownIds: "refused", upsertUnknownId: "refused" });
  const set = driver.declare("RecordSet", setOf(many(5)));
  await set.up();
  const [first, second] = world.records.query(objectName).records;
  world.records.delete(objectName, first?.id ?? "");
  expect(await set.refresh()).toBe(true);
  expect(await set.up()).toBe("updated");
  expect(driver.warnings.at(-1)).toBe("RecordSet customers: 1 row missing on the platform, to be added: C-001");
  expect(Object.keys(stored(driver)).sort()).toEqual(codes(5));
  world.records.delete(objectName, second?.id ?? "");
  await set.destroy();
  expect(world.records.count(objectName)).toBe(0);
});

test("records of others are counted before an exclusive set deletes them", async () => {
  const { driver } = at;
  const { world } = driver.emulator;
  const [, keyless] = world.records.add(objectName, [{ [column("code")]: "theirs" }, { [column("title")]: "without a key" }]);
  const inputs = setOf(many(2), { exclusive: true });
  const set = driver.declare("RecordSet", inputs);
  const refusal = `exclusive: AZ110: \`exclusive\`, on object ${objectName}, deletes what the set does not have (theirs, with the id ${keyless?.id}), which destroys 2 records. Set allowDataLoss: true on the resource to proceed anyway.`;
  await expect(set.up()).rejects.toThrow(refusal);
  expect(world.records.count(objectName)).toBe(2);
  const allowed = { ...inputs, allowDataLoss: true };
  await set.up(allowed);
  expect(driver.warnings.at(-1)).toBe(`RecordSet customers: 2 records of others deleted: theirs, with the id ${keyless?.id}`);
  expect(Object.keys(stored(driver))).toEqual(codes(2));

  world.records.add(objectName, [{ [column("code")]: "again" }]);
  expect(await set.refresh()).toBe(true);
  expect(set.outputs.foreign).toBe(1);
  driver.warnings.length = 0;
  await set.up(allowed);
  expect(driver.warnings).toEqual(["RecordSet customers: 1 record of others deleted: again"]);
  expect(Object.keys(stored(driver))).toEqual(codes(2));
  expect(await set.up(allowed)).toBe("unchanged");

  world.records.add(objectName, [{ [column("code")]: "later" }]);
  await set.up({ ...allowed, ...setOf(many(3)) });
  expect(driver.warnings.at(-1)).toBe("RecordSet customers: 1 record of others deleted: later");
  expect(Object.keys(stored(driver))).toEqual(codes(3));
});

test("records of others that a refresh found are named, and refused until they may be deleted", async () => {
  const { driver } = at;
  const inputs = setOf(many(1), { exclusive: true });
  const set = driver.declare("RecordSet", inputs);
  await set.up();
  driver.emulator.world.records.add(objectName, [{ [column("code")]: "theirs" }]);
  await set.refresh();
  driver.warnings.length = 0;
  expect(await complaint(set.up())).toContain("AZ110");
  expect(driver.warnings).toEqual(["RecordSet customers: 1 record of others not deleted, since allowDataLoss is not set (AZ110): theirs"]);
});

test("a set that becomes exclusive is refused in the preview while there are others", async () => {
  const { driver } = at;
  const set = driver.declare("RecordSet", setOf(many(1)));
  await set.up();
  driver.emulator.world.records.add(objectName, [{ [column("code")]: "theirs" }]);
  const { process } = driver.run();
  const diff = process("RecordSet").diff(set.id, set.outputs, setOf(many(1), { exclusive: true }));
  expect(await complaint(diff)).toContain("(theirs), which destroys 1 record");
});

test("a set that is replaced names the rows that are deleted first", async () => {
  const { driver } = at;
  const set = driver.declare("RecordSet", setOf(many(2)));
  await set.up();
  driver.warnings.length = 0;
  expect(await set.up(setOf(many(1), { key: ["title"] }))).toBe("replaced");
  expect(driver.warnings[0]).toBe(`RecordSet customers: the set is replaced; 2 rows of object ${objectName} removed first: C-001, C-002`);
});

test("an exclusive set without a row is refused before a call", async () => {
  const { driver } = at;
  await expect(driver.declare("RecordSet", setOf({}, { exclusive: true })).up()).rejects.toThrow("exclusive: true needs a row");
  expect(requests(driver)).toEqual({});
});

test("two records with one key are refused: nothing would tell them apart", async () => {
  const { driver } = at;
  const { world } = driver.emulator;
  const [one, other] = world.records.add(objectName, [{ [column("code")]: "C-001" }, { [column("code")]: "C-001" }]);
  const set = driver.declare("RecordSet", setOf(many(1), { adoptExisting: true }));
  expect(await complaint(set.up())).toContain(`have the key C-001 (ids ${one?.id}, ${other?.id})`);
});
