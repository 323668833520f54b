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

test("a field of any object is taken over", async () => {
  const objectId = madeByHand();
  const field = { objectId, name: "demo__reason__CST", dataType: "text", length: 80, label: "Reason" };

  expect(await complaint(driver.declare("Field", field).up())).toContain("adoptExisting: true");
  const reason = driver.declare("Field", { ...field, adoptExisting: true });
  expect(await reason.up()).toBe("created");
  expect(driver.emulator.world.fields.get(objectName, "demo__reason__CST")).toMatchObject({ label: "Reason", dataLength: 80 });
  await reason.destroy();
  expect(driver.emulator.world.fields.find(objectName, "demo__reason__CST")).toBeDefined();
});

test("a picklist is taken over", async () => {
  driver.emulator.world.picklists.create({ name: "demo__Region", masterLabel: "Gebiet", picklistValues: [{ value: "N", label: "Nord" }] });
  const inputs = { name: "demo__Region", masterLabel: "Region", values: [{ value: "N", label: "Nord" }, "South"] };

  expect(await complaint(driver.declare("Picklist", inputs).up())).toContain("adoptExisting: true");
  const region = driver.declare("Picklist", { ...inputs, adoptExisting: true });
  expect(await region.up()).toBe("created");
  expect(driver.emulator.world.picklists.get("demo__Region")).toMatchObject({ masterLabel: "Region" });
  expect(driver.emulator.world.picklists.get("demo__Region").values.map(({ value }) => value)).toEqual(["N", "South"]);
  await region.destroy();
  expect(driver.emulator.world.picklists.find("demo__Region")).toBeDefined();
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

test("an adopted flow or BPM keeps what the program does not declare", async () => {
  const { flows, bpms } = driver.emulator.world;
  const nightly = { label: "Nightly cleanup", processType: "Event Trigger" as const, event: "demo__Night" };
  flows.create({ ...nightly, name: "demo__nightly", localUrl: "/run/demo__nightly", startElement: "a", actionCalls: [{ name: "a" }] });
  bpms.create({ name: "demo__desk", label: "Complaint desk", startEvents: [{ name: "start" }], config: {} });

  const flow = { name: "demo__nightly", localUrl: "/run/demo__nightly", adoptExisting: true, description: "Cleans up" };
  await driver.declare("Flow", flow).up();
  await driver.declare("Bpm", { name: "demo__desk", adoptExisting: true, description: "Complaints" }).up();

  expect(flows.get("demo__nightly").definition).toMatchObject({ ...nightly, description: "Cleans up" });
  expect(bpms.get("demo__desk").definition).toMatchObject({ label: "Complaint desk", description: "Complaints" });
});
