import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { createClient } from "../../../provider/client/client";
import { calls, failureOf, optionsFor } from "./setup";

const mebibyte = Buffer.alloc(1024 * 1024, " ");

/** 1 GB in 1 MB: as a gzip file of many members. */
const bomb = Buffer.concat(Array.from({ length: 1024 }, () => gzipSync(mebibyte)));

/** A server that signs in, and else writes bytes of its own. */
async function raw(write: (socket: Socket) => void): Promise<{ url: string; requests: () => number; close: () => Promise<void> }> {
  let requests = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.socket.on("error", () => {});
    if (request.url?.endsWith("oauth2/token")) {
      response.end(JSON.stringify({ access_token: "token-1", expires_in: 600, token_type: "Bearer" }));
      return;
    }
    requests++;
    write(request.socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const endless = (socket: Socket) => {
  socket.write(`${head}transfer-encoding: chunked\r\n\r\n`);
  const more = () => {
    while (!socket.destroyed && socket.write(`100000\r\n${mebibyte.toString()}\r\n`));
  };
  socket.on("drain", more);
  more();
};

test.each<[string, (socket: Socket) => void, RegExp]>([
  ["S5: a body without an end", endless, /the answer is longer than 64 MB/],
  [
    "S5: a gzip bomb",
    (socket) => {
      socket.write(`${head}content-encoding: gzip\r\ncontent-length: ${bomb.length}\r\n\r\n`);
      socket.write(bomb);
    },
    /the answer is longer than 64 MB/,
  ],
  [
    "S9: broken gzip",
    (socket) => socket.write(`${head}content-encoding: gzip\r\ncontent-length: 20\r\n\r\nthis is not zipped .`),
    /the answer says that it is compressed, and cannot be unpacked/,
  ],
  ["S9: a port that speaks no HTTP", (socket) => socket.write("220 mail.example.com ESMTP ready\r\n"), /does not answer in http/],
])("%s is told at once, and not asked for again", async (_title, write, words) => {
  const server = await raw(write);
  const before = process.memoryUsage.rss();
  try {
    for (const [method, ambiguous] of [
      ["GET", false],
      ["POST", true],
    ] as const) {
      const error = await failureOf(calls[method](createClient(optionsFor(server.url), { environment: {} })));
      expect(error.message).toMatch(words);
      expect(error.message).toContain("Check the address of the installation");
      expect([method, error.failure, error.ambiguous]).toEqual([method, "network", ambiguous]);
    }
    expect(server.requests()).toBe(2);
    // Twice what one answer may hold, and what the garbage collector leaves for a moment.
    expect(process.memoryUsage.rss() - before).toBeLessThan(600 * 1024 * 1024);
  } finally {
    await server.close();
  }
});
