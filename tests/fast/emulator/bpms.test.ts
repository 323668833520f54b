import { useSession } from "./session";

const session = useSession();

const definitions = "/u-route/baas/bp/v2.0/metadata/definitions";
const simple = {
  name: "demo__Simple",
  label: "Simple",
  config: { cancelable: true, noCancelAfterElem: "" },
  startEvents: [{ name: "start", type: "Start", connector: "approve" }],
  userTasks: [{ name: "approve", connector: "" }],
};
const make = async (more: object = {}) => String((await session.post(definitions, { ...simple, ...more })).at("id"));
const read = async (id: string) => (await session.get(`${definitions}/${id}`)).at();
const put = (id: string, more: object) => session.put(`${definitions}/${id}`, { ...simple, ...more });
const listed = async (query = "") => (await session.get(definitions + query)).at() as Record<string, unknown>[];

test("a BPM reads back as it was sent, also what no page names", async () => {
  const variables = [{ name: "amount" }];
  const answer = await session.post(definitions, { ...simple, variables, instanceLabel: "A", colour: "red" });
  expect(answer.at()).toEqual({ errors: [], id: expect.stringMatching(/^001L[0-9A-Za-z]{16}$/), warnings: [] });
  const id = String(answer.at("id"));
  expect(await read(id)).toMatchObject({ ...simple, id, variables, instanceLabel: "A", colour: "red", description: "" });
  expect(await read(id)).toMatchObject({ active: false, status: "Pass", version: "1.0.1", protectMode: 0 });
});

test("the list shows eight members, config as a JSON text with all its members", async () => {
  const id = await make();
  expect(await listed()).toEqual([
    {
      active: false,
      config: '{"cancelable":true,"noCancelAfterElem":"","noCancelAfterElemLabel":""}',
      description: "",
      id,
      label: "Simple",
      name: "demo__Simple",
      status: "Pass",
      version: "1.0.1",
    },
  ]);
});

test("a BPM with compile errors is created anyway", async () => {
  const id = await make({ startEvents: [] });
  expect(await listed()).toMatchObject([{ id, status: "Error" }]);
  expect((await put(id, {})).at()).toEqual({ errors: [], id, warnings: [] });
  expect(await listed()).toMatchObject([{ id, status: "Pass" }]);
  expect((await put(id, { laneSet: { lanes: [{ name: "a", elements: ["start"] }] } })).at("warnings")).toEqual([
    expect.stringContaining("approve"),
  ]);
  expect(await listed()).toMatchObject([{ id, status: "Warning" }]);
});

test.each<[string, object, string]>([
  ["a bad name", { name: "demo__1" }, "name"],
  ["no label", { label: undefined }, "label"],
  ["a label of 81 characters", { label: "x".repeat(81) }, "label"],
  ["a start event that is no list", { startEvents: {} }, "startEvents"],
])("refused: %s", async (_what, more, attribute) => {
  expect(await session.post(definitions, { ...simple, ...more })).toMatchObject({
    status: 400,
    body: { resMsg: expect.stringContaining(attribute) },
  });
  expect(await listed()).toEqual([]);
});

test.each([
  ["", ["demo__A", "demo__AB", "demo__C"]],
  ["?name=demo__A", ["demo__A"]],
  ["?name=A", []],
  ["?like=true&name=a", ["demo__A", "demo__AB"]],
  ["?like=TRUE&name=demo__A", ["demo__A"]],
  ["?like=&name=demo__A", ["demo__A"]],
  ["?like=1&name=a", []],
  ["?active=true", ["demo__AB"]],
  ["?active=false&skip=1", ["demo__C"]],
  ["?skip=1&limit=1", ["demo__AB"]],
])("the list%s", async (query, found) => {
  await make({ name: "demo__A" });
  const id = await make({ name: "demo__AB" });
  await make({ name: "demo__C" });
  session.emulator.world.bpms.setActive(id, true);
  expect((await listed(query)).map(({ name }) => name)).toEqual(found);
});

describe("versions", () => {
  const versions = async () => (await listed()).map(({ version, active }) => [version, active]);

  test("are records of their own; each name has a version once", async () => {
    const first = await make();
    expect((await session.post(definitions, simple)).status).toBe(400);
    const second = await make({ version: "1.0.2" });
    expect((await session.post(definitions, { ...simple, version: "1.0.2" })).status).toBe(400);
    expect((await listed("?name=demo__Simple")).map(({ id }) => id)).toEqual([first, second]);
  });

  test("a new one disables the enabled one; enabling one disables the others", async () => {
    const first = await make();
    await put(first, { active: true });
    const second = await make({ version: "1.0.2" });
    const other = await make({ name: "demo__Other" });
    await put(other, { name: "demo__Other", active: true });
    expect(await versions()).toEqual([
      ["1.0.1", false],
      ["1.0.2", false],
      ["1.0.1", true],
    ]);
    await put(first, { active: true });
    await put(second, { active: true });
    expect(await versions()).toEqual([
      ["1.0.1", false],
      ["1.0.2", true],
      ["1.0.1", true],
    ]);
  });

  test("a name means the enabled one, else the newest", async () => {
    const { bpms } = session.emulator.world;
    const first = await make();
    const second = await make({ version: "1.0.2" });
    expect(bpms.get("demo__Simple").id).toBe(second);
    bpms.setActive(first, true);
    expect([bpms.get("demo__Simple").id, bpms.get(second).id]).toEqual([first, second]);
  });
});

describe("a change", () => {
  test("keeps what it does not send", async () => {
    const id = await make({ description: "About" });
    const { name } = simple;
    await session.put(`${definitions}/${id}`, { name, label: "New", userTasks: [{ name: "approve" }, { name: "other" }] });
    expect(await read(id)).toMatchObject({ label: "New", description: "About", startEvents: simple.startEvents });
    expect((await read(id)) as object).toHaveProperty("userTasks", [{ name: "approve" }, { name: "other" }]);
  });

  test.each<[object, string]>([
    [{ name: undefined }, "name"],
    [{ label: undefined }, "label"],
    [{ name: "demo__Other" }, "name"],
    [{ version: "1.0.2" }, "version"],
    [{ active: "yes" }, "active"],
  ])("refuses %j", async (more, attribute) => {
    const id = await make();
    expect(await put(id, { description: "New", ...more })).toMatchObject({
      status: 400,
      body: { resMsg: expect.stringContaining(attribute) },
    });
    expect(await read(id)).toMatchObject({ description: "", version: "1.0.1" });
  });

  test("with active enables or disables, and answers what the compiler says", async () => {
    const id = await make();
    for (const active of [true, false]) {
      expect((await put(id, { active, version: "1.0.1" })).at()).toEqual({ errors: [], id, warnings: [] });
      expect(await listed()).toMatchObject([{ active }]);
    }
    expect((await read(id)) as object).toHaveProperty("active", false);
  });

  test("to what does not compile is refused together with enabling, and nothing of it is kept", async () => {
    const id = await make();
    expect((await put(id, { label: "New", startEvents: [], active: true })).status).toBe(400);
    expect(await listed()).toMatchObject([{ label: "Simple", active: false, status: "Pass" }]);
    expect((await put(id, { label: "New", startEvents: [], active: false })).status).toBe(200);
    expect(await listed()).toMatchObject([{ label: "New", active: false, status: "Error" }]);
  });
});

test("the generic metadata call is absent", async () => {
  const id = await make();
  expect((await session.put(`/u-route/baas/metadata/v1.0/BPM/${id}`, { active: true })).status).toBe(404);
  expect(await listed()).toMatchObject([{ active: false }]);
});

test("a deleted BPM is gone, its other versions are not", async () => {
  const first = await make();
  const second = await make({ version: "1.0.2" });
  expect((await session.del(`${definitions}/${first}`)).body).toEqual({ resCode: "0", resMsg: "成功", result: "1" });
  expect((await session.get(`${definitions}/${first}`)).status).toBe(404);
  expect((await session.del(`${definitions}/${first}`)).status).toBe(404);
  expect(await listed()).toMatchObject([{ id: second }]);
});

test("a BPM of an installed package shows it and cannot be changed", async () => {
  const id = await make();
  session.emulator.world.bpms.protect(id);
  expect(await read(id)).toMatchObject({ protectMode: 1, installedPackage: expect.stringMatching(/^003L/) });
  expect((await put(id, {})).status).toBe(403);
  expect((await put(id, { active: true })).status).toBe(403);
  expect((await session.del(`${definitions}/${id}`)).status).toBe(403);
});
