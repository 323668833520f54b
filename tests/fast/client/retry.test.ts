import { createClient } from "../../../provider/client/client";
import { NetworkError, type NetworkReason } from "../../../provider/client/networkError";
import { createTransport } from "../../../provider/client/transport";
import { virtualClock } from "../../support/virtualClock";
import { type Reply, refusal, success } from "./server";
import { calls, closeServers, failureOf, offline, optionsFor, serve, stage } from "./setup";

afterEach(closeServers);

const safe = ["GET", "POST that reads", "DELETE"] as const;
const writes = ["POST", "PUT"] as const;
const all = [...safe, ...writes] as const;

const html = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

describe("a failure that passes", () => {
  const passing: [string, Reply][] = [
    ["503", refusal(503, "1", "down")],
    ["an HTML page with 502", { status: 502, body: html }],
    ["408", { status: 408 }],
    ["a cut connection", "cut"],
  ];
  for (const [what, reply] of passing) {
    it.each(safe)(`${what}: %s is repeated until it succeeds`, async (sort) => {
      const { server, client, clock } = await stage({ replies: [reply, reply, success({ id: "1" })] });
      await calls[sort](client);
      expect(server.requests).toHaveLength(3);
      expect(clock.waits).toEqual([1000, 2000]);
    });

    it.each(writes)(`${what}: %s is not repeated, and says that its work may be done`, async (sort) => {
      const { server, client } = await stage({ replies: [reply, success({ id: "1" })] });
      const error = await failureOf(calls[sort](client));
      expect(server.requests).toHaveLength(1);
      expect(error).toMatchObject({ ambiguous: true, failure: reply === "cut" ? "network" : "server" });
      expect(error.message).toContain("Whether the change was made is unknown.");
    });
  }
});

describe("a refusal says of earlier attempts", () => {
  const no = refusal(400, "7", "no");
  const rows: [string, Reply[], boolean][] = [
    ["nothing, when there was none", [no], false],
    ["nothing, when they were turned away at the door", [{ status: 429 }, refusal(423, "5", "locked"), no], false],
    ["that one may have done the work that was cut", ["cut", no], true],
    ["that one may have done the work that answered 502, also before others", [{ status: 502, body: html }, { status: 429 }, no], true],
  ];
  it.each(rows)("%s: DELETE", async (_what, replies, earlierMayBeDone) => {
    const { client } = await stage({ replies });
    expect(await failureOf(calls.DELETE(client))).toMatchObject({ failure: "refused", ambiguous: false, earlierMayBeDone });
  });

  it("nothing of reads, which do no work", async () => {
    const { client } = await stage({ replies: ["cut", no] });
    expect(await failureOf(calls.GET(client))).toMatchObject({ failure: "refused", earlierMayBeDone: false });
  });
});

describe("a request turned away at the door", () => {
  it.each(all)("429: %s is repeated", async (sort) => {
    const { server, client } = await stage({ replies: [{ status: 429 }, { status: 429 }, success({ id: "1" })] });
    await calls[sort](client);
    expect(server.requests).toHaveLength(3);
  });

  it.each(all)("423: %s is repeated", async (sort) => {
    const { server, client } = await stage({ replies: [refusal(423, "5", "locked by another user"), success({ id: "1" })] });
    await calls[sort](client);
    expect(server.requests).toHaveLength(2);
  });

  it.each(all)("429 without end: %s gives up at the deadline", async (sort) => {
    const { client, clock } = await stage({ replies: [{ status: 429 }] });
    const began = clock.now();
    const error = await failureOf(calls[sort](client));
    expect(error).toMatchObject({ failure: "throttled", httpStatus: 429, ambiguous: false });
    expect(error.message).toContain("astrozero:requestsPerSecond");
    expect(clock.now() - began).toBeLessThanOrEqual(60_000);
  });

  it("409 of a create is not repeated: the thing may exist", async () => {
    const { server, client } = await stage({ replies: [refusal(409, "405230004", "it exists")] });
    expect(await failureOf(calls.POST(client))).toMatchObject({ failure: "busy", httpStatus: 409, ambiguous: false });
    expect(server.requests).toHaveLength(1);
  });

  it.each(["GET", "POST that reads", "DELETE", "PUT"] as const)("409 of %s: five repeats, then the platform's words", async (sort) => {
    const { server, client, clock } = await stage(
      { replies: [refusal(409, "405230004", "locked by another user")] },
      { deadline: 600_000 },
    );
    const error = await failureOf(calls[sort](client));
    expect(server.requests).toHaveLength(6);
    expect(clock.waits).toEqual([1000, 2000, 4000, 8000, 16000]);
    expect(error).toMatchObject({ failure: "busy", httpStatus: 409, resMsg: "locked by another user", ambiguous: false });
    expect(error.message).toContain(
      'failed: HTTP 409, resCode 405230004, resMsg "locked by another user". ' +
        "Somebody else is working on it, or it exists already: resolve that and run the command again.",
    );
  });
});

describe("no connection", () => {
  const rows: [NetworkReason, number, string][] = [
    ["unknownHost", 1, "astrozero:url"],
    ["scheme", 1, "astrozero:url"],
    ["certificate", 1, "astrozero:caFile"],
    ["setup", 1, "proxy"],
    ["unreachable", 4, "ASTROZERO_URL"],
  ];
  for (const [reason, attempts, advice] of rows) {
    it.each(all)(`${reason}: %s is attempted ${attempts} times`, async (sort) => {
      let sent = 0;
      const { client, clock } = offline(
        async () => {
          sent++;
          throw new NetworkError(reason, "why");
        },
        { credentials: { accessToken: "given-token" }, deadline: 600_000 },
      );
      const error = await failureOf(calls[sort](client));
      expect(sent).toBe(attempts);
      expect(clock.now()).toBeLessThan(10_000);
      expect(error).toMatchObject({ failure: "network", ambiguous: false, httpStatus: undefined, detail: "why" });
      expect(error.advice).toContain(advice);
    });
  }
});

describe("no answer in time", () => {
  const silent = async () => {
    throw new NetworkError("timeout", "no answer within 60 s");
  };
  it.each(safe)("%s is repeated until the deadline", async (sort) => {
    const { client, clock } = offline(silent, { credentials: { accessToken: "given-token" } });
    expect(await failureOf(calls[sort](client))).toMatchObject({ failure: "network", ambiguous: sort === "DELETE" });
    expect(clock.waits).toEqual([1000, 2000, 4000, 8000, 16000, 16000]);
  });

  it.each(writes)("%s is not repeated, and says that its work may be done", async (sort) => {
    const { client, clock } = offline(silent, { credentials: { accessToken: "given-token" } });
    expect(await failureOf(calls[sort](client))).toMatchObject({ failure: "network", ambiguous: true });
    expect(clock.waits).toEqual([]);
  });

  it("happens with a real server, too: the deadline cuts the attempt", async () => {
    const server = await serve({ replies: ["reason"] });
    const options = optionsFor(server.url, { credentials: { accessToken: "given-token" }, deadline: 30_000 });
    const transport = createTransport(options);
    const timeouts: number[] = [];
    const client = createClient(options, {
      environment: {},
      clock: virtualClock(),
      send: (request) => {
        timeouts.push(request.timeout);
        return transport({ ...request, timeout: 500 });
      },
    });
    expect(await failureOf(calls.PUT(client))).toMatchObject({ failure: "network", ambiguous: true });
    expect(timeouts).toEqual([30_000]);
  });
});

describe("jitter", () => {
  it("shortens a wait to between half and all of it", async () => {
    const server = await serve({ replies: [{ status: 503 }] });
    const waits: number[] = [];
    const client = createClient(optionsFor(server.url, { credentials: { accessToken: "given-token" } }), {
      environment: {},
      clock: { now: () => (waits.length < 3 ? 0 : 60_000), random: () => 0.5, sleep: async (wait) => void waits.push(wait) },
    });
    await failureOf(calls.GET(client));
    expect(waits).toEqual([750, 1500, 3000]);
  });
});

describe("an answer that no repeat changes", () => {
  const rows: [number, string][] = [
    [400, "refused"],
    [404, "missing"],
    [405, "unsupported"],
    [410, "refused"],
    [422, "refused"],
    [501, "unsupported"],
    [302, "server"],
  ];
  for (const [status, failure] of rows) {
    it.each(all)(`${status}: %s fails at once`, async (sort) => {
      const { server, client, clock } = await stage({ replies: [refusal(status, "7", "no")] });
      expect(await failureOf(calls[sort](client))).toMatchObject({
        failure,
        httpStatus: status,
        resCode: "7",
        resMsg: "no",
        ambiguous: false,
      });
      expect(server.requests).toHaveLength(1);
      expect(clock.waits).toEqual([]);
    });
  }
});

describe("the deadline", () => {
  it("ends a read that meets 503 for ever", async () => {
    const { server, client, clock } = await stage({ replies: [refusal(503, "9", "down")] });
    const began = clock.now();
    const error = await failureOf(calls.GET(client));
    // Attempts after 0, 1, 3, 7, 15, 31 and 47 s; the next one would be after 63 s.
    expect(server.requests).toHaveLength(7);
    expect(clock.now() - began).toBe(47_000);
    expect(error).toMatchObject({ failure: "server", httpStatus: 503, resMsg: "down", ambiguous: false });
  });

  it("is not waited for when Retry-After asks for more", async () => {
    const { server, client, clock } = await stage({ replies: [{ status: 429, headers: { "retry-after": "61" } }] });
    expect(await failureOf(calls.POST(client))).toMatchObject({ failure: "throttled" });
    expect(server.requests).toHaveLength(1);
    expect(clock.waits).toEqual([]);
  });

  it("bounds one attempt, too", async () => {
    const timeouts: number[] = [];
    const { client } = offline(
      async ({ timeout }) => {
        timeouts.push(timeout);
        throw new NetworkError("timeout", "no answer");
      },
      { credentials: { accessToken: "given-token" }, deadline: 61_500 },
    );
    await failureOf(calls.GET(client));
    // 60 s at most for an attempt; here the attempts themselves take no time, so the waits of 1, 2, 4 … s shorten them.
    expect(timeouts).toEqual([60_000, 60_000, 58_500, 54_500, 46_500, 30_500, 14_500]);
  });

  it("counts the time in the queue", async () => {
    const { client, clock } = offline(
      async () => {
        await clock.sleep(20_000);
        return { status: 200, text: '{"resCode":"0","result":{"id":"1"}}', header: () => undefined };
      },
      { credentials: { accessToken: "given-token" }, maxConcurrency: 1, deadline: 50_000 },
    );
    const results = await Promise.allSettled([calls.POST(client), calls.POST(client), calls.POST(client), calls.POST(client)]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled", "rejected"]);
    expect(results[3]).toMatchObject({ reason: { failure: "throttled", ambiguous: false } });
  });
});

describe("Retry-After", () => {
  it("is honoured as a date, by our clock when the server does not tell its own", async () => {
    const header = (name: string) => (name === "retry-after" ? "Thu, 01 Jan 1970 00:00:09 GMT" : undefined);
    let sent = 0;
    const { client, clock } = offline(
      async () => (sent++ ? { status: 200, text: '{"resCode":"0","result":{"id":"1"}}', header } : { status: 429, text: "", header }),
      { credentials: { accessToken: "given-token" } },
    );
    await clock.sleep(4000);
    await calls.GET(client);
    expect(clock.now()).toBe(9000);
  });

  it("is honoured as seconds", async () => {
    const { client, clock } = await stage({ replies: [{ status: 429, headers: { "retry-after": "7" } }, success({ id: "1" })] });
    await calls.POST(client);
    expect(clock.waits).toEqual([7000]);
  });

  it("is honoured as a date, by the server's clock", async () => {
    const headers = { date: "Sun, 06 Nov 1994 08:49:30 GMT", "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT" };
    const { client, clock } = await stage({ replies: [{ status: 503, headers }, success({ id: "1" })] });
    await calls.GET(client);
    expect(clock.waits).toEqual([7000]);
  });
});
