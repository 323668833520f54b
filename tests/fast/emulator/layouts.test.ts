import { metadata, objectBody, useSession } from "./session";

const session = useSession();

const layouts = async (object: string) => (await session.get(`${metadata}/object/${object}/Layout`)).at() as Record<string, string>[];

/** The growing part of an id, in base 62. */
const numberOf = (id = "") =>
  [...id.slice(-8)].reduce(
    (value, digit) => value * 62 + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".indexOf(digit),
    0,
  );

test("an object comes with two layouts, made in the same moment, with neighbouring ids", async () => {
  const { id } = await session.post(`${metadata}/Object`, { ...objectBody("demo__Order__CST"), label: "Order" });
  const [detail, records] = await layouts(id);
  expect(detail).toMatchObject({
    type: "ObjectDetailLayout",
    name: "Order Detail",
    label: "Order Detail",
    description: "Object detail layout",
    objectId: id,
  });
  expect(records).toMatchObject({ type: "ObjectRecordsLayout", name: "Order Records", objectId: id });
  expect(detail?.createdDate).toBe((await session.get(`${metadata}/Object/${id}`)).at("tableInfo", "createdDate"));
  expect(numberOf(records?.id) - numberOf(detail?.id)).toBe(1);
});

test("content is a JSON text in the list and an object by id", async () => {
  const { id } = await session.makeObject("demo__Order__CST");
  const [detail] = await layouts(id);
  expect(detail?.content).toBe('{"name":"","type":"","view":{"name":"__layout__demo__Order__CST__detail","fields":["name"]}}');
  const content = (await session.get(`${metadata}/Object/${id}/Layout/${detail?.id}`)).at("content");
  expect(content).toEqual({ name: "", type: "", view: { fields: ["name"], name: "__layout__demo__Order__CST__detail" } });
});

test("views that are not sent follow the pattern", async () => {
  const { id } = await session.post(`${metadata}/Object`, { name: "demo__Order__CST", fields: [] });
  expect((await layouts(id)).map(({ content }) => JSON.parse(content ?? "").view)).toEqual([
    { name: "__layout__demo__Order__CST__detail", fields: ["name"] },
    { name: "__layout__demo__Order__CST__records", fields: ["name"] },
  ]);
});

test("adding a field shows it on layouts, or replaces their fields", async () => {
  const { id } = await session.makeObject("demo__Order__CST");
  const [detail, records] = await layouts(id);
  const field = { name: "demo__code__CST", label: "Code", dataType: "text", layouts: [detail?.id] };
  await session.post(`${metadata}/Object/${id}/Field`, {
    ...field,
    view: { [String(records?.id)]: { fields: ["demo__code__CST", "name"] } },
  });
  expect((await layouts(id)).map(({ content }) => JSON.parse(content ?? "").view.fields)).toEqual([
    ["name", "demo__code__CST"],
    ["demo__code__CST", "name"],
  ]);
});

test("a layout of another object is unknown", async () => {
  const { id } = await session.makeObject("demo__Order__CST");
  const other = await session.makeObject("demo__Other__CST");
  const [detail] = await layouts(id);
  expect((await session.get(`${metadata}/Object/${other.id}/Layout/${detail?.id}`)).status).toBe(404);
});

test("standard objects have no layouts", async () => {
  expect(await layouts("stad00000000000000GD")).toEqual([]);
});

describe("a new layout", () => {
  const create = (object: string, body: object) => session.post(`${metadata}/Object/${object}/Layout`, body);

  test("takes type and fields from the one that it copies, and goes its own way afterwards", async () => {
    const { id } = await session.makeObject("demo__Order__CST", ["demo__code__CST"]);
    const [, records] = await layouts(id);
    session.emulator.world.layouts.setFields(id, String(records?.id), ["demo__code__CST", "name"]);
    const made = await create(id, { name: "Short 1", existingPageLayout: records?.id });
    session.emulator.world.layouts.setFields(id, String(records?.id), ["name"]);
    expect((await session.get(`${metadata}/Object/${id}/Layout/${made.id}`)).at()).toMatchObject({
      name: "Short 1",
      label: "Short 1",
      type: "ObjectRecordsLayout",
      content: { view: { name: "__layout__demo__Order__CST__Short 1", fields: ["demo__code__CST", "name"] } },
    });
    expect((await layouts(id)).map(({ name }) => name)).toEqual(["A thing Detail", "A thing Records", "Short 1"]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["an underscore in the name", { name: "a_b" }, "name"],
    ["two spaces in a row", { name: "a  b" }, "name"],
    ["a special character", { name: "a%" }, "name"],
    ["a digit in front", { name: "1a" }, "name"],
    ["no layout to copy", { existingPageLayout: undefined }, "existingPageLayout"],
    ["an unknown layout to copy", { existingPageLayout: "000D0000000000000000" }, "existingPageLayout"],
  ])("is refused: %s", async (_what, change, named) => {
    const { id } = await session.makeObject("demo__Order__CST");
    const [detail] = await layouts(id);
    const answer = await create(id, { name: "Short", existingPageLayout: detail?.id, ...change });
    expect(answer).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining(named) } });
    expect(await layouts(id)).toHaveLength(2);
  });

  test("cannot copy a layout of another object", async () => {
    const { id } = await session.makeObject("demo__Order__CST");
    const [foreign] = await layouts((await session.makeObject("demo__Other__CST")).id);
    expect((await create(id, { name: "Short", existingPageLayout: foreign?.id })).status).toBe(400);
  });

  test("may have a Chinese name", async () => {
    const { id } = await session.makeObject("demo__Order__CST");
    const [detail] = await layouts(id);
    expect((await create(id, { name: "订单 1", existingPageLayout: detail?.id })).status).toBe(200);
  });
});

test("the two layouts that come with an object can be deleted, as nothing forbids it", async () => {
  const { id } = await session.makeObject("demo__Order__CST");
  for (const layout of await layouts(id)) expect((await session.del(`${metadata}/Object/${id}/Layout/${layout.id}`)).status).toBe(200);
  expect(await layouts(id)).toEqual([]);
});

test("the fields of an installed layout stay", async () => {
  const { id } = await session.makeObject("demo__Order__CST");
  session.emulator.world.layouts.protect(id, "A thing Detail");
  expect(() => session.emulator.world.layouts.setFields(id, "A thing Detail", [])).toThrow("protected");
});
