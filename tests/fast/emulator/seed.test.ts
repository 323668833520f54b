import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Dialect, dialectPresets, type Seed } from "../../../emulator";
import { blocksOf } from "../docs/markdown";
import { data, metadata, openSession, start, stopAll } from "./session";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "emulator-"));
});
afterEach(async () => {
  await stopAll();
  rmSync(folder, { recursive: true });
});

function fileWith(content: string): string {
  const file = join(folder, "seed.json");
  writeFileSync(file, content);
  return file;
}

const order = "demo__Order__CST";
const objects = (more: object = {}): Seed => ({ objects: [{ name: order, label: "Order", ...more }] });

describe("the example of docs/emulator.md", () => {
  const block = blocksOf("docs/emulator.md").find(({ mark }) => mark === "seed: example");
  const openExample = (dialect?: Partial<Dialect>) => openSession({ seed: fileWith(block?.text ?? ""), dialect });

  test("has its objects, with fields that point at each other and at picklists", async () => {
    const { world } = (await openExample()).emulator;
    const customer = world.fields.get(order, "demo__customer__CST");
    expect(customer.references[0]?.referenceObjectId).toBe(world.objects.get("demo__Customer__CST").id);
    expect(world.fields.get(order, "demo__status__CST").picklistId).toBe(world.picklists.get("demo__OrderStatus").id);
    expect(world.fields.get("demo__Customer__CST", "demo__code__CST")).toMatchObject({ dataType: "Text", dataLength: 20, isUnique: true });
    expect(world.fields.get("Account", "demo__rating__CST").dataType).toBe("Number");
  });

  test("has its records, linked by name", async () => {
    const { get, emulator } = await openExample();
    const [record] = emulator.world.records.query(order).records;
    expect((await get(`${data}/bobject/${order}/${record?.id}`)).at(0)).toMatchObject({
      name: "O-1",
      demo__amount__CST: "12.50",
      demo__status__CST: "New",
      "demo__customer__CST.name": "First",
    });
    expect(emulator.world.records.count("Account")).toBe(1);
  });

  test("has its layouts: its own with other fields, and a copy", async () => {
    const { world } = (await openExample()).emulator;
    expect(world.layouts.all(order).map(({ name, type, view }) => [name, type, view.fields])).toEqual([
      ["Order Detail", "ObjectDetailLayout", ["name", "demo__customer__CST", "demo__amount__CST"]],
      ["Order Records", "ObjectRecordsLayout", ["name"]],
      ["Brief", "ObjectRecordsLayout", ["name"]],
    ]);
  });

  test("has what belongs to its objects", async () => {
    const { world } = (await openExample()).emulator;
    expect(world.triggers.all(order)).toMatchObject([{ name: "Log", event: "AfterInsert", active: true }]);
    expect(world.validators.all(order)).toMatchObject([{ name: "AmountPositive", active: true, errorExpression: "demo__amount__CST<=0" }]);
    expect(world.buttons.all(order)).toMatchObject([{ name: "Approve" }]);
    expect(world.indexes.all(order)).toMatchObject([{ name: "ByStatus", fieldIds: [expect.any(String), expect.any(String)] }]);
  });

  test("has an object of an installed package", async () => {
    const { get, put, emulator } = await openExample();
    const { id } = emulator.world.objects.get("demo__Region__CST");
    expect((await get(`${metadata}/Object/${id}`)).at("tableInfo")).toMatchObject({
      protectMode: 1,
      installedPackage: "003L000000YGxJbahwps",
    });
    expect((await put(`${metadata}/Object/${id}`, { label: "Mine" })).status).toBe(403);
  });

  test("has an application that opens at a tab that shows a page", async () => {
    const { get, emulator } = await openExample();
    const { world } = emulator;
    expect((await get(`${metadata}/Application`)).at()).toMatchObject([
      { name: "demo__Sample" },
      { name: "demo__Shop", "defaultTabId.name": "Start" },
    ]);
    expect(world.tabs.get("Start").pageId).toBe(world.pages.get("demo__Start").id);
    expect(world.tabs.get("Orders").objectId).toBe(world.objects.get(order).id);
  });

  test("has a script that is enabled", async () => {
    expect((await openExample()).emulator.world.scripts.get("demo__Hello")).toMatchObject({ active: true, content: "// Hello" });
  });

  test.each(Object.entries(dialectPresets))("is the same on a platform that is %s", async (_name, dialect) => {
    const { world } = (await openExample(dialect)).emulator;
    expect(world.validators.all(order)).toMatchObject([{ active: true, errorExpression: "demo__amount__CST<=0" }]);
    expect(world.records.count(order)).toBe(1);
  });
});

test("flows and BPMs are made, and enabled where the seed says so", async () => {
  const flow = (name: string) => ({ name, label: "A flow", processType: "Autolaunched Flow", localUrl: `/run/${name}` }) as const;
  const running = { startElement: "script0", actionCalls: [{ name: "script0", connector: "" }] };
  const { world } = await start({
    seed: {
      flows: [{ ...flow("demo__Send"), ...running, active: true }, flow("demo__Idle")],
      bpms: [{ name: "demo__Approval", label: "Approval", installedPackage: "003L0000000000000001" }],
    },
  });
  expect(world.flows.get("demo__Send")).toMatchObject({ active: true, definition: running });
  expect(world.flows.get("demo__Send").definition).not.toHaveProperty("active");
  expect(world.flows.get("demo__Idle").active).toBe(false);
  expect(world.bpms.get("demo__Approval")).toMatchObject({ protectMode: 1, installedPackage: "003L0000000000000001" });
});

test("a flow that does not compile cannot be enabled", async () => {
  const broken = {
    name: "demo__Send",
    label: "Send",
    processType: "Autolaunched Flow",
    localUrl: "/run/demo__Send",
    active: true,
  } as const;
  await expect(start({ seed: { flows: [broken] } })).rejects.toThrow("seed: flows[0]: flow demo__Send cannot be enabled");
});

test("the preset field of an object takes another label", async () => {
  const { world } = await start({ seed: objects({ fields: [{ name: "name", label: "Number", dataType: "Name" }] }) });
  expect(world.fields.all(order)).toMatchObject([{ name: "name", label: "Number" }]);
});

test("reset returns to the seed", async () => {
  const emulator = await start({ seed: objects({ records: [{ name: "one" }] }) });
  const { world } = emulator;
  world.records.add(order, [{ name: "two" }]);
  world.objects.create({ name: "demo__Other__CST", fields: [] });
  emulator.reset();
  expect(world.records.count(order)).toBe(1);
  expect(world.objects.find("demo__Other__CST")).toBeUndefined();
  world.objects.delete(order);
  emulator.reset();
  expect(world.records.count(order)).toBe(1);
});

test("the tenant does not change the seed", async () => {
  const { world, reset } = await start({ seed: objects({ layouts: [{ name: "Order Detail", fields: ["name"] }] }) });
  const { id } = world.layouts.get(order, "Order Detail");
  world.fields.add(order, [{ name: "demo__code__CST", label: "Code", dataType: "text", layouts: [id] }]);
  expect(world.layouts.get(order, "Order Detail").view.fields).toEqual(["name", "demo__code__CST"]);
  reset();
  expect(world.layouts.get(order, "Order Detail").view.fields).toEqual(["name"]);
});

test("a data file that exists goes first; reset returns to the seed anyway", async () => {
  const dataFile = join(folder, "tenant.json");
  const first = await start({ dataFile, seed: objects() });
  first.world.objects.update(order, { label: "Changed" });
  await first.stop();
  const second = await start({ dataFile, seed: objects() });
  expect(second.world.objects.get(order).label).toBe("Changed");
  second.reset();
  expect(second.world.objects.get(order).label).toBe("Order");
});

describe("a seed that is wrong is an error that says where", () => {
  const refused = (seed: unknown) => start({ seed: seed as Seed });

  test("by the rules of the calls: all faults at once", async () => {
    const seed = {
      objects: [{ name: "1", fields: [{ name: "demo__a__CST", label: "", dataType: "text" }] }],
      picklists: [{ name: "demo__P", masterLabel: "x".repeat(65) }],
      colours: [],
    };
    const error = await refused(seed).catch((thrown: Error) => thrown.message);
    expect(error).toMatch(/^seed: /);
    for (const fault of [
      "objects[0].name: must start with a letter",
      "objects[0].fields[0].label: must not be empty",
      "picklists[0].masterLabel: is longer than 64 characters",
      "colours",
    ])
      expect(error).toContain(fault);
  });

  test.each<[string, Seed, string]>([
    [
      "two objects of one name",
      { objects: [{ name: order }, { name: order }] },
      "objects[1]: name: object demo__Order__CST exists already",
    ],
    [
      "an unknown picklist",
      objects({ fields: [{ name: "demo__s__CST", label: "S", dataType: "singleselect", picklist: "demo__No" }] }),
      "objects[0].fields[0]: picklist demo__No does not exist",
    ],
    [
      "an unknown target",
      objects({
        fields: [{ name: "demo__l__CST", label: "L", dataType: "lookup", referenceObjectsDetails: [{ referenceObjectName: "No" }] }],
      }),
      'objects[0].fields[0]: referenceObjectsDetails: object "No" does not exist',
    ],
    ["an unknown field in a record", objects({ records: [{ name: "one" }, { colour: "red" }] }), "objects[0].records[1]: field colour"],
    [
      "a trigger twice",
      objects({ triggers: ["a", "A"].map((name) => ({ name, script: "x" })) }),
      "objects[0].triggers[1]: name: trigger A",
    ],
    [
      "a layout to copy that is not there",
      objects({ layouts: [{ name: "Brief", existingPageLayout: "No" }] }),
      "objects[0].layouts[0]: layout No",
    ],
    ["a tab of an unknown object", { tabs: [{ name: "T", label: "T", object: "No" }] }, "tabs[0]: object No does not exist"],
    [
      "an application with an unknown tab",
      { applications: [{ name: "demo__A", label: "A", defaultTab: "No" }] },
      "applications[0]: tab No does not exist",
    ],
    [
      "attributes of a standard object",
      { objects: [{ name: "Account", label: "Mine" }] },
      "objects[0]: label: object Account is a standard object",
    ],
  ])("by the rules of the tenant: %s", async (_what, seed, fault) => {
    await expect(refused(seed)).rejects.toThrow(`seed: ${fault}`);
  });

  test("by the rules of the tenant: all faults at once", async () => {
    const seed = { ...objects({ records: [{ colour: "red" }] }), tabs: [{ name: "T", label: "T", object: "No" }] };
    await expect(refused(seed)).rejects.toThrow(/objects\[0\]\.records\[0\]: .*; tabs\[0\]: /);
  });

  test("in a file: the file is named", async () => {
    const file = fileWith('{"tabs": 1}');
    await expect(start({ seed: file })).rejects.toThrow(`${file}: tabs: `);
    writeFileSync(file, "{");
    await expect(start({ seed: file })).rejects.toThrow(`${file}: this is not JSON (`);
    const none = join(folder, "none.json");
    await expect(start({ seed: none })).rejects.toThrow(`${none}: there is no such file; name one that exists`);
  });

  test("also when a data file goes first", async () => {
    const dataFile = join(folder, "tenant.json");
    await (await start({ dataFile })).stop();
    await expect(start({ dataFile, seed: { tabs: [{ name: "T", label: "" }] } })).rejects.toThrow("tabs[0].label");
  });
});
