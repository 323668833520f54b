import { metadata, useSession } from "./session";

const session = useSession();

/** The example of page 0036. */
const example = {
  name: "Trigger_01",
  label: "Trigger 01",
  description: null,
  script: "string",
  jscode: "Hello, world;rn",
  active: true,
  event: "BeforeInsert",
};

let triggers: string;
beforeEach(async () => {
  triggers = `${metadata}/Object/${(await session.makeObject("demo__Order__CST")).id}/Trigger`;
});
const make = async (more: object = {}) => (await session.post(triggers, { ...example, ...more })).id;
const read = async (id: string) => (await session.get(`${triggers}/${id}`)).at();
const put = (id: string, changes: object) => session.put(`${triggers}/${id}`, changes);

test("a trigger reads back as it was sent, by id and in the list", async () => {
  const id = await make();
  expect(await read(id)).toMatchObject({ ...example, id, "event.name": "BeforeInsert", "objectId.name": "demo__Order__CST" });
  expect((await session.get(triggers)).at()).toEqual([await read(id)]);
});

test("what is not sent is null, and the trigger is inactive", async () => {
  const id = await make({ label: undefined, description: undefined, jscode: undefined, active: undefined, event: undefined });
  expect(await read(id)).toMatchObject({ label: null, description: null, jscode: null, active: false, event: null, "event.name": null });
});

describe("refused", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["a digit in front", { name: "1Trigger" }, "name"],
    ["two underscores in a row", { name: "Trigger__01" }, "name"],
    ["an underscore at the end", { name: "Trigger_" }, "name"],
    ["a label of 65 characters", { label: "x".repeat(65) }, "label"],
    ["a description of 256 characters", { description: "x".repeat(256) }, "description"],
    ["an empty description", { description: "" }, "description"],
    ["another text for active", { active: "yes" }, "active"],
    ["no script", { script: undefined }, "script"],
    ["an unknown event", { event: "OnInsert" }, "event"],
  ])("%s", async (_what, change, named) => {
    const answer = await session.post(triggers, { ...example, ...change });
    expect(answer).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining(named) } });
    expect((await session.get(triggers)).at()).toEqual([]);
  });
});

test.each(["BeforeInsert", "AfterInsert", "BeforeUpdate", "AfterUpdate", "BeforeDelete", "AfterDelete"])(
  "%s is an event",
  async (event) => {
    expect(await read(await make({ event }))).toMatchObject({ event, "event.name": event });
  },
);

test("a change keeps what it does not send", async () => {
  const id = await make();
  expect((await put(id, { label: "New", script: "y", event: "AfterDelete" })).body).toEqual({ resCode: "0", resMsg: "成功", result: "1" });
  expect(await read(id)).toMatchObject({ ...example, label: "New", script: "y", event: "AfterDelete" });
});

test.each([true, false])('active may be the text "%s", as the table types it', async (active) => {
  const id = await make({ active: String(active) });
  expect(await read(id)).toMatchObject({ active });
  await put(id, { active: String(!active) });
  expect(await read(id)).toMatchObject({ ...example, active: !active });
});

test("active alone switches", async () => {
  const id = await make();
  await put(id, { active: false });
  expect(await read(id)).toMatchObject({ ...example, active: false });
});

test("the name cannot be changed", async () => {
  expect((await put(await make(), { name: "Other" })).status).toBe(400);
});

test("an installed trigger shows its package and cannot be changed", async () => {
  const id = await make();
  session.emulator.world.triggers.protect("demo__Order__CST", "Trigger_01", "003L0000000000000001");
  expect(await read(id)).toMatchObject({ protectMode: 1, installedPackage: "003L0000000000000001" });
  expect((await put(id, { label: "New" })).status).toBe(403);
});
