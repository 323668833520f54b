import type { Fault } from "../../../emulator";
import { NetworkError } from "../../../provider/client/networkError";
import { metadata, objectBody, openSession, requestToken, useSession } from "./session";

const session = useSession();

const objects = `${metadata}/Object`;
const create = (name = "demo__Order__CST") => session.post(objects, objectBody(name));
const exists = (name = "demo__Order__CST") => session.emulator.world.objects.find(name) !== undefined;

test.each(["before", "after"] as const)("a status %s the work", async (when) => {
  session.emulator.faults.add({ kind: "status", status: 503, when });
  expect(await create()).toMatchObject({ status: 503, body: { resCode: "990000503" } });
  expect(exists()).toBe(when === "after");
  expect((await create("demo__Other__CST")).status).toBe(200);
});

test("a status has the code, message and Retry-After that it is given", async () => {
  session.emulator.faults.add({ kind: "status", status: 429, resCode: "1", resMsg: "slow", retryAfter: 3, when: "before" });
  const answer = await create();
  expect(answer.body).toEqual({ resCode: "1", resMsg: "slow" });
  expect(answer.header("retry-after")).toBe("3");
});

test.each(["before", "after"] as const)("a connection cut %s the work", async (when) => {
  session.emulator.faults.add({ kind: "cut", when });
  await expect(create()).rejects.toThrow(NetworkError);
  expect(exists()).toBe(when === "after");
  expect([...session.emulator.requests].at(-1)).toMatchObject({ operation: "CreateCustomObject", status: 0 });
});

test.each<[Fault, number, string]>([
  [{ kind: "html", status: 502 }, 502, "<h1>502</h1>"],
  [{ kind: "locked" }, 423, "locked by another user"],
  [{ kind: "expireTokens" }, 401, "token"],
])("%j", async (fault, status, words) => {
  session.emulator.faults.add(fault);
  expect(await create()).toMatchObject({ status, text: expect.stringContaining(words) });
  expect(exists()).toBe(false);
});

test("latency delays the answer", async () => {
  session.emulator.faults.add({ kind: "latency", ms: 60 });
  const begin = Date.now();
  expect((await create()).status).toBe(200);
  expect(Date.now() - begin).toBeGreaterThanOrEqual(55);
});

test("latency does not delay stopping, and what waited is not done", async () => {
  const other = await openSession();
  other.emulator.faults.add({ kind: "latency", ms: 60_000 });
  const lost = expect(other.post(objects, objectBody("demo__Late__CST"))).rejects.toThrow(NetworkError);
  while (other.emulator.faults.pending.length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await other.emulator.stop();
  await lost;
  expect(other.emulator.world.objects.find("demo__Late__CST")).toBeUndefined();
});

test("latency and a status strike together", async () => {
  session.emulator.faults.add({ kind: "latency", ms: 30 });
  session.emulator.faults.add({ kind: "status", status: 500, when: "before" });
  const begin = Date.now();
  expect((await create()).status).toBe(500);
  expect(Date.now() - begin).toBeGreaterThanOrEqual(25);
});

test("times and skip choose the requests; hits and pending tell what happened", async () => {
  const queued = session.emulator.faults.add({
    operation: "QueryCustomObject",
    kind: "status",
    status: 500,
    when: "before",
    skip: 1,
    times: 2,
  });
  const statuses = [];
  for (let turn = 0; turn < 4; turn++) statuses.push((await session.get(objects)).status);
  expect(statuses).toEqual([200, 500, 500, 200]);
  expect(queued.hits).toBe(2);
  expect(session.emulator.faults.pending).toEqual([]);
});

test("an endless fault lasts until it is cleared", async () => {
  session.emulator.faults.add({ kind: "status", status: 503, when: "before", times: Number.POSITIVE_INFINITY });
  for (let turn = 0; turn < 5; turn++) expect((await session.get(objects)).status).toBe(503);
  expect(session.emulator.faults.pending).toHaveLength(1);
  session.emulator.faults.clear();
  expect((await session.get(objects)).status).toBe(200);
});

test("a fault strikes only its operation, and the token call only by name", async () => {
  session.emulator.faults.add({ kind: "status", status: 500, when: "before" });
  expect((await requestToken(session.emulator)).status).toBe(200);
  session.emulator.faults.add({ operation: "OAuth2Token", kind: "status", status: 502, when: "before" });
  expect((await session.get(objects)).status).toBe(500);
  expect((await requestToken(session.emulator)).status).toBe(502);
});

test("an operation that does not exist is a mistake of the test", () => {
  expect(() => session.emulator.faults.add({ operation: "Nothing", kind: "locked" })).toThrow('no operation "Nothing"');
});

describe("a refused field", () => {
  const field = (name: string) => ({ name: `demo__${name}__CST`, label: name, dataType: "text" });
  const names = (object: string) => session.emulator.world.fields.all(object).map(({ name }) => name);

  test.each(["atomic", "partial"] as const)("in a batch that is %s", async (fieldBatch) => {
    session.emulator.dialect.fieldBatch = fieldBatch;
    const { id } = await create();
    session.emulator.faults.add({ kind: "refuseField", match: "demo__b__CST" });
    const answer = await session.post(`${objects}/${id}/fields`, { fields: [field("a"), field("b"), field("c")] });
    expect(answer).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining("demo__b__CST") } });
    expect(names(id)).toEqual(fieldBatch === "atomic" ? ["name"] : ["name", "demo__a__CST"]);
    expect((await session.post(`${objects}/${id}/Field`, field("b"))).status).toBe(200);
  });

  test("by pattern, as often as it says", async () => {
    const { id } = await create();
    session.emulator.faults.add({ kind: "refuseField", match: /__b/, times: 2 });
    const statuses = [];
    for (const name of ["a", "b", "b2", "b3"]) statuses.push((await session.post(`${objects}/${id}/Field`, field(name))).status);
    expect(statuses).toEqual([200, 400, 400, 200]);
  });
});
