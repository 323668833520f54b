import { complaint, Driver, type Properties } from "../../../support/driver";

const objectName = "demo__Order__CST";
const five = ["one", "two", "three", "four", "five"];
const inputs: Properties = { name: objectName, fields: Object.fromEntries(five.map((key) => [key, { dataType: "text" }])) };

let driver: Driver;
beforeAll(async () => {
  driver = await Driver.start();
});
beforeEach(() => driver.reset());
afterEach(() => expect(driver.emulator.failures).toEqual([]));
afterAll(() => driver.stop());

const customFields = () =>
  driver.emulator.world.fields
    .all(objectName)
    .map(({ name }) => name)
    .filter((name) => name.endsWith("__CST"));

// contentful/contentful-migration#645, #1092; contentful/contentful-cli#74
test.each(["atomic", "partial", "absent"] as const)("the server refuses field 3 of 5 (fieldBatch: %s)", async (fieldBatch) => {
  driver.emulator.dialect.fieldBatch = fieldBatch;
  driver.fault({ kind: "refuseField", match: "demo__three__CST", resMsg: "no more room" });
  const order = driver.declare("CustomObject", inputs);

  const message = await complaint(order.up());

  expect(message).toContain(objectName);
  expect(message).toContain("demo__three__CST");
  expect(message).toContain("AddField");
  expect(message).toContain("HTTP 400");
  expect(message).toMatch(/resCode \d{9}/);
  expect(message).toContain("no more room");
  expect(order.id).toMatch(/^cust/);
  expect(Object.keys(order.outputs.fields as object)).toEqual(["one", "two", "four", "five"]);

  driver.emulator.faults.clear();
  expect(await order.up(inputs)).toBe("updated");
  expect(Object.keys(order.outputs.fields as object).sort()).toEqual([...five].sort());
  expect(customFields().sort()).toEqual(five.map((key) => `demo__${key}__CST`).sort());
  expect(await order.up(inputs)).toBe("unchanged");
});

describe("the network fails around the creation of an object", () => {
  // hasura/graphql-engine#9368; contentful/contentful-migration#1068
  test.each([
    ["the work is done, the answer is 500", { kind: "status", status: 500, when: "after" }],
    ["the work is done, the connection is cut", { kind: "cut", when: "after" }],
    ["nothing is done, the answer is 500", { kind: "status", status: 500, when: "before" }],
    ["nothing is done, the connection is cut", { kind: "cut", when: "before" }],
  ] as const)("%s", async (_title, fault) => {
    driver.emulator.faults.add({ ...fault, operation: "CreateCustomObject" });
    const order = driver.declare("CustomObject", inputs);

    expect(await order.up()).toBe("created");

    expect(driver.emulator.world.objects.all().filter(({ name }) => name === objectName)).toHaveLength(1);
    expect(customFields()).toHaveLength(5);
  });

  test.each([
    ["after", "cut"],
    ["before", "cut"],
  ] as const)("%s the fields are made the connection is %s", async (when, kind) => {
    driver.emulator.faults.add({ kind, when, operation: "AddFields" });

    expect(await driver.declare("CustomObject", inputs).up()).toBe("created");

    expect(customFields()).toHaveLength(5);
  });

  test("the process dies after the object was made: the next run finds its own object", async () => {
    const killed = driver.declare("CustomObject", inputs);
    driver.fault({ status: 403, operation: "AddFields" });
    await complaint(killed.up());
    driver.emulator.faults.clear();
    expect(customFields()).toEqual([]);

    // Nothing of the first run is in state: the second declares the object again.
    const again = driver.declare("CustomObject", inputs);
    expect(await again.up()).toBe("created");

    expect(again.id).toBe(killed.id);
    expect(customFields()).toHaveLength(5);
    expect(driver.emulator.requests.count({ operation: "CreateCustomObject", status: 200 })).toBe(1);
  });

  // microsoft/terraform-provider-power-platform#1236
  test("the first two reads after the creation answer 404", async () => {
    driver.fault({ status: 404, operation: "QueryCustomObjectbyID", times: 2 });

    expect(await driver.declare("CustomObject", inputs).up()).toBe("created");

    expect(driver.emulator.requests.count({ operation: "QueryCustomObjectbyID" })).toBe(3);
    expect(driver.emulator.requests.count({ operation: "CreateCustomObject" })).toBe(1);
  });

  // SFDO-Tooling/CumulusCI#218
  test("somebody holds the lock for a while, or for ever", async () => {
    driver.emulator.faults.add({ kind: "locked", operation: "AddFields", times: 2 });
    expect(await driver.declare("CustomObject", inputs).up()).toBe("created");
    expect(customFields()).toHaveLength(5);

    driver.reset();
    driver.fault({ kind: "locked", operation: "CreateCustomObject" });
    driver.connect({ deadline: 20_000 });
    const message = await complaint(driver.declare("CustomObject", inputs).up());
    expect(message).toContain("HTTP 423");
    expect(message).toContain("locked by another user");
  });
});

test("a change whose answer got lost is made once, and not asked for again", async () => {
  const order = driver.declare("CustomObject", inputs);
  await order.up();
  driver.emulator.faults.add({ kind: "status", status: 502, when: "after", operation: "UpdateCustomObject" });

  expect(await order.up({ ...inputs, label: "Orders" })).toBe("updated");

  expect(order.outputs.label).toBe("Orders");
  expect(driver.emulator.requests.count({ operation: "UpdateCustomObject" })).toBe(1);
});

test("an update of one optional attribute is one call and drops nothing", async () => {
  // directus/directus#27877, #10755
  const order = driver.declare("CustomObject", { ...inputs, description: "All orders" });
  await order.up();
  driver.emulator.world.records.add(objectName, [{ name: "a" }, { name: "b" }, { name: "c" }]);
  driver.emulator.requests.clear();

  expect(await order.up(inputs)).toBe("updated");

  expect(driver.emulator.requests.count({ method: "PUT" })).toBe(1);
  expect(driver.emulator.requests.count({ method: "DELETE" })).toBe(0);
  expect(driver.emulator.world.objects.get(objectName).description).toBe("");
});
