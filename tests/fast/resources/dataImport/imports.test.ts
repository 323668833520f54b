import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { temporaryFolder } from "../../../support/bucket";
import { complaint, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { calls, objectName, openSized, rowsOf, sha256, stored, zipped } from "../bulk";

const at = useDriver();
const sent = () => calls(at.driver, "ImportData");
const rows = [
  { name: "North", demo__size__CST: 3 },
  { name: 'South, "deep"', demo__size__CST: null },
];
const both = [
  ["North", "3"],
  ['South, "deep"', null],
];
const declare = (inputs: Properties) => at.driver.declare("DataImport", inputs);

test("rows are imported, waited for, and imported no second time", async () => {
  openSized(at.driver);
  const thing = declare(rowsOf(rows));

  expect(await thing.up()).toBe("created");

  expect(stored(at.driver)).toEqual(both);
  expect(thing.outputs).toEqual({
    contentHash: thing.inputs.contentHash,
    taskId: expect.stringMatching(/^002S/),
    effects: [{ objectName, before: 0, expected: 2 }],
  });
  expect(await thing.up()).toBe("unchanged");
  expect(await thing.refresh()).toBe(true);
  expect(await thing.up()).toBe("unchanged");
  expect(sent()).toBe(1);
});

test.each<[string, (inputs: Properties) => Properties]>([
  ["other rows", () => rowsOf([{ name: "East" }])],
  ["triggers", (inputs) => ({ ...inputs, triggers: ["2"] })],
])("%s are imported again, in place", async (_what, change) => {
  openSized(at.driver);
  const thing = declare(rowsOf(rows));
  await thing.up();
  expect(await thing.up(change(thing.inputs))).toBe("updated");
  expect(sent()).toBe(2);
});

test("how long it is waited changes nothing else", async () => {
  openSized(at.driver);
  const thing = declare(rowsOf(rows));
  await thing.up();
  expect(await thing.up({ ...thing.inputs, waitSeconds: 5 })).toBe("updated");
  expect([sent(), thing.outputs.waitSeconds, thing.outputs.effects]).toEqual([1, 5, [{ objectName, before: 0, expected: 2 }]]);
});

test("with ids, records that exist are changed and counted as such", async () => {
  const id = openSized(at.driver);
  const [north] = at.driver.emulator.world.records.add(id, [{ name: "Nord" }]);
  const { keyPrefix } = at.driver.emulator.world.objects.get(id);
  const given = [
    { id: north?.id, name: "North" },
    { id: `${keyPrefix}0000000000000009`, name: "East" },
  ];
  const thing = declare(rowsOf(given, { withIds: true }));

  await thing.up();

  expect(stored(at.driver)).toEqual([
    ["North", null],
    ["East", null],
  ]);
  expect(thing.outputs.effects).toEqual([{ objectName, before: 1, expected: 2 }]);
});

describe("files", () => {
  const csv = (text: string) => join(temporaryFolder({ "regions.csv": text }), "regions.csv");
  const ofCsv = (path: string) => ({ tables: [{ objectName, csv: path }], contentHash: "of the program" });

  test("a csv file with a byte order mark, quotes, line ends of Windows and an empty line", async () => {
    openSized(at.driver);
    const path = csv('\uFEFFname,demo__size__CST\r\nNorth,3\r\n\r\n"South, ""deep""",\r\n');
    await declare(ofCsv(path)).up();
    expect(stored(at.driver)).toEqual(both);
  });

  test.each([
    ["has another number of values in a row", "name,demo__size__CST\nNorth\n", "Invalid Record Length"],
    ["has no rows", "name\n", `${objectName}: there is nothing to import.`],
    ["has ids that the program does not tell", "id,name\nx,North\n", "there is a column id. Set withIds: true"],
  ])("a csv file that %s is refused before a call", async (_what, text, words) => {
    openSized(at.driver);
    expect(await complaint(declare(ofCsv(csv(text))).up())).toContain(words);
    expect(at.driver.emulator.requests.list).toEqual([]);
  });

  test("a file that is not there is refused, with its path", async () => {
    expect(await complaint(declare(ofCsv("nowhere/regions.csv")).up())).toContain(
      "nowhere/regions.csv cannot be read: there is no such file",
    );
  });

  test.each(["csv", "txt"])("a zip of %s files is sent as it is", async (type) => {
    openSized(at.driver);
    const part = { csv: ",", txt: "\t" }[type] ?? "";
    const zip = zipped({ [`a.${type}`]: `${objectName}\r\nname${part}demo__size__CST\r\nNorth${part}3\r\nWest${part}4\r\n` });
    const path = join(temporaryFolder({ "data.zip": Buffer.from(zip) }), "data.zip");
    const thing = declare({ zip: path, contentHash: sha256(zip) });
    await thing.up();
    expect(stored(at.driver)).toEqual([
      ["North", "3"],
      ["West", "4"],
    ]);
    expect(at.driver.emulator.requests.list.find(({ operation }) => operation === "ImportData")?.query).toEqual({
      filename: "data.zip",
      flag: "noid",
      comment: "true",
    });
  });

  test("a zip that is another one by now is refused", async () => {
    const path = join(temporaryFolder({ "data.zip": Buffer.from(zipped({ "a.csv": "x\r\ny\r\n" })) }), "data.zip");
    expect(await complaint(declare({ zip: path, contentHash: sha256("other") }).up())).toContain("has changed since the program read it");
  });

  test.each([
    ["no zip", Buffer.from("text"), "is not a zip, or has no file"],
    [
      "a zip that ends too early",
      Buffer.from(zipped({ "a.csv": `x\r\ny\r\n${"z,z\r\n".repeat(5000)}` }).subarray(0, 60)),
      "data.zip cannot be read",
    ],
    ["a zip of something else", Buffer.from(zipped({ "a.json": "{}" })), "a.json is neither a csv nor a txt file"],
    ["a zip without rows of names", Buffer.from(zipped({ "a.csv": "x\r\n" })), "row 1 must be the object, row 2 its fields"],
  ])("%s is refused before a call", async (_what, content, words) => {
    const path = join(temporaryFolder({ "data.zip": content }), "data.zip");
    expect(await complaint(declare({ zip: path, contentHash: sha256(content) }).up())).toContain(words);
    expect(at.driver.emulator.requests.list).toEqual([]);
  });

  test("nothing is left in the folder of temporary files, whatever happens", async () => {
    const folders = () => readdirSync(tmpdir()).filter((name) => /^astrozero-\w{6}$/.test(name));
    const before = new Set(folders());
    openSized(at.driver);
    await declare(rowsOf(rows)).up();
    await complaint(declare(ofCsv(csv("name\n"))).up());
    at.driver.fault({ operation: "ImportData", status: 400 });
    await complaint(declare(rowsOf(rows)).up());
    expect(folders().filter((name) => !before.has(name) && existsSync(join(tmpdir(), name, "import.zip")))).toEqual([]);
  });
});

describe("an object", () => {
  test("that does not allow bulk access is refused, and nothing is sent", async () => {
    const id = openSized(at.driver);
    at.driver.emulator.world.objects.get(id).allowBulkApiAccess = false;
    expect(await complaint(declare(rowsOf(rows)).up())).toContain(
      `Object ${objectName} takes no import and no export: set allowBulkApiAccess: true of it first.`,
    );
    expect(sent()).toBe(0);
  });

  test("that does not exist is refused", async () => {
    expect(await complaint(declare(rowsOf(rows)).up())).toContain(`There is no object ${objectName}.`);
    expect(sent()).toBe(0);
  });
});

describe("an answer that got lost", () => {
  test("of an import that was done: it is found by its records", async () => {
    openSized(at.driver);
    at.driver.emulator.faults.add({ operation: "ImportData", kind: "cut", when: "after" });
    const thing = declare(rowsOf(rows));
    expect(await thing.up()).toBe("created");
    expect(stored(at.driver)).toEqual(both);
    expect(thing.outputs).not.toHaveProperty("uncertain");
    expect(at.driver.warnings.at(-1)).toContain("its answer got lost, and its work is done");
    expect(sent()).toBe(1);
  });

  describe("of one that was not done", () => {
    const begin = async () => {
      openSized(at.driver);
      at.driver.emulator.faults.add({ operation: "ImportData", kind: "cut", when: "before", times: 1 });
      const thing = declare(rowsOf(rows));
      const words = await complaint(thing.up());
      return { thing, words, since: String(thing.outputs.uncertain) };
    };

    test("it stays uncertain, and the error says how to go on", async () => {
      const { words, since } = await begin();
      expect(words).toContain(`${objectName}: 2 records are expected, and there are 0.`);
      expect(words).toContain(`assumeDone: "${since}"`);
      expect(words).toContain("change `triggers`");
    });

    test("the next up looks, and sends nothing", async () => {
      const { thing } = await begin();
      expect(await complaint(thing.up())).toContain("2 records are expected");
      await thing.refresh();
      expect(await complaint(thing.up(rowsOf(rows)))).toContain("2 records are expected");
      expect(sent()).toBe(1);
    });

    test("records that come later prove it", async () => {
      const { thing } = await begin();
      at.driver.emulator.world.records.add(objectName, [{ name: "a" }, { name: "b" }]);
      expect(await thing.up()).toBe("updated");
      expect(thing.outputs).not.toHaveProperty("uncertain");
    });

    test("the program can take it as done", async () => {
      const { thing, since } = await begin();
      expect(await thing.up({ ...thing.inputs, assumeDone: since })).toBe("updated");
      expect(thing.outputs).not.toHaveProperty("uncertain");
      expect([sent(), stored(at.driver)]).toEqual([1, []]);
    });

    test("new triggers send it again", async () => {
      const { thing } = await begin();
      await thing.up({ ...thing.inputs, triggers: [1] });
      expect([sent(), stored(at.driver)]).toEqual([2, both]);
    });
  });

  test("of one that only changes records: nothing proves it", async () => {
    const id = openSized(at.driver);
    const [north] = at.driver.emulator.world.records.add(id, [{ name: "North" }]);
    at.driver.emulator.faults.add({ operation: "ImportData", kind: "cut", when: "after" });
    const thing = declare(rowsOf([{ id: north?.id, name: "Nord" }], { withIds: true }));
    expect(await complaint(thing.up())).toContain("Nothing on the platform tells whether it did.");
    expect(sent()).toBe(1);
  });
});

test("rows that the platform leaves out are missed: the import fails when it has waited, and says the task", async () => {
  openSized(at.driver);
  const thing = declare(rowsOf([{ name: "North" }, { name: "South", demo__size__CST: "many" }], { waitSeconds: 60 }));
  at.driver.clock.waits.length = 0;
  const words = await complaint(thing.up());
  expect(words).toContain(`${objectName}: 2 records are expected, and there are 1.`);
  expect(words).toMatch(/task 002S\w{16}/);
  expect(at.driver.clock.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(60_000);
  expect(at.driver.told.filter((line) => line.includes("1 of 2 records"))).toHaveLength(1);
});

test("what is refused is not taken for done: the next up imports it", async () => {
  openSized(at.driver);
  at.driver.fault({ operation: "ImportData", status: 400, resMsg: "the zip is damaged", times: 1 });
  const thing = declare(rowsOf(rows));
  expect(await complaint(thing.up())).toContain("the zip is damaged");
  await thing.refresh();
  expect(await thing.up()).toBe("updated");
  expect(stored(at.driver)).toEqual(both);
});

test.each(["id", "empty"] as const)("it is done whatever the platform answers: %s", async (bulkAnswer) => {
  at.driver.emulator.dialect.bulkAnswer = bulkAnswer;
  openSized(at.driver);
  const thing = declare(rowsOf(rows));
  await thing.up();
  expect("taskId" in thing.outputs).toBe(bulkAnswer === "id");
  expect(stored(at.driver)).toEqual(both);
});

test("what was imported stays, with a warning", async () => {
  openSized(at.driver);
  const thing = declare(rowsOf(rows));
  await thing.up();
  at.driver.emulator.requests.clear();
  await thing.destroy();
  expect([stored(at.driver), at.driver.emulator.requests.list]).toEqual([both, []]);
  expect(at.driver.warnings.at(-1)).toMatch(/what it imported stays on the platform/);
});

test("a refresh of it costs no request, and it has no `get`", async () => {
  openSized(at.driver);
  const thing = declare(rowsOf(rows));
  await thing.up();
  at.driver.emulator.requests.clear();
  await thing.refresh();
  expect(at.driver.emulator.requests.list).toEqual([]);
  expect(await complaint(at.driver.process("DataImport").read(thing.id, {}))).toContain("cannot be read by an id");
});

test("10,000 rows of a file are sent in one call, and are not in state", async () => {
  openSized(at.driver);
  const text = `name,demo__size__CST\n${Array.from({ length: 10_000 }, (_, index) => `r${index},${index}\n`).join("")}`;
  const path = join(temporaryFolder({ "regions.csv": text }), "regions.csv");
  const thing = declare({ tables: [{ objectName, csv: path }], contentHash: sha256(text) });
  await thing.up();
  expect(at.driver.emulator.world.records.count(objectName)).toBe(10_000);
  expect(sent()).toBe(1);
  expect(JSON.stringify(thing.outputs).length).toBeLessThan(400);
});
