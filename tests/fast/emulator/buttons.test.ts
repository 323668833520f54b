import { metadata, useSession } from "./session";

const session = useSession();

const buttons = (object: string) => `${metadata}/Object/${object}/Button`;

test("objects begin without buttons", async () => {
  const { id } = await session.makeObject("demo__Order__CST");
  expect((await session.get(buttons(id))).at()).toEqual([]);
});

test("what the designer made is in the list and read by id", async () => {
  const { id: object } = await session.makeObject("demo__Order__CST");
  const { id } = session.emulator.world.buttons.create(object, { name: "Approve", label: "Approve it", actionScript: "x" });
  expect(id).toMatch(/^000q[0-9A-Za-z]{16}$/);
  const button = (await session.get(`${buttons(object)}/${id}`)).at();
  expect(button).toMatchObject({ id, name: "Approve", label: "Approve it", actionScript: "x", objectId: object, type: "Button" });
  expect((await session.get(buttons(object))).at()).toEqual([button]);
});

test("an unknown button, or one of another object, is missing", async () => {
  const one = await session.makeObject("demo__One__CST");
  const two = await session.makeObject("demo__Two__CST");
  const { id } = session.emulator.world.buttons.create(one.id, { name: "Approve" });
  expect((await session.get(`${buttons(two.id)}/${id}`)).status).toBe(404);
  expect((await session.get(`${buttons(one.id)}/000q0000000000000000`)).status).toBe(404);
});

test.each(["POST", "PUT", "DELETE"])("there is no %s", async (method) => {
  const { id } = await session.makeObject("demo__Order__CST");
  const button = session.emulator.world.buttons.create(id, { name: "Approve" });
  const path = method === "POST" ? buttons(id) : `${buttons(id)}/${button.id}`;
  expect((await session.call(method, path, { name: "Other" })).status).toBe(404);
});
