import { complaint, type Deployment, type Properties } from "../../../support/driver";
import { makeObject, objectName } from "../../../support/makeObject";
import { useDriver } from "../../../support/useDriver";

const at = useDriver();

const otherName = "demo__Other__CST";

test("a field that moves to another object is made there, and dropped where it was", async () => {
  const { driver } = at;
  const place = makeObject(driver);
  const field = { name: "demo__code__CST", dataType: "text" };
  const thing = driver.declare("Field", { ...place, ...field });
  await thing.up();

  expect(await thing.up({ ...makeObject(driver, otherName), ...field })).toBe("replaced");

  const { fields } = driver.emulator.world;
  expect(fields.find(otherName, "demo__code__CST")).toBeDefined();
  expect(fields.find(String(place.objectName), "demo__code__CST")).toBeUndefined();
});

test("a relation names its target by the name, and by the id that the program knows", async () => {
  const { driver } = at;
  const place = makeObject(driver);
  const { objectId: id } = makeObject(driver, otherName);
  const relation = { referenceObjectName: otherName, referenceObjectId: id };
  const thing = driver.declare("Field", { ...place, name: "demo__other__CST", dataType: "lookup", ...relation });

  await thing.up();

  const { references } = driver.emulator.world.fields.get(String(place.objectName), "demo__other__CST");
  expect(references).toMatchObject([{ referenceObjectId: id }]);
  await thing.refresh();
  expect(thing.inputs).toMatchObject(relation);
  expect(await thing.up()).toBe("unchanged");
});

describe("a field that would be created again stays when what it refers to is not there", () => {
  const customer = "demo__customer__CST";
  const declarations: [string, (definition: Properties) => Deployment][] = [
    ["in its object", (field) => at.driver.declare("CustomObject", { name: objectName, allowDataLoss: true, fields: { customer: field } })],
    ["alone", (field) => at.driver.declare("Field", { ...makeObject(at.driver), name: customer, allowDataLoss: true, ...field })],
  ];
  const changed = ({ kind, inputs }: Deployment, field: Properties) =>
    kind === "Field" ? { ...inputs, ...field } : { ...inputs, fields: { customer: field } };
  const lookup = (referenceObjectName: string) => ({ dataType: "lookup", referenceObjectName, relationshipName: "Orders" });
  const writes = () => at.driver.emulator.requests.list.filter(({ operation }) => /^(Add|Update|Delete)/.test(String(operation)));

  test.each(declarations)("a relation, declared %s", async (_how, declare) => {
    makeObject(at.driver, otherName);
    const thing = declare(lookup(otherName));
    await thing.up();
    const { id } = at.driver.emulator.world.fields.get(objectName, customer);
    at.driver.emulator.requests.clear();

    const typo = changed(thing, lookup("demo__Othr__CST"));
    expect(await complaint(thing.up(typo))).toContain("It points to object demo__Othr__CST, which does not exist.");

    expect(writes()).toEqual([]);
    expect(at.driver.emulator.world.fields.get(objectName, customer)).toMatchObject({ id });
    expect(thing.isIncomplete).toBe(false);

    makeObject(at.driver, "demo__Othr__CST");
    await thing.up(typo);
    expect(at.driver.emulator.world.fields.get(objectName, customer).id).not.toBe(id);
  });

  test("a field that gets another type and is to be shown on a layout, alone", async () => {
    const place = makeObject(at.driver);
    const thing = at.driver.declare("Field", { ...place, name: customer, dataType: "text" });
    await thing.up();
    for (const { id } of at.driver.emulator.world.layouts.all(objectName)) at.driver.emulator.world.layouts.delete(objectName, id);

    const news = { ...place, name: customer, dataType: "number", layouts: ["detail"], allowDataLoss: true };
    expect(await complaint(thing.up(news))).toContain('Its object has no layout "detail".');

    expect(at.driver.emulator.world.fields.find(objectName, customer)).toBeDefined();
  });

  test("a preview does not refuse a target that may be yet to come", async () => {
    makeObject(at.driver, otherName);
    const inputs = { ...makeObject(at.driver), name: customer, ...lookup(otherName) };
    await at.driver.declare("Field", inputs).up();

    expect(await at.driver.process("Field").check(inputs, { ...inputs, ...lookup("demo__New__CST") })).toMatchObject({ failures: [] });
  });
});
