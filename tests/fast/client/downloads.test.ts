import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { NetworkError } from "../../../provider/client/networkError";
import { createTransport } from "../../../provider/client/transport";
import { fakeTimeouts, turns } from "./fakeTimeouts";
import { listen } from "./listen";
import { fetchFile, fetchShared, shareFile } from "./operations";
import { type Reply, refusal, success } from "./server";
import { closeServers, failureOf, stage } from "./setup";

afterEach(closeServers);
afterEach(() => jest.useRealTimers());

const call = { query: { object: "a" } };
const json = { "content-type": "application/json" };
const binary = { "content-type": "image/png" };
const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

const get = (url: string) => ({ method: "GET", url, headers: {}, timeout: 60_000, idle: 60_000, download: true });

/** The bytes of a server whose answer is what a function writes. */
async function bytesFrom(write: (response: ServerResponse) => void): Promise<Readable> {
  const url = await listen((_, response) => write(response));
  const { bytes } = await createTransport({ url })(get(url));
  if (!bytes) throw new Error("there are no bytes");
  return bytes;
}

describe("a file", () => {
  it.each([
    ["no byte", Buffer.alloc(0)],
    ["every byte", everyByte],
    ["many bytes", Buffer.alloc(1_000_000, everyByte)],
  ])("of %s comes with its type", async (_what, content) => {
    const { client, server } = await stage({ replies: [{ headers: binary, body: content }] });
    const { type, bytes } = await client.call(fetchFile, call);
    expect(type).toBe("image/png");
    expect((await buffer(bytes)).equals(content)).toBe(true);
    expect(server.requests[0]?.headers.accept).toBe("*/*");
  });

  it("does not appear in the log", async () => {
    const { client, log } = await stage({ replies: [{ body: "a line that is private" }] });
    await client.call(fetchFile, call);
    expect(log.at(-1)).toMatch(/FetchFile GET \/files\?object=a -> 200 \(\d+ ms\)$/);
  });

  it("of 256 MB is not held in memory: what is not read is not taken from the connection", async () => {
    const size = 256 * 1024 * 1024;
    const piece = Buffer.alloc(1024 * 1024, everyByte);
    let written = 0;
    const bytes = await bytesFrom(async (response) => {
      response.writeHead(200, { "content-length": size });
      for (; written < size; written += piece.length) if (!response.write(piece)) await once(response, "drain");
      response.end();
    });
    // As long as the buffers of the connection take something.
    for (let before = -1; before < written; await turns(500)) before = written;
    // A system may keep some ten megabytes in a connection.
    expect(written).toBeLessThan(size);
    expect(bytes.readableLength).toBeLessThan(1024 * 1024);
    let read = 0;
    for await (const chunk of bytes) {
      read += chunk.length;
      expect(bytes.readableLength).toBeLessThan(1024 * 1024);
    }
    expect([read, written]).toEqual([size, size]);
  });

  it("keeps its connection for the next call", async () => {
    const { client, server } = await stage({ replies: [{ body: Buffer.alloc(100_000) }] });
    for (let round = 0; round < 3; round++) await buffer((await client.call(fetchFile, call)).bytes);
    expect(server.connections()).toBe(1);
  });
});

describe("an error in place of a file", () => {
  const envelope = { resCode: "405230004", resMsg: "no such file" };

  it.each<[string, Reply]>([
    ["the platform's envelope", { headers: json, body: envelope }],
    ["an envelope whose type says nothing of it", { headers: binary, body: envelope }],
    ["an envelope of unknown length", { headers: { ...json, "transfer-encoding": "chunked" }, body: envelope }],
    ["an envelope with a number", { headers: json, body: { ...envelope, resCode: 405230004 } }],
    ["a gateway's body", { headers: json, body: { error_code: "APIGW.0101", error_msg: "no such file" } }],
  ])("with HTTP 200 is a refusal: %s", async (_what, reply) => {
    const { client, log } = await stage({ replies: [reply] });
    const error = await failureOf(client.call(fetchFile, call));
    expect(error).toMatchObject({ failure: "refused", httpStatus: 200, resMsg: "no such file" });
    expect(log.at(-1)).toContain("no such file");
  });

  it.each<[string, unknown]>([
    ["an object", { name: "settings", error: "none", error_description: "what errors are" }],
    ["an object with a code alone", { resCode: "7" }],
    ["the envelope of a success", { resCode: "0", resMsg: "成功", result: null }],
    ["a list", [envelope]],
    ["a text", '"resCode"'],
    ["half an envelope", '{"resCode":"405230004","resMsg":"no su'],
    ["an envelope that is longer than any", { ...envelope, resMsg: "x".repeat(4096) }],
  ])("is not a JSON file of a user: %s", async (_what, body) => {
    const { client } = await stage({ replies: [{ headers: json, body }] });
    const { bytes } = await client.call(fetchFile, call);
    expect((await buffer(bytes)).toString()).toBe(typeof body === "string" ? body : JSON.stringify(body));
  });

  it.each([
    [404, "missing"],
    [400, "refused"],
    [403, "permission"],
  ] as const)("with HTTP %d and an envelope has the platform's words", async (status, failure) => {
    const { client } = await stage({ replies: [refusal(status, "405230004", "no such file")] });
    expect(await failureOf(client.call(fetchFile, call))).toMatchObject({ failure, httpStatus: status, resMsg: "no such file" });
  });
});

describe("a download that breaks off", () => {
  it.each<[string, Reply]>([
    ["before an answer", "cut"],
    ["with HTTP 503", refusal(503, "7", "later")],
  ])("%s is repeated", async (_when, first) => {
    const { client, server } = await stage({ replies: [first, first, { body: "content" }] });
    expect((await buffer((await client.call(fetchFile, call)).bytes)).toString()).toBe("content");
    expect(server.requests).toHaveLength(3);
  });

  it("within what may still be an error is an attempt without an answer", async () => {
    let requests = 0;
    const url = await listen((_, response) => {
      requests++;
      response.writeHead(200, { "content-length": 10 });
      response.write("half", () => response.destroy());
    });
    await expect(createTransport({ url })(get(url))).rejects.toMatchObject({ reason: "cut" });
    expect(requests).toBe(1);
  });

  it("after that ends the bytes with an error that says why, and is not repeated", async () => {
    let requests = 0;
    const bytes = await bytesFrom((response) => {
      requests++;
      response.writeHead(200, { "content-length": 100_000 });
      response.write(Buffer.alloc(50_000), () => response.destroy());
    });
    const error = await buffer(bytes).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({
      reason: "cut",
      message: expect.stringMatching(/^the download broke off after 50000 bytes: .*(aborted|ECONNRESET|premature close)/i),
    });
    expect(requests).toBe(1);
  });

  it("after that without a length does so, too", async () => {
    const bytes = await bytesFrom((response) => {
      response.write(Buffer.alloc(50_000), () => response.destroy());
    });
    await expect(buffer(bytes)).rejects.toMatchObject({ reason: "cut", message: expect.stringContaining("after 50000 bytes") });
  });
});

describe("time", () => {
  /** A file of which a piece comes whenever the test says so. */
  async function slowFile() {
    let send: (bytes: number) => void = () => {};
    const bytes = await bytesFrom((response) => {
      send = (count) => response.write(Buffer.alloc(count));
      send(5000);
    });
    return { bytes, send, read: bytes[Symbol.asyncIterator]() };
  }

  it("does not end a download whose bytes keep coming", async () => {
    fakeTimeouts();
    const { read, send } = await slowFile();
    await read.next();
    for (let minute = 0; minute < 5; minute++) {
      const next = read.next();
      await turns(20);
      jest.advanceTimersByTime(59_000);
      send(100);
      expect((await next).value).toHaveLength(100);
    }
  });

  it("does not end a download whose reader takes its time", async () => {
    fakeTimeouts();
    const { bytes, read, send } = await slowFile();
    await read.next();
    // More than is taken from the connection before somebody reads it.
    send(1_000_000);
    await turns(200);
    jest.advanceTimersByTime(600_000);
    let left = 1_000_000;
    while (left > 0) left -= (await read.next()).value.length;
    expect([left, bytes.errored]).toEqual([0, null]);
  });

  it("ends a download of which nothing comes any more", async () => {
    fakeTimeouts();
    const { read } = await slowFile();
    await read.next();
    const next = read.next().catch((reason: unknown) => reason);
    await turns(20);
    jest.advanceTimersByTime(60_000);
    expect(await next).toMatchObject({ reason: "timeout", message: "the download broke off after 5000 bytes: no answer within 60 s" });
  });
});

it("ends the connection when the reader stops", async () => {
  let closed: Promise<unknown> | undefined;
  const bytes = await bytesFrom((response) => {
    closed = once(response, "close");
    response.write(Buffer.alloc(5000));
  });
  bytes.on("data", () => bytes.destroy());
  await closed;
});

it("ends the connection when the reader never begins", async () => {
  let closed: Promise<unknown> | undefined;
  const bytes = await bytesFrom((response) => {
    closed = once(response, "close");
    response.write(Buffer.alloc(5000));
  });
  bytes.destroy();
  await closed;
});

describe("a secret of a query or of an answer", () => {
  const ticket = "eyJhbGciOiJIUzI1NiJ9.canary+/=";

  it("is neither in the log nor in errors", async () => {
    const replies = [
      success({ ticket }),
      { body: "content" },
      refusal(403, "7", `${ticket} and ${encodeURIComponent(ticket)} have expired`),
    ];
    const { client, log } = await stage({ replies });
    expect(await client.call(shareFile, {})).toEqual({ ticket });
    await client.call(fetchShared, { query: { ticket } });
    const error = await failureOf(client.call(fetchShared, { query: { ticket } }));
    expect(error.resMsg).toBe("[secret] and [secret] have expired");
    expect(log.filter((line) => line.includes("Share"))).not.toEqual([]);
    for (const line of [...log, error.message, error.path]) expect(line).not.toContain("canary");
  });

  it("is not in them when the first that is seen of it is the query", async () => {
    const { client, log } = await stage({ replies: [refusal(404, "7", `no file for ${ticket}`)] });
    const error = await failureOf(client.call(fetchShared, { query: { ticket } }));
    for (const line of [...log, error.message]) expect(line).not.toContain("canary");
  });
});
