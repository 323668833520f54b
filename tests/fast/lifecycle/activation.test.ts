import type { Driver, Properties } from "../../support/driver";
import { complaint } from "../../support/driver";
import { makeObject, objectName } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, script, trigger, validator } from "../resources/given";
import { everyKind, otherKinds, recordKinds, schemaKinds } from "./everyKind";

const at = useDriver();

afterEach(() => jest.restoreAllMocks());

const definitions: [string, Properties, (driver: Driver) => { active: boolean }, (driver: Driver) => void][] = [
  [
    "Flow",
    flow,
    ({ emulator }) => emulator.world.flows.get("demo__approve"),
    ({ emulator }) => emulator.world.flows.setActive("demo__approve", true),
  ],
  [
    "Bpm",
    bpm,
    ({ emulator }) => emulator.world.bpms.get("demo__leave"),
    ({ emulator }) => emulator.world.bpms.setActive("demo__leave", true),
  ],
];

describe.each(definitions)("%s", (kind, inputs, live, enableByHand) => {
  test.each(["refused", "ignored"] as const)(
    "where switching on is %s, an error says what to do, and the record is in state",
    async (activation) => {
      const { driver } = at;
      driver.emulator.dialect.activation = activation;
      const thing = driver.declare(kind, { ...inputs, active: true });

      const message = await complaint(thing.up());

      expect(message).toContain(`${kind === "Bpm" ? "BPM demo__leave" : "Flow demo__approve"} was not switched on.`);
      expect(message).toContain("run `pulumi refresh`");
      if (activation === "ignored") expect(message).toContain("Switch it on in the designer");
      expect(thing.id).not.toBe("");
      expect(thing.outputs.active).toBe(false);

      enableByHand(driver);
      await thing.refresh();
      expect(thing.inputs.active).toBe(true);
      expect(live(driver).active).toBe(true);
    },
  );

  test.each(["refused", "ignored"] as const)("where switching off is %s, what is on is changed and deleted anyway", async (activation) => {
    const { driver } = at;
    driver.emulator.dialect.activation = activation;
    const thing = driver.declare(kind, inputs);
    await thing.up();
    enableByHand(driver);

    expect(await thing.up({ ...inputs, label: "Changed" })).toBe("updated");
    expect(live(driver).active).toBe(true);

    await thing.destroy();
    expect(driver.emulator.world[kind === "Bpm" ? "bpms" : "flows"].all()).toEqual([]);
  });

  test.each([{}, { active: false }])(
    "a new one that the platform enabled although the program does not ask for it is disabled: %j",
    async (said) => {
      const { driver } = at;
      const { flows, bpms } = driver.emulator.world;
      const create = { flows: flows.create.bind(flows), bpms: bpms.create.bind(bpms) };
      jest.spyOn(flows, "create").mockImplementation((definition) => Object.assign(create.flows(definition), { active: true }));
      jest.spyOn(bpms, "create").mockImplementation((definition) => Object.assign(create.bpms(definition), { active: true }));
      const thing = driver.declare(kind, { ...inputs, ...said });

      expect(await thing.up()).toBe("created");

      expect(live(driver).active).toBe(false);
      expect(thing.outputs.active).toBe(said.active);
    },
  );

  test("what must be off to be changed, and cannot be switched off, stays as it is, with both reasons", async () => {
    const { driver } = at;
    const thing = driver.declare(kind, inputs);
    await thing.up();
    enableByHand(driver);
    await thing.refresh();
    Object.assign(driver.emulator.dialect, { activation: "refused", changeActive: "refused" });
    const before = structuredClone(live(driver));

    const message = await complaint(thing.up({ ...inputs, label: "Changed" }));

    expect(message).toContain("is enabled and cannot be changed");
    expect(message).toContain("was not switched off");
    expect(live(driver)).toEqual(before);
    expect(thing.isIncomplete).toBe(false);
    expect(await thing.up(inputs)).toBe("unchanged");
  });

  test("what must be off to be deleted, and cannot be switched off, stays in state with both reasons", async () => {
    const { driver } = at;
    const thing = driver.declare(kind, inputs);
    await thing.up();
    enableByHand(driver);
    Object.assign(driver.emulator.dialect, { activation: "refused", deleteActive: "refused" });

    const message = await complaint(thing.destroy());

    expect(message).toContain("is enabled and cannot be deleted");
    expect(message).toContain("was not switched off");
    expect(thing.id).not.toBe("");
  });

  test("without `active` what is on stays on through a change, and a new one stays off", async () => {
    const { driver } = at;
    const thing = driver.declare(kind, inputs);
    await thing.up();
    expect(live(driver).active).toBe(false);
    enableByHand(driver);

    await thing.up({ ...inputs, label: "Changed" });

    expect(live(driver).active).toBe(true);
  });
});

const switched: [string, string, Properties, (driver: Driver) => { active: boolean }][] = [
  ["Trigger", "UpdateTrigger", trigger, ({ emulator }) => emulator.world.triggers.get("demo__Thing__CST", "checkCode")],
  ["Validator", "UpdateValidationRule", validator, ({ emulator }) => emulator.world.validators.get("demo__Thing__CST", "NameGiven")],
  ["Script", "UpdateScript", { ...script, active: true }, ({ emulator }) => emulator.world.scripts.get("demo__audit")],
];

everyKind(
  [...definitions, ...switched].map(([kind]) => kind),
  { "they are not switched on and off": [...schemaKinds, ...recordKinds, ...otherKinds, "Layout"] },
);

test.each(switched)("`active` of a %s always travels alone", async (kind, operation, inputs, live) => {
  const { driver } = at;
  const place = kind === "Script" ? {} : makeObject(driver);
  const thing = driver.declare(kind, { ...place, ...inputs });
  await thing.up();
  for (const change of [{ active: false, label: "Off" }, { active: true, label: "On" }, { label: "Changed" }]) {
    await thing.up({ ...place, ...inputs, ...change });
  }

  const bodies = driver.emulator.requests.list
    .filter((request) => request.operation === operation)
    .map(({ body }) => Object.keys(body as object));
  expect(bodies.length).toBeGreaterThan(4);
  for (const members of bodies) if (members.includes("active")) expect(members).toEqual(["active"]);
  expect(live(driver).active).toBe(true);
});

test.each(switched.slice(0, 2))(
  "without `active` a %s that is on stays on through a change and an adoption",
  async (kind, _operation, inputs, live) => {
    const { driver } = at;
    const place = makeObject(driver);
    const { active, ...silent }: Properties = { ...place, ...inputs };
    const thing = driver.declare(kind, silent);
    await thing.up();
    expect(active).toBe(true);
    expect(live(driver).active).toBe(false);
    const world = kind === "Trigger" ? driver.emulator.world.triggers : driver.emulator.world.validators;
    world.update(String(place.objectName), String(inputs.name), { active: true });

    await thing.up({ ...silent, label: "Changed" });
    expect(live(driver).active).toBe(true);

    await driver.declare(kind, { ...silent, label: "Adopted", adoptExisting: true }).up();
    expect(live(driver)).toMatchObject({ active: true, label: "Adopted" });
  },
);

const both: [string, Properties, () => { update(object: string, name: string, changes: { active: boolean }): void }][] = [
  ["Trigger", trigger, () => at.driver.emulator.world.triggers],
  ["Validator", validator, () => at.driver.emulator.world.validators],
];

test.each(both)("a %s that somebody switched off is on after the next update of a program that says so", async (kind, given, world) => {
  const { driver } = at;
  const inputs = { ...makeObject(driver), ...given };
  const thing = driver.declare(kind, inputs);
  await thing.up();
  world().update(objectName, String(given.name), { active: false });

  await thing.up({ ...inputs, adoptExisting: true });

  expect(await thing.refresh()).toBe(true);
  expect(thing.inputs.active).toBe(true);
});

describe.each(both)(
  "a new %s that the platform made active although the program does not ask for it",
  (kind, { active: _, ...given }, _world) => {
    beforeEach(() => {
      const { triggers, validators } = at.driver.emulator.world;
      const create = { triggers: triggers.create.bind(triggers), validators: validators.create.bind(validators) };
      jest.spyOn(triggers, "create").mockImplementation((object, definition) => create.triggers(object, { ...definition, active: true }));
      jest
        .spyOn(validators, "create")
        .mockImplementation((object, definition) => create.validators(object, { ...definition, active: true }));
    });
    afterEach(() => jest.restoreAllMocks());

    const live = () => {
      const { triggers, validators } = at.driver.emulator.world;
      return [...triggers.all(objectName), ...validators.all(objectName)];
    };

    test.each([{}, { active: false }])("is switched off: %j", async (said) => {
      const inputs = { ...makeObject(at.driver), ...given, ...said };
      const thing = at.driver.declare(kind, inputs);

      expect(await thing.up()).toBe("created");

      expect(live()).toMatchObject([{ name: given.name, active: false }]);
      expect(thing.outputs.active).toBe(said.active);
      expect(await thing.refresh()).toBe(true);
      expect(thing.inputs).toEqual(inputs);
    });

    test("and that cannot be switched off is in state, and the error says so", async () => {
      at.driver.fault({ status: 400, operation: kind === "Trigger" ? "UpdateTrigger" : "UpdateValidationRule" });
      const thing = at.driver.declare(kind, { ...makeObject(at.driver), ...given, active: false });

      expect(await complaint(thing.up())).toContain("was not switched off.");

      expect(thing).toMatchObject({ isIncomplete: true, outputs: { active: true } });
      at.driver.emulator.faults.clear();
      expect(await thing.up()).toBe("updated");
      expect(live()).toMatchObject([{ active: false }]);
    });
  },
);
