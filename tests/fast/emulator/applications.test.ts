import { metadata, openSession, useSession } from "./session";

const session = useSession();

const applications = `${metadata}/Application`;

test("a fresh tenant has one application, in its namespace, that opens at Home", async () => {
  const { get } = await openSession({ namespace: "acme" });
  expect((await get(applications)).at()).toMatchObject([
    { name: "acme__Sample", type: "Custom Application", active: true, installedPackage: null, "defaultTabId.name": "Home" },
  ]);
});

test("an application is read by id, as in the list", async () => {
  const { id } = session.emulator.world.applications.create({ name: "demo__Shop", label: "Shop" });
  expect(id).toMatch(/^000f[0-9A-Za-z]{16}$/);
  const answer = await session.get(`${applications}/${id}`);
  expect(answer.at()).toMatchObject({ id, name: "demo__Shop", label: "Shop", description: null, isIncremental: false });
  expect((await session.get(applications)).at(1)).toEqual(answer.at());
});

test("an installed application shows its package", async () => {
  const { world } = session.emulator;
  world.applications.protect("demo__Sample", "003L0000000000000001");
  expect((await session.get(applications)).at(0)).toMatchObject({
    protectMode: 1,
    installedPackage: "003L0000000000000001",
    "installedPackage.__objectType": "PackageInstall",
  });
});

test("an unknown application is missing", async () => {
  expect((await session.get(`${applications}/000f0000000000000000`)).status).toBe(404);
});

describe("tabs", () => {
  const tabs = `${metadata}/Tab`;

  test("the built-in Home is always there", async () => {
    expect((await session.get(tabs)).at()).toMatchObject([{ id: "001g0000000000000000", name: "Home", type: "PortalTab" }]);
  });

  test("a tab points to an object, a page or an address", async () => {
    const { id } = await session.makeObject("demo__Order__CST");
    const { world } = session.emulator;
    world.tabs.create({ name: "Orders", label: "Orders", objectId: id });
    world.tabs.create({ name: "Help", label: "Help", webURL: "https://example.com" });
    expect((await session.get(tabs)).at()).toMatchObject([
      { name: "Home" },
      { id: expect.stringMatching(/^001g[0-9A-Za-z]{16}$/), name: "Orders", objectId: id, pageId: null, webURL: null },
      { name: "Help", objectId: "", webURL: "https://example.com" },
    ]);
  });
});
