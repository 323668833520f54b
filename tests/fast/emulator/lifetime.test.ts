import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

describe("a data file", () => {
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
    expect(readdirSync(folder)).toEqual(["tenant.json"]);
  });

  test.each([
    ["", "is not a data file of this emulator"],
    ["{", "is not a data file of this emulator"],
    ["{}", "is not a data file of this emulator"],
    ['{"format":1,"state":{}}', "is a data file of another version of the emulator (format 1, not 4)"],
  ])("that holds %j is refused", async (content, message) => {
    const dataFile = join(folder, "tenant.json");
    writeFileSync(dataFile, content);
    await expect(start({ dataFile })).rejects.toThrow(`${dataFile} ${message}`);
    expect(readFileSync(dataFile, "utf8")).toBe(content);
  });

  test("that cannot be written is an error at the start", async () => {
    await expect(start({ dataFile: join(folder, "none", "tenant.json") })).rejects.toThrow("ENOENT");
  });
});
