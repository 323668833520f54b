import { complaint } from "../../../support/driver";
import { makeObject, objectName } from "../../../support/makeObject";
import { useDriver } from "../../../support/useDriver";
import { trigger } from "../given";

const at = useDriver();

afterEach(() => jest.restoreAllMocks());

/** The platform makes new triggers active, or inactive, whatever is asked. */
function makeAll(active: boolean): void {
  const { triggers } = at.driver.emulator.world;
  const create = triggers.create.bind(triggers);
  jest.spyOn(triggers, "create").mockImplementation((object, definition) => create(object, { ...definition, active }));
}

test("a new trigger that the platform made inactive is switched on", async () => {
  const { triggers } = at.driver.emulator.world;
  makeAll(false);
  const place = makeObject(at.driver);
  const thing = at.driver.declare("Trigger", { ...place, ...trigger, active: true });
  expect(await thing.up()).toBe("created");
  expect(triggers.get(place.objectId, "checkCode").active).toBe(true);
  expect(thing.outputs.active).toBe(true);
  expect(await thing.up()).toBe("unchanged");
});

test("an inactive trigger that an interrupted run left behind is taken over, and switched on", async () => {
  const { triggers } = at.driver.emulator.world;
  const inputs = { ...makeObject(at.driver), ...trigger };
  const { id } = triggers.create(objectName, { ...trigger, name: "checkCode", script: "demo__check", active: false });
  const thing = at.driver.declare("Trigger", inputs);

  expect(await thing.up()).toBe("created");

  expect(triggers.all(objectName)).toMatchObject([{ id, active: true }]);
  expect(thing.outputs).toMatchObject({ triggerId: id, active: true });
  expect(thing.outputs).not.toHaveProperty("adopted");
});

test("a trigger that is on although the program does not ask for it is somebody's: it is not taken over", async () => {
  const { triggers } = at.driver.emulator.world;
  const inputs = { ...makeObject(at.driver), ...trigger, active: false };
  triggers.create(objectName, { ...trigger, name: "checkCode", script: "demo__check", active: true });

  expect(await complaint(at.driver.declare("Trigger", inputs).up())).toContain("exists already");

  expect(triggers.get(objectName, "checkCode").active).toBe(true);
});

test.each([
  [true, false],
  [false, true],
])("a trigger that is created again for its event is active: %s, though the platform made it %s", async (active, made) => {
  const { driver } = at;
  driver.emulator.dialect.eventChange = "refused";
  const inputs = { ...makeObject(driver), ...trigger, active, allowDataLoss: true };
  const thing = driver.declare("Trigger", inputs);
  await thing.up();
  makeAll(made);

  expect(await thing.up({ ...inputs, event: "AfterUpdate" })).toBe("updated");

  expect(driver.emulator.world.triggers.get(objectName, "checkCode")).toMatchObject({ event: "AfterUpdate", active });
  expect(thing.outputs).toMatchObject({ event: "AfterUpdate", active });
});
