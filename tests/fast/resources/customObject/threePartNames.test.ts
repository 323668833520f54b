import { complaint } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";

const name = "demo__Sales__Order__CST";
const inputs = { name, fields: { code: { dataType: "text" } } };

const at = useDriver();
const objects = () => at.driver.emulator.world.objects;
const fields = () => at.driver.emulator.world.fields;

test("O4: an object with a further prefix is adopted, gets fields in the namespace, and is changed", async () => {
  const { id } = objects().create({ name, label: "Order", fields: [] });
  const order = at.driver.declare("CustomObject", { ...inputs, adoptExisting: true });

  await order.up();
  expect(order.id).toBe(id);
  expect(fields().find(id, "demo__code__CST")).toBeDefined();
  await order.up({ ...inputs, adoptExisting: true, label: "Sale", fields: { code: { dataType: "text", label: "Code" } } });

  expect(objects().get(name).label).toBe("Sale");
  expect(fields().get(id, "demo__code__CST").label).toBe("Code");
  expect(await order.refresh()).toBe(true);
  expect(order.inputs).toMatchObject({ name, label: "Sale", fields: { code: { label: "Code" } } });
});

test("O4: get tells its fields by their short names", async () => {
  const { id } = objects().create({ name, label: "Sale", fields: [] });
  fields().add(id, [{ name: "demo__code__CST", label: "Code", dataType: "text" }]);

  const { props } = await at.driver.process("CustomObject").read(id, {});

  expect(props).toMatchObject({ name, label: "Sale", fields: { code: { label: "Code" } } });
});

test("O4: where such names can be created, the default label is the last part", async () => {
  at.driver.emulator.dialect.objectNames = "threeParts";
  const order = at.driver.declare("CustomObject", inputs);

  expect(await order.up()).toBe("created");

  expect(objects().get(name).label).toBe("Order");
  expect(await order.up()).toBe("unchanged");
  await order.destroy();
  expect(objects().find(name)).toBeUndefined();
});

test("O4: where they cannot, the words of the platform are shown", async () => {
  const message = await complaint(at.driver.declare("CustomObject", inputs).up());
  expect(message).toContain(`"${name}" has more than one prefix`);
});

test("O4: records, relations and things of such an object know it by its name, and its fields in the namespace", async () => {
  const { driver } = at;
  const { id } = objects().create({ name, label: "Order", fields: [] });
  fields().add(id, [{ name: "demo__code__CST", label: "Code", dataType: "text" }]);
  const place = { objectId: id, objectName: name };

  await driver.declare("Field", { ...place, name: "demo__size__CST", dataType: "number" }).up();
  await driver
    .declare("Validator", {
      ...place,
      name: "Code",
      active: false,
      errorExpression: "demo__code__CST == ''",
      errorMessage: "A code is needed.",
    })
    .up();
  await driver.declare("Record", { name: "one", objectName: name, key: ["code"], values: { code: "A", size: 3 } }).up();
  const line = { name: "demo__Line__CST", fields: { order: { dataType: "lookup", referenceObjectName: name } } };
  await driver.declare("CustomObject", line).up();

  expect(driver.emulator.world.records.all(name)).toMatchObject([{ values: { demo__code__CST: "A", demo__size__CST: "3" } }]);
  expect(fields().get(line.name, "demo__order__CST").references).toMatchObject([{ referenceObjectId: id, referenceObjectName: name }]);
});
