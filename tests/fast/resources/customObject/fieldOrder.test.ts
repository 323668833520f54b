import { Driver } from "../../../support/driver";

const objectName = "demo__Order__CST";

let driver: Driver;
beforeAll(async () => {
  driver = await Driver.start();
});
beforeEach(() => driver.reset());
afterAll(() => driver.stop());

const declared = (order: string[]) => ({
  name: objectName,
  // The engine hands the fields over sorted by name.
  fields: Object.fromEntries([...order].sort().map((key) => [key, { dataType: "text" }])),
  __fieldOrder: order.join(),
});

const created = () =>
  driver.emulator.world.fields
    .all(objectName)
    .map(({ name }) => name)
    .filter((name) => name.endsWith("__CST"));

// A detail page shows custom fields in the order of their creation (user manual, page 0037).
test("fields are created in the order of the program; new ones come last, and another order is no change", async () => {
  const order = driver.declare("CustomObject", declared(["number", "customer", "amount"]));
  await order.up();
  expect(created()).toEqual(["demo__number__CST", "demo__customer__CST", "demo__amount__CST"]);

  expect(await order.up(declared(["amount", "number", "customer"]))).toBe("unchanged");

  expect(await order.up(declared(["zone", "amount", "number", "customer", "area"]))).toBe("updated");
  expect(created().slice(3)).toEqual(["demo__zone__CST", "demo__area__CST"]);
  // A field more is one change, not two.
  expect(order.inputs.__fieldOrder).toBe("number,customer,amount");
  expect(await order.refresh()).toBe(true);
  expect(await order.up(declared(["zone", "amount", "number", "customer", "area"]))).toBe("unchanged");
});
