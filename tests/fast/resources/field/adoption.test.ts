import { complaint } from "../../../support/driver";
import { makeObject, objectName } from "../../../support/makeObject";
import { useDriver } from "../../../support/useDriver";

const at = useDriver();

const code = "demo__code__CST";

test("a field of any object is taken over", async () => {
  const { driver } = at;
  const { objectId } = makeObject(driver);
  driver.emulator.world.fields.add(objectName, [{ name: "demo__reason__CST", label: "Grund", dataType: "text", dataLength: 50 }]);
  const field = { objectId, name: "demo__reason__CST", dataType: "text", length: 80, label: "Reason" };

  expect(await complaint(driver.declare("Field", field).up())).toContain("adoptExisting: true");
  const reason = driver.declare("Field", { ...field, adoptExisting: true });
  expect(await reason.up()).toBe("created");
  expect(driver.emulator.world.fields.get(objectName, "demo__reason__CST")).toMatchObject({ label: "Reason", dataLength: 80 });
  await reason.destroy();
  expect(driver.emulator.world.fields.find(objectName, "demo__reason__CST")).toBeDefined();
});

// What docs/adoption.md says of changes of what was adopted.
test.each([
  ["shorter", { length: 50 }],
  ["of another type", { dataType: "checkbox", length: undefined }],
])("an adopted field cannot become %s; the change taken back adopts it again", async (_title, change) => {
  const { driver } = at;
  const place = makeObject(driver);
  const [made] = driver.emulator.world.fields.add(objectName, [{ name: code, label: "code", dataType: "text", dataLength: 100 }]);
  const inputs = { ...place, name: code, dataType: "text", length: 100, adoptExisting: true };
  const field = driver.declare("Field", inputs);
  await field.up();
  const before = structuredClone(driver.emulator.world.fields.get(objectName, code));

  expect(await complaint(field.up({ ...inputs, ...change }))).toContain("It cannot become what is declared");
  expect(driver.emulator.world.fields.get(objectName, code)).toEqual(before);
  await field.up(inputs);

  expect(field.outputs).toMatchObject({ fieldId: made?.id, adopted: true });
  expect(driver.emulator.requests.count({ method: "DELETE" })).toBe(0);
});
