import { NetworkError } from "../../../provider/client/networkError";
import { create, read } from "./operations";
import { grant, type Reply, refusal, type Seen, success } from "./server";
import { calls, closeServers, failureOf, offline, secret, stage } from "./setup";

afterEach(closeServers);

const ok = success({ id: "1" });
const refusedInside: Reply = { body: { resCode: "405230004", resMsg: "session" } };
/** Answers `good` to a call with the token of that name, and `bad` to all others. */
const takesOnly =
  (token: string, bad: Reply, good = ok) =>
  ({ headers }: Seen): Reply =>
    headers["access-token"] === token ? good : bad;

describe("signing in", () => {
  it("sends the client credentials as a form, and the token with every call", async () => {
    const { server, client } = await stage();
    await calls.GET(client);
    const [signIn] = server.signIns;
    expect(signIn).toMatchObject({ method: "POST", target: "/baas/auth/v1.0/oauth2/token" });
    expect(signIn?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(signIn?.headers["access-token"]).toBeUndefined();
    expect(Object.fromEntries(new URLSearchParams(signIn?.body))).toEqual({
      grant_type: "client_credentials",
      client_id: "client-1",
      client_secret: secret,
    });
    expect(server.requests[0]?.headers["access-token"]).toBe("token-1");
  });

  it("happens once for twenty calls that start together", async () => {
    const { server, client } = await stage({}, { maxConcurrency: 20 });
    await Promise.all(Array.from({ length: 20 }, () => calls.GET(client)));
    expect(server.signIns).toHaveLength(1);
    expect(server.requests).toHaveLength(20);
  });

  it.each([
    [600, 540_000],
    [120, 60_000],
    [100, 50_000],
    [2, 1000],
  ])("a token of %d s is renewed after %d ms", async (life, useful) => {
    const { server, client, clock } = await stage({ signIns: [grant("a", life), grant("b", life)] });
    await calls.GET(client);
    await clock.sleep(useful - 1);
    await calls.GET(client);
    expect(server.signIns).toHaveLength(1);
    await clock.sleep(1);
    await calls.GET(client);
    expect(server.signIns).toHaveLength(2);
    expect(server.requests.map(({ headers }) => headers["access-token"])).toEqual(["a", "a", "b"]);
  });

  it("takes 600 s for a token that does not say how long it lives", async () => {
    const { server, client, clock } = await stage({ signIns: [{ body: { access_token: "a", token_type: "Bearer" } }, grant("b")] });
    await calls.GET(client);
    await clock.sleep(539_999);
    await calls.GET(client);
    expect(server.signIns).toHaveLength(1);
  });

  it("is repeated like a read", async () => {
    const { server, client, clock } = await stage({ signIns: [{ status: 503 }, "cut", { status: 429 }, grant("a")] });
    await calls.POST(client);
    expect(server.signIns).toHaveLength(4);
    expect(server.requests).toHaveLength(1);
    expect(clock.waits.slice(0, 3)).toEqual([1000, 2000, 4000]);
  });

  it("never goes with a token that was handed to us", async () => {
    const { server, client } = await stage({}, { credentials: { accessToken: "given-token" } });
    await calls.GET(client);
    expect(server.signIns).toHaveLength(0);
    expect(server.requests[0]?.headers["access-token"]).toBe("given-token");
  });
});

describe("a refused sign-in", () => {
  const oauth = {
    error: "unauthorized_client",
    error_description: "The client is not authorized to request a token using this method.",
  };

  it.each([
    ["400 with an OAuth body", { status: 400, body: oauth }],
    ["401", { status: 401, body: oauth }],
    ["403", { status: 403, body: oauth }],
    ["200 with an error code", { status: 200, body: { resCode: "405230004", resMsg: "wrong client" } }],
  ] as [string, Reply][])("%s: one clear error, one request, for all calls to come", async (_, reply) => {
    const { server, client, clock } = await stage({ signIns: [reply] });
    const errors = await Promise.all([failureOf(calls.GET(client)), failureOf(calls.POST(client))]);
    errors.push(await failureOf(calls.PUT(client)));
    for (const error of errors) {
      expect(error).toMatchObject({ failure: "credentials", ambiguous: false, path: "/baas/auth/v1.0/oauth2/token" });
      for (const name of ["astrozero:clientId", "astrozero:clientSecret", "ASTROZERO_CLIENT_ID", "ASTROZERO_CLIENT_SECRET"]) {
        expect(error.message).toContain(name);
      }
    }
    expect(server.signIns).toHaveLength(1);
    expect(server.requests).toHaveLength(0);
    expect(clock.waits).toEqual([]);
  });

  it("shows the words of the OAuth body", async () => {
    const { client } = await stage({ signIns: [{ status: 400, body: oauth }] });
    expect(await failureOf(calls.GET(client))).toMatchObject({
      httpStatus: 400,
      resCode: "unauthorized_client",
      resMsg: "The client is not authorized to request a token using this method.",
    });
  });

  it("is told from a wrong address", async () => {
    const { server, client } = await stage({ signIns: [{ status: 404 }] });
    const error = await failureOf(calls.GET(client));
    expect(error).toMatchObject({ failure: "missing" });
    expect(error.advice).toContain("astrozero:url");
    expect(server.signIns).toHaveLength(1);
  });

  it("is told from a platform that is down: the next call signs in again", async () => {
    const { server, client } = await stage({ signIns: [{ status: 404 }, grant("a")] });
    await failureOf(calls.GET(client));
    await calls.GET(client);
    expect(server.signIns).toHaveLength(2);
  });

  it("that hangs ends before the call does, and is what the call reports", async () => {
    const { client, clock } = offline(
      async ({ timeout }) => {
        await clock.sleep(timeout);
        throw new NetworkError("timeout", "no answer in time");
      },
      { deadline: 10_000 },
    );
    const error = await failureOf(calls.POST(client));
    expect(error).toMatchObject({ failure: "network", ambiguous: false });
    expect(error.operation.name).toBe("OAuth2Token");
    expect(clock.now()).toBe(9500);
  });
});

describe("401", () => {
  it.each(Object.keys(calls) as (keyof typeof calls)[])("%s: one new token, one replay", async (sort) => {
    const { server, client, clock } = await stage({ replies: [takesOnly("token-2", refusal(401, "4", "expired"))] });
    await calls[sort](client);
    expect(server.signIns).toHaveLength(2);
    expect(server.requests).toHaveLength(2);
    expect(clock.waits).toEqual([]);
  });

  it("twice is an error of the credentials", async () => {
    const { server, client } = await stage({ replies: [refusal(401, "4", "expired")] });
    const error = await failureOf(calls.POST(client));
    expect(error).toMatchObject({ failure: "credentials", httpStatus: 401, ambiguous: false });
    expect(error.advice).toContain("OAuth entry");
    expect(server.requests).toHaveLength(2);
    expect(server.signIns).toHaveLength(2);
  });

  it("for ten calls at once: one new token", async () => {
    const { server, client } = await stage({ replies: [takesOnly("token-2", refusal(401, "4", "expired"))] });
    await Promise.all(Array.from({ length: 10 }, () => calls.GET(client)));
    expect(server.signIns).toHaveLength(2);
    expect(server.requests).toHaveLength(20);
  });

  it("for a token that was handed to us: nothing can be renewed", async () => {
    const { server, client } = await stage({ replies: [refusal(401, "4", "expired")] }, { credentials: { accessToken: "given-token" } });
    const error = await failureOf(calls.GET(client));
    expect(error).toMatchObject({ failure: "credentials" });
    expect(error.advice).toContain("astrozero:accessToken");
    expect(server.requests).toHaveLength(1);
  });

  it("between repeats does not use up the repeats", async () => {
    const { server, client } = await stage({ replies: [{ status: 503 }, refusal(401, "4", ""), { status: 503 }, ok] });
    await calls.GET(client);
    expect(server.requests).toHaveLength(4);
  });
});

describe("403", () => {
  const expired = refusal(403, "4", "no right");

  it("with a token that was good before: one new token, one replay", async () => {
    const { server, client } = await stage({ replies: [ok, takesOnly("token-2", expired)] });
    await calls.GET(client);
    await calls.POST(client);
    expect(server.signIns).toHaveLength(2);
    expect(server.requests).toHaveLength(3);
  });

  it("after a new token is a missing right", async () => {
    const { server, client } = await stage({ replies: [ok, expired] });
    await calls.GET(client);
    const error = await failureOf(calls.POST(client));
    expect(error).toMatchObject({ failure: "permission", httpStatus: 403, ambiguous: false });
    expect(error.advice).toContain("profile");
    expect(server.requests).toHaveLength(3);
  });

  it("with a token that was never good is a missing right at once", async () => {
    const { server, client } = await stage({ replies: [expired] });
    expect(await failureOf(calls.POST(client))).toMatchObject({ failure: "permission" });
    expect(server.requests).toHaveLength(1);
    expect(server.signIns).toHaveLength(1);
  });

  it("again and again costs one new token a minute, not one each time", async () => {
    const onlyReads = ({ method }: Seen): Reply => (method === "GET" ? ok : expired);
    const { server, client, clock } = await stage({ replies: [onlyReads] });
    for (let round = 0; round < 5; round++) {
      await calls.GET(client);
      await failureOf(calls.PUT(client));
    }
    expect(server.signIns).toHaveLength(2);
    expect(server.requests).toHaveLength(11);
    await clock.sleep(60_000);
    await calls.GET(client);
    await failureOf(calls.PUT(client));
    expect(server.signIns).toHaveLength(3);
  });
});

describe("200 with an error code", () => {
  it("read, with a token that was good before: one new token, one replay", async () => {
    const { server, client } = await stage({ replies: [ok, takesOnly("token-2", refusedInside)] });
    await calls.GET(client);
    await calls.GET(client);
    expect(server.signIns).toHaveLength(2);
  });

  it("write: replayed when a harmless read shows that the token died", async () => {
    const { server, client } = await stage({ replies: [ok, takesOnly("token-2", refusedInside)] });
    await calls.GET(client);
    await client.call(create, { body: { name: "a" } });
    expect(server.signIns).toHaveLength(2);
    // The read, the write, the probe with the old and with the new token, the write again.
    expect(server.requests.map(({ method }) => method)).toEqual(["GET", "POST", "GET", "GET", "POST"]);
    expect(server.requests.map(({ headers }) => headers["access-token"])).toEqual(["token-1", "token-1", "token-1", "token-2", "token-2"]);
  });

  it("write: a refusal is never sent twice while its token is good", async () => {
    const refusesWrites = ({ method }: Seen): Reply => (method === "GET" ? ok : refusedInside);
    const { server, client } = await stage({ replies: [refusesWrites] });
    await calls.GET(client);
    for (let round = 0; round < 3; round++) {
      expect(await failureOf(client.call(create, { body: { name: "a" } }))).toMatchObject({
        failure: "refused",
        httpStatus: 200,
        resCode: "405230004",
        ambiguous: false,
      });
    }
    expect(server.signIns).toHaveLength(1);
    // One probe for three refusals.
    expect(server.requests.map(({ method }) => method)).toEqual(["GET", "POST", "GET", "POST", "POST"]);
  });

  it("write: an installation that refuses the harmless read, too, means its refusal", async () => {
    const { server, client } = await stage({ replies: [ok, refusedInside] });
    await calls.GET(client);
    expect(await failureOf(client.call(create, { body: { name: "a" } }))).toMatchObject({ failure: "refused" });
    expect(server.requests.map(({ method }) => method)).toEqual(["GET", "POST", "GET", "GET"]);
  });

  it("read, with a token that was never good: a refusal at once", async () => {
    const { server, client } = await stage({ replies: [refusedInside] });
    expect(await failureOf(client.call(read, { path: { id: "1" } }))).toMatchObject({ failure: "refused" });
    expect(server.requests).toHaveLength(1);
  });
});
