import { complaint, Driver, type Properties } from "../../../support/driver";

const objectName = "demo__Thing__CST";
const inputs: Properties = { name: objectName, label: "Thing", fields: { code: { dataType: "text", label: "Code" } } };

let driver: Driver;
beforeAll(async () => {
  driver = await Driver.start();
});
beforeEach(() => driver.reset());
afterEach(() => expect(driver.emulator.failures).toEqual([]));
afterAll(() => driver.stop());

const writes = () => driver.emulator.requests.count(({ method }) => method === "PUT" || method === "DELETE");

describe.each(["404", "405", "deny"] as const)("updates and deletes are not offered (%s)", (how) => {
  beforeEach(() => {
    if (how === "deny") driver.connect({ undocumentedOperations: "deny" });
    else driver.emulator.dialect.undocumented = how;
  });

  test("an update fails, says what to do in the designer, and leaves nothing half-done", async () => {
    const thing = driver.declare("CustomObject", inputs);
    await thing.up();

    const news = { ...inputs, label: "Things", fields: { code: { dataType: "text", label: "Code" }, more: { dataType: "date" } } };
    const message = await complaint(thing.up(news));

    expect(message).toContain("in the designer");
    expect(driver.emulator.world.objects.get(objectName).label).toBe("Thing");
    expect(driver.emulator.world.fields.find(objectName, "demo__more__CST")).toBeUndefined();
    if (how === "deny") expect(writes()).toBe(0);
  });

  test("new fields still come", async () => {
    const thing = driver.declare("CustomObject", inputs);
    await thing.up();

    expect(await thing.up({ ...inputs, fields: { code: { dataType: "text", label: "Code" }, more: { dataType: "date" } } })).toBe(
      "updated",
    );

    expect(driver.emulator.world.fields.find(objectName, "demo__more__CST")).toBeDefined();
  });

  test("a delete leaves state with a warning", async () => {
    const thing = driver.declare("CustomObject", inputs);
    await thing.up();
    const extra = driver.declare("Field", { objectId: thing.id, objectName, name: "demo__extra__CST", dataType: "date" });
    await extra.up();

    await extra.destroy();
    await thing.destroy();

    expect(driver.warnings).toEqual([expect.stringContaining("demo__extra__CST"), expect.stringContaining(objectName)]);
    for (const warning of driver.warnings) expect(warning).toContain("in the designer");
    expect(driver.emulator.world.objects.find(objectName)).toBeDefined();
  });

  test("a thing that is gone is not warned about", async () => {
    const thing = driver.declare("CustomObject", inputs);
    await thing.up();
    driver.emulator.dialect.undocumented = "present";
    driver.emulator.world.objects.delete(objectName);
    if (how !== "deny") driver.emulator.dialect.undocumented = how;

    await thing.destroy();

    expect(driver.warnings).toEqual([]);
  });
});

test("a missing right is an error, and the thing stays in state", async () => {
  driver.emulator.dialect.undocumented = "403";
  const thing = driver.declare("CustomObject", inputs);
  await thing.up();

  expect(await complaint(thing.up({ ...inputs, label: "Things" }))).toContain("HTTP 403");
  expect(await complaint(thing.destroy())).toContain("HTTP 403");
});
