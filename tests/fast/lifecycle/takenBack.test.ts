import { complaint, type Deployment, type Properties } from "../../support/driver";
import { makeObject, objectName } from "../../support/makeObject";
import { bpm, flow, script, trigger, validator } from "../resources/given";
import { eventKinds, everyKind, fileKinds, recordKinds } from "./everyKind";
import { useHalfWay } from "./halfWay";

// An update fails, and the user takes the change back: what it brought must not stay on the platform unseen.

const { at, world, fault, notes } = useHalfWay();

interface Kind {
  inputs(): Properties;
  /** A text that gets another value, and two that the program did not have. */
  change: Properties;
  /** What the platform has of them before. */
  before: Properties;
  live(): object;
  /** The call that makes the change. */
  write: string;
  /** How many reads come before it. */
  reads: number;
  /** The calls that switch it on, where it can be switched. */
  switches?: string[];
  /** Whether that call takes attributes that are not modelled. */
  takesExtra: boolean;
}

const kinds: Record<string, Kind> = {
  CustomObject: {
    inputs: () => ({ name: "demo__Order__CST", label: "Order" }),
    change: { label: "Sale", description: "All sales" },
    before: { label: "Order", description: "" },
    live: () => world().objects.get("demo__Order__CST"),
    write: "UpdateCustomObject",
    reads: 0,
    takesExtra: true,
  },
  Field: {
    inputs: () => ({ ...makeObject(at.driver), name: "demo__code__CST", dataType: "text", label: "Code" }),
    change: { label: "Number", description: "Of the order" },
    before: { label: "Code", description: "" },
    live: () => world().fields.get(objectName, "demo__code__CST"),
    write: "UpdateField",
    reads: 0,
    takesExtra: true,
  },
  Picklist: {
    inputs: () => ({ name: "demo__Status", masterLabel: "Status", values: ["New"] }),
    change: { masterLabel: "State", description: "Of the order" },
    before: { masterLabel: "Status", description: "" },
    live: () => world().picklists.get("demo__Status"),
    write: "ModifyPicklistValue",
    reads: 0,
    takesExtra: false,
  },
  Trigger: {
    inputs: () => ({ ...makeObject(at.driver), ...trigger, active: false }),
    change: { label: "Changed", description: "Looks", jscode: "exports.b = 2;" },
    before: { label: "Check", description: "", jscode: "" },
    live: () => world().triggers.get(objectName, "checkCode"),
    write: "UpdateTrigger",
    reads: 1,
    takesExtra: true,
    switches: ["UpdateTrigger"],
  },
  Validator: {
    inputs: () => ({ ...makeObject(at.driver), ...validator, active: false }),
    change: { label: "Changed", description: "Looks" },
    before: { label: "Name", description: "" },
    live: () => world().validators.get(objectName, "NameGiven"),
    write: "UpdateValidationRule",
    reads: 1,
    takesExtra: true,
    switches: ["UpdateValidationRule"],
  },
  Flow: {
    inputs: () => ({ ...flow, active: false }),
    change: { label: "Changed", description: "Looks" },
    before: { label: "Approve", description: "" },
    live: () => world().flows.get("demo__approve").definition,
    write: "ModifyFlow",
    reads: 1,
    takesExtra: true,
    switches: ["ActivateFlow"],
  },
  Bpm: {
    inputs: () => ({ ...bpm, active: false }),
    change: { label: "Changed", description: "Looks" },
    before: { label: "Leave", description: "" },
    live: () => world().bpms.get("demo__leave").definition,
    write: "ModifyBPM",
    reads: 1,
    takesExtra: true,
    switches: ["ActivateBPM", "ActivateBPMRecord"],
  },
  Script: {
    inputs: () => ({ ...script, label: "Audit", active: false }),
    change: { label: "Changed", description: "Looks", jscode: "exports.user = 'somebody';" },
    before: { label: "Audit", description: "", jscode: expect.stringContaining("nobody") },
    live: () => world().scripts.get("demo__audit"),
    write: "UpdateScript",
    reads: 1,
    takesExtra: true,
    switches: ["UpdateScript"],
  },
};

everyKind(Object.keys(kinds), {
  "nothing of it changes": ["Layout"],
  "what happened once is never finished, but uncertain: uncertain.test.ts of FlowRun, imports.test.ts and exports.test.ts of the kind":
    eventKinds,
  "course.test.ts of the kind": ["BpmInstance"],
  "file.test.ts, parts.test.ts and directory.test.ts": fileKinds,
  "writes.test.ts and halfWay.test.ts of the kind": recordKinds,
});

const noted = (tenantNote: string) => ({ extra: { tenantNote } });

describe.each(Object.entries(kinds))("%s", (kind, { inputs: given, change, before, live, write, reads, switches, takesExtra }) => {
  const begin = async (more: Properties = {}) => {
    at.driver.emulator.dialect.unknownAttributes = "ignored";
    const inputs: Properties = { ...given(), ...more };
    const thing = at.driver.declare(kind, inputs);
    await thing.up();
    at.driver.emulator.requests.clear();
    return { thing, inputs };
  };

  /** The platform answers again, and the program is as it was. */
  const takeBack = async (thing: Deployment, inputs: Properties, when: string) => {
    at.driver.emulator.faults.clear();
    at.driver.connect();
    if (when === "after a refresh") await thing.refresh();
    expect(await thing.up(inputs)).toBe("updated");
    expect(thing.outputs).not.toHaveProperty("unfinished");
  };

  const lastNote = () =>
    notes(write)
      .filter(([status, note]) => status === 200 && note !== undefined)
      .at(-1);

  describe.each([["at once"], ["after a refresh"]])("%s", (when) => {
    test.each([
      ["whose answer got lost with all that follows", reads],
      ["after which nothing can be read", reads + 1],
    ])("a change %s goes again", async (_which, skip) => {
      const { thing, inputs } = await begin();
      fault({ kind: "cut", when: "after", skip });
      await complaint(thing.up({ ...inputs, ...change }));
      expect(live()).toMatchObject(change);

      await takeBack(thing, inputs, when);

      expect(live()).toMatchObject(before);
      expect(await thing.up(inputs)).toBe("unchanged");
    });

    if (!takesExtra) return;

    test("attributes that are not modelled are sent as they were, when it is unknown whether others arrived", async () => {
      const { thing, inputs } = await begin(noted("one"));
      fault({ kind: "cut", when: "after", operation: write });
      await complaint(thing.up({ ...inputs, ...noted("two") }));

      await takeBack(thing, { ...inputs, ...noted("one") }, when);

      expect(lastNote()).toEqual([200, "one"]);
    });

    if (switches === undefined) return;

    test("attributes that are not modelled are sent as they were, when others arrived and it could not be switched on", async () => {
      const { thing, inputs } = await begin(noted("one"));
      for (const operation of switches) fault({ status: 400, operation, skip: operation === write ? 1 : 0 });

      expect(await complaint(thing.up({ ...inputs, ...noted("two"), active: true }))).toContain("was not switched on");
      expect(lastNote()).toEqual([200, "two"]);

      await takeBack(thing, { ...inputs, ...noted("one") }, when);
      expect(lastNote()).toEqual([200, "one"]);
    });
  });
});
