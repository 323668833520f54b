import { allRoutes } from "../../../emulator/routes";
import { operations } from "../../../provider/contract";
import { data, metadata, objectBody, openSession, requestToken, requestTokenByQuery, send, useSession } from "./session";

const session = useSession();

const headers = () => ({ "content-type": "application/json", "access-token": session.token });

test("every call of the contract is served, each once", () => {
  expect(allRoutes().names().sort()).toEqual(operations.map(({ name }) => name).sort());
});

test.each(["/Object", "/object", "/OBJECT"])("segments are matched without regard to case: %s", async (segment) => {
  expect((await session.get(metadata + segment)).status).toBe(200);
  expect((await session.get(metadata.toUpperCase() + segment)).status).toBe(200);
});

test("ids keep their case on the way", async () => {
  const { id, fields } = await session.makeObject("demo__Order__CST", ["demo__a__CST"]);
  expect((await session.get(`${metadata}/object/${id}/field/${fields[0]}`)).at("id")).toBe(fields[0]);
});

test.each([
  ["GET", `${metadata}/Objects`],
  ["PATCH", `${metadata}/Object`],
  ["GET", "/"],
])("%s %s is no call: 404 with an envelope", async (method, path) => {
  expect(await session.call(method, path)).toMatchObject({
    status: 404,
    body: { resCode: expect.stringMatching(/^\d{9}$/), resMsg: expect.any(String) },
  });
});

test.each([
  ["broken JSON", "{", 400],
  ["no body", undefined, 400],
  ["a list", "[]", 400],
  ["a dangerous key", '{"__proto__": {"x": 1}}', 400],
])("%s is refused with an envelope", async (_what, body, status) => {
  const answer = await send(`${session.emulator.url}${metadata}/Object`, { method: "POST", headers: headers(), body });
  expect(answer).toMatchObject({ status, body: { resCode: expect.any(String), resMsg: expect.any(String) } });
});

test("another content type is refused with an envelope", async () => {
  const answer = await send(`${session.emulator.url}${metadata}/Object`, {
    method: "POST",
    headers: { ...headers(), "content-type": "text/plain" },
    body: "x",
  });
  expect(answer).toMatchObject({ status: 415, body: { resMsg: "Unsupported Media Type" } });
});

test("a query parameter that no page names is refused", async () => {
  expect(await session.get(`${metadata}/Object?nam=x`)).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining("nam") } });
  expect((await session.get(`${metadata}/Object?flag=X`)).status).toBe(400);
});

test("a refusal names every attribute that is wrong, with its place", async () => {
  const body = { ...objectBody("demo__Order__CST"), label: "", fields: [{ label: "x", name: "1", dataType: "text" }] };
  const { resMsg } = (await session.post(`${metadata}/Object`, body)).body as { resMsg: string };
  expect(resMsg).toMatch(/label: .*; fields\[0\]\.name: /);
});

test("a text area as long as allowed travels", async () => {
  await session.makeObject("demo__Order__CST", [{ name: "demo__text__CST", dataType: "textarea" }]);
  const records = [{ demo__text__CST: "长".repeat(1_048_576) }];
  expect((await session.post(`${data}/bobject/demo__Order__CST`, { records })).status).toBe(200);
});

describe("the request log", () => {
  test("holds requests in order, with body and status, and counts them", async () => {
    session.emulator.requests.clear();
    await session.post(`${metadata}/Object`, objectBody("demo__Order__CST"));
    await session.post(`${metadata}/Object`, { name: "1" });
    await session.get(`${metadata}/Object?type=std`);
    await session.get("/nowhere");
    const { requests } = session.emulator;
    expect([...requests]).toMatchObject([
      { operation: "CreateCustomObject", method: "POST", path: `${metadata}/Object`, status: 200, body: { name: "demo__Order__CST" } },
      { operation: "CreateCustomObject", status: 400 },
      { operation: "QueryCustomObject", query: { type: "std" }, status: 200 },
      { method: "GET", path: "/nowhere", status: 404 },
    ]);
    expect(requests.counts()).toEqual({ CreateCustomObject: 2, QueryCustomObject: 1, unknown: 1 });
    expect(requests.count()).toBe(4);
    expect(requests.count({ operation: "CreateCustomObject", status: 400 })).toBe(1);
    expect(requests.count(({ status }) => status >= 400)).toBe(2);
    requests.clear();
    expect(requests.list).toEqual([]);
  });

  test("holds no secret", async () => {
    await requestToken(session.emulator);
    await requestTokenByQuery(session.emulator);
    await session.get(`${metadata}/Object?access-token=${session.token}`);
    const text = JSON.stringify(session.emulator.requests.list);
    expect(text).toContain(session.emulator.clientId);
    expect(text).not.toContain(session.emulator.clientSecret);
    expect(text).not.toContain(session.token);
  });

  test("a line for each request goes to the listener", async () => {
    const lines: string[] = [];
    const { emulator } = await openSession({ log: (line) => lines.push(line) });
    emulator.faults.add({ operation: "OAuth2Token", kind: "cut", when: "before" });
    await requestToken(emulator).catch(() => {});
    expect(lines).toEqual(["POST /baas/auth/v1.0/oauth2/token 200 OAuth2Token", "POST /baas/auth/v1.0/oauth2/token cut OAuth2Token"]);
  });
});
