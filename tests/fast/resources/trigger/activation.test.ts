import { makeObject } from "../../../support/makeObject";
import { useDriver } from "../../../support/useDriver";
import { trigger } from "../given";

const at = useDriver();

afterEach(() => jest.restoreAllMocks());

test("a new trigger that the platform made inactive is switched on", async () => {
  const { triggers } = at.driver.emulator.world;
  const create = triggers.create.bind(triggers);
  jest.spyOn(triggers, "create").mockImplementation((object, definition) => create(object, { ...definition, active: false }));
  const place = makeObject(at.driver);
  const thing = at.driver.declare("Trigger", { ...place, ...trigger, active: true });
  expect(await thing.up()).toBe("created");
  expect(triggers.get(place.objectId, "checkCode").active).toBe(true);
  expect(thing.outputs.active).toBe(true);
  expect(await thing.up()).toBe("unchanged");
});
