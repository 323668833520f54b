import { useDriver } from "../../../support/useDriver";

const at = useDriver();

test("fields that arrive together for one object travel in one call", async () => {
  const { driver } = at;
  const order = driver.declare("CustomObject", { name: "demo__Order__CST" });
  await order.up();
  driver.emulator.requests.clear();
  const provider = driver.process("Field");

  const made = await Promise.all(
    Array.from({ length: 10 }, (_, index) => provider.create({ objectId: order.id, name: `demo__f${index}__CST`, dataType: "text" })),
  );

  expect(new Set(made.map(({ id }) => id)).size).toBe(10);
  expect(driver.emulator.requests.counts()).toEqual({ AddFields: 1, QueryCustomObjectbyID: 1 });
});

test("one refused field of several does not stop the others", async () => {
  const { driver } = at;
  const order = driver.declare("CustomObject", { name: "demo__Order__CST" });
  await order.up();
  driver.fault({ kind: "refuseField", match: "demo__f1__CST" });
  const provider = driver.process("Field");

  const outcomes = await Promise.allSettled(
    [0, 1, 2].map((index) => provider.create({ objectId: order.id, name: `demo__f${index}__CST`, dataType: "text" })),
  );

  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});
