import { activateRecord } from "../../../provider/contract/bpms";
import { type Switch, setActive } from "../../../provider/lifecycle/activation";
import { complaint, type Properties } from "../../support/driver";
import { makeObject, objectName } from "../../support/makeObject";
import { bpm, flow, script, trigger, validator } from "../resources/given";
import { everyKind, otherKinds, recordKinds, schemaKinds } from "./everyKind";
import { useHalfWay } from "./halfWay";

// A call that switches a thing may be carried out after the provider has given it up: an update that ends so is unfinished, not failed.

const { at, fault, world } = useHalfWay();

interface Kind {
  inputs(): Properties;
  /** The calls that switch it. */
  switches: string[];
  live(): { active: boolean };
  /** What the lost call does when it arrives. */
  land(active: boolean): void;
  /** A change for which it is switched off, where it is on; none where it is changed as it is. */
  change: Properties | undefined;
}

const kinds: Record<"Trigger" | "Validator" | "Flow" | "Bpm" | "Script", Kind> = {
  Trigger: {
    inputs: () => ({ ...makeObject(at.driver), ...trigger }),
    switches: ["UpdateTrigger"],
    live: () => world().triggers.get(objectName, "checkCode"),
    land: (active) => world().triggers.update(objectName, "checkCode", { active }),
    change: undefined,
  },
  Validator: {
    inputs: () => ({ ...makeObject(at.driver), ...validator }),
    switches: ["UpdateValidationRule"],
    live: () => world().validators.get(objectName, "NameGiven"),
    land: (active) => world().validators.update(objectName, "NameGiven", { active }),
    change: { label: "Other" },
  },
  Flow: {
    inputs: () => flow,
    switches: ["ActivateFlow"],
    live: () => world().flows.get("demo__approve"),
    land: (active) => world().flows.setActive("demo__approve", active),
    change: { label: "Other" },
  },
  Bpm: {
    inputs: () => bpm,
    switches: ["ActivateBPM", "ActivateBPMRecord"],
    live: () => world().bpms.get("demo__leave"),
    land: (active) => world().bpms.setActive("demo__leave", active),
    change: { label: "Other" },
  },
  Script: {
    inputs: () => script,
    switches: ["UpdateScript"],
    live: () => world().scripts.get("demo__audit"),
    land: (active) => world().scripts.setActive("demo__audit", active),
    change: { content: "export const user = 'somebody';\n" },
  },
};

everyKind(Object.keys(kinds), { "they are not switched on and off": [...schemaKinds, ...recordKinds, ...otherKinds, "Layout"] });

describe.each(Object.entries(kinds))("%s", (kind, { inputs: given, switches, live, land, change }) => {
  const begin = async (active: boolean) => {
    const inputs = { ...given(), active };
    const thing = at.driver.declare(kind, inputs);
    await thing.up();
    return { thing, inputs };
  };

  test.each([true, false])(
    "switched to %s by a call that lands after it was given up: the program as it was brings that back",
    async (to) => {
      const { thing, inputs } = await begin(!to);
      for (const operation of switches) fault({ kind: "cut", operation });

      expect(await complaint(thing.up({ ...inputs, active: to }))).toContain(`was not switched ${to ? "on" : "off"}`);

      at.driver.emulator.faults.clear();
      land(to);
      expect(await thing.up(inputs)).toBe("updated");
      expect(live().active).toBe(!to);
      expect(thing.outputs).not.toHaveProperty("unfinished");
      expect(await thing.up(inputs)).toBe("unchanged");
    },
  );

  if (!change) return;

  test("a switch-off before a change that lands after it was given up: it is on after the next up", async () => {
    const { thing, inputs } = await begin(true);
    for (const operation of switches) fault({ kind: "cut", operation });

    await complaint(thing.up({ ...inputs, ...change }));

    at.driver.emulator.faults.clear();
    land(false);
    expect(await thing.up(inputs)).toBe("updated");
    expect(live()).toMatchObject({ active: true });
    expect(await thing.up(inputs)).toBe("unchanged");
  });
});

describe.each(Object.entries(kinds))("%s, where what is on cannot be changed", (kind, { inputs: given, switches, live, land }) => {
  beforeEach(() => {
    at.driver.emulator.dialect.changeActive = "refused";
  });

  test("what somebody has switched on is on", async () => {
    const inputs = { ...given(), active: false };
    const thing = at.driver.declare(kind, inputs);
    await thing.up();
    land(true);

    expect(await thing.up({ ...inputs, active: true })).toBe("updated");
    expect(live().active).toBe(true);
  });

  // It is on when it is created.
  if (kind === "Trigger") return;

  test("created, and switched on by a call that lands after it was given up: the next up finds it on", async () => {
    const inputs = { ...given(), active: true };
    const thing = at.driver.declare(kind, inputs);
    for (const operation of switches) fault({ kind: "cut", operation });

    await complaint(thing.up());

    at.driver.emulator.faults.clear();
    land(true);
    expect(await thing.up(inputs)).toBe("updated");
    expect(live().active).toBe(true);
    expect(await thing.up(inputs)).toBe("unchanged");
  });
});

test.each([
  ["every read shows it on", "is done", [true]],
  ["one read alone shows it on", "fails", [true, false]],
])("switching on that is refused, where %s, %s", async (_what, end, shown) => {
  const session = at.driver.session();
  fault({ status: 400, operation: "ActivateBPMRecord" });
  const reads = [...shown];
  const thing: Switch = {
    thing: "BPM demo__leave",
    writes: [(active) => session.client.call(activateRecord, { path: { bpmId: "x" }, body: { active } })],
    isOn: async () => (reads.length > 1 ? reads.shift() : reads[0]),
    gone: () => "",
  };
  const course = await setActive(session, thing, true).then(
    () => "is done",
    () => "fails",
  );
  expect(course).toBe(end);
});

test("what one call leaves open stays open although the other call that may do it is refused", async () => {
  const inputs = { ...bpm, active: false };
  const thing = at.driver.declare("Bpm", inputs);
  await thing.up();
  fault({ status: 400, operation: "ActivateBPM" });
  fault({ kind: "cut", operation: "ActivateBPMRecord" });

  await complaint(thing.up({ ...inputs, active: true }));

  expect(thing.isIncomplete).toBe(true);
});

test("what one call leaves open stays open although the other call that may do it is accepted and does nothing", async () => {
  const inputs = { ...bpm, active: false };
  const thing = at.driver.declare("Bpm", inputs);
  await thing.up();
  at.driver.emulator.dialect.activation = "ignored";
  fault({ kind: "cut", operation: "ActivateBPM" });

  await complaint(thing.up({ ...inputs, active: true }));

  expect(thing.isIncomplete).toBe(true);
});

test("a validator that cannot be changed and is switched on by a call that is given up is unfinished", async () => {
  const inputs = { ...makeObject(at.driver), ...validator };
  const thing = at.driver.declare("Validator", inputs);
  await thing.up();
  // Off; then the change is refused; then there is silence.
  fault({ status: 400, operation: "UpdateValidationRule", skip: 1, times: 1 });
  fault({ kind: "cut", operation: "UpdateValidationRule", skip: 2 });

  expect(await complaint(thing.up({ ...inputs, label: "Other" }))).toContain("It stays switched off.");

  expect(thing).toMatchObject({ isIncomplete: true, outputs: { unfinished: { active: true } } });
});

test.each([
  ["Flow", flow, ["ActivateFlow"], "DeleteFlow"],
  ["Bpm", bpm, ["ActivateBPM", "ActivateBPMRecord"], "DeleteBPM"],
  ["Script", script, ["UpdateScript"], "DeleteScript"],
] as const)("a %s that may yet be switched off, and cannot be deleted, is switched on", async (kind, inputs, switches, remove) => {
  const { requests } = at.driver.emulator;
  const thing = at.driver.declare(kind, { ...inputs, active: true });
  await thing.up();
  requests.clear();
  // No attempt comes through before the delete.
  for (const operation of switches) fault({ kind: "cut", operation, times: 3 });
  fault({ status: 400, operation: remove });

  expect(await complaint(thing.destroy())).toContain("was not switched off");

  const refused = requests.list.findIndex(({ operation }) => operation === remove);
  const after = requests.list
    .slice(refused)
    .filter(({ operation, status }) => switches.some((name) => name === operation) && status === 200);
  expect(after).toHaveLength(1);
});
