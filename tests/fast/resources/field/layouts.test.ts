import { complaint } from "../../../support/driver";
import { makeObject, objectName } from "../../../support/makeObject";
import { useDriver } from "../../../support/useDriver";
import { unknown } from "../../dynamic/unknowns";

const at = useDriver();

const layouts = () => at.driver.emulator.world.layouts.all(objectName).map(({ name, view }) => [name, view.fields]);

test("a new field reaches the layouts that it names, and the rest of them stays", async () => {
  const { driver } = at;
  const place = makeObject(driver);
  const desk = driver.declare("Layout", { ...place, name: "Desk" });
  await desk.up();
  const { layoutId } = desk.outputs;
  driver.emulator.world.layouts.setFields(objectName, "Desk", ["createdDate", "name"]);

  await driver.declare("Field", { ...place, name: "demo__code__CST", dataType: "text", layouts: ["detail", layoutId] }).up();

  expect(layouts()).toEqual([
    ["Thing Detail", ["name", "demo__code__CST"]],
    ["Thing Records", ["name"]],
    ["Desk", ["createdDate", "name", "demo__code__CST"]],
  ]);
});

test("the fields of a new object reach its own layouts, which are looked up once", async () => {
  const { driver } = at;
  const fields = { code: { dataType: "text", layouts: ["detail", "records"] }, vip: { dataType: "checkbox", layouts: ["detail"] } };
  await driver.declare("CustomObject", { name: objectName, label: "Thing", fields }).up();

  expect(layouts()).toEqual([
    ["Thing Detail", ["name", "demo__code__CST", "demo__vip__CST"]],
    ["Thing Records", ["name", "demo__code__CST"]],
  ]);
  expect(driver.emulator.requests.counts()).toMatchObject({ QueryObjectLayout: 1, AddFields: 1 });
});

test("profiles of a field are taken when it is created, and never later", async () => {
  const { driver } = at;
  const change = { profiles: [{ profile: "000T0000000000000002", readable: true, editable: true }] };
  const inputs = { ...makeObject(driver), name: "demo__code__CST", dataType: "text" };
  const field = driver.declare("Field", inputs);
  await field.up();

  expect(await complaint(field.up({ ...inputs, ...change }))).toContain("set the permissions in the profile");

  const object = { name: "demo__Order__CST", fields: { code: { dataType: "text" } } };
  const order = driver.declare("CustomObject", object);
  await order.up();
  expect(await complaint(order.up({ ...object, fields: { code: { dataType: "text", ...change } } }))).toContain(
    "set the permissions in the profile",
  );
});

// A layout that is replaced gets a new id: a field that names it must not get in the way.
test("a layout that is named later changes nothing, and a warning tells", async () => {
  const { driver } = at;
  const inputs = { ...makeObject(driver), name: "demo__code__CST", dataType: "text", layouts: ["detail"] };
  const field = driver.declare("Field", inputs);
  await field.up();

  expect(await field.up({ ...inputs, layouts: ["detail", "records"] })).toBe("unchanged");
  expect(driver.warnings).toEqual([
    "Field demo__code__CST exists already and is not added to layout records: show it there in the designer.",
  ]);
  expect(await field.up({ ...inputs, layouts: undefined })).toBe("unchanged");
  // What is not known yet says nothing.
  expect(await field.up({ ...inputs, layouts: ["04da6b54-80e4-46f7-96ec-b56ff0331ba9"] })).toBe("unchanged");
  expect(driver.warnings).toHaveLength(1);

  const object = { name: "demo__Order__CST", fields: { code: { dataType: "text" } } };
  const order = driver.declare("CustomObject", object);
  await order.up();
  expect(await order.up({ ...object, fields: { code: { dataType: "text", layouts: ["detail"] } } })).toBe("unchanged");
  expect(driver.warnings).toHaveLength(2);
});

test("a field that is created again reaches the layouts that it names then", async () => {
  const { driver } = at;
  const inputs = { ...makeObject(driver), name: "demo__code__CST", dataType: "text", layouts: ["detail"] };
  const field = driver.declare("Field", inputs);
  await field.up();

  expect(await field.up({ ...inputs, allowDataLoss: true, dataType: "date", layouts: ["records"] })).toBe("replaced");

  expect(layouts()[1]).toEqual(["Thing Records", ["name", "demo__code__CST"]]);
});

test.each(["Field", "CustomObject"])("P6: all layouts of a field of a %s that exists may be unknown", async (kind) => {
  const { driver } = at;
  const of = (layouts: unknown) =>
    kind === "Field"
      ? { ...place, name: "demo__code__CST", dataType: "text", layouts }
      : { name: "demo__Order__CST", fields: { code: { dataType: "text", layouts } } };
  const place = makeObject(driver);
  const thing = driver.declare(kind, of(["detail"]));
  await thing.up();

  // They were taken in when it was created.
  expect(await thing.up(of(unknown))).toBe("unchanged");
  expect(driver.warnings).toEqual([]);
});
