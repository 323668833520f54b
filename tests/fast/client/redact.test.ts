import "../../support/seed";
import fc from "fast-check";
import { createClient } from "../../../provider/client/client";
import { NetworkError } from "../../../provider/client/networkError";
import { Redactor } from "../../../provider/client/redact";
import { create, read } from "./operations";
import { grant, type Reply, refusal, type Seen } from "./server";
import { calls, closeServers, failureOf, offline, optionsFor, secret, serve, stage } from "./setup";

afterEach(closeServers);

/** Secrets of any characters, those that need escaping among them. */
const anySecret = fc.string({
  minLength: 8,
  maxLength: 40,
  unit: fc.oneof(fc.constantFrom(...`&<>"'+/=%\\ \n`), fc.string({ minLength: 1, maxLength: 1 })),
});

describe("a redactor", () => {
  it("leaves no secret in any text, however it is written", () => {
    fc.assert(
      fc.property(fc.array(anySecret, { minLength: 1, maxLength: 4 }), fc.string(), fc.string(), (secrets, before, after) => {
        const redactor = new Redactor(secrets);
        for (const one of secrets) {
          const spellings = [
            one,
            JSON.stringify(one).slice(1, -1),
            encodeURIComponent(one),
            new URLSearchParams([["s", one]]).toString().slice(2),
          ];
          for (const spelling of spellings) expect(redactor.redact(`${before}${spelling}${after}`)).not.toContain(spelling);
        }
      }),
    );
  });

  it("hides the whole of a secret that contains another one", () => {
    expect(new Redactor(["abcd", "xxabcdyy"]).redact("1 xxabcdyy 2 abcd 3")).toBe("1 [secret] 2 [secret] 3");
  });

  it("knows both ways to write an octet", () => {
    expect(new Redactor(["a/b/c"]).redact("a%2Fb%2Fc a%2fb%2fc")).toBe("[secret] [secret]");
  });

  it("knows the entities of HTML", () => {
    expect(new Redactor([`a&b"c'd<`]).redact("a&amp;b&quot;c&#39;d&lt;")).toBe("[secret]");
    expect(new Redactor([`a&b"c'd<`]).redact(`a&amp;b"c'd&lt;`)).toBe("[secret]");
  });

  it("takes broken Unicode", () => {
    expect(new Redactor(["\ud800abcd"]).redact("x\ud800abcdx")).toBe("x[secret]x");
  });

  it("leaves texts alone that are too short to be secrets", () => {
    expect(new Redactor(["", "a"]).redact("a cat")).toBe("a cat");
  });
});

describe("a client never shows", () => {
  const token = "canary-token-1";
  const echo = (text: string) => [text, encodeURIComponent(text), JSON.stringify(text)].join(" | ");

  function expectNoSecret(texts: string[]): void {
    const shown = texts.join("\n");
    // Each of them begins so: not even a piece may stay.
    expect(shown).not.toContain("canary");
  }

  it("a secret that the sign-in echoes", async () => {
    const { client, log } = await stage({ signIns: [refusal(400, secret, `wrong secret ${echo(secret)}`)] });
    const error = await failureOf(calls.GET(client));
    expect(error.message).toContain("wrong secret [secret]");
    expectNoSecret([error.message, String(error.stack), JSON.stringify(error), ...log]);
  });

  it.each<[string, Reply]>([
    ["an envelope", refusal(400, "1", `token ${echo(token)} ${echo(secret)}`)],
    ["a page", { status: 502, body: `<html><body>${echo(token)}<pre>${echo(secret)}</pre></body></html>` }],
    ["a page with 200", { status: 200, body: `<html><body>${echo(token)}</body></html>` }],
    ["a code", refusal(400, token, secret)],
    ["the end of a long text", refusal(400, "1", "x".repeat(290) + token + secret)],
  ])("a token or a secret in %s", async (_, reply) => {
    const { client, log } = await stage({ replies: [reply], signIns: [grant(token)] });
    const error = await failureOf(calls.POST(client));
    expectNoSecret([error.message, String(error.stack), JSON.stringify(error), ...log]);
  });

  it("a token that was handed to it", async () => {
    const mirror = ({ headers }: Seen): Reply => refusal(403, "1", JSON.stringify(headers));
    const { client, log } = await stage({ replies: [mirror] }, { credentials: { accessToken: token } });
    const error = await failureOf(calls.GET(client));
    expect(error.message).toContain("access-token");
    expectNoSecret([error.message, ...log]);
  });

  it("a secret in what the network says, in a path, or in a body that is logged", async () => {
    const { client } = offline(async () => {
      throw new NetworkError("unknownHost", `no ${secret}`);
    });
    expectNoSecret([(await failureOf(calls.GET(client))).message]);
    const { client: second, log } = await stage();
    await second.call(create, { body: { name: "a" }, extra: { note: secret } });
    await second.call(read, { path: { id: secret } });
    const { client: third } = await stage({ replies: [{ status: 404 }] });
    const error = await failureOf(third.call(read, { path: { id: secret } }));
    expect(error.path).toBe("/things/[secret]");
    expectNoSecret([error.message]);
    expect(log.join("\n")).toContain("[secret]");
    expectNoSecret(log);
  });

  it("a piece of a secret where a logged body is cut", async () => {
    const { client, log } = await stage();
    for (let length = 260; length < 300; length++) {
      await client.call(create, { body: { name: "a" }, extra: { note: "x".repeat(length) + secret } });
    }
    expect(log.join("\n")).toContain("…");
    expectNoSecret(log);
  });

  it("S3: the password of a proxy, whichever variable names it", async () => {
    const server = await serve();
    await server.close();
    const client = createClient(optionsFor(server.url, { proxy: "http://user:canary%2Fpass@127.0.0.1:1" }), {
      environment: {
        ASTROZERO_LOG: "trace",
        HTTPS_PROXY: "http://user:other-canary@proxy.test",
        all_proxy: "http://user:third-canary@proxy.test",
      },
      clock: { now: Date.now, sleep: async () => undefined, random: () => 0 },
      log: (line) => lines.push(line),
      send: async () => {
        throw new NetworkError("unreachable", "canary/pass canary%2Fpass other-canary third-canary");
      },
    });
    const lines: string[] = [];
    lines.push((await failureOf(calls.GET(client))).message);
    expect(lines.join("\n")).not.toContain("canary");
  });
});

describe("the debug log", () => {
  it("has one line for each call, and for what happens between", async () => {
    const { client, log } = await stage({ replies: [{ status: 503 }, { body: { resCode: "0", result: { id: "1" } } }] });
    await calls["POST that reads"](client);
    const lines = log.map((line) => line.replace(/\(\d+ ms\)/, "(n ms)"));
    expect(lines).toEqual([
      "astrozero: OAuth2Token POST /baas/auth/v1.0/oauth2/token -> 200 (n ms)",
      "astrozero: new token for 600 s",
      'astrozero: SearchThings POST /search {"name":"a"} -> 503 (n ms)',
      "astrozero: SearchThings waits 1000 ms after: broken",
      'astrozero: SearchThings POST /search {"name":"a"} -> 200 {"resCode":"0","result":{"id":"1"}} (n ms)',
    ]);
  });

  it("S1: shows bodies only where ASTROZERO_LOG is trace: what a program calls secret may be in any text", async () => {
    const replies = [{ body: { resCode: "0", result: { id: "canary" } } }];
    const { client, log } = await stage({ replies }, {}, { environment: { ASTROZERO_LOG: "debug" } });
    await calls["POST that reads"](client);
    expect(log.at(-1)).toMatch(/^astrozero: SearchThings POST \/search -> 200 \(\d+ ms\)$/);
    expect(log.join("\n")).not.toMatch(/canary|"name"/);
  });

  it("is silent unless ASTROZERO_LOG is debug or trace", async () => {
    const { client, log } = await stage({}, {}, { environment: {} });
    await calls.GET(client);
    expect(log).toEqual([]);
  });

  it("goes to the standard error output", async () => {
    const write = jest.spyOn(process.stderr, "write").mockReturnValue(true);
    try {
      const server = await serve();
      const client = createClient(optionsFor(server.url), { environment: { ASTROZERO_LOG: "trace" } });
      await calls.GET(client);
      expect(write.mock.calls.map(([line]) => line)).toEqual([
        expect.stringMatching(/^astrozero: OAuth2Token .*\n$/),
        expect.stringMatching(/^astrozero: new token .*\n$/),
        expect.stringMatching(/^astrozero: ReadThing GET \/things\/1 -> 200 .*\n$/),
      ]);
    } finally {
      write.mockRestore();
    }
  });
});
