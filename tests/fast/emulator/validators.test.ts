import { metadata, useSession } from "./session";

const session = useSession();

/** The validator of page 00114. */
const example = {
  name: "ageCheck",
  label: "Age",
  description: "No child",
  active: false,
  errorExpression: "age__CST>10",
  errorLocation: "topOfPage",
  errorMessage: "The age is greater than 10.",
};

let validators: string;
beforeEach(async () => {
  validators = `${metadata}/Object/${(await session.makeObject("demo__Order__CST")).id}/Validator`;
});
const make = async (more: object = {}) => (await session.post(validators, { ...example, ...more })).id;
const read = async (id: string) => (await session.get(`${validators}/${id}`)).at();
const put = (id: string, changes: object) => session.put(`${validators}/${id}`, changes);

test("a validator reads back as it was sent, by id and in the list", async () => {
  const id = await make();
  expect(await read(id)).toMatchObject({ ...example, id, field: null, "objectId.name": "demo__Order__CST" });
  expect((await session.get(validators)).at()).toEqual([await read(id)]);
});

test.each([true, false])('active may be the text "%s", as the table types it', async (active) => {
  const id = await make({ active: String(active) });
  expect(await read(id)).toMatchObject({ ...example, active });
  await put(id, { active: String(!active) });
  expect(await read(id)).toMatchObject({ ...example, active: !active });
});

test("what is not sent is null, and the message stands at the top of the page", async () => {
  const { id } = await session.post(validators, { name: "ageCheck", active: false });
  expect(await read(id)).toMatchObject({
    label: null,
    description: null,
    errorExpression: null,
    errorMessage: null,
    errorLocation: "topOfPage",
  });
});

describe("refused", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["a space in the name", { name: "age check" }, "name"],
    ["a label of 81 characters", { label: "x".repeat(81) }, "label"],
    ["no active", { active: undefined }, "active"],
    ["another text for active", { active: "1" }, "active"],
    ["another place of the message", { errorLocation: "field" }, "errorLocation"],
    ["an expression that is no text", { errorExpression: 1 }, "errorExpression"],
  ])("%s", async (_what, change, named) => {
    const answer = await session.post(validators, { ...example, ...change });
    expect(answer).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining(named) } });
    expect((await session.get(validators)).at()).toEqual([]);
  });
});

test("expressions are not evaluated: a wrong one is kept", async () => {
  expect(await read(await make({ errorExpression: "((" }))).toMatchObject({ errorExpression: "((" });
});

test("a change keeps what it does not send", async () => {
  const id = await make();
  expect((await put(id, { errorMessage: "No.", description: "" })).body).toEqual({ resCode: "0", resMsg: "成功", result: "1" });
  expect(await read(id)).toMatchObject({ ...example, errorMessage: "No.", description: "" });
});

test("active alone switches", async () => {
  const id = await make();
  await put(id, { active: true });
  expect(await read(id)).toMatchObject({ ...example, active: true });
});

test("the name cannot be changed", async () => {
  expect((await put(await make(), { name: "Other" })).status).toBe(400);
});

test("an installed validator shows its package and cannot be changed", async () => {
  const id = await make();
  session.emulator.world.validators.protect("demo__Order__CST", "ageCheck", "003L0000000000000001");
  expect(await read(id)).toMatchObject({ protectMode: 1, installedPackage: "003L0000000000000001" });
  expect((await put(id, { active: true })).status).toBe(403);
});
