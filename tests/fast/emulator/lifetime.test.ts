import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { metadata, objectBody, openSession, start, stopAll } from "./session";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "emulator-"));
});
afterEach(async () => {
  await stopAll();
  rmSync(folder, { recursive: true });
});

const objects = `${metadata}/Object`;

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, () => resolve(true)).on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });
}

const portOf = (url: string) => Number(new URL(url).port);

test("it listens on the loopback address only", async () => {
  const { url } = await start();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");
  for (const { address } of others) expect(await canConnect(address, portOf(url))).toBe(false);
});

// A server that waits for its connections would stop after more than a minute.
test("stopping frees the port, also with open connections", async () => {
  const emulator = await start();
  const agent = new Agent({ keepAlive: true });
  await new Promise((resolve, reject) =>
    get(emulator.url, { agent }, (response) => response.resume().on("end", resolve)).on("error", reject),
  );
  const idle = connect(portOf(emulator.url), "127.0.0.1");
  idle.on("error", () => {});
  await new Promise((resolve) => idle.on("connect", resolve));
  await emulator.stop();
  const again = await start({ port: portOf(emulator.url) });
  expect(again.url).toBe(emulator.url);
  agent.destroy();
  idle.destroy();
});

test("stopping twice is harmless", async () => {
  const emulator = await start();
  await emulator.stop();
  await emulator.stop();
});

test("a taken port is an error", async () => {
  const emulator = await start();
  await expect(start({ port: portOf(emulator.url) })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("the environment points the provider at the emulator", async () => {
  const { environment, url } = await start({ namespace: "ns" });
  expect(environment).toEqual({
    ASTROZERO_URL: url,
    ASTROZERO_CLIENT_ID: "emulator-client",
    ASTROZERO_CLIENT_SECRET: "emulator-secret",
    ASTROZERO_NAMESPACE: "ns",
  });
});

test("reset starts over", async () => {
  const session = await openSession({ dialect: { missing: "400" } });
  const { emulator } = session;
  await session.makeObject("demo__Order__CST");
  emulator.faults.add({ kind: "locked" });
  emulator.dialect.missing = "null";
  emulator.reset();
  expect(emulator.world.objects.find("demo__Order__CST")).toBeUndefined();
  expect(emulator.dialect.missing).toBe("400");
  expect(emulator.faults.pending).toEqual([]);
  expect(emulator.requests.count()).toBe(0);
  expect((await session.get(objects)).status).toBe(401);
});

test("the world can be changed by hand; the API shows it", async () => {
  const session = await openSession();
  const { world } = session.emulator;
  const { id } = await session.makeObject("demo__Order__CST", ["demo__code__CST"]);
  world.objects.update("demo__Order__CST", { label: "By hand" });
  world.fields.update("demo__Order__CST", "demo__code__CST", { label: "Also by hand" });
  world.records.add("demo__Order__CST", [{ name: "one" }, { name: "two" }]);
  expect((await session.get(`${objects}/${id}`)).body).toMatchObject({
    result: { tableInfo: { label: "By hand" }, fields: [{}, { label: "Also by hand" }] },
  });
  expect(world.records.count("demo__Order__CST")).toBe(2);
  world.objects.delete("demo__Order__CST");
  expect((await session.get(`${objects}/${id}`)).status).toBe(404);
});

describe("Emulator: a data file", () => {
  test("keeps the tenant between starts, and ids go on growing", async () => {
    const dataFile = join(folder, "tenant.json");
    const first = await openSession({ dataFile });
    const { id, fields } = await first.makeObject("demo__Order__CST", ["demo__code__CST"]);
    first.emulator.world.records.add(id, [{ name: "one", demo__code__CST: "a" }]);
    await first.emulator.stop();

    const second = await openSession({ dataFile });
    expect((await second.get(`${objects}/${id}/Field/${fields[0]}`)).at("name")).toBe("demo__code__CST");
    expect(second.emulator.world.records.count(id)).toBe(1);
    expect((await second.makeObject("demo__Other__CST")).id > id).toBe(true);
  });

  test("is written soon after a write, whole, and leaves nothing else behind", async () => {
    const dataFile = join(folder, "tenant.json");
    const session = await openSession({ dataFile });
    await session.post(objects, objectBody("demo__Order__CST"));
    // Ends with the test's time when it is not.
    while (!readFileSync(dataFile, "utf8").includes("demo__Order__CST")) await new Promise((resolve) => setTimeout(resolve, 10));
    const { state } = JSON.parse(readFileSync(dataFile, "utf8"));
    expect(Object.values(state.objects)).toContainEqual(expect.objectContaining({ name: "demo__Order__CST" }));
    await session.emulator.stop();
    expect(readdirSync(folder)).toEqual(["tenant.json"]);
  });

  const damaged = "restore it from a copy, or delete it to start with a new tenant";
  const state = (members: object) => JSON.stringify({ format: 4, state: { ...whole, ...members } });
  const whole = { lastId: 1, objects: {} };

  test.each([
    ["", `this is not JSON (Unexpected end of JSON input); ${damaged}`],
    ["[1", "this is not JSON ("],
    ["{}", "this is no data file of the emulator; name another one"],
    ["null", "this is no data file of the emulator; name another one"],
    ['{"objects":[]}', "this is no data file of the emulator; name another one (what describes a tenant is a seed)"],
    ['{"format":3,"state":{}}', "another version of the emulator wrote this data file (format 3, not 4); use that one, or delete the file"],
    ['{"format":1,"state":{}}', "another version of the emulator wrote this data file (format 1, not 4); use that one, or delete the file"],
    ['{"format":4,"state":{}}', `this data file is damaged (state.lastId is not a whole number); ${damaged}`],
    ['{"format":4,"state":[]}', "this data file is damaged (state is not an object)"],
    [state({ lastId: 1.5 }), "this data file is damaged (state.lastId is not a whole number)"],
    [state({ scripts: [] }), "this data file is damaged (state.scripts is not an object)"],
    [state({ bpms: null }), "this data file is damaged (state.bpms is not an object)"],
    [state({ flows: { a: { id: "b" } } }), "this data file is damaged (state.flows.a is not a thing with this id)"],
    [state({ objects: { a: { id: "a" } } }), "this data file is damaged (state.objects.a."],
  ])("that holds %j is refused", async (content, message) => {
    const dataFile = join(folder, "tenant.json");
    writeFileSync(dataFile, content);
    await expect(start({ dataFile })).rejects.toThrow(`${dataFile}: ${message}`);
    expect(readFileSync(dataFile, "utf8")).toBe(content);
    expect(readdirSync(folder)).toEqual(["tenant.json"]);
  });

  test("that is whole, but empty, is a tenant", async () => {
    const dataFile = join(folder, "tenant.json");
    writeFileSync(dataFile, state({}));
    expect((await start({ dataFile })).world.objects.all()).toEqual([]);
  });

  test("in a folder that does not exist is refused, and the folder named", async () => {
    const dataFile = join(folder, "none", "tenant.json");
    const message = `${dataFile}: the folder ${join(folder, "none")} does not exist; create it, or name a file elsewhere`;
    await expect(start({ dataFile })).rejects.toThrow(new Error(message));
  });

  test("that is a folder is refused", async () => {
    await expect(start({ dataFile: folder })).rejects.toThrow(`${folder}: this is a folder; name a file`);
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });

  test("below a file is refused", async () => {
    writeFileSync(join(folder, "file"), "");
    const dataFile = join(folder, "file", "tenant.json");
    await expect(start({ dataFile })).rejects.toThrow(`${dataFile}: a part of this path is a file and no folder; name another one`);
  });

  test("that is a link keeps the tenant behind it", async () => {
    const [dataFile, link] = [join(folder, "tenant.json"), join(folder, "link.json")];
    await (await start({ dataFile })).stop();
    symlinkSync(dataFile, link);
    const first = await start({ dataFile: link });
    await expect(start({ dataFile })).rejects.toThrow(`${dataFile}: the emulator of process ${process.pid} has it open`);
    first.world.picklists.create({ name: "demo__P", masterLabel: "P" });
    await first.stop();
    expect((await start({ dataFile })).world.picklists.all()).toHaveLength(1);
  });

  test("that can no longer be written is told at once and at the end, and is given back", async () => {
    const dataFile = join(folder, "data", "tenant.json");
    mkdirSync(join(folder, "data"));
    const lines: string[] = [];
    const session = await openSession({ dataFile, log: (line) => lines.push(line) });
    rmSync(join(folder, "data"), { recursive: true });
    const message = `${dataFile}: the folder ${join(folder, "data")} does not exist; create it, or name a file elsewhere`;
    await session.post(objects, objectBody("demo__Order__CST"));
    // Ends with the test's time when it is not.
    while (!lines.includes(`not saved: ${message}`)) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(session.emulator.failures).toEqual([new Error(message)]);
    await expect(session.emulator.stop()).rejects.toThrow(message);
    mkdirSync(join(folder, "data"));
    await session.emulator.stop();
    await start({ dataFile });
  });

  describe("is for one emulator at a time:", () => {
    const dataFile = () => join(folder, "tenant.json");
    const lockFile = () => `${dataFile()}.lock`;

    test("a second one of this process is refused, until the first stops", async () => {
      const first = await start({ dataFile: dataFile() });
      const message = `${dataFile()}: the emulator of process ${process.pid} has it open; stop that one, or name another file (if process ${process.pid} is no emulator, delete ${lockFile()})`;
      await expect(start({ dataFile: dataFile() })).rejects.toThrow(new Error(message));
      expect(readFileSync(lockFile(), "utf8")).toBe(`${process.pid}\n`);
      await first.stop();
      const second = await start({ dataFile: dataFile() });
      second.world.picklists.create({ name: "demo__P", masterLabel: "P" });
      // The first one no longer has a say.
      first.reset();
      await first.stop();
      await second.stop();
      expect((await start({ dataFile: dataFile() })).world.picklists.all()).toHaveLength(1);
    });

    test("one of another process that lives is named, and its lock is left alone", async () => {
      writeFileSync(lockFile(), `${process.ppid}\n`);
      await expect(start({ dataFile: dataFile() })).rejects.toThrow(`the emulator of process ${process.ppid} has it open`);
      expect(readdirSync(folder)).toEqual(["tenant.json.lock"]);
    });

    test.each([
      ["a process that is gone", () => String(spawnSync(process.execPath, ["-e", ""]).pid)],
      ["an earlier process with the same number, as in a container", () => String(process.pid)],
      ["a process that ended while it locked", () => ""],
    ])("a lock that was left by %s is taken over", async (_whose, content) => {
      writeFileSync(lockFile(), content());
      const emulator = await start({ dataFile: dataFile() });
      expect(readFileSync(lockFile(), "utf8")).toBe(`${process.pid}\n`);
      await emulator.stop();
      expect(existsSync(lockFile())).toBe(false);
    });

    test("one that does not start leaves no lock", async () => {
      const { url } = await start();
      await expect(start({ dataFile: dataFile(), port: portOf(url) })).rejects.toThrow("EADDRINUSE");
      await expect(start({ dataFile: dataFile(), seed: { objects: [{ name: "" }] } })).rejects.toThrow("seed: objects[0]");
      expect(existsSync(lockFile())).toBe(false);
    });
  });
});

/** Ids are 20 letters and digits that grow; dates are those of the clock. */
test.each([0, 1_700_000_000_000.3, -1e12, 8.64e15])("Emulator: a clock at %d makes good ids", async (time) => {
  const session = await openSession({ now: () => time });
  const made = [await session.makeObject("demo__A__CST"), await session.makeObject("demo__B__CST")].map(({ id }) => id);
  for (const id of made) expect(id).toMatch(/^[0-9A-Za-z]{20}$/);
  expect(made[0] !== made[1]).toBe(true);
  for (const id of made) expect((await session.get(`${objects}/${id}`)).status).toBe(200);
  expect(Number.isInteger(session.emulator.world.state.lastId)).toBe(true);
  expect(session.emulator.failures).toEqual([]);
});
