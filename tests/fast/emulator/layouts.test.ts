import { metadata, objectBody, useSession } from "./session";

const session = useSession();

const layouts = async (object: string) => (await session.get(`${metadata}/object/${object}/Layout`)).at() as Record<string, string>[];

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
  expect(detail?.id?.slice(0, 19)).toBe(records?.id?.slice(0, 19));
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
