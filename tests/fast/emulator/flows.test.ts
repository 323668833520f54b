import { metadata, useSession } from "./session";

const session = useSession();

const flows = `${metadata}/Flow`;
const instances = "/u-route/baas/v1.0/flow";

/** The example of page 0040. */
const example = {
  label: "das",
  name: "demo__das",
  processType: "Autolaunched Flow",
  localUrl: "/run/demo__das",
  startElement: "",
  event: "",
  eventCriteria: "",
  interviewLabel: "das {!$Flow.CurrentDateTime}",
};
const running = { startElement: "script0", actionCalls: [{ name: "script0", connector: "" }] };
const named = (name: string, more: object = {}) => ({ ...example, name, localUrl: `/run/${name}`, ...more });
const make = async (body: object = { ...example, ...running }) => String((await session.post(flows, body)).at("id"));
const read = async (id: string) => (await session.get(`${flows}/${id}`)).at();
const names = async (query: string) => ((await session.get(flows + query)).at() as { name: string }[]).map(({ name }) => name);

test("a flow with compile errors is created anyway, and the answer lists them", async () => {
  const answer = await session.post(flows, example);
  const errors = ["Flow(demo__das) 的startElement为必选属性, 必须输入"];
  expect(answer.at()).toEqual({ errors, id: expect.stringMatching(/^000y[0-9A-Za-z]{16}$/), warnings: [] });
  const id = String(answer.at("id"));
  expect(await read(id)).toMatchObject({ ...example, id, active: false, status: "Error", version: "1.0.1", protectMode: 0 });
  expect((await session.get(`${flows}/${id}?flag=check`)).at()).toEqual({ errors, id, warnings: [] });
});

test("what is sent is returned, also what no page names", async () => {
  const variables = [{ name: "amount", dataType: "Number" }];
  const id = await make({ ...example, ...running, variables, colour: "red" });
  expect(await read(id)).toMatchObject({ ...running, variables, colour: "red", status: "Pass" });
});

describe("refused", () => {
  test.each<[string, object, string]>([
    ["a bad name", named("demo__das_"), "name"],
    ["a label of 65 characters", { ...example, label: "x".repeat(65) }, "label"],
    ["no label", { ...example, label: undefined }, "label"],
    ["an unknown process type", { ...example, processType: "Screen Flow" }, "processType"],
    ["no URL", { ...example, localUrl: undefined }, "localUrl"],
    ["the URL of another flow", { ...example, localUrl: "/run/demo__other" }, "localUrl"],
    ["an Event Trigger without an event", { ...example, processType: "Event Trigger" }, "event"],
  ])("%s", async (_what, body, attribute) => {
    expect(await session.post(flows, body)).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining(attribute) } });
    expect(await names("")).toEqual([]);
  });

  test("a name that exists", async () => {
    await make();
    expect((await session.post(flows, example)).status).toBe(400);
  });

  test.each(["", "demo__", `${"n".repeat(30)}__`])('a name of more than 64 characters behind "%s"', async (prefix) => {
    session.emulator.dialect.foreignNamespace = "accepted";
    expect((await session.post(flows, named(prefix + "x".repeat(65)))).status).toBe(400);
    expect((await session.post(flows, named(prefix + "x".repeat(64)))).status).toBe(200);
  });
});

test.each([
  ["", ["demo__A", "demo__AB", "demo__C"]],
  ["?name=demo__A", ["demo__A"]],
  ["?name=A", []],
  ["?like=true&name=a", ["demo__A", "demo__AB"]],
  ["?like=TRUE&name=demo__A", ["demo__A"]],
  ["?like=&name=demo__A", ["demo__A"]],
  ["?like=1&name=a", []],
  ["?like=false&name=demo__AB", ["demo__AB"]],
  ["?processType=Event%20Trigger", ["demo__C"]],
  ["?active=true", ["demo__AB"]],
  ["?active=false&like=true&name=demo", ["demo__A", "demo__C"]],
  ["?baseline=true", []],
  ["?baseline=false&skip=1&limit=1", ["demo__AB"]],
  ["?skip=2", ["demo__C"]],
])("the list%s", async (query, found) => {
  await make(named("demo__A"));
  const id = await make(named("demo__AB", running));
  await make(named("demo__C", { processType: "Event Trigger", event: "demo__E" }));
  await session.put(`${flows}/${id}`, { active: true });
  expect(await names(query)).toEqual(found);
});

test.each(["?limit=0", "?skip=-1", "?active=yes", "?colour=red"])("the list refuses %s", async (query) => {
  expect((await session.get(flows + query)).status).toBe(400);
});

test("Describe shows inputs and outputs, dep the objects", async () => {
  const variables = [{ name: "a", isInput: true }, { name: "b", isInput: true, isOutput: true }, { name: "c" }];
  const recordCreates = [{ name: "one", object: "demo__Order__CST" }, { name: "two", object: "demo__Order__CST" }, { name: "three" }];
  const id = await make({ ...example, variables, recordCreates });
  const described = await session.get(`${flows}/${id}?flag=Describe`);
  expect(described.at()).toEqual({ inputs: [variables[0], variables[1]], outputs: [variables[1]] });
  expect((await session.get(`${flows}/${id}?flag=dep`)).at()).toEqual(["demo__Order__CST"]);
  expect((await session.get(`${flows}/${id}?flag=other`)).status).toBe(400);
});

test("a change compiles again and keeps what it does not send", async () => {
  const id = await make(example);
  const changes = {
    label: "New",
    processType: "Event Trigger",
    event: "demo__E",
    startElement: "a",
    decisions: [{ name: "a", connector: "b" }],
  };
  expect((await session.put(`${flows}/${id}`, changes)).at()).toEqual({ errors: [], id, warnings: [expect.stringContaining("b")] });
  const { interviewLabel, localUrl, name } = example;
  expect(await read(id)).toMatchObject({ ...changes, interviewLabel, localUrl, name, status: "Warning" });
  expect((await session.put(`${flows}/${id}`, { ...changes, startElement: "" })).at("errors")).toHaveLength(1);
  expect(await read(id)).toMatchObject({ status: "Error" });
});

test.each<[object, string]>([
  [{ processType: "Autolaunched Flow" }, "label"],
  [{ label: "x" }, "processType"],
  [{ label: "x", processType: "Event Trigger" }, "event"],
  [{ label: "x", processType: "Autolaunched Flow", localUrl: "/run/demo__other" }, "localUrl"],
  [{ active: "yes" }, "active"],
])("a change refuses %j", async (body, attribute) => {
  const id = await make();
  expect(await session.put(`${flows}/${id}`, body)).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining(attribute) } });
  expect(await read(id)).toMatchObject({ label: "das", active: false });
});

test("a flow is enabled and disabled by a change of active alone", async () => {
  const id = await make();
  for (const active of [true, false]) {
    expect((await session.put(`${flows}/${id}`, { active })).body).toEqual({ resCode: "0", resMsg: "成功", result: 1 });
    expect(await read(id)).toMatchObject({ active, label: "das", ...running });
  }
});

test("active beside other attributes is not seen", async () => {
  const id = await make();
  expect((await session.put(`${flows}/${id}`, { label: "New", processType: "Autolaunched Flow", active: true })).status).toBe(200);
  expect(await read(id)).toMatchObject({ active: false, label: "New" });
});

test("a flow that does not compile cannot be enabled", async () => {
  const id = await make(example);
  expect(await session.put(`${flows}/${id}`, { active: true })).toMatchObject({
    status: 400,
    body: { resMsg: expect.stringContaining("startElement") },
  });
  expect(await read(id)).toMatchObject({ active: false });
  expect((await session.put(`${flows}/${id}`, { active: false })).status).toBe(200);
});

test("a deleted flow is gone, enabled or not", async () => {
  const id = await make();
  await session.put(`${flows}/${id}`, { active: true });
  expect((await session.del(`${flows}/${id}`)).body).toEqual({ resCode: "0", resMsg: "成功", result: "1" });
  for (const path of [`${flows}/${id}`, `${flows}/${id}?flag=check`, `${flows}/${id}?flag=dep`])
    expect((await session.get(path)).status).toBe(404);
  expect((await session.del(`${flows}/${id}`)).status).toBe(404);
  expect((await session.put(`${flows}/${id}`, { active: true })).status).toBe(404);
});

test("a flow of an installed package shows it and cannot be changed", async () => {
  const id = await make();
  session.emulator.world.flows.protect("demo__das");
  expect(await read(id)).toMatchObject({ protectMode: 1, installedPackage: expect.stringMatching(/^003L/) });
  expect((await session.put(`${flows}/${id}`, { label: "x", processType: "Autolaunched Flow" })).status).toBe(403);
  expect((await session.put(`${flows}/${id}`, { active: true })).status).toBe(403);
  expect((await session.del(`${flows}/${id}`)).status).toBe(403);
});

describe("running instances", () => {
  const ids = async (path: string) => ((await session.get(`${instances}/${path}`)).at() as { id: string }[]).map(({ id }) => id);

  test.each([
    ["activeFlow", ["New", "Running", "Waiting for user interaction", "Waiting for page event", "Paused", "Dispatched"]],
    ["suspendedFlow", ["Suspended"]],
    ["terminatedFlow", ["User Terminated", "Terminated"]],
    ["completedFlow", ["Completed OK", "CompletedOkWait"]],
  ])("%s", async (selector, selected) => {
    const states = [
      ...["New", "Running", "Waiting for user interaction", "Waiting for page event", "Paused", "Dispatched", "Suspended"],
      ...["User Terminated", "Terminated", "Completed OK", "CompletedOkWait", "Broken"],
    ];
    for (const state of states) session.emulator.world.flowInstances.add({ name: "demo__das", state });
    const found = (await session.get(`${instances}/${selector}`)).at() as { state: string }[];
    expect(found.map(({ state }) => state)).toEqual(selected);
  });

  test("what is suspended keeps its state and is not active", async () => {
    const { id } = session.emulator.world.flowInstances.add({ name: "demo__das", state: "New", suspended: true });
    expect([await ids("activeFlow"), await ids("suspendedFlow")]).toEqual([[], [id]]);
    expect((await session.get(`${instances}/${id}`)).at()).toMatchObject({ id, state: "New", suspended: true });
  });

  test("are selected by people, sorted and cut", async () => {
    const { flowInstances } = session.emulator.world;
    const a = flowInstances.add({ name: "demo__das", label: "B", owner: "10gd00000000000000AA" }).id;
    const b = flowInstances.add({ name: "demo__das", label: "A", owner: "10gd00000000000000AA", createdBy: "10gd00000000000000BB" }).id;
    const c = flowInstances.add({ name: "demo__das", label: "C" }).id;
    expect(await ids("activeFlow")).toEqual([a, b, c]);
    expect(await ids("activeFlow?owner=10gd00000000000000AA")).toEqual([a, b]);
    expect(await ids("activeFlow?creator=10gd00000000000000BB")).toEqual([b]);
    expect(await ids("activeFlow?orderField=label")).toEqual([b, a, c]);
    expect(await ids("activeFlow?orderField=label&orderType=1&limit=1&offset=1")).toEqual([a]);
    expect(await ids("activeFlow?fields=label,state&orderField=label&limit=2")).toEqual([b, a]);
  });

  test.each(["fields=state&orderField=label", "orderField=colour", "orderType=asc"])("refuses %s", async (query) => {
    session.emulator.world.flowInstances.add({ name: "demo__das" });
    expect((await session.get(`${instances}/activeFlow?${query}`)).status).toBe(400);
  });

  test("show the fields that are asked for, and always the id", async () => {
    const { id } = session.emulator.world.flowInstances.add({ name: "demo__das", label: "A" });
    const person = { owner: "10gd000001Dg00000001", "owner.__objectType": "User", "owner.name": "emulator" };
    expect((await session.get(`${instances}/activeFlow?fields=label,owner`)).at()).toEqual([{ id, label: "A", ...person }]);
    expect((await session.get(`${instances}/${id}?fields=label`)).at()).toEqual({ id, label: "A" });
  });

  test.each(["002N000000jrOCerKZBQ", "constructor", "otherFlow"])("%s is unknown", async (id) => {
    expect((await session.get(`${instances}/${id}`)).status).toBe(404);
  });
});
