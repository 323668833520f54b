import { makeObject } from "../../../support/makeObject";
import { useDriver } from "../../../support/useDriver";

const at = useDriver();

const letters = ["A", "B", "C", "D", "E"];
const nameOf = (letter: string) => `demo__${letter}__CST`;
const listed = () => at.driver.emulator.requests.count({ operation: "QueryCustomObject" });

/** Each object gets a relation to each other one, by name, one after the other in one run. */
async function relate(provider: ReturnType<typeof at.driver.process>, places: readonly ReturnType<typeof makeObject>[]): Promise<void> {
  for (const place of places)
    for (const letter of letters) {
      const name = `demo__to${letter}__CST`;
      await provider.create({ ...place, name, dataType: "lookup", referenceObjectName: nameOf(letter), relationshipName: `R${letter}` });
    }
}

test("Cost: a run asks once for the list of objects, whatever number of relations name their targets", async () => {
  const { driver } = at;
  const places = letters.map((letter) => makeObject(driver, nameOf(letter)));
  driver.emulator.requests.clear();

  await relate(driver.process("Field"), places);
  expect(driver.emulator.requests.count({ method: "POST", status: 200 })).toBeGreaterThanOrEqual(25);
  expect(listed()).toBe(1);
});

test("Cost: a name that the list lacks is asked for again, and only that one", async () => {
  const { driver } = at;
  const [place = makeObject(driver)] = letters.map((letter) => makeObject(driver, nameOf(letter)));
  const provider = driver.process("Field");
  driver.emulator.requests.clear();
  await relate(provider, [place]);
  expect(listed()).toBe(1);

  const { objectId } = makeObject(driver, nameOf("F"));
  const late = { ...place, name: "demo__toF__CST", dataType: "lookup", referenceObjectName: nameOf("F"), relationshipName: "RF" };
  await provider.create(late);
  expect(listed()).toBe(2);
  const { references } = driver.emulator.world.fields.get(String(place.objectName), "demo__toF__CST");
  expect(references).toMatchObject([{ referenceObjectId: objectId }]);

  await provider.create({ ...late, name: "demo__again__CST", relationshipName: "RG" });
  expect(listed()).toBe(2);
});

test("Cost: an object that the run deletes is not known by its name any more", async () => {
  const { driver } = at;
  const place = makeObject(driver);
  const inputs = { name: nameOf("A"), fields: {} };
  const { process } = driver.run();
  const relation = { ...place, dataType: "lookup", referenceObjectName: nameOf("A") };
  const { id, outs } = await process("CustomObject").create(inputs);
  await process("Field").create({ ...relation, name: "demo__first__CST", relationshipName: "First" });

  await process("CustomObject").delete(id, outs);
  const again = await process("CustomObject").create(inputs);
  await process("Field").create({ ...relation, name: "demo__second__CST", relationshipName: "Second" });

  const { references } = driver.emulator.world.fields.get(String(place.objectName), "demo__second__CST");
  expect(references).toMatchObject([{ referenceObjectId: again.id }]);
});
