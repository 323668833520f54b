import { complaint } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";

const name = "demo__Order__CST";
const inputs = { name, label: "Order", fields: { code: { dataType: "text" }, day: { dataType: "date" } } };

const at = useDriver();
const world = () => at.driver.emulator.world;
const count = (operation: string) => at.driver.emulator.requests.count({ operation });

describe("an object that is not complete at once", () => {
  beforeEach(() => {
    at.driver.emulator.dialect.objectCreate = "pending";
  });

  test("gets its fields in the run that creates it", async () => {
    const order = at.driver.declare("CustomObject", inputs);
    expect(await order.up()).toBe("created");

    expect(Object.keys(order.outputs.fieldIds as object)).toEqual(["code", "day"]);
    expect(count("CreateCustomObject")).toBe(1);
    expect(await order.up()).toBe("unchanged");
  });

  test("gets its fields one by one where there is no call for several", async () => {
    at.driver.emulator.dialect.fieldBatch = "absent";
    expect(await at.driver.declare("CustomObject", inputs).up()).toBe("created");
    expect(world().fields.all(name)).toHaveLength(3);
  });

  test("is complete when its creation is over: what belongs to it follows at once", async () => {
    const order = at.driver.declare("CustomObject", { name });
    await order.up();
    const trigger = { objectId: order.id, name: "Check", script: "demo__check", event: "BeforeInsert", label: "Check" };
    expect(await at.driver.declare("Trigger", trigger).up()).toBe("created");
  });

  test("is taken again by the next run, which waits for it, where the run that created it could not find it", async () => {
    at.driver.emulator.dialect.createResult = "null";
    at.driver.fault({ operation: "QueryCustomObject", status: 400, times: 1 });
    const order = at.driver.declare("CustomObject", inputs);
    expect(await complaint(order.up())).toContain("The platform accepted the creation but returned no id");

    expect(await order.up()).toBe("created");
    expect(
      world()
        .objects.all()
        .filter((object) => object.name === name),
    ).toHaveLength(1);
    expect(Object.keys(order.outputs.fieldIds as object)).toEqual(["code", "day"]);
  });

  test("of somebody else is neither waited for nor said to be deleted", async () => {
    world().objects.create({ name, label: "Theirs", fields: [] });
    const message = await complaint(at.driver.declare("CustomObject", inputs).up());
    expect(message).toContain("exists already");
    expect(message).not.toContain("deleting");
    expect(at.driver.clock.waits.filter((wait) => wait > 1000)).toEqual([]);
  });

  test("waits for nothing where the platform refuses a field for good", async () => {
    at.driver.emulator.faults.add({ kind: "refuseField", match: /code/, times: Number.POSITIVE_INFINITY });
    const message = await complaint(at.driver.declare("CustomObject", inputs).up());
    expect(message).toContain("Field demo__code__CST of object demo__Order__CST was not created.");
    expect(world().fields.find(name, "demo__day__CST")).toBeDefined();
  });
});

describe.each([["dropping"], ["droppingNumbered"]] as const)("an object that goes late, its status %s", (objectDelete) => {
  beforeEach(() => {
    at.driver.emulator.dialect.objectDelete = objectDelete;
  });

  test("makes room for a new one in the run that deleted it", async () => {
    const former = at.driver.declare("CustomObject", inputs);
    await former.up();
    const provider = at.driver.process("CustomObject");
    await provider.delete(former.id, former.outputs);
    const { id } = await provider.create(inputs);
    expect(id).not.toBe(former.id);
  });

  test.each([false, true])("makes room for a new one after somebody else deleted it, adoptExisting: %s", async (adoptExisting) => {
    const { id } = world().objects.create({ name, label: "Order", fields: [] });
    world().objects.delete(id);
    const order = at.driver.declare("CustomObject", { ...inputs, adoptExisting });
    expect(await order.up()).toBe("created");
    expect(order.id).not.toBe(id);
    expect(order.outputs.adopted).toBeUndefined();
  });
});

test.each([
  ["dropping", "is still deleting the former object"],
  [2, "Its status is 2: if the platform is deleting it"],
])("an object that stays with the status %s is named", async (status, words) => {
  const object = world().objects.create({ name, label: "Order", fields: [] });
  const { id } = Object.assign(object, { goneAt: Number.POSITIVE_INFINITY });
  at.driver.emulator.dialect.objectDelete = status === 2 ? "droppingNumbered" : "dropping";
  const message = await complaint(at.driver.declare("CustomObject", inputs).up());
  expect(message).toContain(id);
  expect(message).toContain(words);
  expect(count("CreateCustomObject")).toBe(1);
});
