import { metadata, openSession, requestToken, requestTokenByQuery, start, stopAll, tokenOf } from "./session";

afterEach(stopAll);

const objects = `${metadata}/Object`;

test("the right credentials get a token, without an envelope", async () => {
  const emulator = await start();
  expect(await requestToken(emulator)).toMatchObject({
    status: 200,
    body: { access_token: expect.any(String), expires_in: 600, token_type: "Bearer" },
  });
});

test("credentials can be chosen", async () => {
  const emulator = await start({ clientId: "me", clientSecret: "mine" });
  expect((await requestToken(emulator)).status).toBe(200);
  expect(emulator.environment).toMatchObject({ ASTROZERO_CLIENT_ID: "me", ASTROZERO_CLIENT_SECRET: "mine" });
});

test.each<Record<string, string>>([{ client_id: "other" }, { client_secret: "other" }])(
  "refuses %j in the form of OAuth",
  async (wrong) => {
    const emulator = await start();
    expect(await requestToken(emulator, wrong)).toMatchObject({
      status: 400,
      body: { error: "unauthorized_client", error_description: "The client is not authorized to request a token using this method." },
    });
  },
);

test.each<Record<string, string>>([{ grant_type: "password" }, { client_id: "" }])("refuses %j", async (wrong) => {
  const emulator = await start();
  expect(await requestToken(emulator, wrong)).toMatchObject({ status: 400, body: { error: "invalid_request" } });
});

test.each([["either"], ["body"], ["query"]] as const)("parameters in: %s", async (tokenParameters) => {
  const emulator = await start({ dialect: { tokenParameters } });
  const byBody = await requestToken(emulator);
  const byQuery = await requestTokenByQuery(emulator);
  expect([byBody.status === 200, byQuery.status === 200]).toEqual([tokenParameters !== "query", tokenParameters !== "body"]);
});

test.each(["", "unknown"])("a call with the token %j is refused with 401", async (token) => {
  const session = await openSession();
  session.token = token;
  expect(await session.get(objects)).toMatchObject({ status: 401, body: { resCode: expect.any(String), resMsg: expect.any(String) } });
});

test.each([
  ["401", 401],
  ["403", 403],
  ["ok", 200],
] as const)("an expired token answers %s", async (expiredToken, status) => {
  const session = await openSession({ dialect: { expiredToken, tokenLife: 0.05 } });
  await session.clock.sleep(100);
  const answer = await session.get(objects);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ resCode: expect.not.stringMatching(/^0$/) });
});

test.each([
  ["coexist", 200],
  ["newest", 401],
] as const)("a new token: older ones %s", async (tokenReuse, status) => {
  const session = await openSession({ dialect: { tokenReuse } });
  const newer = tokenOf(await requestToken(session.emulator));
  expect((await session.get(objects)).status).toBe(status);
  expect((await session.call("GET", objects, undefined, { "access-token": newer })).status).toBe(200);
});
