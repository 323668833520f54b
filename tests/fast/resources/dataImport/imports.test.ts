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
/** What a preview has in the place of a value that is not known yet. */
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
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
    ["is parted otherwise", "name;demo__size__CST\nNorth;3\n", '"name;demo__size__CST" is no API name of a field'],
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
    const path = join(temporaryFolder({ "data.zip": Buffer.from(zipped({ "a.csv": `${objectName}\r\nname\r\nNorth\r\n` })) }), "data.zip");
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
    ["a zip of no rows", Buffer.from(zipped({ "a.csv": `${objectName}\r\nname\r\n` })), "a.csv: there is nothing to import."],
    [
      "a zip with two files of one object",
      Buffer.from(zipped({ "a.csv": `${objectName}\r\nname\r\nA\r\n`, "b.csv": `${objectName}\r\nname\r\nB\r\n` })),
      `two files are of ${objectName}. Put the records of an object into one file.`,
    ],
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

describe("a preview", () => {
  const preview = (inputs: Properties, olds: Properties = {}) => at.driver.process("DataImport").check(olds, inputs);

  test.each<[string, Properties, string]>([
    ["no ids", rowsOf(rows, { withIds: true }), `${objectName}: withIds needs a column id.`],
    ["no zip", { zip: "package.json", contentHash: "1" }, "package.json is not a zip, or has no file."],
  ])("refuses what would be refused: %s, new and changed", async (_what, inputs, words) => {
    for (const olds of [{}, rowsOf([{ name: "Old" }])])
      expect((await preview(inputs, olds)).failures).toEqual([{ property: "", reason: words }]);
    expect(at.driver.emulator.requests.list).toEqual([]);
  });

  test("looks into nothing that is not imported again", async () => {
    const inputs = { zip: "gone.zip", contentHash: "1" };
    expect((await preview({ ...inputs, waitSeconds: 5 }, inputs)).failures).toEqual([]);
  });

  test.each<[string, Properties]>([
    ["rows", { tables: [{ objectName, rows: unknown }] }],
    ["a value", { tables: [{ objectName, rows: [{ name: unknown }] }] }],
    ["a file", { tables: [{ objectName, csv: unknown }] }],
    ["a zip", { zip: unknown }],
    ["an object", { tables: [{ objectName: unknown, rows: [{ name: "North", demo__new__CST: 1 }] }] }],
    ["ids", { ...rowsOf(rows), withIds: unknown }],
  ])("refuses nothing of what is not known yet: %s", async (_what, inputs) => {
    openSized(at.driver);
    expect((await preview({ ...inputs, contentHash: unknown })).failures).toEqual([]);
    expect(at.driver.warnings).toEqual([]);
  });

  test("warns of columns that the object lacks, which may be yet to come; where they lack in the end, nothing is sent", async () => {
    const id = openSized(at.driver);
    const thing = declare(rowsOf([{ name: "North", demo__code__CST: "N", demo__rank__CST: 1 }]));
    const words = `Object ${objectName} has no fields demo__code__CST, demo__rank__CST.`;
    expect((await preview(thing.inputs)).failures).toEqual([]);
    expect(at.driver.warnings).toEqual([expect.stringContaining(words)]);
    expect(await complaint(thing.up())).toContain(words);
    expect(sent()).toBe(0);
    at.driver.emulator.world.fields.add(id, [
      { name: "demo__code__CST", label: "Code", dataType: "text", dataLength: 9 },
      { name: "demo__rank__CST", label: "Rank", dataType: "number", dataLength: 9, scale: 0 },
    ]);
    await thing.up();
    expect(sent()).toBe(1);
  });

  test("fields that cannot be read hinder nothing", async () => {
    openSized(at.driver);
    at.driver.fault({ operation: "QueryCustomObjectbyID", status: 403 });
    expect(await declare(rowsOf(rows)).up()).toBe("created");
    expect(at.driver.warnings).toEqual([]);
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
  expect(words).toContain(`${objectName}: 2 records are expected, and there is 1.`);
  expect(words).toMatch(/task 002S\w{16}/);
  expect(at.driver.clock.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(60_000);
  expect(at.driver.told.filter((line) => line.includes("1 of 2 records"))).toHaveLength(1);
});

test.each<[string, Properties, string[], boolean]>([
  ["rows without ids come in part: they would come twice", {}, [], true],
  ["rows with ids are the same again", { withIds: true }, ["a00N0000000000000001", "a00N0000000000000002"], false],
])("%s", async (_what, more, ids, isTold) => {
  openSized(at.driver);
  const given = [{ name: "North" }, { name: "South", demo__size__CST: "many" }];
  const withIds = given.map((row, index) => ({ ...row, ...(ids[index] && { id: ids[index] }) }));
  const words = await complaint(declare(rowsOf(withIds, { ...more, waitSeconds: 5 })).up());
  expect(words.includes("all rows that are sent again are made once more: send only those that are missing")).toBe(isTold);
});

test("an import is named by its objects, in errors and messages; one row is one", async () => {
  openSized(at.driver);
  const thing = declare(rowsOf([{ name: "North" }]));
  at.driver.fault({ operation: "ImportData", status: 400, times: 1 });
  expect(await complaint(thing.up())).toContain(`DataImport ${objectName}, create`);
  expect(at.driver.told).toContain(`The import of ${objectName}: 1 row of ${objectName}.`);
  await thing.up();
  await thing.destroy();
  expect(at.driver.warnings.at(-1)).toBe(`The import of ${objectName}: what it imported stays on the platform.`);
});

test("no triggers are none, in whichever way", async () => {
  openSized(at.driver);
  const thing = declare(rowsOf(rows));
  await thing.up();
  expect(await thing.up({ ...rowsOf(rows), triggers: [] })).toBe("unchanged");
  const empty = declare(rowsOf(rows, { triggers: [] }));
  await empty.up();
  expect(await empty.up(rowsOf(rows))).toBe("unchanged");
  expect(await empty.up(rowsOf(rows, { triggers: [1] }))).toBe("updated");
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
