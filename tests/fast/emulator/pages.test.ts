import { metadata, useSession } from "./session";

const session = useSession();

const views = `${metadata}/View`;
const pages = async () => (await session.get(views)).at() as Record<string, unknown>[];

test("a fresh tenant has no pages", async () => {
  expect(await pages()).toEqual([]);
});

test("there is one page behind each layout, with the name of its view", async () => {
  const { id } = await session.post(`${metadata}/Object`, { name: "demo__Order__CST", label: "Order", fields: [] });
  expect(await pages()).toMatchObject([
    { name: "__layout__demo__Order__CST__detail", label: "Order Detail", type: "Page", version: "1.0.1" },
    { name: "__layout__demo__Order__CST__records", label: "Order Records", type: "Page", version: "1.0.1" },
  ]);
  const { world } = session.emulator;
  world.layouts.create(id, { name: "Short", existingPageLayout: world.layouts.get(id, "Order Detail").id });
  expect((await pages()).map(({ name }) => name)).toContain("__layout__demo__Order__CST__Short");
  world.layouts.delete(id, "Short");
  expect(await pages()).toHaveLength(2);
  world.objects.delete(id);
  expect(await pages()).toEqual([]);
});

test("a page is read by id, with its events; it keeps its id", async () => {
  const { id } = await session.makeObject("demo__Order__CST");
  const [detail, records] = await pages();
  expect(detail?.id).toMatch(/^003g[0-9A-Za-z]{16}$/);
  session.emulator.world.layouts.setFields(id, String(session.emulator.world.layouts.all(id)[0]?.id), []);
  const read = await session.get(`${views}/${detail?.id}`);
  expect(read.at("name")).toBe("__layout__demo__Order__CST__detail");
  expect(read.at("events", 0, "id")).toMatch(/^003h[0-9A-Za-z]{16}$/);
  expect(JSON.parse(String(read.at("events", 0, "action")))).toMatchObject([{ type: "$core.execJSCode" }]);
  expect((await session.get(`${views}/${records?.id}`)).at("events")).toEqual([]);
  expect(detail).not.toHaveProperty("events");
});

test("pages of the designer are there, too", async () => {
  const { id } = session.emulator.world.pages.create({ name: "demo__Start", label: "Start", description: "Where all begins" });
  expect(await pages()).toMatchObject([{ id, name: "demo__Start", label: "Start", description: "Where all begins" }]);
  expect((await session.get(`${views}/${id}`)).at("name")).toBe("demo__Start");
});

test("an unknown page is missing", async () => {
  expect((await session.get(`${views}/003g0000000000000000`)).status).toBe(404);
});
