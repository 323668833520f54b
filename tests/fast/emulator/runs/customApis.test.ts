import { request } from "node:http";
import type { Dialect } from "../../../../emulator";
import type { CustomApiCall } from "../../../../emulator/kinds/customApis";
import { useSession } from "../session";

const session = useSession();
const place = { application: "demo__Store", version: "1.0.0", operation: "order/list" };
const at = "/service/demo__Store/1.0.0/order/list";
const methods = ["GET", "POST", "PUT", "DELETE"] as const;

test("an API answers what its handler makes of the call, for each of its methods", async () => {
  const calls: CustomApiCall[] = [];
  session.emulator.world.customApis.add({ ...place, methods: [...methods], handler: (call) => ({ number: calls.push(call) }) });
  expect((await session.get(`${at}?state=new`)).at()).toEqual({ number: 1 });
  expect((await session.post(`${at}?dry=true`, { amount: 7 })).at()).toEqual({ number: 2 });
  expect((await session.put(at, { amount: 8 })).at()).toEqual({ number: 3 });
  expect((await session.del(at)).at()).toEqual({ number: 4 });
  expect((await session.post(at)).at()).toEqual({ number: 5 });
  expect(calls).toEqual([
    { method: "GET", query: { state: "new" }, body: {} },
    { method: "POST", query: { dry: "true" }, body: { amount: 7 } },
    { method: "PUT", query: {}, body: { amount: 8 } },
    { method: "DELETE", query: {}, body: {} },
    { method: "POST", query: {}, body: {} },
  ]);
});

test("an API without a handler answers nothing, and so does each one after the reset of the handlers", async () => {
  session.emulator.world.customApis.add(place);
  expect(await session.post(at, {})).toMatchObject({ status: 200, body: { resCode: "0", result: null } });
  session.emulator.reset();
  session.token = await session.signIn();
  expect((await session.post(at, {})).status).toBe(404);
});

test("a handler refuses with words, status and code of its own", async () => {
  session.emulator.world.customApis.add({ ...place, handler: () => ({ refused: "No such order.", status: 404, resCode: "100200300" }) });
  expect(await session.post(at, {})).toMatchObject({ status: 404, body: { resCode: "100200300", resMsg: "No such order." } });
});

test.each([
  "/service/demo__Store/1.0.0/order",
  "/service/demo__Store/2.0.0/order/list",
  "/service/demo__Other/1.0.0/order/list",
  `${at}/all`,
])("%s is unknown", async (path) => {
  session.emulator.world.customApis.add({ ...place, methods: [...methods] });
  for (const missing of ["404", "null"] as const) {
    session.emulator.dialect.missing = missing;
    expect((await session.get(path)).status).toBe(404);
    expect((await session.post(path, {})).status).toBe(404);
  }
});

test.each<[Dialect["customApiMethod"], number]>([
  ["400", 400],
  ["405", 405],
])("customApiMethod: %s", async (customApiMethod, status) => {
  session.emulator.dialect.customApiMethod = customApiMethod;
  session.emulator.world.customApis.add({ ...place, methods: ["POST"] });
  expect(await session.get(at)).toMatchObject({ status, body: { resMsg: expect.stringContaining("POST") } });
  expect((await session.del(at)).status).toBe(status);
  expect((await session.post(at, {})).status).toBe(200);
});

test("an API needs a token, and its name is free only once", async () => {
  session.emulator.world.customApis.add(place);
  expect(() => session.emulator.world.customApis.add(place)).toThrow("exists already");
  session.token = "none";
  expect((await session.post(at, {})).status).toBe(401);
});

/** The status of a request whose path nobody tidies up on its way. */
function statusOf(path: string): Promise<number | undefined> {
  const { hostname: host, port } = new URL(session.emulator.url);
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, path, method: "GET", agent: false, headers: { "access-token": session.token } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on("error", reject).end();
  });
}

test.each(["..", ".", "", "order/../list", "order/./list", "order//list", "order/", "%2e%2e/list", "order/%20/list"])(
  'the segments "%s" are refused',
  async (operation) => {
    session.emulator.world.customApis.add({ ...place, operation, methods: ["GET"] });
    expect(await statusOf(`/service/demo__Store/1.0.0/${operation}`)).toBe(404);
    session.emulator.world.customApis.add({ ...place, methods: ["GET"] });
    expect(await statusOf(at)).toBe(200);
  },
);

test("fixed segments go in any case, names do not", async () => {
  session.emulator.world.customApis.add({ ...place, methods: ["GET"] });
  expect(await statusOf(at.replace("service", "SERVICE"))).toBe(200);
  expect(await statusOf(at.toUpperCase())).toBe(404);
});
