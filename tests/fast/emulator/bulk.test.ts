import { strFromU8, strToU8, zipSync } from "fflate";
import { useSession } from "./session";

const session = useSession();
const bulk = "/u-route/baas/bulk/v1.0";
const name = "demo__Order__CST";
const closed = "demo__Closed__CST";
let prefix: string;
beforeEach(async () => {
  await session.makeObject(name, [
    { name: "demo__code__CST", dataType: "text", isUnique: true },
    { name: "demo__amount__CST", dataType: "number" },
    { name: "demo__paid__CST", dataType: "checkbox" },
    { name: "demo__due__CST", dataType: "datetime" },
    { name: "demo__number__CST", dataType: "autonumber", pattern: "A-{000}", startingNumber: 1 },
  ]);
  await session.makeObject(closed);
  const { world } = session.emulator;
  world.objects.get(name).allowBulkApiAccess = true;
  prefix = world.objects.get(name).keyPrefix;
});

const exportData = (body: object, query = "file_type=csv") =>
  session.post(`${bulk}/export/data?${query}`, { encodeType: "utf-8", scheduleMode: 1, ...body });
const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([file, text]) => [file, strToU8(text)])));

async function send(path: string, bytes: Uint8Array | string, type = "application/octet-stream") {
  const headers = { "access-token": session.token, "content-type": type };
  const answer = await fetch(session.emulator.url + bulk + path, { method: "POST", headers, body: Buffer.from(bytes) });
  const { resMsg = "", result } = (await answer.json()) as { resMsg?: string; result?: string };
  return { status: answer.status, resMsg, task: String(result) };
}

const importData = (files: Record<string, string>, flag = "noid") =>
  send(`/import/data?filename=data.zip&flag=${flag}&comment=true`, zip(files));
const task = (id: unknown) => session.emulator.world.tasks.get(String(id));
const pass = (milliseconds = 1000) => session.clock.sleep(milliseconds);
const rows = () => session.emulator.world.records.all(name).map(({ values }) => [values.name, values.demo__amount__CST]);

describe("an export of records", () => {
  beforeEach(() => {
    session.emulator.world.records.add(name, [
      { name: "one", demo__code__CST: 'a "b", c', demo__amount__CST: 7, demo__paid__CST: true, demo__due__CST: "2024-05-01 08:00:00" },
      { name: "two" },
    ]);
  });

  test("answers the id of a task, which runs a moment later", async () => {
    const answer = await exportData({ objects: [name], isImmediate: true });
    expect(answer.at()).toMatch(/^002S[0-9A-Za-z]{16}$/);
    expect(task(answer.at())).toMatchObject({ state: "Waiting", runs: 0, files: [] });
    await pass(999);
    expect(task(answer.at()).state).toBe("Waiting");
    await pass(1);
    expect(task(answer.at())).toMatchObject({ state: "Done", runs: 1, messages: [] });
  });

  test("has the object in row 1, its fields in row 2, and the records; what is computed is left out", async () => {
    const [one, two] = session.emulator.world.records.all(name).map(({ id }) => id);
    const id = (await exportData({ objects: [name] })).at();
    await pass();
    const content = [
      name,
      "id,name,demo__code__CST,demo__amount__CST,demo__paid__CST,demo__due__CST",
      `${one},one,"a ""b"", c",7,true,2024-05-01 08:00:00`,
      `${two},two,,,,`,
      "",
    ].join("\r\n");
    expect(task(id).files).toEqual([{ name: `${name}.csv`, content }]);
  });

  test("parts the values of a txt file with tabs, and keeps to the condition", async () => {
    const conditions = [{ field: "name", operator: "eq", value: "two" }];
    const id = (await exportData({ objects: [name], cond: { conjunction: "AND", conditions } }, "flag=template&file_type=txt")).at();
    await pass();
    const [file] = task(id).files;
    expect(file?.name).toBe(`${name}.txt`);
    expect(file?.content.split("\r\n")).toEqual([name, expect.stringContaining("id\tname\t"), expect.stringMatching(/^\w{20}\ttwo\t/), ""]);
  });

  test("compares moments by size, everything else only with eq and ne", async () => {
    const cond = (field: string, operator: string, value: unknown) => ({
      objects: [name],
      cond: { conjunction: "AND", conditions: [{ field, operator, value }] },
    });
    const id = (await exportData(cond("demo__due__CST", "gt", "2024-01-01 00:00:00"))).at();
    await pass();
    expect(task(id).files[0]?.content).toContain("one");
    expect(task(id).files[0]?.content).not.toContain("two");
    expect((await exportData(cond("demo__amount__CST", "gt", 1))).status).toBe(400);
    expect((await exportData(cond("demo__none__CST", "eq", 1))).status).toBe(400);
    expect((await exportData({ ...cond("name", "eq", "x"), cond: { conjunction: "AND", conditions: [{ field: "name" }] } })).status).toBe(
      400,
    );
  });

  test("runs at the date that is given, and again after each interval", async () => {
    const first = session.clock.now() + 3_600_000;
    const firstScheduleDate = new Date(first).toISOString().slice(0, 19).replace("T", " ");
    const once = (await exportData({ objects: [name], firstScheduleDate })).at();
    const repeated = (
      await exportData({ objects: [name], scheduleMode: 2, firstScheduleDate, scheduleInterval: 2, intervalUnit: "Hour" })
    ).at();
    await pass(3_500_000);
    expect([task(once).runs, task(repeated).runs]).toEqual([0, 0]);
    await pass(100_000);
    expect([task(once).runs, task(repeated).runs]).toEqual([1, 1]);
    await pass(7_200_000);
    expect([task(once).runs, task(repeated).runs]).toEqual([1, 2]);
  });

  test.each<[string, object]>([
    ["no encoding", { encodeType: undefined, objects: [name] }],
    ["an unknown encoding", { encodeType: "latin1", objects: [name] }],
    ["neither objects nor a template", {}],
    ["no objects", { objects: [] }],
    ["two times", { objects: [name], isImmediate: true, firstScheduleDate: "2030-01-01 00:00:00" }],
    ["a repetition without a beginning", { objects: [name], scheduleMode: 2, scheduleInterval: 1, intervalUnit: "Day" }],
    ["a repetition without an interval", { objects: [name], scheduleMode: 2, firstScheduleDate: "2030-01-01 00:00:00" }],
    ["a date that is none", { objects: [name], firstScheduleDate: "tomorrow" }],
  ])("with %s is refused", async (_what, body) => {
    expect((await exportData(body)).status).toBe(400);
    expect(session.emulator.world.tasks.all()).toEqual([]);
  });

  test("of an unknown object, or of one without bulk access, is refused", async () => {
    expect((await exportData({ objects: [name, "demo__None__CST"] })).status).toBe(404);
    expect(await exportData({ objects: [closed] })).toMatchObject({
      status: 400,
      body: { resMsg: expect.stringContaining("allowBulkApiAccess") },
    });
  });

  test("fails when the object is gone by then", async () => {
    const id = (await exportData({ objects: [name] })).at();
    session.emulator.world.objects.delete(name);
    await pass();
    expect(task(id)).toMatchObject({ state: "Failed", files: [], messages: [expect.stringContaining(name)] });
  });
});

describe("an import of records", () => {
  const head = `${name}\r\nid,name,demo__code__CST,demo__amount__CST\r\n`;

  test("adds rows a moment later; empty values are empty, quotes are read, and a BOM is passed over", async () => {
    const { status, task: id } = await importData({
      "orders.csv": `\uFEFF${name}\nname,demo__code__CST,demo__amount__CST\n"a, ""b""",x,7\nc,,\n`,
    });
    expect([status, rows()]).toEqual([200, []]);
    await pass();
    expect((await session.post(`/u-route/baas/data/v1.0/count/${name}`, {})).at()).toBe(2);
    expect(rows()).toEqual([
      ['a, "b"', "7"],
      ["c", null],
    ]);
    expect(task(id)).toMatchObject({ state: "Done", messages: [] });
  });

  test("without ids gives every row a new one", async () => {
    const [one] = session.emulator.world.records.add(name, [{ name: "one" }]);
    await importData({ "a.csv": `${head}${one?.id},two,,\r\n` });
    await pass();
    expect(rows().map(([text]) => text)).toEqual(["one", "two"]);
  });

  test("with ids changes what is there, and makes the rest with the ids that are given", async () => {
    const [one] = session.emulator.world.records.add(name, [{ name: "one", demo__amount__CST: 1 }]);
    const id = `${prefix}000001Dg000000XX`;
    await importData({ "a.csv": `${head}${one?.id},first,a,2\r\n${id},second,b,3\r\n` }, "hasid");
    await pass();
    expect(rows()).toEqual([
      ["first", "2"],
      ["second", "3"],
    ]);
    expect(session.emulator.world.records.get(name, id).values.name).toBe("second");
  });

  test("leaves bad rows out and lists them", async () => {
    const { task: id } = await importData({ "a.csv": `${head},one,x,1\r\n,two,x,2\r\n,three,y,many\r\n,four,z,4\r\n` });
    await pass();
    expect(rows().map(([text]) => text)).toEqual(["one", "four"]);
    expect(task(id)).toMatchObject({
      state: "Failed",
      messages: [
        'a.csv: row 4.demo__code__CST: another record has the value "x"',
        'a.csv: row 5.demo__amount__CST: "many" is not a number',
      ],
    });
    const { task: withIds } = await importData({ "a.csv": `${head},one,,\r\n` }, "hasid");
    await pass();
    expect(task(withIds).messages).toEqual(["a.csv: row 3: id is empty"]);
  });

  test("takes what an export made", async () => {
    session.emulator.world.records.add(name, [{ name: "one", demo__code__CST: "a\nb", demo__paid__CST: true }, { name: "two" }]);
    const before = structuredClone(session.emulator.world.records.all(name));
    const id = (await exportData({ objects: [name] })).at();
    await pass();
    const [file] = task(id).files;
    session.emulator.world.records.deleteAll(
      name,
      before.map((record) => record.id),
    );
    await importData({ "a.csv": String(file?.content) }, "hasid");
    await pass();
    const values = (records: typeof before) =>
      records.map((record) => [record.id, record.values.name, record.values.demo__code__CST ?? null]);
    expect(values(session.emulator.world.records.all(name))).toEqual(values(before));
  });

  test("of an object without bulk access, or an unknown one, is refused", async () => {
    expect(await importData({ "a.csv": `${closed}\nname\none\n` })).toMatchObject({
      status: 400,
      resMsg: expect.stringContaining("allowBulkApiAccess"),
    });
    expect((await importData({ "a.csv": "demo__None__CST\nname\none\n" })).status).toBe(404);
  });

  test("that is checked refuses what is no zip of records; one that is not fails later", async () => {
    const path = (comment: boolean) => `/import/data?filename=data.zip&flag=noid&comment=${comment}`;
    for (const bytes of ["no zip", zip({ "a.json": "{}" }), zip({ "a.csv": `${name}\n` }), zip({ "a.csv": `${name}\nname\n"open\n` })]) {
      expect((await send(path(true), bytes)).status).toBe(400);
      const { status, task: id } = await send(path(false), bytes);
      expect(status).toBe(200);
      await pass();
      expect(task(id)).toMatchObject({ state: "Failed", messages: [expect.any(String)] });
    }
    expect(rows()).toEqual([]);
  });

  test("without its parameters, or with a wrong one, is refused", async () => {
    for (const query of ["", "?filename=a.zip&flag=noid", "?filename=a.zip&flag=maybe&comment=true"])
      expect((await send(`/import/data${query}`, zip({}))).status).toBe(400);
  });
});

describe("objects", () => {
  test("are exported as documents, and imported under another name", async () => {
    const id = (await session.post(`${bulk}/export/schema`, { encodeType: "utf-8", scheduleMode: 1, objects: [name] })).at();
    await pass();
    const [file] = task(id).files;
    expect(JSON.parse(String(file?.content))).toMatchObject({ name, allowBulkApiAccess: true, contextSetup: 0 });
    const content = String(file?.content).replaceAll("demo__Order__CST", "demo__Copy__CST");
    const { status, task: imported } = await send("/import/schema?filename=objects.zip", zip({ "copy.json": content }));
    expect(status).toBe(200);
    await pass();
    expect(task(imported)).toMatchObject({ state: "Done", messages: [] });
    const { fields, objects } = session.emulator.world;
    expect(objects.get("demo__Copy__CST").allowBulkApiAccess).toBe(true);
    const shown = (object: string) => fields.all(object).map((field) => [field.name, field.dataType, field.dataLength, field.pattern]);
    expect(shown("demo__Copy__CST")).toEqual(shown(name));
  });

  test("that exist, and documents that describe none, are told with the task", async () => {
    const files = { "a.json": JSON.stringify({ name, label: "Order" }), "b.json": "{}" };
    const { task: id } = await send("/import/schema?filename=objects.zip", zip(files));
    await pass();
    expect(task(id)).toMatchObject({
      state: "Failed",
      messages: [expect.stringMatching(/^a\.json: .*exists/), "b.json: is no description of an object"],
    });
    const { task: damaged } = await send("/import/schema?filename=objects.zip", zip({ "a.json": "{" }));
    await pass();
    expect(task(damaged).messages).toEqual(["a.json: is not JSON"]);
    const unlabelled = { name: "demo__New__CST", label: "New", fields: [{ name: "demo__size__CST", dataType: "number" }] };
    const { task: bare } = await send("/import/schema?filename=objects.zip", zip({ "a.json": JSON.stringify(unlabelled) }));
    await pass();
    expect(task(bare)).toMatchObject({ state: "Failed", messages: ["a.json: field demo__size__CST is no description of a field"] });
    expect(session.emulator.world.objects.find("demo__New__CST")).toBeUndefined();
    expect(session.emulator.failures).toEqual([]);
  });

  test("are exported only while the task is active", async () => {
    const body = { encodeType: "utf-8", scheduleMode: 1, objects: [name], taskStatus: "Suspend" };
    const id = (await session.post(`${bulk}/export/schema`, body)).at();
    await pass(100_000);
    expect(task(id)).toMatchObject({ state: "Waiting", runs: 0 });
    expect((await session.post(`${bulk}/export/schema`, { ...body, objects: ["demo__None__CST"] })).status).toBe(404);
  });
});

test("an import by a template is accepted; its rows are not read", async () => {
  const { status, task: id } = await send("/template/xlsx?template=Devices&filename=devices.xlsx", "content");
  expect(status).toBe(200);
  await pass();
  expect(task(id)).toMatchObject({ state: "Done", work: { template: "Devices", filename: "devices.xlsx", size: 7 } });
  expect((await send("/template/xlsx?template=Devices&filename=devices.csv", "content")).status).toBe(400);
});

test("what is uploaded for an import does not stay on disk", async () => {
  const { storage } = session.emulator.world;
  const before = storage.write("probe");
  await importData({ "a.csv": `${name}\nname\none\n` });
  const { readdirSync } = await import("node:fs");
  const { dirname } = await import("node:path");
  expect(readdirSync(dirname(storage.path(before.id)))).toEqual([before.id]);
  expect(strFromU8(strToU8("probe"))).toBe("probe");
});
