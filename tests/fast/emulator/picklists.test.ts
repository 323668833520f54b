import { metadata, useSession } from "./session";

const session = useSession();

const picklists = `${metadata}/Picklist`;
const status = {
  name: "demo__Status",
  masterLabel: "Status",
  picklistValues: [
    { value: "a", label: "A" },
    { value: "b", label: "B" },
  ],
};
const make = async (more: Record<string, unknown> = {}) => (await session.post(picklists, { ...status, ...more })).id;
const read = async (id: string) => (await session.get(`${picklists}/${id}`)).at(0);
const valueIds = async (id: string) =>
  ((await session.get(`${picklists}/${id}`)).at(0, "picklistValues") as { id: string }[]).map((value) => value.id);
const useIn = (picklistId: string) =>
  session.makeObject("demo__Order__CST", [{ name: "demo__status__CST", dataType: "singleselect", picklistId }]);

test("a created set reads back with its values in order", async () => {
  const id = await make({ description: "About" });
  expect(id).toMatch(/^0004[0-9A-Za-z]{16}$/);
  expect(await read(id)).toMatchObject({
    id,
    name: "demo__Status",
    masterLabel: "Status",
    description: "About",
    picklistValues: [
      { value: "a", label: "A", sequenceNo: 0, isActive: true, isDefault: false },
      { value: "b", label: "B", sequenceNo: 1, isActive: true, isDefault: false },
    ],
  });
});

test.each<[boolean | string, boolean]>([
  [true, true],
  ["true", true],
  ["false", false],
])("useFirstAsDefault %j marks the first value, or does not", async (useFirstAsDefault, isDefault) => {
  expect(await read(await make({ useFirstAsDefault }))).toMatchObject({
    picklistValues: [{ isDefault }, { isDefault: false }],
  });
});

test("a set may have no values", async () => {
  expect(await read(await make({ picklistValues: undefined }))).toMatchObject({ picklistValues: [] });
});

describe("refused", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["a bad name", { name: "demo__Status_" }, "name"],
    ["a name of 65 characters", { name: "x".repeat(65) }, "name"],
    ["no label", { masterLabel: undefined }, "masterLabel"],
    ["a label of 65 characters", { masterLabel: "x".repeat(65) }, "masterLabel"],
    ["a description of 256 characters", { description: "x".repeat(256) }, "description"],
    ["a semicolon in a value", { picklistValues: [{ value: "a;b", label: "A" }] }, "picklistValues[0].value"],
    ["a value twice", { picklistValues: [status.picklistValues[0], status.picklistValues[0]] }, "picklistValues[1].value"],
  ])("%s", async (_what, change, named) => {
    const answer = await session.post(picklists, { ...status, ...change });
    expect(answer).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining(named) } });
    expect((await session.get(picklists)).at()).toEqual([]);
  });

  test("a name that exists", async () => {
    await make();
    expect((await session.post(picklists, status)).status).toBe(400);
  });
});

test.each([
  ["", ["demo__Color", "demo__Status"]],
  ["?name=demo__Status", ["demo__Status"]],
  ["?name=Status", []],
  ["?flag=A&name=demo__Status", ["demo__Color", "demo__Status"]],
  ["?isGlobal=false", ["demo__Color", "demo__Status"]],
])("the list%s", async (query, names) => {
  await make({ name: "demo__Color" });
  await make();
  const list = (await session.get(picklists + query)).at() as { name: string }[];
  expect(list.map(({ name }) => name)).toEqual(names);
});

test.each([
  ["?project=demo__Sample", ["demo__Color", "demo__Status"]],
  ["?project=demo__Shop", ["demo__Size"]],
  ["?project=demo__Shop&type=app&isGlobal=true", ["demo__Size"]],
  ["?project=demo__Shop&name=demo__Color", []],
  ["?project=demo__Shop&type=bo", []],
  ["?project=demo__None", []],
  ["?type=bo", ["demo__Color", "demo__Status", "demo__Size"]],
  ["?flag=A&project=demo__Shop", ["demo__Color", "demo__Status", "demo__Size"]],
])("the list by the application that owns the picklist: %s", async (query, names) => {
  const { world } = session.emulator;
  world.applications.create({ name: "demo__Shop", label: "Shop" });
  await make({ name: "demo__Color" });
  await make();
  world.picklists.create({ name: "demo__Size", masterLabel: "Size" }, "demo__Shop");
  const list = (await session.get(picklists + query)).at() as { name: string }[];
  expect(list.map(({ name }) => name)).toEqual(names);
});

test("the list has no values", async () => {
  await make();
  expect((await session.get(picklists)).body).not.toHaveProperty("result.0.picklistValues");
});

test("modify changes label and description, and keeps what is not sent", async () => {
  const id = await make({ description: "About" });
  expect((await session.put(`${picklists}/${id}`, { masterLabel: "State" })).body).toEqual({ resCode: "0", resMsg: "成功", result: "1" });
  expect(await read(id)).toMatchObject({ masterLabel: "State", description: "About", name: "demo__Status" });
  await session.put(`${picklists}/${id}`, { masterLabel: "State", description: "" });
  expect(await read(id)).toMatchObject({ description: "" });
});

test.each<Record<string, unknown>>([{}, { description: "x" }, { masterLabel: "x".repeat(65) }, { masterLabel: "x", name: "demo__Other" }])(
  "modify refuses %j",
  async (body) => {
    expect((await session.put(`${picklists}/${await make()}`, body)).status).toBe(400);
  },
);

describe("values", () => {
  test("are added behind the others", async () => {
    const id = await make();
    expect((await session.post(`${picklists}/${id}`, { picklistValues: [{ value: "c", label: "C" }] })).at()).toBe(1);
    expect(await read(id)).toMatchObject({ picklistValues: [{ value: "a" }, { value: "b" }, { value: "c", sequenceNo: 2 }] });
  });

  test.each([[[]], [[{ value: "a", label: "A" }]], [[{ value: "c;d", label: "C" }]], [[{ value: "c", label: "" }]]])(
    "refuses to add %j",
    async (picklistValues) => {
      const id = await make();
      expect((await session.post(`${picklists}/${id}`, { picklistValues })).status).toBe(400);
      expect(await valueIds(id)).toHaveLength(2);
    },
  );

  test("are deleted one by one, the last active one not", async () => {
    const id = await make();
    const [a, b] = await valueIds(id);
    expect((await session.del(`${picklists}/${id}?value=${a}`)).at()).toBe(1);
    expect(await read(id)).toMatchObject({ picklistValues: [{ value: "b" }] });
    expect((await session.del(`${picklists}/${id}?value=${a}`)).status).toBe(404);
    expect((await session.del(`${picklists}/${id}?value=${b}`)).status).toBe(400);
    expect(await valueIds(id)).toEqual([b]);
  });

  test("are deleted by query, whatever the body says", async () => {
    const id = await make();
    const [a] = await valueIds(id);
    await session.del(`${picklists}/${id}?value=${a}`, { value: a });
    expect(await valueIds(id)).toHaveLength(1);
  });
});

test("a delete with an empty value id deletes the whole set, as the reference warns", async () => {
  const id = await make();
  await session.del(`${picklists}/${id}?value=`);
  expect((await session.get(`${picklists}/${id}`)).status).toBe(404);
});

test("a set is deleted when no field uses it", async () => {
  const id = await make();
  const object = await useIn(id);
  const references = (await session.get(`${picklists}/${id}?flag=R`)).at();
  expect(references).toMatchObject([{ objectId: object.id, id: object.fields[0], name: "demo__status__CST" }]);
  expect(await session.del(`${picklists}/${id}`)).toMatchObject({
    status: 400,
    body: { resMsg: expect.stringContaining("demo__status__CST") },
  });

  await session.del(`${metadata}/Object/${object.id}`);
  expect((await session.get(`${picklists}/${id}?flag=R`)).at()).toEqual([]);
  expect((await session.del(`${picklists}/${id}`)).body).toEqual({ resCode: "0", resMsg: "成功", result: 1 });
  expect((await session.get(`${picklists}/${id}`)).status).toBe(404);
});

test("a set of an installed package shows it in the list and cannot be changed", async () => {
  const id = await make();
  session.emulator.world.picklists.protect(id);
  expect((await session.get(picklists)).at(0)).toMatchObject({ protectMode: 1, installedPackage: expect.stringMatching(/^003L/) });
  expect((await session.put(`${picklists}/${id}`, { masterLabel: "x" })).status).toBe(403);
  expect((await session.post(`${picklists}/${id}`, { picklistValues: [{ value: "c", label: "C" }] })).status).toBe(403);
  expect((await session.del(`${picklists}/${id}`)).status).toBe(403);
});
