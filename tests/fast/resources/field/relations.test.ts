import { makeObject } from "../../../support/makeObject";
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
