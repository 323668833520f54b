import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { startEmulator } from "../../../../emulator";
import { Storage } from "../../../../emulator/core/storage";
import { removeAtEnd } from "../../../support/leftovers";
import { openSession, start, stopAll } from "../session";
import { useBucket } from "./bucket";

const { session, get, post } = useBucket();
const name = "demo__Files";
const octets = { "content-type": "application/octet-stream" };

afterEach(stopAll);

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "astrozero-storage-"));
  removeAtEnd(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** What a storage has on disk. */
async function openStorage() {
  const path = await folder();
  return { storage: new Storage(path), onDisk: () => readdirSync(path).length };
}

const stream = (...chunks: string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));

describe("bytes", () => {
  test("that nothing claims are removed when their request is answered", async () => {
    const { storage, onDisk } = await openStorage();
    const [kept, released] = [await storage.receive(stream("one"), 100), await storage.receive(stream("two"), 100)];
    storage.claim(kept);
    for (const piece of [kept, released]) storage.release(piece);
    expect(onDisk()).toBe(1);
  });

  test("beyond the most are refused, after all of them were read, and not kept", async () => {
    const { storage, onDisk } = await openStorage();
    const bytes = stream("four", "four", "four");
    await expect(storage.receive(bytes, 8)).rejects.toMatchObject({ status: 413, resMsg: "the file has more than 8 bytes" });
    expect([bytes.readableEnded, onDisk()]).toEqual([true, 0]);
  });

  test("of a connection that ends too early are not kept", async () => {
    const { storage, onDisk } = await openStorage();
    const bytes = new Readable({ read() {} });
    const received = storage.receive(bytes, 100);
    bytes.push("half");
    bytes.destroy();
    await expect(received).rejects.toMatchObject({ status: 400, resMsg: "the connection ended before the body did" });
    expect(onDisk()).toBe(0);
  });

  test("come back across pieces, from any to any", async () => {
    const { storage } = await openStorage();
    const pieces = ["abc", "", "def", "g"].map((text) => storage.write(text));
    const read = async (first: number, last: number) => String(Buffer.concat(await storage.read(pieces, first, last).toArray()));
    expect(await read(0, 6)).toBe("abcdefg");
    expect(await read(2, 3)).toBe("cd");
    expect(await read(6, 6)).toBe("g");
    expect(await read(3, 2)).toBe("");
  });
});

test("a file whose call is refused is not kept", async () => {
  const { storage } = session.emulator.world;
  const onDisk = () => readdirSync(dirname(storage.path("any"))).length;
  const before = onDisk();
  expect((await post("putobject", { object: "" }, "content", octets)).status).toBe(400);
  expect((await post("putobject", { object: "a" }, "content", { ...octets, "access-token": "wrong" })).status).toBe(401);
  expect((await post("createmultipartupload", { object: "a" }, "content", octets)).status).toBe(200);
  session.emulator.faults.add({ kind: "status", status: 503, when: "before" });
  expect((await post("putobject", { object: "a" }, "content", octets)).status).toBe(503);
  expect(onDisk()).toBe(before);
});

test("a file of 300 MB goes through without being in memory", async () => {
  const size = 300 * 1024 * 1024;
  const chunk = Buffer.alloc(1024 * 1024, 7);
  const { port } = new URL(session.emulator.url);
  const socket = connect(Number(port), "127.0.0.1");
  const path = `/u-route/baas/sys/v1.1/connectors/objectstorageproxy/${name}/putobject?object=large`;
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nAccess-Token: ${session.token}\r\nContent-Type: video/mp4\r\nContent-Length: ${size}\r\n\r\n`,
  );
  const answer = once(socket, "data");
  global.gc?.();
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  for (let sent = 0; sent < size; sent += chunk.length) {
    if (!socket.write(chunk)) await once(socket, "drain");
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }
  expect(String(await answer)).toContain("HTTP/1.1 200");
  socket.destroy();
  expect(session.emulator.world.files.find(name, "large")).toMatchObject({ size });
  expect(most).toBeLessThan(size / 3);
}, 60_000);

const half = '--x\r\nContent-Disposition: form-data; name="object"; filename="a"\r\n\r\nhalf';

test.each([
  ["a body", "text/plain", "half"],
  ["a form", "multipart/form-data; boundary=x", half],
  ["a form before its file", "multipart/form-data; boundary=x", "--x\r\nContent-"],
])("an upload of %s that breaks off leaves nothing, and is no defect", async (_what, type, body) => {
  const { emulator, token } = await openSession();
  emulator.world.connectors.add({ type: "obs", name });
  const socket = connect(Number(new URL(emulator.url).port), "127.0.0.1");
  const path = `/u-route/baas/sys/v1.1/connectors/obs/${name}/putobject?object=half`;
  const headers = ["Host: localhost", `Access-Token: ${token}`, `Content-Type: ${type}`, "Content-Length: 1000"];
  socket.write(`POST ${path} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n${body}`);
  socket.end();
  while (emulator.requests.count({ path: path.split("?")[0] }) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect([emulator.world.files.all(name), emulator.failures]).toEqual([[], []]);
  expect(readdirSync(dirname(emulator.world.storage.path("any")))).toEqual([]);
});

test("the folder goes with the emulator", async () => {
  const emulator = await startEmulator();
  emulator.world.connectors.add({ type: "obs", name });
  const { pieces } = emulator.world.files.put(name, "a", "content");
  const folder = dirname(emulator.world.storage.path(String(pieces[0]?.id)));
  expect([folder.startsWith(tmpdir()), readdirSync(folder).length]).toEqual([true, 1]);
  await emulator.stop();
  expect(existsSync(folder)).toBe(false);
});

describe("a data file", () => {
  const add = (emulator: Awaited<ReturnType<typeof start>>) => emulator.world.connectors.add({ type: "obs", name });

  test("has the bytes in a folder beside it", async () => {
    const dataFile = join(await folder(), "tenant.json");
    const first = await start({ dataFile });
    add(first);
    first.world.files.put(name, "a", "content");
    await stopAll();
    expect(readdirSync(`${dataFile}.files`)).toHaveLength(1);
    const second = await start({ dataFile });
    expect(String(await second.world.files.read(name, "a"))).toBe("content");
  });

  test("has no folder without a file", async () => {
    const dataFile = join(await folder(), "tenant.json");
    add(await start({ dataFile }));
    await stopAll();
    await start({ dataFile });
    expect(existsSync(`${dataFile}.files`)).toBe(false);
  });

  test("loses bytes that nothing refers to with the next start", async () => {
    const dataFile = join(await folder(), "tenant.json");
    const first = await start({ dataFile });
    add(first);
    for (const content of ["before", "after"]) first.world.files.put(name, "a", content);
    await stopAll();
    // What somebody else has put there is not touched.
    await writeFile(join(`${dataFile}.files`, "notes.txt"), "mine");
    expect(readdirSync(`${dataFile}.files`)).toHaveLength(3);
    const second = await start({ dataFile });
    expect(readdirSync(`${dataFile}.files`)).toHaveLength(2);
    // The next one that is given up takes the first one along.
    for (const content of ["third", "fourth"]) second.world.files.put(name, "a", content);
    expect(readdirSync(`${dataFile}.files`)).toHaveLength(3);
    expect(readdirSync(`${dataFile}.files`)).toContain("notes.txt");
  });

  test("keeps uploads in parts", async () => {
    const dataFile = join(await folder(), "tenant.json");
    const first = await openSession({ dataFile });
    add(first.emulator);
    await first.post(`/u-route/baas/sys/v1.1/connectors/obs/${name}/createmultipartupload?object=a`);
    await stopAll();
    expect((await start({ dataFile })).world.files.uploads()).toMatchObject([{ path: "a", parts: {} }]);
  });

  test("keeps what shared files are signed with", async () => {
    const dataFile = join(await folder(), "tenant.json");
    const { shareKey } = add(await start({ dataFile }));
    await stopAll();
    expect((await start({ dataFile })).world.connectors.get(name).shareKey).toBe(shareKey);
  });
});

test("reset removes files and connectors", async () => {
  const dataFile = join(await folder(), "tenant.json");
  const emulator = await start({ dataFile, seed: { connectors: [{ type: "minio", name: "demo__Seeded" }] } });
  emulator.world.files.put("demo__Seeded", "a", "content");
  emulator.reset();
  expect(emulator.world.files.all("demo__Seeded")).toEqual([]);
  expect(readdirSync(`${dataFile}.files`)).toEqual([]);
});

test("the first reads after a write show the file that was there before", async () => {
  session.emulator.dialect.staleReads = 1;
  const read = async () => {
    const { status, bytes } = await get("viewobject", { object: "a" });
    return status === 200 ? String(bytes) : status;
  };
  await post("putobject", { object: "a" }, "one", octets);
  expect([await read(), await read()]).toEqual([404, "one"]);
  await post("putobject", { object: "a" }, "two", octets);
  expect([await read(), await read()]).toEqual(["one", "two"]);
});
