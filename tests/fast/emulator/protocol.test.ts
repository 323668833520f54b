import { connect } from "node:net";
import { allRoutes } from "../../../emulator/routes";
import { operations } from "../../../tools/docs/operations";
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

const post = (body: string, more: Record<string, string>) =>
  send(`${session.emulator.url}${metadata}/Object`, { method: "POST", headers: { ...headers(), ...more }, body });

test.each(["text/plain", "multipart/form-data; boundary=x"])("the content type %s is refused with an envelope", async (type) => {
  expect(await post("x", { "content-type": type })).toMatchObject({ status: 415, body: { resMsg: expect.stringContaining(type) } });
});

test.each(["application/json; charset=utf-8", "Application/JSON"])("the content type %s is JSON", async (type) => {
  expect((await post(JSON.stringify(objectBody("demo__Order__CST")), { "content-type": type })).status).toBe(200);
});

test("a body without a content type is refused, no body is none of any type", async () => {
  const url = `${session.emulator.url}${metadata}/Object`;
  const token = { "access-token": session.token };
  expect((await send(url, { method: "POST", headers: token, body: "{}" })).status).toBe(415);
  const { id } = await session.makeObject("demo__Order__CST");
  expect((await send(`${url}/${id}`, { method: "DELETE", headers: { ...token, "content-type": "text/plain" }, body: "" })).status).toBe(
    200,
  );
});

test("a body of more than 64 MiB is refused with an envelope, and the connection goes on", async () => {
  expect(await post(`"${"x".repeat(64 * 1024 * 1024)}"`, {})).toMatchObject({ status: 413, body: { resMsg: expect.any(String) } });
  expect((await session.get(`${metadata}/Object`)).status).toBe(200);
});

test.each([`${metadata}/Object/%E0%A4%A`, "/%"])("%s, encoded badly, is refused with an envelope", async (path) => {
  expect(await session.get(path)).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining("%") } });
});

const nest = (levels: number, wrap: (inner: string) => string, core: string) => Array.from({ length: levels }).reduce(wrap, core) as string;

test.each<[string, (inner: string) => string, string]>([
  ["conditions", (inner) => `{"conjunction":"AND","conditions":[{"condition":${inner}}]}`, '{"conjunction":"AND","conditions":[]}'],
  ["lists", (inner) => `[${inner}]`, "1"],
  ["objects", (inner) => `{"a":${inner}}`, "1"],
])("Emulator: %s inside one another have a limit", async (_what, wrap, core) => {
  await session.makeObject("demo__Order__CST");
  const count = (levels: number) =>
    send(`${session.emulator.url}${data}/count/demo__Order__CST`, {
      method: "POST",
      headers: headers(),
      body: `{"condition":${nest(levels, wrap, core)}}`,
    });
  for (const levels of [1_500, 100_000])
    expect(await count(levels)).toMatchObject({ status: 400, body: { resMsg: "the body has more than 200 levels" } });
});

test("conditions may be 60 levels deep", async () => {
  await session.makeObject("demo__Order__CST");
  const condition = { conjunction: "AND", conditions: [] as unknown[] };
  const whole = Array.from({ length: 60 }).reduce((inner) => ({ conjunction: "OR", conditions: [{ condition: inner }] }), condition);
  expect(await session.post(`${data}/count/demo__Order__CST`, { condition: whole })).toMatchObject({ status: 200, body: { result: 0 } });
});

test("a request that breaks off is no defect, and nothing is done", async () => {
  const { hostname, port } = new URL(session.emulator.url);
  const before = session.emulator.requests.count();
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST ${metadata}/Object HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"name"`,
  );
  socket.end();
  // Ends with the test's time when it is not.
  while (session.emulator.requests.count() === before) await new Promise((resolve) => setTimeout(resolve, 5));
  socket.destroy();
  expect(session.emulator.failures).toEqual([]);
});

describe("Emulator: the name in the request", () => {
  const ask = (host: string) => send(`${session.emulator.url}${metadata}/Object`, { method: "GET", headers: { ...headers(), host } });

  test.each(["localhost", "LOCALHOST:80", "127.0.0.1", "127.0.0.2:8080", "[::1]", "[::1]:8080"])("may be %s", async (host) => {
    expect((await ask(host)).status).toBe(200);
  });

  // A web page whose name was made to lead to this machine could read the tenant.
  test.each(["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "10.0.0.1", "evil.example:127.0.0.1"])(
    "may not be %j",
    async (host) => {
      expect(await ask(host)).toMatchObject({
        status: 421,
        body: { resCode: expect.any(String), resMsg: `the emulator answers at 127.0.0.1, localhost and [::1], not at ${host}` },
      });
    },
  );
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

describe("Emulator: the request log", () => {
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

  test("forgets the oldest beyond 64 MiB of bodies", async () => {
    session.emulator.requests.clear();
    await session.get(`${metadata}/Object`);
    // Three do not fit, two do.
    for (const body of ["1", "2", "3"]) await session.post(`/baas/auth/v1.0/oauth2/token`, { body, filler: "x".repeat(24 * 1024 * 1024) });
    expect(session.emulator.requests.list).toMatchObject([{ body: { body: "2" } }, { body: { body: "3" } }]);
    expect(session.emulator.requests.count()).toBe(2);
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
