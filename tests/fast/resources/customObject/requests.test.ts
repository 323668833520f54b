import { Driver } from "../../../support/driver";

let driver: Driver;
beforeAll(async () => {
  driver = await Driver.start();
});
beforeEach(() => driver.reset());
afterAll(() => driver.stop());

test("an object with its fields is three requests, and a picklist two", async () => {
  const fields = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`f${index}`, { dataType: "text" }]));
  await driver.declare("Picklist", { name: "demo__Status", values: ["New"] }).up();
  await driver.declare("CustomObject", { name: "demo__Order__CST", fields }).up();

  expect(driver.emulator.requests.counts()).toEqual({
    OAuth2Token: 1,
    CreatePicklistInstance: 1,
    QueryPicklistValuebyID: 1,
    CreateCustomObject: 1,
    AddFields: 1,
    QueryCustomObjectbyID: 1,
  });
});

test("a preview asks nothing as long as nothing is destroyed", async () => {
  const inputs = { name: "demo__Order__CST", label: "Order", fields: { code: { dataType: "text", length: 10 } } };
  const order = driver.declare("CustomObject", inputs);
  await order.up();
  driver.emulator.requests.clear();
  const provider = driver.process("CustomObject");

  for (const news of [inputs, { ...inputs, label: "Orders" }, { ...inputs, fields: { code: { dataType: "text", length: 20 } } }]) {
    await provider.check(inputs, news);
    await provider.diff(order.id, order.outputs, news);
  }

  expect(driver.emulator.requests.count()).toBe(0);
});
