import { leftoversOf } from "../../../../provider/lifecycle/leftoverSettings";
import { Session } from "../../../../provider/lifecycle/session";
import { complaint, type Deployment, type Properties, words } from "../../../support/driver";
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

/** One `up` of several sets, as the engine does it: each is checked and compared in turn, and written while the next ones are checked. */
async function upOf(...sets: [Deployment, Properties | undefined][]): Promise<string[]> {
  const run = at.driver.run();
  const writes: Promise<unknown>[] = [];
  const complaints: string[] = [];
  for (const [deployment, news] of sets) {
    if (!news) continue;
    const process = run.process("RecordSet");
    const olds = deployment.id === "" ? {} : deployment.inputs;
    const { failures, inputs } = await process.check(olds, news);
    complaints.push(...failures.map(({ reason }) => reason));
    if (failures.length > 0) continue;
    if (deployment.id !== "") await process.diff(deployment.id, deployment.outputs, inputs);
    const write = async () => {
      const { id = deployment.id, outs } =
        deployment.id === ""
          ? await process.create(inputs)
          : { id: undefined, ...(await process.update(deployment.id, deployment.outputs, inputs)) };
      Object.assign(deployment, { id, outputs: outs, inputs });
    };
    writes.push(write().catch((error) => complaints.push(words(error))));
  }
  await Promise.all(writes);
  // Deletions come last, and only where all went well.
  for (const [deployment, news] of sets)
    if (!news && complaints.length === 0) await run.process("RecordSet").delete(deployment.id, deployment.outputs);
  return complaints;
}

/** Sets with their codes, written; each record then has a value that no set manages. */
async function written(codes: Record<string, readonly string[]>): Promise<Record<string, Deployment>> {
  const { driver } = at;
  const sets = Object.entries(codes).map(([name, own]): [string, Deployment] => [name, driver.declare("RecordSet", set(name, own))]);
  for (const [, deployment] of sets) await deployment.up();
  const { records } = driver.emulator.world;
  for (const { id } of records.query(objectName).records) records.update(objectName, id, { [column("size")]: "7" });
  return Object.fromEntries(sets);
}

const ids = () =>
  Object.fromEntries(at.driver.emulator.world.records.query(objectName).records.map(({ id, values }) => [values[column("code")], id]));
const rowsOf = ({ outputs }: Deployment) =>
  Object.keys(outputs.rows as object)
    .sort()
    .join("");

test.each([
  ["the old set comes first", "same", false],
  ["the new set comes first", "same", true],
  ["the old set comes first, with another value", "other", false],
  ["the new set comes first, with another value", "other", true],
])("a row moves between two sets, and its record stays: %s", async (_title, title, isReversed) => {
  const { a, b } = (await written({ a: ["A", "B"], b: ["C"] })) as Record<"a" | "b", Deployment>;
  const before = ids();
  const moved = setOf({ B: { title }, C: { title: "same" } }, { name: "b" });
  const sets: [Deployment, Properties][] = [
    [a, set("a", ["A"])],
    [b, moved],
  ];
  expect(await upOf(...(isReversed ? sets.reverse() : sets))).toEqual([]);
  expect(ids()).toEqual(before);
  expect(stored(at.driver).B).toMatchObject({ [column("title")]: title, [column("size")]: "7" });
  expect([rowsOf(a), rowsOf(b)]).toEqual(["A", "BC"]);
  expect([await a.up(set("a", ["A"])), await b.up(moved)]).toEqual(["unchanged", "unchanged"]);
});

test("a row moves to a set that is new", async () => {
  const { a } = (await written({ a: ["A", "B"] })) as Record<"a", Deployment>;
  const before = ids();
  const fresh = at.driver.declare("RecordSet", set("new", ["B"]));
  requests(at.driver);
  expect(await upOf([a, set("a", ["A"])], [fresh, set("new", ["B"])])).toEqual([]);
  // The new set looks for the row, writes it, and looks whether that shows. The old one is compared before the new one is known, and asks what
  // depends on the row; then it does nothing.
  expect(requests(at.driver)).toEqual({
    QueryCustomObject: 1,
    QueryCustomObjectbyID: 1,
    QueryObjectRecordNumber: 1,
    QueryData: 2,
    AddObjectData: 1,
  });
  expect(ids()).toEqual(before);
  await fresh.destroy();
  expect(Object.keys(ids())).toEqual(["A"]);
});

test("a row that its new set cannot take stays in the state of the old one", async () => {
  const { a } = (await written({ a: ["A", "B"] })) as Record<"a", Deployment>;
  const fresh = at.driver.declare("RecordSet", set("new", ["B"]));
  const broken = setOf({ B: { parent: "nowhere" } }, { name: "new", lookups: { parent: "self" } });
  const complaints = await upOf([a, set("a", ["A"])], [fresh, broken]);
  expect(complaints.join()).toContain("has no record with the key nowhere");
  expect(rowsOf(a)).toBe("AB");
  expect(await upOf([fresh, set("new", ["B"])], [a, set("a", ["A"])])).toEqual([]);
  expect([rowsOf(a), rowsOf(fresh), count()]).toEqual(["A", "B", 2]);
});

test.each([false, true])(
  "without a preview, too, a row stays with the set that has it (the other one is checked first: %s)",
  async (isReversed) => {
    const { a } = (await written({ a: ["A", "B"] })) as Record<"a", Deployment>;
    const fresh = at.driver.declare("RecordSet", set("new", ["B"]));
    const sets: [Deployment, Properties][] = [
      [a, set("a", ["A", "B"])],
      [fresh, set("new", ["B"])],
    ];
    const complaints = await upOf(...(isReversed ? sets.reverse() : sets));
    expect(complaints.join("\n")).toContain("RecordSet a of this program has 1 row with the same key: B.");
    expect(fresh.id).toBe("");
    expect(await upOf([a, set("a", ["A", "B"])])).toEqual([]);
    expect([rowsOf(a), count()]).toEqual(["AB", 2]);
  },
);

test("a row that others refer to does not leave", async () => {
  const { driver } = at;
  const tops = driver.declare("RecordSet", set("tops", ["T", "U"]));
  const lookups = { parent: { objectName, key: ["code"], types } };
  const lows = driver.declare("RecordSet", setOf({ L: { parent: "T" } }, { name: "lows", lookups }));
  await tops.up();
  await lows.up();
  const run = driver.run();
  // The set that refers to the other one is checked after it was compared.
  const { inputs } = await run.process("RecordSet").check(tops.inputs, set("tops", ["U"]));
  await run.process("RecordSet").diff(tops.id, tops.outputs, inputs);
  const { failures } = await run.process("RecordSet").check(lows.inputs, lows.inputs);
  expect(failures.map(({ reason }) => reason)).toEqual([
    "records: parent: rows refer to rows that leave their set in this run: row L (T). Let them refer to others, or keep those rows",
  ]);
});

test("a row that one of its own set refers to does not leave", async () => {
  const own = (rows: Record<string, Properties>) => setOf(rows, { lookups: { parent: "self" } });
  const declared = at.driver.declare("RecordSet", own({ T: {}, L: { parent: "T" } }));
  await declared.up();
  expect(await complaint(declared.up(own({ L: { parent: "T" } })))).toContain(
    "rows refer to rows that leave their set in this run: row L (T).",
  );
  expect(await declared.up(own({ L: {} }))).toBe("updated");
});

describe("a record that another resource of the program has under another key", () => {
  const titled = (name: string, more: Properties = {}) => setOf({ A: { title: "same" } }, { name, key: ["title"], ...more });
  const held = "other resources of this program have";

  test.each<[string, Properties]>([
    ["as its own", {}],
    ["to adopt it", { adoptExisting: true }],
  ])("is not taken %s", async (_title, more) => {
    const { driver } = at;
    const run = driver.run();
    await run.process("RecordSet").create(set("one", ["A"]));
    expect(await complaint(run.process("RecordSet").create(titled("two", more)))).toContain(`RecordSet two: ${held} same (id `);
    expect(await complaint(run.process("Record").create({ ...record, key: ["title"], ...more }))).toContain(
      `Record first: ${held} same (id `,
    );
    expect(count()).toBe(1);
  });

  test("is not taken from a record, nor from a set of an earlier run", async () => {
    const { driver } = at;
    const run = driver.run();
    await run.process("Record").create(record);
    expect(await complaint(run.process("RecordSet").create(titled("two")))).toContain(held);

    const one = driver.declare("RecordSet", set("one", ["B"]));
    await one.up();
    const later = driver.run();
    await later.process("RecordSet").diff(one.id, one.outputs, one.inputs);
    const two = setOf({ B: { title: "same" } }, { name: "two", key: ["code", "title"] });
    expect(await complaint(later.process("RecordSet").create(two))).toContain(held);
  });
});

test("a preview names rows that refer to a key that nothing has", async () => {
  const { driver } = at;
  const lookups = { parent: { objectName, key: ["code"], types } };
  await driver.declare("RecordSet", set("there", ["T"])).up();
  const rows = { L: { parent: "T" }, M: { parent: "new" }, N: { parent: "nothing" } };
  const run = driver.run();
  await run.process("RecordSet").check({}, set("tops", ["new"]));
  const { failures } = await run.process("RecordSet").check({}, setOf(rows, { name: "lows", lookups }));
  expect(failures).toEqual([]);
  const told = "RecordSet lows: parent: rows refer to keys that nothing has: row N (nothing). They fail unless those are added first.";
  expect(driver.warnings.filter((warning) => warning.includes("parent"))).toEqual([told]);

  const lows = driver.declare("RecordSet", setOf({ L: { parent: "T" } }, { name: "lows", lookups }));
  await lows.up();
  requests(driver);
  await driver.process("RecordSet").diff(lows.id, lows.outputs, lows.inputs);
  expect(requests(driver)).toEqual({});
  await driver.process("RecordSet").diff(lows.id, lows.outputs, setOf({ L: { parent: "nothing" } }, { name: "lows", lookups }));
  expect(driver.warnings.at(-1)).toContain("row L (nothing)");
});

describe("a record of an earlier run", () => {
  const ofTitle = (more: Properties = {}) => setOf({ A: { title: "same" } }, { name: "two", key: ["title"], ...more });
  const first = async () => {
    const one = at.driver.declare("Record", record);
    await one.up();
    return one;
  };

  test("is known as its resource's: a set takes it neither as its own nor to adopt it", async () => {
    const one = await first();
    for (const more of [{}, { adoptExisting: true }]) {
      const run = at.driver.run();
      await run.process("Record").diff(one.id, one.outputs, one.inputs);
      expect(await complaint(run.process("RecordSet").create(ofTitle(more)))).toContain("other resources of this program have same (id ");
    }
  });

  test("that came from a set leaves the state of that set, also when its first write fails", async () => {
    const { driver } = at;
    const rows = driver.declare("RecordSet", set("rows", ["A", "B"]));
    await rows.up();
    const taking = { ...record, adoptExisting: true, values: { code: "B", title: "other" } };
    const taken = driver.declare("Record", taking);
    driver.fault({ operation: "UpdateDatabyRecordID", status: 503 });
    await complaint(taken.up());
    driver.emulator.faults.clear();
    const without = set("rows", ["A"]);
    const run = driver.run();
    const inputs = (await run.process("RecordSet").check(rows.inputs, without)).inputs;
    await run.process("Record").check(taken.inputs, taking);
    if (taken.id === "") await run.process("Record").create(taking);
    else await run.process("Record").diff(taken.id, taken.outputs, taking);
    const { outs } = await run.process("RecordSet").update(rows.id, rows.outputs, inputs);
    expect(Object.keys(outs.rows as Properties)).toEqual(["A"]);
    expect(count()).toBe(2);
  });

  test("does not get a key that another record has", async () => {
    const one = await first();
    at.driver.emulator.world.records.add(objectName, [{ [column("code")]: "B" }]);
    const told = await complaint(one.up({ ...record, values: { code: "B", title: "same" } }));
    expect(told).toContain("Record first: another record has the key B (id ");
    expect(stored(at.driver)).toHaveProperty("A");
  });
});

test("a replacement that exclusive would refuse deletes nothing", async () => {
  const { driver } = at;
  const rows = driver.declare("RecordSet", setOf({ A: { title: "a" }, B: { title: "b" } }));
  await rows.up();
  driver.emulator.world.records.add(objectName, [{ [column("code")]: "theirs", [column("title")]: "theirs" }]);
  const news = setOf({ A: { title: "a" }, B: { title: "b" } }, { key: ["title"], exclusive: true });
  const process = driver.run().process("RecordSet");
  await process.check(rows.inputs, news);
  const told = await complaint(process.diff(rows.id, rows.outputs, news));
  expect(told).toContain("AZ110");
  expect(told).toContain("destroys 1 record.");
  expect(count()).toBe(3);
});

test("a record whose key was changed on the platform is set back, and a new row of that key is another record", async () => {
  const { driver } = at;
  const rows = driver.declare("RecordSet", set("rows", ["A"]));
  await rows.up();
  const [{ id } = { id: "" }] = driver.emulator.world.records.query(objectName).records;
  driver.emulator.world.records.update(objectName, id, { [column("code")]: "B" });
  await rows.up(set("rows", ["A", "B"]));
  expect(Object.keys(stored(driver)).sort()).toEqual(["A", "B"]);
  expect((rows.outputs.rows as Properties).A).toContain(id);
  expect(await rows.up(set("rows", ["A", "B"]))).toBe("unchanged");
});

test("a record whose key was changed on the platform and in the program is the new row", async () => {
  const { driver } = at;
  const rows = driver.declare("RecordSet", set("rows", ["A"]));
  await rows.up();
  const [{ id } = { id: "" }] = driver.emulator.world.records.query(objectName).records;
  driver.emulator.world.records.update(objectName, id, { [column("code")]: "B" });
  await rows.up(set("rows", ["B"]));
  expect(Object.keys(stored(driver))).toEqual(["B"]);
  expect((rows.outputs.rows as Properties).B).toContain(id);
});

test("a record whose key was emptied on the platform is set back by the next up after a refresh", async () => {
  const { driver } = at;
  const rows = driver.declare("RecordSet", set("rows", ["A"]));
  await rows.up();
  const [{ id } = { id: "" }] = driver.emulator.world.records.query(objectName).records;
  driver.emulator.world.records.update(objectName, id, { [column("code")]: null });
  await rows.refresh();
  expect(await rows.up()).toBe("updated");
  expect([count(), Object.keys(stored(driver))]).toEqual([1, ["A"]]);
});

test("a set that is to have all records of an object is refused beside another one, whichever is checked first", async () => {
  const all = set("all", ["C"], { exclusive: true, allowDataLoss: true });
  for (const sets of [
    [set("some", ["A"]), all],
    [all, set("some", ["A"])],
  ]) {
    const run = at.driver.run();
    const failures = [];
    for (const inputs of sets) failures.push(...(await run.process("RecordSet").check({}, inputs)).failures);
    expect(failures.map(({ reason }) => reason)).toEqual([
      "exclusive: RecordSet all is exclusive, and RecordSet some of this program has records of the same object: put all rows into one set",
    ]);
  }
});

test("rows that a killed move left with other values come back with ASTROZERO_RECOVER, and are not adopted", async () => {
  const { driver } = at;
  driver.emulator.world.records.add(objectName, [{ [column("code")]: "B", [column("title")]: "before" }]);
  const rows = driver.declare("RecordSet", set("rows", ["B"]));
  expect(await complaint(rows.up())).toContain('run ASTROZERO_RECOVER="rows" pulumi up once');
  expect(await complaint(driver.declare("Record", { ...record, name: "rows", values: { code: "B", title: "x" } }).up())).toContain(
    "ASTROZERO_RECOVER",
  );

  const { client } = driver.session();
  const warnings: string[] = [];
  const session = new Session(client, (text) => warnings.push(text), undefined, undefined, undefined, leftoversOf({ recover: ["rows"] }));
  const { id, outs } = await driver.process("RecordSet", session).create(rows.inputs);
  expect(stored(driver).B?.[column("title")]).toBe("same");
  expect(warnings).toEqual([
    expect.stringMatching(/^RecordSet rows: 1 row was there, is recovered and made as declared: B \(id \w{20}\)\./),
  ]);
  await driver.process("RecordSet").delete(id, outs);
  expect(count()).toBe(0);
});

test.each([true, false])(
  "a row that moves keeps its record, however its key is written, and where the types of its columns are known: %s",
  async (isTyped) => {
    const { driver } = at;
    const { types, ...bare } = setOf({}, { key: ["size"], ...(!isTyped && { types: undefined }) });
    const inputs = (name: string, sizes: string[]) => {
      const records = Object.fromEntries(sizes.map((size) => [size, { size }]));
      return { ...bare, ...(types !== undefined && { types }), name, records };
    };
    const [from, to] = [driver.declare("RecordSet", inputs("from", ["1.0", "2"])), driver.declare("RecordSet", inputs("to", ["7"]))];
    await from.up();
    await to.up();
    const ids = () => driver.emulator.world.records.query(objectName).records.map(({ id }) => id);
    const before = ids().sort();
    const run = driver.run();
    const moved = [
      { set: from, news: inputs("from", ["2"]) },
      { set: to, news: inputs("to", ["7", "1.0"]) },
    ].map((one) => ({ ...one, provider: run.process("RecordSet") }));
    for (const { set, news, provider } of moved) {
      expect((await provider.check(set.inputs, news)).failures).toEqual([]);
      await provider.diff(set.id, set.outputs, news);
    }
    const [first, last] = moved.map(
      ({ set, news, provider }) =>
        () =>
          provider.update(set.id, set.outputs, news),
    );
    await Promise.all([first?.(), driver.clock.sleep(4000).then(last)]);
    expect(ids().sort()).toEqual(before);
  },
);
