import { complaint, Driver, type Properties } from "../../support/driver";
import { makeObject, objectName } from "../../support/makeObject";
import { bpm, flow, script, trigger, validator } from "../resources/given";
import { bulkKinds, everyKind, fileKinds, recordKinds } from "./everyKind";

let driver: Driver;
beforeAll(async () => {
  driver = await Driver.start();
});
beforeEach(() => driver.reset());
afterEach(() => expect(driver.emulator.failures).toEqual([]));
afterAll(() => driver.stop());

const writes = () => driver.emulator.requests.count(({ method }) => method === "PUT" || method === "DELETE");

/** Of each kind whose changes are undocumented: its inputs, a change, and what the platform has. */
const others: [string, Properties, Properties | undefined, (driver: Driver) => object | undefined][] = [
  ["Trigger", trigger, { label: "Changed" }, ({ emulator }) => emulator.world.triggers.find(objectName, "checkCode")],
  ["Trigger", trigger, { event: "AfterInsert" }, ({ emulator }) => emulator.world.triggers.find(objectName, "checkCode")],
  ["Trigger", trigger, { active: false }, ({ emulator }) => emulator.world.triggers.find(objectName, "checkCode")],
  [
    "Validator",
    { ...validator, active: false },
    { label: "Changed" },
    ({ emulator }) => emulator.world.validators.find(objectName, "NameGiven"),
  ],
  ["Validator", validator, { label: "Changed" }, ({ emulator }) => emulator.world.validators.find(objectName, "NameGiven")],
  ["Layout", { name: "Desk" }, undefined, ({ emulator }) => emulator.world.layouts.find(objectName, "Desk")],
  ["Script", script, { content: "export const user = 1;" }, ({ emulator }) => emulator.world.scripts.find("demo__audit")],
  [
    "Script",
    { ...script, active: true },
    { content: "export const user = 1;" },
    ({ emulator }) => emulator.world.scripts.find("demo__audit"),
  ],
];

everyKind(
  others.map(([kind]) => kind),
  {
    "undocumented.test.ts of the object": ["CustomObject", "Field"],
    "all its calls are documented": ["Picklist", "ScriptRun", "BpmInstance", ...recordKinds, ...bulkKinds, ...fileKinds],
    "only their activation is not, see below": ["Flow", "Bpm"],
    "tests/fast/resources/flowRun/paths.test.ts": ["FlowRun"],
  },
);

describe.each(["404", "405", "deny"] as const)("what is not offered (%s)", (how) => {
  /** The platform was complete when the thing was made. */
  const deny = () => {
    if (how === "deny") driver.connect({ undocumentedOperations: "deny" });
    else driver.emulator.dialect.undocumented = how;
    driver.emulator.requests.clear();
  };

  test.each(others)("a %s changes nothing and leaves state with a warning", async (kind, inputs, change, live) => {
    const place = kind === "Script" ? {} : makeObject(driver);
    const thing = driver.declare(kind, { ...place, ...inputs });
    await thing.up();
    const [before, outputs] = [structuredClone(live(driver)), structuredClone(thing.outputs)];
    deny();

    if (change) {
      expect(await complaint(thing.up({ ...place, ...inputs, ...change }))).toContain("in the designer");
      expect(live(driver)).toEqual(before);
      expect(thing.outputs).toEqual(outputs);
    }

    await thing.destroy();
    expect(driver.warnings).toEqual([expect.stringMatching(/ was not deleted\. .*delete it in the designer\.$/)]);
    expect(live(driver)).toBeDefined();
    if (how === "deny") expect(writes()).toBe(0);
  });

  test("a new validator is there, inactive, and the error says where to switch it on", async () => {
    const rule = driver.declare("Validator", { ...makeObject(driver), ...validator });
    deny();

    const message = await complaint(rule.up());

    expect(message).toContain("Validator NameGiven of object demo__Thing__CST was not switched on.");
    expect(message).toContain("in the designer");
    expect(message).toContain("Then run `pulumi refresh`");
    driver.emulator.world.validators.update(objectName, "NameGiven", { active: true });
    await rule.refresh();
    expect(rule.inputs.active).toBe(true);
  });

  test.each([
    ["Flow", flow],
    ["Bpm", bpm],
  ])("a %s is still created, changed and deleted, and cannot be switched on", async (kind, inputs) => {
    const thing = driver.declare(kind, inputs);
    await thing.up();
    deny();

    expect(await thing.up({ ...inputs, label: "Changed" })).toBe("updated");
    const message = await complaint(thing.up({ ...inputs, label: "Changed", active: true }));
    expect(message).toMatch(/was not switched on|It needs the call Activate/);
    expect(message).toContain("in the designer");

    await thing.destroy();
    expect(driver.warnings).toEqual([]);
  });

  test("a new script names the way out", async () => {
    deny();
    expect(await complaint(driver.declare("Script", script).up())).toContain("adoptExisting: true");
  });
});
