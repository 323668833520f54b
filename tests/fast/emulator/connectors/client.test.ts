import { buffer } from "node:stream/consumers";
import type { Dialect } from "../../../../emulator";
import { dialectAlternatives } from "../../../../emulator";
import { type Client, createClient } from "../../../../provider/client/client";
import { createTransport } from "../../../../provider/client/transport";
import { connectors } from "../../../../provider/contract/assumptions/connectors";
import * as contract from "../../../../provider/contract/files";
import { useSession } from "../session";

const session = useSession();
const path = { connectorType: "objectstorageproxy", connectorName: "demo__Files" };
const mega = 1024 * 1024;
const bytes = (size: number, fill: number) => Buffer.alloc(size, fill);

/** A client over the network, in the tenant's time. */
function open(dialect: Partial<Dialect> = {}): Client {
  const { emulator, clock } = session;
  Object.assign(emulator.dialect, dialect);
  emulator.world.connectors.add({ type: "objectstorageproxy", name: path.connectorName });
  const { url, clientId, clientSecret } = emulator;
  const credentials = { clientId, clientSecret };
  const options = { url, credentials, undocumentedOperations: "deny" as const, maxConcurrency: 4, deadline: 60_000 };
  return createClient(options, { environment: {}, clock, send: clock.watch(createTransport({ url })) });
}

/** As an installation takes it: alone, or in a form. */
function upload(content: Buffer, isInForm: boolean) {
  const blob = new Blob([new Uint8Array(content)], { type: "video/mp4" });
  return isInForm ? { content: blob, form: { part: "object", filename: "a", fields: {} } } : { content: blob };
}

async function read(client: Client, object: string): Promise<Buffer> {
  return buffer((await client.call(contract.view, { path, query: { object } })).bytes);
}

async function uploadInParts(client: Client, object: string, parts: Buffer[], isInForm: boolean): Promise<void> {
  const { uploadId } = await client.call(contract.beginUpload, { path, query: { object }, body: upload(bytes(0, 0), false) });
  const query = { object, uploadId };
  const list = await Promise.all(
    parts.map(async (part, index) => {
      const partNumber = index + 1;
      const ETag = await client.call(contract.uploadPart, { path, query: { ...query, partNumber }, body: upload(part, isInForm) });
      return { ETag, partNumber: String(partNumber) };
    }),
  );
  await client.call(contract.completeUpload, { path, query, body: list });
}

const switches = connectors.flatMap((assumption) => assumption.switch ?? []);
const dialects = [
  { name: "the likeliest reading", dialect: {} as Partial<Dialect> },
  ...dialectAlternatives.filter(({ dialect }) => switches.some((name) => name in dialect)),
];

test.each(dialects)("under $name files go to the platform and come back", async ({ dialect }) => {
  const client = open(dialect);
  const isInForm = dialect.upload === "multipart";
  const content = bytes(100_000, 1);
  await client.call(contract.put, { path, query: { object: "a/b/1.mp4", acl: "private" }, body: upload(content, isInForm) });
  expect((await read(client, "a/b/1.mp4")).equals(content)).toBe(true);

  const parts = [bytes(6 * mega, 2), bytes(10, 3)];
  await uploadInParts(client, "a/2.mp4", parts, isInForm);
  expect((await read(client, "a/2.mp4")).equals(Buffer.concat(parts))).toBe(true);

  const entries = await client.call(contract.list, { path, query: { dir: "a", "max-keys": 10 } });
  const names = dialect.listNames === "path" ? ["a/2.mp4", "a/b/"] : ["2.mp4", "b"];
  expect(entries.map(({ name, isDir, size }) => [name, isDir, size])).toEqual([
    [names[0], false, 6 * mega + 10],
    [names[1], true, 0],
  ]);
  expect((await client.call(contract.getEndpoint, { path })).endpoint).toMatch(/\/$/);

  const { shareToken } = await client.call(contract.share, { path, body: { shareType: 1, key: "a/", timeoutInMinutes: 5 } });
  const shared = await client.call(contract.viewShared, { query: { object: "a/b/1.mp4", shareToken } });
  expect((await buffer(shared.bytes)).equals(content)).toBe(true);

  await client.call(contract.remove, { path, query: { object: "a/2.mp4" } });
  await expect(read(client, "a/2.mp4")).rejects.toMatchObject({ resMsg: "file a/2.mp4 does not exist" });
  await client.call(contract.removeDirectory, { path, query: { dir: "a" } });
  expect(session.emulator.world.files.all(path.connectorName)).toEqual([]);
});

test("an upload in parts survives parts that are refused and a connection that is cut", async () => {
  const client = open();
  const { faults, world } = session.emulator;
  faults.add({ kind: "status", status: 503, when: "before", operation: "UploadPart", times: 2 });
  faults.add({ kind: "cut", when: "after", operation: "UploadPart" });
  const parts = [bytes(6 * mega, 1), bytes(6 * mega, 2), bytes(10, 3)];
  await uploadInParts(client, "a", parts, false);
  expect(faults.pending).toEqual([]);
  expect((await read(client, "a")).equals(Buffer.concat(parts))).toBe(true);
  expect(world.files.uploads()).toEqual([]);
});

test("an upload whose answer is lost is repeated, and there is one file", async () => {
  const client = open();
  session.emulator.faults.add({ kind: "cut", when: "after", operation: "UploadFile" });
  await client.call(contract.put, { path, query: { object: "a" }, body: upload(bytes(10, 1), true) });
  expect(session.emulator.requests.count({ operation: "UploadFile" })).toBe(2);
  expect(session.emulator.world.files.all(path.connectorName)).toHaveLength(1);
});

test("a token that ends during an upload costs another sign-in, and the file is sent again", async () => {
  const client = open();
  session.emulator.faults.add({ kind: "expireTokens", operation: "UploadFile" });
  await client.call(contract.put, { path, query: { object: "a" }, body: upload(bytes(mega, 1), true) });
  expect((await read(client, "a")).equals(bytes(mega, 1))).toBe(true);
});

test.each(["", "/", "//", "a/../b", "."])('the directory "%s" is never deleted', async (dir) => {
  await expect(open().call(contract.removeDirectory, { path, query: { dir } })).rejects.toThrow("DeleteDirectory: query.dir: must not");
  expect(session.emulator.requests.count({ operation: "DeleteDirectory" })).toBe(0);
});
