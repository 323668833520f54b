import type { Emulator } from "../../../emulator";
import { complaint, type Properties } from "../../support/driver";
import { makeObject, objectName } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { bpm, flow } from "../resources/given";
import { childKinds, eventKinds, everyKind, fileKinds, recordKinds } from "./everyKind";

// The answer of a create gets lost, and what then has the name shows nothing that proves whose it is: it may have been there for years.
const at = useDriver({ definitionRead: "absent" });
const count = (operation: string) => at.driver.emulator.requests.count({ operation });

interface Kind {
  inputs: Properties;
  create: string;
  /** What has the name. */
  find: (emulator: Emulator) => { id: string } | undefined;
  /** Somebody else makes one that cannot be told from ours. */
  foreign: (emulator: Emulator) => unknown;
}

const kinds: Record<string, Kind> = {
  Flow: {
    inputs: flow,
    create: "CreateFlow",
    find: ({ world }) => world.flows.all()[0],
    foreign: ({ world }) => {
      const decisions = [{ name: "check", label: "Theirs" }];
      const shown = { label: "Approve", processType: "Autolaunched Flow" as const, localUrl: "/run/demo__approve", startElement: "check" };
      world.flows.create({ ...shown, name: "demo__approve", decisions });
    },
  },
  Bpm: {
    inputs: bpm,
    create: "CreateBPM",
    find: ({ world }) => world.bpms.all()[0],
    foreign: ({ world }) => world.bpms.create({ name: "demo__leave", label: "Leave", startEvents: [{ name: "theirs", connector: "" }] }),
  },
};

everyKind(Object.keys(kinds), {
  "all that was declared shows, so what is the same may be ours": ["CustomObject", "Picklist", "Script", ...childKinds, ...recordKinds],
  "below, beside its object": ["Field"],
  "what another one did is never taken for theirs: uncertain.test.ts of FlowRun, imports.test.ts and exports.test.ts of the kind":
    eventKinds,
  "start.test.ts of the kind": ["BpmInstance"],
  "their content tells whose they are: tests/fast/resources/file and directory": fileKinds,
});

describe.each(Object.entries(kinds))("%s", (kind, { inputs, create, find, foreign }) => {
  const emulator = () => at.driver.emulator;
  const begin = (more: Properties = {}) => at.driver.declare(kind, { ...inputs, ...more });

  test.each([
    ["the connection is cut", { kind: "cut" }],
    ["a gateway answers 503", { kind: "status", status: 503 }],
  ] as const)("of somebody else is not taken when %s before the work", async (_title, fault) => {
    foreign(emulator());
    const before = structuredClone(find(emulator()));
    emulator().faults.add({ ...fault, when: "before", operation: create });
    const thing = begin();

    const message = await complaint(thing.up());

    expect(message).toContain(`(id ${before?.id})`);
    expect(message).toContain("Set adoptExisting: true to manage it");
    expect(thing.id).toBe("");
    expect(find(emulator())).toEqual(before);
  });

  test("that was made, and whose answer got lost, is named and can be adopted", async () => {
    emulator().faults.add({ kind: "cut", when: "after", operation: create });
    const thing = begin();

    const message = await complaint(thing.up());

    expect(message).toContain("Whether the change was made is unknown.");
    expect(message).toContain(`(id ${find(emulator())?.id})`);
    expect(count(create)).toBe(1);
    expect(await thing.up({ ...thing.inputs, adoptExisting: true })).toBe("created");
    expect(thing.outputs.adopted).toBe(true);
  });

  test("that was made, and whose answer got lost, is adopted by the same run where the program says so", async () => {
    emulator().faults.add({ kind: "cut", when: "after", operation: create });
    const thing = begin({ adoptExisting: true });

    expect(await thing.up()).toBe("created");

    expect([thing.id, thing.outputs.adopted, count(create)]).toEqual([find(emulator())?.id, true, 1]);
  });

  test("that was not made is made by the second create, and is ours", async () => {
    emulator().faults.add({ kind: "cut", when: "before", operation: create });
    const thing = begin();

    expect(await thing.up()).toBe("created");

    expect(count(create)).toBe(2);
    await thing.destroy();
    expect(find(emulator())).toBeUndefined();
  });
});

test("an object without fields that replaces the one this run deleted is ours", async () => {
  const { driver } = at;
  const inputs = { name: objectName, label: "Thing" };
  const former = driver.declare("CustomObject", inputs);
  await former.up();
  const provider = driver.process("CustomObject");
  await provider.delete(former.id, former.outputs);
  driver.emulator.faults.add({ kind: "cut", when: "after", operation: "CreateCustomObject" });

  const { id, outs } = await provider.create(inputs);

  expect(id).toBe(driver.emulator.world.objects.find(objectName)?.id);
  expect(outs).toMatchObject({ adopted: false });
});

test("an object whose create was accepted without an id is ours", async () => {
  at.driver.emulator.dialect.createResult = "null";
  const thing = at.driver.declare("CustomObject", { name: objectName, label: "Thing" });
  expect(await thing.up()).toBe("created");
  at.driver.emulator.dialect.createResult = "id";
  await thing.destroy();
  expect(at.driver.emulator.world.objects.find(objectName)).toBeUndefined();
});

describe("a field of somebody else is not taken after a lost answer", () => {
  const theirs = { name: "demo__code__CST", label: "Theirs", dataType: "number" };
  const live = () => at.driver.emulator.world.fields.all(objectName).find(({ name }) => name === theirs.name);

  test("by a Field", async () => {
    const place = makeObject(at.driver);
    at.driver.emulator.world.fields.add(objectName, [theirs]);
    const before = structuredClone(live());
    at.driver.emulator.faults.add({ kind: "cut", when: "before", operation: "AddField" });
    const field = at.driver.declare("Field", { ...place, name: theirs.name, dataType: "text" });

    expect(await complaint(field.up())).toContain(`${before?.id}`);

    expect(field.id).toBe("");
    expect(live()).toEqual(before);
  });

  test("by an object", async () => {
    const thing = at.driver.declare("CustomObject", { name: objectName, label: "Thing", fields: {} });
    await thing.up();
    at.driver.emulator.world.fields.add(objectName, [theirs]);
    const before = structuredClone(live());
    at.driver.emulator.faults.add({ kind: "cut", when: "before", operation: "AddField" });

    const message = await complaint(thing.up({ ...thing.inputs, fields: { code: { dataType: "text" } } }));

    expect(message).toContain(theirs.name);
    expect(thing.outputs.fieldIds).not.toHaveProperty("code");
    expect(live()).toEqual(before);
  });
});
