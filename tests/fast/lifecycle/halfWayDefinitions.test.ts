import { complaint, type Properties } from "../../support/driver";
import { bpm, flow, script } from "../resources/given";
import { eventKinds, everyKind, fileKinds, recordKinds, schemaKinds } from "./everyKind";
import { useHalfWay } from "./halfWay";

const { at, world, fault } = useHalfWay();

interface Kind {
  inputs: Properties;
  /** A change of the content. */
  changed: Properties;
  /** Where the platform keeps those of the kind. */
  all(): { get(name: string): { active: boolean }; setActive(name: string, active: boolean): void };
  /** The call that writes the content. */
  write: string;
  /** How many calls of the same name come before it in an update of what is on. */
  skip: number;
  /** The call that switches it on and off. */
  switches: string;
  remove: string;
}

const kinds: Record<"Flow" | "Bpm" | "Script", Kind> = {
  Flow: {
    inputs: flow,
    changed: { ...flow, label: "Changed" },
    all: () => world().flows,
    write: "ModifyFlow",
    skip: 0,
    switches: "ActivateFlow",
    remove: "DeleteFlow",
  },
  Bpm: {
    inputs: bpm,
    changed: { ...bpm, label: "Changed" },
    all: () => world().bpms,
    write: "ModifyBPM",
    skip: 0,
    switches: "ActivateBPM",
    remove: "DeleteBPM",
  },
  Script: {
    inputs: script,
    changed: { ...script, content: "export const user = 'somebody';\n" },
    all: () => world().scripts,
    write: "UpdateScript",
    // The call that writes the content is also the one that switches off and on.
    skip: 1,
    switches: "UpdateScript",
    remove: "DeleteScript",
  },
};

everyKind(Object.keys(kinds), {
  "halfWaySchema.test.ts": schemaKinds,
  "halfWay.test.ts of the kind": ["Trigger", "Validator"],
  "nothing of it changes": ["Layout"],
  "what happened once is never finished, but uncertain: uncertain.test.ts of FlowRun, imports.test.ts and exports.test.ts of the kind":
    eventKinds,
  "course.test.ts of the kind": ["BpmInstance"],
  "file.test.ts, parts.test.ts and directory.test.ts": fileKinds,
  "writes.test.ts and halfWay.test.ts of the kind": recordKinds,
});

describe.each(Object.entries(kinds))("%s", (kind, { inputs, changed, all, write, skip, switches, remove }) => {
  const live = () => all().get(String(inputs.name));
  const setActive = (active: boolean) => all().setActive(String(inputs.name), active);
  const description = () => {
    const record = live() as { description?: string; definition?: { description?: string } };
    return record.definition ? record.definition.description : record.description;
  };

  test("switched off for a change and not on again: the next up with the same program switches it on", async () => {
    const { driver } = at;
    const thing = driver.declare(kind, inputs);
    await thing.up();
    setActive(true);
    fault({ operation: write, skip });
    if (switches !== write) fault({ operation: switches, skip: 1 });
    if (kind === "Bpm") fault({ operation: "ActivateBPMRecord" });

    expect(await complaint(thing.up(changed))).toContain("HTTP 503");
    expect(live().active).toBe(false);

    driver.emulator.faults.clear();
    expect(await thing.up(changed)).toBe("updated");
    expect(live()).toMatchObject({ active: true });
    expect(await thing.up(changed)).toBe("unchanged");
    expect(thing.outputs.unfinished).toBeUndefined();
  });

  test("a refresh in between shows that it is off, and forgets nothing", async () => {
    const { driver } = at;
    const thing = driver.declare(kind, inputs);
    await thing.up();
    setActive(true);
    fault({ operation: write, skip });
    if (switches !== write) fault({ operation: switches, skip: 1 });
    if (kind === "Bpm") fault({ operation: "ActivateBPMRecord" });
    await complaint(thing.up(changed));
    driver.emulator.faults.clear();

    await thing.refresh();
    expect(thing.inputs.active).toBe(false);
    expect(await thing.up(inputs)).toBe("updated");

    expect(live().active).toBe(true);
    expect(await thing.up(inputs)).toBe("unchanged");
  });

  test("when it is unknown how far a change came, the next up of the program as it was brings that back", async () => {
    const { driver } = at;
    const on = { ...inputs, active: true };
    const thing = driver.declare(kind, on);
    await thing.up();
    const before = structuredClone(live());
    driver.emulator.requests.clear();
    await thing.up({ ...changed, active: true });
    const calls = driver.emulator.requests.list.map(({ operation }) => operation);
    await thing.up(on);
    // This time the change is made, and from then on the platform is silent.
    fault({ kind: "cut", when: "before", skip: calls.indexOf(write, calls.indexOf(switches) + 1) + 1 });

    await complaint(thing.up({ ...changed, active: true }));
    expect(live().active).toBe(false);

    driver.emulator.faults.clear();
    expect(await thing.up(on)).toBe("updated");
    const { lastModifiedDate, version, ...same } = before as Properties;
    expect(live()).toMatchObject(same);
    expect(await thing.up(on)).toBe("unchanged");
  });

  test("what a failed change brought and the program takes back goes again, though the program never had it before", async () => {
    const { driver } = at;
    const thing = driver.declare(kind, inputs);
    await thing.up();
    fault({ status: 400, operation: switches, skip });
    if (kind === "Bpm") fault({ status: 400, operation: "ActivateBPMRecord" });

    await complaint(thing.up({ ...inputs, description: "New", active: true }));
    expect(description()).toBe("New");

    driver.emulator.faults.clear();
    expect(await thing.up(inputs)).toBe("updated");
    expect(description()).toBe("");
  });

  test("a delete that is refused leaves it on", async () => {
    const { driver } = at;
    const thing = driver.declare(kind, { ...inputs, active: true });
    await thing.up();
    fault({ status: 400, operation: remove });

    expect(await complaint(thing.destroy())).not.toContain("switched off");

    expect(live().active).toBe(true);
  });

  test("a delete that is refused says when it could not be switched on again", async () => {
    const { driver } = at;
    const thing = driver.declare(kind, { ...inputs, active: true });
    await thing.up();
    fault({ status: 400, operation: remove });
    fault({ status: 400, operation: switches, skip: 1 });
    if (kind === "Bpm") fault({ status: 400, operation: "ActivateBPMRecord" });

    expect(await complaint(thing.destroy())).toContain("It is switched off now.");
  });

  test("an argument that concerns the provider alone is no reason to stop what runs", async () => {
    const { driver } = at;
    await driver.declare(kind, { ...inputs, active: true }).up();
    const thing = driver.declare(kind, { ...inputs, active: true, adoptExisting: true });
    await thing.up();
    driver.emulator.requests.clear();

    expect(await thing.up({ ...inputs, active: true })).toBe("updated");
    expect(await thing.up(inputs)).toBe("updated");

    expect(live().active).toBe(true);
    expect(driver.emulator.requests.count(({ method }) => method !== "GET" && method !== "POST")).toBe(0);
  });

  test("attributes that are not modelled arrive although the first answer is an error", async () => {
    const { driver } = at;
    driver.emulator.dialect.unknownAttributes = "ignored";
    const thing = driver.declare(kind, { ...inputs, extra: { tenantNote: "one" } });
    await thing.up();
    fault({ status: 502, operation: write, times: 1 });

    expect(await thing.up({ ...inputs, extra: { tenantNote: "two" } })).toBe("updated");

    const sent = driver.emulator.requests.list.filter(({ operation }) => operation === write);
    expect(sent.map(({ status, body }) => [status, (body as Properties).tenantNote])).toEqual([
      [502, "two"],
      [200, "two"],
    ]);
  });
});
