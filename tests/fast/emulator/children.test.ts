import { metadata, objectBody, useSession } from "./session";

// What holds for everything that can be created in an object and has a name there.

const session = useSession();

const objects = `${metadata}/Object`;
const user = "stad00000000000000GD";
const detailOf = (object: string) => String(session.emulator.world.layouts.all(object)[0]?.id);

/** Kind, prefix of its ids, a definition of that name, and the part of the world that keeps it. */
const kinds = [
  ["Trigger", "001i", (name: string) => ({ name, script: "x" }), () => session.emulator.world.triggers],
  ["Validator", "001j", (name: string) => ({ name, active: false }), () => session.emulator.world.validators],
  [
    "Layout",
    "000D",
    (name: string, object: string) => ({ name, existingPageLayout: detailOf(object) }),
    () => session.emulator.world.layouts,
  ],
] as const;

describe.each(kinds)("%s", (kind, prefix, define, kept) => {
  const path = (object: string, id = "") => `${objects}/${object}/${kind}${id && `/${id}`}`;
  const create = (object: string, name = "One") => session.post(path(object), define(name, object));

  async function made(name = "One") {
    const object = (await session.makeObject("demo__Order__CST")).id;
    const { id } = await create(object, name);
    return { object, id };
  }

  test("gets an id of its own, by which it is read", async () => {
    const { object, id } = await made();
    expect(id).toMatch(new RegExp(`^${prefix}[0-9A-Za-z]{16}$`));
    expect((await session.get(path(object, id))).at()).toMatchObject({ id, name: "One", objectId: object, protectMode: 0, custom: true });
  });

  test("begins unchanged: both dates are the same", async () => {
    const { object, id } = await made();
    const answer = await session.get(path(object, id));
    expect(answer.at("lastModifiedDate")).toBe(answer.at("createdDate"));
  });

  test("is in the list of its object only", async () => {
    const { object, id } = await made();
    const other = (await session.makeObject("demo__Other__CST")).id;
    const ids = async (of: string) => ((await session.get(path(of))).at() as { id: string }[]).map((child) => child.id);
    expect(await ids(object)).toContain(id);
    expect(await ids(other)).not.toContain(id);
    expect((await session.get(path(other, id))).status).toBe(404);
    expect((await session.del(path(other, id))).status).toBe(404);
  });

  test("has a name that is free in its object, whatever the case", async () => {
    const { object } = await made();
    expect(await create(object, "oNE")).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining("name") } });
    const other = (await session.makeObject("demo__Other__CST")).id;
    expect((await create(other)).status).toBe(200);
  });

  test("takes a name of 64 characters, not of 65", async () => {
    const { object } = await made();
    expect((await create(object, "x".repeat(64))).status).toBe(200);
    expect(await create(object, "x".repeat(65))).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining("name") } });
  });

  test("is deleted once", async () => {
    const { object, id } = await made();
    expect((await session.del(path(object, id))).body).toEqual({ resCode: "0", resMsg: "成功", result: "1" });
    expect((await session.get(path(object, id))).status).toBe(404);
    expect((await session.del(path(object, id))).status).toBe(404);
    expect((await create(object)).status).toBe(200);
  });

  test("goes with its object", async () => {
    const { object, id } = await made();
    await session.del(`${objects}/${object}`);
    expect((await session.get(path(object, id))).status).toBe(404);
    expect((await session.get(path(object))).status).toBe(404);
  });

  test("of an unknown object is not created", async () => {
    expect((await session.post(path("cust00000000000000XX"), define("One", (await made()).object))).status).toBe(404);
  });

  test("of an installed package shows it and cannot be changed", async () => {
    const { object, id } = await made();
    kept().protect(object, "One");
    expect((await session.get(path(object, id))).at("protectMode")).toBe(1);
    expect((await session.del(path(object, id))).status).toBe(403);
    expect(kept().find(object, "One")).toBeDefined();
  });

  test("is neither created nor deleted in an object of an installed package", async () => {
    const { object, id } = await made();
    session.emulator.world.objects.protect(object);
    expect((await create(object, "Two")).status).toBe(403);
    expect((await session.del(path(object, id))).status).toBe(403);
  });

  test("is not created in an object that is being dropped", async () => {
    session.emulator.dialect.objectDelete = "dropping";
    const { object } = await made();
    await session.del(`${objects}/${object}`);
    expect((await create(object, "Two")).status).toBe(400);
  });

  test("cannot be deleted where the call is absent", async () => {
    session.emulator.dialect.undocumented = "404";
    const { object, id } = await made();
    expect((await session.del(path(object, id))).status).toBe(404);
    expect((await session.get(path(object, id))).status).toBe(200);
  });
});

test.each(["Trigger", "Validator"])("a standard object takes a %s", async (kind) => {
  const { id, status } = await session.post(`${objects}/${user}/${kind}`, {
    name: "One",
    ...(kind === "Trigger" ? { script: "x" } : { active: false }),
  });
  expect(status).toBe(200);
  expect((await session.get(`${objects}/${user}/${kind}/${id}`)).at("objectId.name")).toBe("User");
});

test("a standard object takes no layout", async () => {
  const { id } = await session.post(objects, objectBody("demo__Order__CST"));
  const answer = await session.post(`${objects}/${user}/Layout`, { name: "One", existingPageLayout: detailOf(id) });
  expect(answer).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining("no layouts") } });
});
