import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Dialect } from "../../../../emulator";
import { canonical } from "../../../../provider/fieldModel/plainValues";
import { complaint, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { column, makeCustomers, objectName, setOf, stored, types } from "./given";

const at = useDriver();
beforeEach(() => makeCustomers(at.driver));

test.each([
  ["number", [1, "1", "1.0", "01", "+1.00", " 1 "], "1"],
  ["number", ["-0", 0, "0.0"], "0"],
  ["currency", ["12.50", 12.5, "0012.5"], "12.5"],
  ["number", ["12345678901234567890.10"], "12345678901234567890.1"],
  ["number", [1e21, "1000000000000000000000"], "1000000000000000000000"],
  ["number", [1e-7, "0.0000001"], "0.0000001"],
  ["checkbox", [true, "true", 1, "1", "TRUE"], "true"],
  ["checkbox", [false, "false", 0, "0"], "false"],
  ["date", ["2026-02-01", "2026-02-01 00:00:00", "2026-02-01T00:00:00Z"], "2026-02-01"],
  [
    "datetime",
    ["2026-02-01 10:00:00", "2026-02-01T10:00:00Z", "2026-02-01T11:00:00+01:00", "2026-02-01T10:00:00.000Z"],
    "2026-02-01 10:00:00",
  ],
  ["multiselect", [["b", "a"], "a;b", "b; a"], "a;b"],
  ["text", ["1.0", "1.0"], "1.0"],
  ["text", [null, undefined, ""], null],
  ["multiselect", [[], null, ""], null],
  ["number", [null, "", " "], null],
] as const)("values of the type %s that are the same: %j", (type, values, expected) => {
  for (const value of values) expect(canonical(type, value)).toBe(expected);
});

const first = {
  title: 'Größe, "quoted"',
  size: 12.5,
  vip: true,
  since: "2026-02-01",
  seenAt: "2026-02-01T11:00:00+01:00",
  tier: "Gold",
  tiers: ["Silver", "Gold"],
};

test.each<[string, Partial<Dialect>]>([
  ["texts", {}],
  ["numbers", { numberWire: "number", checkboxWire: "number" }],
  ["other forms", { checkboxWire: "string", multiSelectWire: "array", dateWire: "zoned", nullStyle: "absent" }],
  ["empty texts", { nullStyle: "empty" as Dialect["nullStyle"] }],
])("a platform that prints %s shows no drift", async (_name, dialect) => {
  const { driver } = at;
  Object.assign(driver.emulator.dialect, dialect);
  const set = driver.declare("RecordSet", setOf({ A: first, B: { title: null, size: "", vip: false } }));
  await set.up();
  const before = set.outputs;
  expect(stored(driver).A).toMatchObject({ [column("size")]: "12.5", [column("seenAt")]: "2026-02-01 10:00:00", [column("vip")]: true });
  expect(await set.refresh()).toBe(true);
  expect(set.outputs).toEqual(before);
  expect(await set.up()).toBe("unchanged");
});

describe("files", () => {
  const folder = mkdtempSync(join(tmpdir(), "rows-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  let number = 0;

  /** A set with the rows of a file, whose hash is that of this test. */
  function setFrom(content: string | Uint8Array, more: Properties = {}, name = "rows.csv") {
    const path = join(folder, name);
    writeFileSync(path, content);
    number += 1;
    const { records, ...inputs } = setOf({});
    return { ...inputs, file: { path, hash: String(number), ...more } };
  }

  const expected = {
    A: { [column("title")]: 'Größe, "a"\nb', [column("size")]: "1", [column("vip")]: true },
    B: { [column("title")]: null, [column("size")]: null, [column("vip")]: false },
  };

  test.each([
    ["with a byte order mark, CRLF and quotes", '\uFEFFcode,title,size,vip\r\nA,"Größe, ""a""\nb",1,TRUE\r\nB,"",,0\r\n', {}],
    ["with another delimiter and spaces around names", 'code; title;size;vip\nA;"Größe, ""a""\nb";01;1\nB;;;false\n\n', { delimiter: ";" }],
  ])("a CSV file %s", async (_title, content, more) => {
    await at.driver.declare("RecordSet", setFrom(content, more)).up();
    expect(stored(at.driver)).toMatchObject(expected);
  });

  test("a JSON file, and one in another encoding", async () => {
    const rows = [
      { code: "A", title: 'Größe, "a"\nb', size: 1, vip: true },
      { code: "B", title: null, vip: 0 },
    ];
    const text = JSON.stringify(rows);
    const set = at.driver.declare("RecordSet", setFrom(text, {}, "rows.json"));
    await set.up();
    expect(stored(at.driver).A).toMatchObject(expected.A);
    await set.up(setFrom(Buffer.from(`\uFEFF${text}`, "utf16le"), { encoding: "utf-16le" }, "rows.json"));
    expect(stored(at.driver)).toMatchObject({ A: expected.A, B: { [column("vip")]: false } });
  });

  test.each([
    ["no file", "", { path: "nowhere.csv" }, "file: nowhere.csv cannot be read: there is no such file."],
    ["no key column", "Code;title\nA;x\n", {}, "no column code, which `key` names; its columns are Code;title"],
    ["no key column, and no row", "title\n", {}, "no column code, which `key` names"],
    ["nothing in it", "", {}, "rows.csv is empty: a CSV file begins with a header"],
    ["nothing but a byte order mark and empty lines", "\uFEFF\r\n\r\n", {}, "rows.csv is empty: a CSV file begins with a header"],
    ["no key in a row", "code,title\nA,x\n,y\n", {}, "file: row 2 has no value in its key (code)"],
    ["a key twice", "code,title\nA,x\nA,y\n", {}, "file: row A is there twice"],
    ["a text in a number", "code,size\nA,many\n", {}, 'file: row A: size: "many" is not a number'],
    ["a column twice", "code,title,title\nA,x,y\n", {}, "the header has the column title twice"],
    ["a column without a name", "code,,title\nA,x,y\n", {}, "column 2 of the header has no name"],
    ["a field under two names", `code,title,${column("title")}\nA,x,y\n`, {}, `the columns title and ${column("title")} are one field`],
    ["ids, which would lead a write to other records", "id,code\nx,A\n", {}, "column id is set by the platform"],
    ["what the platform keeps", "code,lastModifiedDate\nA,2026-02-01\n", {}, "column lastModifiedDate is set by the platform"],
    ["too many values", "code,size\nA,1,2\n", {}, "Invalid Record Length"],
    ["no JSON", "{", { format: "json" }, "is not JSON"],
    ["no list", "{}", { format: "json" }, "must hold a list of objects, one for each row"],
    ["another encoding", new Uint8Array([0x63, 0xff, 0xfe]), {}, "it is not encoded in utf-8. Give its encoding"],
    ["an encoding that does not exist", "code\nA", { encoding: "klingon" }, '"klingon" is no encoding'],
  ])("a file with a fault is refused in the preview: %s", async (_title, content, more, words) => {
    await expect(at.driver.declare("RecordSet", setFrom(content, more)).up()).rejects.toThrow(words);
    expect(at.driver.emulator.requests.count({ operation: "AddData" })).toBe(0);
  });

  test("a column that not all rows of a JSON file have is empty in the others, whatever its name", async () => {
    const { driver } = at;
    driver.emulator.world.fields.add(driver.emulator.world.objects.find(objectName)?.id ?? "", [
      { label: "Constructor", name: column("constructor"), dataType: "text", dataLength: 50 },
    ]);
    const text = JSON.stringify([{ code: "A", constructor: "Ford" }]).replace("]", ',{"code":"B"}]');
    const inputs = setFrom(text, {}, "cars.json");
    await driver.declare("RecordSet", { ...inputs, types: { ...types, [column("constructor")]: "text" } }).up();
    expect([stored(driver).A, stored(driver).B].map((values) => values?.[column("constructor")])).toEqual(["Ford", null]);
  });

  test("a file without rows deletes none of those that the set has, unless it may", async () => {
    const { driver } = at;
    const set = driver.declare("RecordSet", setFrom("code\nA\nB\n"));
    await set.up();
    const empty = setFrom("code\n");
    await expect(set.up(empty)).rejects.toThrow(
      `AZ112: ${empty.file.path} has no row any more: deleting all rows of the set destroys 2 records. Set allowDataLoss: true`,
    );
    const update = driver.process("RecordSet").update(set.id, set.outputs, empty);
    expect(await complaint(update)).toContain("AZ112");
    const otherKey = { ...setFrom("code,title\n"), key: ["title"] };
    const process = driver.run().process("RecordSet");
    await process.check(set.inputs, otherKey);
    expect(await complaint(process.diff(set.id, set.outputs, otherKey))).toContain("AZ112");
    expect(Object.keys(stored(driver))).toEqual(["A", "B"]);
    expect(await set.up({ ...empty, allowDataLoss: true })).toBe("updated");
    expect(stored(driver)).toEqual({});
    expect(await set.up(empty)).toBe("updated");
  });

  test("a long number of a JSON file is not rounded", async () => {
    const { driver } = at;
    const text =
      '[{"code":"A","size":12345678901234567890,"title":"1 \\" 1234567890123456"},{"code":"B","size":-0.12345678901234567},{"code":"C","size":1e3}]';
    const set = driver.declare("RecordSet", setFrom(text, {}, "long.json"));
    await set.up();
    const sizes = Object.values(stored(driver)).map((values) => values[column("size")]);
    expect(sizes).toEqual(["12345678901234567890", "-0.12345678901234567", "1000"]);
    expect(stored(driver).A?.[column("title")]).toBe('1 " 1234567890123456');
    expect(await set.refresh()).toBe(true);
    expect(await set.up()).toBe("unchanged");
  });

  test("columns that the object does not have are named before a row is sent", async () => {
    const { driver } = at;
    const set = driver.declare("RecordSet", setFrom("code,titel,colour\nA,x,y\n"));
    expect(await complaint(set.up())).toContain(
      `Object ${objectName} has no field ${column("titel")}, ${column("colour")}. Take the column out, or add the field.`,
    );
    expect(driver.emulator.requests.counts()).not.toHaveProperty("QueryObjectRecordNumber");
  });

  test("columns that the object does not declare are told in the preview", async () => {
    const provider = at.driver.process("RecordSet");
    await provider.check({}, setFrom("code,titel,name\nA,x,y\n"));
    expect(at.driver.warnings.at(-1)).toBe(
      `RecordSet customers: its object does not declare ${column("titel")}: the rows fail unless it has such fields.`,
    );
  });

  test("rows of a file refer to rows of another set by their keys", async () => {
    const { driver } = at;
    const others = { objectName, key: ["code"], types: { [column("code")]: "text" } };
    await driver.declare("RecordSet", setOf({ top: { title: "Top" } }, { name: "others" })).up();
    const inputs = { ...setFrom("code,parent\nA,top\nB,\n"), lookups: { parent: others } };
    const set = driver.declare("RecordSet", inputs);
    await set.up();
    const top = driver.emulator.world.records.query(objectName).records.find(({ values }) => values[column("code")] === "top");
    expect(stored(driver).A?.[column("parent")]).toBe(top?.id);
    expect(await set.refresh()).toBe(true);
    expect(await set.up()).toBe("unchanged");
    const missing = { ...setFrom("code,parent\nA,top\nB,bottom\n"), lookups: { parent: others } };
    await expect(set.up(missing)).rejects.toThrow(`row B: ${column("parent")}: object ${objectName} has no record with the key bottom`);
  });
});

describe("references name rows by keys, which are compared by the types of their columns", () => {
  const zoned = "2026-02-01T11:00:00+01:00";
  test.each<[string, string[], Properties, string]>([
    ["a number", ["size"], { size: "1.0" }, "01"],
    ["a moment", ["seenAt"], { seenAt: "2026-02-01 10:00:00" }, zoned],
    ["a checkbox", ["vip"], { vip: true }, "TRUE"],
    ["a text with what joins columns", ["title"], { title: "a|b" }, "a|b"],
    ["a text with what escapes", ["title"], { title: "C:\\new" }, "C:\\new"],
    ["several columns", ["title", "size", "seenAt"], { title: "a|b", size: 1, seenAt: zoned }, `a\\|b|1.0|${zoned}`],
  ])("%s", async (_title, key, values, reference) => {
    const { driver } = at;
    const top = driver.declare("RecordSet", { ...setOf({ top: values }), key, name: "tops" });
    await top.up();
    const lookups = { parent: { objectName, key, types } };
    const low = driver.declare("RecordSet", setOf({ low: { parent: reference } }, { lookups }));
    await low.up();
    const [{ id } = { id: "" }] = driver.emulator.world.records.query(objectName).records;
    expect(stored(driver).low?.[column("parent")]).toBe(id);
    expect(await low.refresh()).toBe(true);
    expect(await low.up()).toBe("unchanged");
    expect(driver.warnings.join()).not.toContain("nothing has");
  });

  test("also rows of the set itself", async () => {
    const rows = { one: { code: "one", size: "1.0" }, two: { code: "two", size: 2, parent: "1.00" } };
    const set = at.driver.declare("RecordSet", { ...setOf(rows), key: ["size"], lookups: { parent: "self" } });
    await set.up();
    const [one] = at.driver.emulator.world.records.query(objectName).records;
    expect(stored(at.driver).two?.[column("parent")]).toBe(one?.id);
    expect(await set.up()).toBe("unchanged");
  });
});
