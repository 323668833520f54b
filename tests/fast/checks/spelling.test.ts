import { complaint } from "../../support/driver";
import { makeObject } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";

const at = useDriver();

test.each([true, false])(
  "O2: an object that exists in another spelling is named with its id (adoptExisting: %s)",
  async (adoptExisting) => {
    const { objectId } = makeObject(at.driver, "demo__order__CST");
    const declared = at.driver.declare("CustomObject", { name: "demo__Order__CST", adoptExisting });

    expect(await complaint(declared.up())).toContain(
      `Object demo__Order__CST exists already, spelled demo__order__CST (id ${objectId}): the platform compares names without case.`,
    );
  },
);

test.each([true, false])("O2: a field that exists in another spelling is named with its id (adoptExisting: %s)", async (adoptExisting) => {
  const { driver } = at;
  const place = makeObject(driver);
  const [field] = driver.emulator.world.fields.add(place.objectId, [{ name: "demo__note__CST", label: "Note", dataType: "text" }]);
  const told = `Field demo__Note__CST exists already, spelled demo__note__CST (id ${field?.id}): the platform compares names without case.`;

  expect(await complaint(driver.declare("Field", { ...place, name: "demo__Note__CST", dataType: "text", adoptExisting }).up())).toContain(
    told,
  );

  const whole = driver.declare("CustomObject", {
    name: place.objectName,
    label: "Thing",
    adoptExisting: true,
    fields: { Note: { dataType: "text" } },
  });
  expect(await complaint(whole.up())).toContain(told);
});

test("O3: an object without a namespace is refused in the preview, and can be adopted where it exists", async () => {
  const { driver } = at;
  const inputs = { name: "Order__CST" };
  expect(await complaint(driver.declare("CustomObject", inputs).up())).toContain("name: has no namespace: leave __CST out");

  const { objectId } = makeObject(driver, "Order__CST");
  const adopted = driver.declare("CustomObject", { ...inputs, adoptExisting: true });
  await adopted.up();
  expect(adopted.id).toBe(objectId);
  expect(await adopted.up({ ...inputs, label: "Order" })).toBe("updated");
});

test("P4: the preview of an object that gets another name says that the old one goes first", async () => {
  const { driver } = at;
  const object = driver.declare("CustomObject", { name: "demo__Old__CST" });
  await object.up();

  const process = driver.run().process("CustomObject");
  await process.check(object.inputs, { name: "demo__New__CST" });
  await process.diff(object.id, object.outputs, { name: "demo__New__CST" });

  expect(driver.told).toEqual([
    "Object demo__Old__CST is deleted before demo__New__CST is created: if the creation fails, neither is there until the next up.",
  ]);
});
