import { complaint, Driver, type Properties } from "../../../support/driver";

const objectName = "demo__Visit__CST";

let driver: Driver;
beforeAll(async () => {
  driver = await Driver.start();
});
beforeEach(() => driver.reset());
afterEach(() => expect(driver.emulator.failures).toEqual([]));
afterAll(() => driver.stop());

/** An object that somebody made in the designer. */
function madeByHand(): string {
  const { objects, fields } = driver.emulator.world;
  const page = { name: `__layout__${objectName}`, fields: ["name"] };
  const { id } = objects.create({
    name: objectName,
    label: "Besuch",
    fields: [{ label: "Name", name: "name", dataType: "Name" }],
    view: { ObjectDetailLayout: page, ObjectRecordsLayout: page },
  });
  fields.add(objectName, [
    { name: "demo__reason__CST", label: "Grund", dataType: "text", dataLength: 50 },
    { name: "demo__foreign__CST", label: "Fremd", dataType: "date" },
  ]);
  return id;
}

const declared: Properties = {
  name: objectName,
  label: "Visit",
  adoptExisting: true,
  fields: { reason: { dataType: "text", length: 100, label: "Reason" }, guest: { dataType: "text" } },
};

test("an object is taken over, changed into what is declared, and kept when the program lets it go", async () => {
  const id = madeByHand();
  const visit = driver.declare("CustomObject", declared);

  expect(await visit.up()).toBe("created");

  expect(visit.id).toBe(id);
  expect(visit.outputs.adopted).toBe(true);
  const { objects, fields } = driver.emulator.world;
  expect(objects.get(id).label).toBe("Visit");
  expect(fields.all(objectName).map(({ name }) => name)).toEqual(
    expect.arrayContaining(["demo__reason__CST", "demo__foreign__CST", "demo__guest__CST"]),
  );
  expect(fields.get(objectName, "demo__reason__CST")).toMatchObject({ label: "Reason", dataLength: 100 });
  expect(await visit.up()).toBe("unchanged");

  await visit.destroy();
  expect(objects.find(id)).toBeDefined();
  expect(driver.emulator.requests.count({ method: "DELETE" })).toBe(0);
  expect(driver.warnings).toEqual([expect.stringContaining(objectName)]);
});

test("without adoptExisting what exists is not touched", async () => {
  madeByHand();

  const message = await complaint(driver.declare("CustomObject", { ...declared, adoptExisting: undefined }).up());

  expect(message).toContain("exists already");
  expect(message).toContain("adoptExisting: true");
  expect(driver.emulator.requests.count({ method: "PUT" })).toBe(0);
  expect(driver.emulator.requests.count({ operation: "AddFields" })).toBe(0);
});

test("what cannot become what is declared is refused before anything is changed, all reasons at once", async () => {
  madeByHand();
  const fields = { reason: { dataType: "number" }, foreign: { dataType: "text" } };

  const message = await complaint(driver.declare("CustomObject", { ...declared, fields }).up());

  expect(message).toContain("demo__reason__CST");
  expect(message).toContain("demo__foreign__CST");
  expect(driver.emulator.requests.count(({ method }) => method === "PUT" || method === "DELETE")).toBe(0);
});

test("things of an installed package are refused", async () => {
  const id = madeByHand();
  driver.emulator.world.objects.protect(id);

  expect(await complaint(driver.declare("CustomObject", declared).up())).toContain("installed package");
});

test("adoptExisting creates what does not exist, and that is deleted again", async () => {
  const visit = driver.declare("CustomObject", declared);
  await visit.up();
  expect(visit.outputs.adopted).toBeUndefined();
  await visit.destroy();
  expect(driver.emulator.world.objects.find(objectName)).toBeUndefined();
});

test("get reads everything that the platform tells, and fails for what is not there", async () => {
  const id = madeByHand();

  const { props } = await driver.process("CustomObject").read(id, {});

  expect(props).toMatchObject({
    name: objectName,
    label: "Besuch",
    fields: { reason: { dataType: "text", label: "Grund", length: 50 }, foreign: { dataType: "date", label: "Fremd" } },
  });
  expect(await complaint(driver.process("CustomObject").read("cust000000000000000x", {}))).toContain(
    "There is no CustomObject with the id",
  );
  const fieldId = driver.emulator.world.fields.get(objectName, "demo__reason__CST").id;
  expect((await driver.process("Field").read(`${id}/${fieldId}`, {})).props).toMatchObject({ name: "demo__reason__CST", length: 50 });
  expect(await complaint(driver.process("Field").read(fieldId, {}))).toContain("{object id}/{field id}");
});

// What docs/adoption.md says of changes of what was adopted.
test("a field that an adopted object had goes with its declaration, unless it holds values", async () => {
  madeByHand();
  const { fields, records } = driver.emulator.world;
  const inputs = { name: objectName, label: "Besuch", adoptExisting: true };
  const thing = driver.declare("CustomObject", { ...inputs, fields: { reason: { dataType: "text", length: 50 } } });
  await thing.up();
  const [record] = records.add(objectName, [{ demo__reason__CST: "C-1" }]);

  expect(await complaint(thing.up({ ...inputs, fields: {} }))).toContain("AZ102: dropping field demo__reason__CST");
  records.delete(objectName, String(record?.id));
  await thing.up({ ...inputs, fields: {} });

  expect(fields.find(objectName, "demo__reason__CST")).toBeUndefined();
});
