import { openAsBlob } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outgoing } from "../../../provider/client/fileStream";
import { Patience } from "../../../provider/client/patience";
import { createTransport } from "../../../provider/client/transport";
import { removeAtEnd } from "../../support/leftovers";
import { fakeTimeouts, turns } from "./fakeTimeouts";
import { listen } from "./listen";
import { upload } from "./operations";
import { refusal, type Seen, success } from "./server";
import { closeServers, failureOf, type serve, stage } from "./setup";

afterEach(closeServers);

const megabyte = new Blob([Buffer.alloc(1024 * 1024)]);

/** Every byte there is, so that nothing that reads a text survives. */
const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

function part(content: Blob, form: { part?: string; filename?: string; fields?: Record<string, string> }) {
  return { content, form: { part: "object", filename: "a.bin", fields: {}, ...form } };
}

/** A form as the Fetch API of Node reads it. */
function formOf({ bytes, headers }: Seen): Promise<FormData> {
  return new Response(new Uint8Array(bytes), { headers: { "content-type": String(headers["content-type"]) } }).formData();
}

describe("a file alone", () => {
  it("is the body, byte by byte, with its type and its length", async () => {
    const { server, client } = await stage();
    await client.call(upload, { query: { object: "a/b.bin" }, body: { content: new Blob([everyByte], { type: "image/png" }) } });
    const [seen] = server.requests;
    expect(seen?.bytes.equals(everyByte)).toBe(true);
    expect(seen?.headers).toMatchObject({ "content-type": "image/png", "content-length": "256" });
    expect(seen?.headers).not.toHaveProperty("transfer-encoding");
    expect(seen?.target).toBe("/files?object=a%2Fb.bin");
  });

  it("without a type is a stream of octets", async () => {
    const { server, client } = await stage();
    await client.call(upload, { query: { object: "a" }, body: { content: new Blob([everyByte]) } });
    expect(server.requests[0]?.headers["content-type"]).toBe("application/octet-stream");
  });

  it("may be empty", async () => {
    const { server, client } = await stage();
    await client.call(upload, { query: { object: "a" }, body: { content: new Blob([], { type: "video/mp4" }) } });
    expect(server.requests[0]?.headers).toMatchObject({ "content-type": "video/mp4", "content-length": "0" });
  });

  it("keeps its connection for the next call", async () => {
    const { server, client } = await stage();
    const content = new Blob([Buffer.alloc(300_000)]);
    for (let round = 0; round < 20; round++) await client.call(upload, { query: { object: "a" }, body: { content } });
    expect(server.connections()).toBe(1);
  });

  it("that is longer than any buffer arrives whole", async () => {
    const { server, client } = await stage();
    const content = Buffer.alloc(3_000_000, everyByte);
    await client.call(upload, { query: { object: "a" }, body: { content: new Blob([content]) } });
    expect(server.requests[0]?.bytes.equals(content)).toBe(true);
  });
});

describe("a file as a part of a form", () => {
  it("is written as RFC 7578 has it", async () => {
    const { server, client } = await stage();
    const content = new Blob(["one\r\ntwo"], { type: "text/plain" });
    await client.call(upload, { query: { object: "a" }, body: part(content, { filename: "a.txt", fields: { acl: "private" } }) });
    const [seen] = server.requests;
    const boundary = /^multipart\/form-data; boundary=(\S+)$/.exec(String(seen?.headers["content-type"]))?.[1];
    expect(seen?.body).toBe(
      `--${boundary}\r\nContent-Disposition: form-data; name="acl"\r\n\r\nprivate\r\n` +
        `--${boundary}\r\nContent-Disposition: form-data; name="object"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n` +
        `one\r\ntwo\r\n--${boundary}--\r\n`,
    );
    expect(seen?.headers["content-length"]).toBe(String(seen?.bytes.length));
  });

  it.each([
    ["quotes", 'say "hi".txt', 'say "hi".txt'],
    ["line breaks", "a\r\nb\nc.txt", "a\r\nb\nc.txt"],
    ["Chinese", "图片_20201220181511.png", "图片_20201220181511.png"],
  ])("keeps a name with %s, its fields and its bytes", async (_what, filename, read) => {
    const { server, client } = await stage();
    await client.call(upload, { query: { object: "a" }, body: part(new Blob([everyByte]), { filename, fields: { 'd"ir': "目录/\r\n" } }) });
    const form = await formOf(server.requests[0] as Seen);
    const file = form.get("object") as File;
    // Browsers write what would end the quotes in percent; the Fetch API reads it as it is, and breaks of lines in two ways.
    const decoded = (name: string) => decodeURIComponent(name);
    expect(decoded(file.name)).toBe(read);
    expect(Buffer.from(await file.arrayBuffer()).equals(everyByte)).toBe(true);
    expect([...form].map(([name, value]) => [decoded(name), typeof value])).toEqual([
      ['d"ir', "string"],
      ["object", "object"],
    ]);
    expect(form.get("d%22ir") ?? form.get('d"ir')).toBe("目录/\r\n");
  });

  it("has another boundary each time, and content that looks like one stays content", async () => {
    const { server, client } = await stage();
    const send = (content: string) => client.call(upload, { query: { object: "a" }, body: part(new Blob([content]), {}) });
    await send("first");
    const [type = ""] = server.requests.map(({ headers }) => String(headers["content-type"]));
    const hostile = `\r\n--${type.split("=")[1]}--\r\n`;
    await send(hostile);
    const [, second] = server.requests;
    expect(second?.headers["content-type"]).not.toBe(type);
    expect(await ((await formOf(second as Seen)).get("object") as File).text()).toBe(hostile);
  });
});

describe("an upload that does not succeed at once", () => {
  const send = async (replies: Parameters<typeof serve>[0]) => {
    const { server, client, log } = await stage(replies);
    const content = new Blob([everyByte], { type: "image/png" });
    return { server, log, done: client.call(upload, { query: { object: "a" }, body: part(content, {}) }) };
  };

  it.each([[refusal(503, "7", "later")], [refusal(429, "7", "slow down")], ["cut" as const]])(
    "after %j reads the file again and sends the same bytes",
    async (first) => {
      const { server, done } = await send({ replies: [first, first, success("a")] });
      expect(await done).toBe("a");
      const bodies = server.requests.map(({ bytes }) => bytes);
      expect(bodies).toHaveLength(3);
      expect(bodies[0]?.includes(everyByte)).toBe(true);
      for (const again of bodies) expect(again.equals(bodies[0] as Buffer)).toBe(true);
    },
  );

  it("because the file changes meanwhile says so, and is not repeated", async () => {
    const folder = await mkdtemp(join(tmpdir(), "astrozero-upload-"));
    removeAtEnd(() => rm(folder, { recursive: true }));
    const path = join(folder, "file");
    await writeFile(path, "before");
    const content = await openAsBlob(path);
    await writeFile(path, "after it was opened");
    const { server, client } = await stage();
    const error = await failureOf(client.call(upload, { query: { object: "a" }, body: { content } }));
    expect(error).toMatchObject({ failure: "network", ambiguous: false });
    expect(error.message).toMatch(/^SendFile \(POST \/files\) failed: the file that is sent cannot be read: .*Leave the file as it is/);
    expect(server.requests).toHaveLength(0);
  });

  it("because the platform has answered already ends there", async () => {
    let read: Promise<number> | undefined;
    // More than the buffers of a connection hold. A blob of blobs keeps the bytes once.
    const body = new Blob(Array.from({ length: 256 }, () => megabyte));
    const url = await listen(({ socket }, response) => {
      read = new Promise((resolve) => socket.once("close", () => resolve(socket.bytesRead)));
      response.writeHead(413, { "content-type": "application/json" }).end('{"resCode":"7","resMsg":"too large"}');
    });
    expect(await createTransport({ url })({ ...post(url), body })).toMatchObject({ status: 413 });
    expect(await read).toBeLessThan(body.size);
  });

  it("is in the log with the type and the size of what was sent", async () => {
    const { log, done } = await send({ replies: [success("a")] });
    await done;
    expect(log.at(-1)).toMatch(/SendFile POST \/files\?object=a \[multipart\/form-data; boundary=\S+, \d+ bytes\] -> 200/);
  });
});

describe("time", () => {
  afterEach(() => jest.useRealTimers());

  it("does not end an upload while the platform takes the file, however long that lasts", async () => {
    fakeTimeouts();
    const patience = new Patience();
    // As the network reads it: the next piece when there is room for it.
    for await (const _ of outgoing(new Blob([Buffer.alloc(1_000_000)]), patience, 60_000)) jest.advanceTimersByTime(59_999);
    expect(patience.signal.aborted).toBe(false);
    jest.advanceTimersByTime(60_000);
    expect(patience.signal.aborted).toBe(true);
  });

  it("ends an upload of which the platform takes nothing for the idle time", async () => {
    const url = await listen(() => {});
    fakeTimeouts();
    const body = new Blob(Array.from({ length: 256 }, () => megabyte));
    const error = createTransport({ url })({ ...post(url), timeout: 1000, body }).catch((reason: unknown) => reason);
    // Once the buffers of the connection are full, nothing moves any more.
    await turns(2000);
    jest.advanceTimersByTime(59_999);
    expect(await Promise.race([error, turns(5)])).toBeUndefined();
    jest.advanceTimersByTime(1);
    expect(await error).toMatchObject({ reason: "timeout", message: "no answer within 60 s" });
  });
});

function post(url: string) {
  return { method: "POST", url, headers: {}, timeout: 60_000, idle: 60_000 };
}
