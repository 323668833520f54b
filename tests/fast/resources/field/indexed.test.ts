import { complaint } from "../../../support/driver";
import { makeObject, objectName } from "../../../support/makeObject";
import { useDriver } from "../../../support/useDriver";

const name = "demo__code__CST";
const advice = "An index of the object may hold it";

const at = useDriver({ fieldDelete: "refusedWhenIndexed" });
const world = () => at.driver.emulator.world;

test("a field that an index holds stays in state, and the error says where to look", async () => {
  const code = at.driver.declare("Field", { ...makeObject(at.driver), name, dataType: "text" });
  await code.up();
  world().indexes.create(objectName, { name: "ByCode", fields: [name] });

  const message = await complaint(code.destroy());

  expect(message).toContain(`field ${name} is used by index`);
  expect(message).toContain(advice);
  expect(code.id).not.toBe("");
  expect(await code.refresh()).toBe(true);
});

test.each([
  ["dropped", {}],
  ["replaced", { code: { dataType: "number" } }],
])("so does one of an object that would be %s", async (_how, fields) => {
  const inputs = { name: objectName, allowDataLoss: true, fields: { code: { dataType: "text" } } };
  const thing = at.driver.declare("CustomObject", inputs);
  await thing.up();
  world().indexes.create(objectName, { name: "ByCode", fields: [name] });

  const message = await complaint(thing.up({ ...inputs, fields }));

  expect(message).toContain(advice);
  expect(Object.keys(thing.outputs.fieldIds as object)).toEqual(["code"]);
  expect(world().fields.get(objectName, name).dataType).toBe("Text");
  world().indexes.delete(objectName, "ByCode");
  expect(await thing.up({ ...inputs, fields })).toBe("updated");
});

test("where a layout shows the field, that is what is named", async () => {
  at.driver.emulator.dialect.fieldDelete = "refusedWhenReferenced";
  const code = at.driver.declare("Field", { ...makeObject(at.driver), name, dataType: "text", layouts: ["detail"] });
  await code.up();

  const message = await complaint(code.destroy());

  expect(message).toContain("It is shown by layout");
  expect(message).not.toContain(advice);
});

test("a platform without the call says nothing of indexes", async () => {
  at.driver.emulator.dialect.undocumented = "404";
  const code = at.driver.declare("Field", { ...makeObject(at.driver), name, dataType: "text" });
  await code.up();
  await code.destroy();
  expect(at.driver.warnings.join()).not.toContain(advice);
});
