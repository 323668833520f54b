import type { Emulator } from "../../../emulator";
import { complaint, type Properties } from "../../support/driver";
import { makeObject, objectName } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, script, trigger, validator } from "../resources/given";
import { eventKinds, everyKind, fileKinds, recordKinds, schemaKinds } from "./everyKind";

const at = useDriver();

interface Kind {
  inputs: Properties;
  create: string;
  /** Everything of the kind that the tenant has. */
  all: (emulator: Emulator) => { id: string }[];
  /** Somebody else makes one of the same name. */
  foreign: (emulator: Emulator) => { id: string };
  protect: (emulator: Emulator) => void;
  /** The output that names the live thing. */
  liveId?: string;
}

const page = { name: "Desk", existingPageLayout: "" };

const kinds: Record<string, Kind> = {
  Trigger: {
    inputs: trigger,
    create: "AddTrigger",
    all: ({ world }) => world.triggers.all(objectName),
    foreign: ({ world }) => world.triggers.create(objectName, { name: "checkCode", script: "other", event: "AfterDelete" }),
    protect: ({ world }) => world.triggers.protect(objectName, "checkCode"),
    liveId: "triggerId",
  },
  Validator: {
    inputs: validator,
    create: "AddValidationRule",
    all: ({ world }) => world.validators.all(objectName),
    foreign: ({ world }) => world.validators.create(objectName, { name: "NameGiven", active: false, errorExpression: "other" }),
    protect: ({ world }) => world.validators.protect(objectName, "NameGiven"),
    liveId: "validatorId",
  },
  Layout: {
    inputs: { name: "Desk" },
    create: "AddLayout",
    all: ({ world }) => world.layouts.all(objectName).filter(({ name }) => name === "Desk"),
    foreign: ({ world }) => {
      const [, records] = world.layouts.all(objectName);
      return world.layouts.create(objectName, { ...page, existingPageLayout: String(records?.id) });
    },
    protect: ({ world }) => world.layouts.protect(objectName, "Desk"),
    liveId: "layoutId",
  },
  Flow: {
    inputs: flow,
    create: "CreateFlow",
    all: ({ world }) => world.flows.all(),
    foreign: ({ world }) =>
      world.flows.create({ name: "demo__approve", label: "Other", processType: "Autolaunched Flow", localUrl: "/run/demo__approve" }),
    protect: ({ world }) => world.flows.protect("demo__approve"),
  },
  Bpm: {
    inputs: bpm,
    create: "CreateBPM",
    all: ({ world }) => world.bpms.all(),
    foreign: ({ world }) => world.bpms.create({ name: "demo__leave", label: "Other" }),
    protect: ({ world }) => world.bpms.protect("demo__leave"),
  },
  Script: {
    inputs: script,
    create: "CreateScript",
    all: ({ world }) => world.scripts.all(),
    foreign: ({ world }) => world.scripts.create({ name: "demo__audit", content: "other", jscode: "other", sourceMap: "" }),
    protect: ({ world }) => world.scripts.protect("demo__audit"),
  },
};

everyKind(Object.keys(kinds), {
  "adoption.test.ts of the kind": schemaKinds,
  "tests/fast/resources/recordSet and record": recordKinds,
  "nothing of them is anyone's afterwards": eventKinds,
  "start.test.ts of the kind": ["BpmInstance"],
  "tests/fast/resources/file and directory": fileKinds,
});

const ofObjects = ["Trigger", "Validator", "Layout"];

describe.each(Object.entries(kinds))("%s", (kind, { inputs, create, all, foreign, protect, liveId }) => {
  const begin = (more: Properties = {}) => {
    const { driver } = at;
    const place = ofObjects.includes(kind) ? makeObject(driver) : {};
    return { emulator: driver.emulator, thing: driver.declare(kind, { ...place, ...inputs, ...more }) };
  };

  // contentful/contentful-migration#1068, hasura/graphql-engine#9368
  test.each([
    ["the connection is cut after the work", { kind: "cut", when: "after" }],
    ["the server does the work and answers 500", { kind: "status", status: 500, when: "after" }],
    ["the connection is cut before the work", { kind: "cut", when: "before" }],
  ] as const)("%s: there is one in the end, and it is ours", async (_title, fault) => {
    const { emulator, thing } = begin();
    emulator.faults.add({ ...fault, operation: create });

    await thing.up();

    expect(all(emulator)).toHaveLength(1);
    expect(thing.outputs).not.toHaveProperty("adopted");
    expect(await thing.up()).toBe("unchanged");
    await thing.destroy();
    expect(all(emulator)).toEqual([]);
  });

  test("one of the same name that somebody else made is not touched", async () => {
    const { emulator, thing } = begin();
    const { id } = foreign(emulator);
    const before = structuredClone(all(emulator));

    const message = await complaint(thing.up());

    expect(message).toContain(`exists already (id ${id}). Set adoptExisting: true to manage it`);
    expect(all(emulator)).toEqual(before);
  });

  test("one of an installed package is not adopted", async () => {
    const { emulator, thing } = begin({ adoptExisting: true });
    foreign(emulator);
    protect(emulator);

    const message = await complaint(thing.up());

    // Layouts do not tell the package.
    expect(message).toMatch(
      kind === "Layout" ? /cannot be adopted: it is protected\./ : /cannot be adopted: it belongs to the installed package/,
    );
  });

  test("state holds the platform's id of it", async () => {
    const { emulator, thing } = begin();
    await thing.up();
    expect(thing.outputs[liveId ?? ""] ?? thing.id).toBe(all(emulator)[0]?.id);
  });

  // Nothing changes a layout.
  if (kind === "Layout") return;
  test("one that went while it was changed is told of", async () => {
    const { emulator, thing } = begin();
    await thing.up();
    const { world } = emulator;
    if (kind === "Trigger") world.triggers.delete(objectName, "checkCode");
    if (kind === "Validator") world.validators.delete(objectName, "NameGiven");
    if (kind === "Flow") world.flows.delete("demo__approve");
    if (kind === "Bpm") world.bpms.delete("demo__leave");
    if (kind === "Script") world.scripts.delete("demo__audit");

    expect(await complaint(thing.up({ ...thing.inputs, label: "Changed" }))).toMatch(/is gone|does not exist/);
  });
});

// The deletion of an object that is refused (AZ101) comes when its children have left state: the engine has not asked the platform for them.
describe("what left state and still exists as it is declared is taken again, and nothing is written", () => {
  const children: [string, Properties][] = [
    ["Trigger", trigger],
    ["Trigger", { ...trigger, active: undefined }],
    ["Validator", validator],
    ["Validator", { ...validator, active: false }],
    ["Validator", { ...validator, active: undefined }],
    ["Layout", { name: "Desk" }],
    ["Field", { name: "demo__code__CST", dataType: "text" }],
  ];

  test.each(children)("%s %j", async (kind, given) => {
    const { driver } = at;
    const { requests } = driver.emulator;
    const inputs = { ...makeObject(driver), ...given };
    const before = driver.declare(kind, inputs);
    await before.up();
    requests.clear();

    const after = driver.declare(kind, inputs);
    expect(await after.up()).toBe("created");

    expect([after.id, after.outputs]).toEqual([before.id, before.outputs]);
    expect(requests.count(({ method, status }) => method !== "GET" && status === 200)).toBe(0);
    expect(await after.up()).toBe("unchanged");
    await after.destroy();
    expect(requests.count({ method: "DELETE", status: 200 })).toBe(1);
  });

  test("but not a validator that is on although the program says otherwise, or nothing", async () => {
    const { driver } = at;
    const place = makeObject(driver);
    await driver.declare("Validator", { ...place, ...validator }).up();

    for (const active of [false, undefined]) {
      const message = await complaint(driver.declare("Validator", { ...place, ...validator, active }).up());
      expect(message).toContain("exists already");
    }
  });
});

// What our create leaves has nothing in what the program does not declare.
describe("what has something that the program does not declare is not ours", () => {
  const bare = (given: Properties) => ({ ...given, label: undefined, active: undefined });
  const code = { dataType: "text", length: 20 };
  const texts = [{ label: "Theirs" }, { description: "Theirs" }];
  const cases: [kind: string, inputs: Properties, theirs: Properties[]][] = [
    ["Trigger", bare(trigger), [...texts, { jscode: "theirs()" }]],
    ["Validator", bare(validator), texts],
    [
      "Flow",
      bare(flow),
      [
        ...texts,
        { interviewLabel: "Theirs" },
        { variables: [{ name: "theirs" }] },
        { definition: { ...(flow.definition as object), assignments: [{ name: "theirs" }] } },
      ],
    ],
    ["Bpm", bare(bpm), [...texts, { serviceTasks: [{ name: "theirs" }] }, { definition: { endEvents: [{ name: "theirs" }] } }]],
    ["Script", bare(script), texts],
    ["Field", { name: "demo__code__CST", ...code }, [...texts, { inlineHelpText: "Theirs" }, { unique: true }, { defaultValue: "theirs" }]],
    [
      "CustomObject",
      { name: "demo__Bare__CST", fields: { code } },
      [{ description: "Theirs" }, { allowSearch: true }, { pluralLabel: "Theirs" }, { nameField: { label: "Theirs" } }],
    ],
    [
      "Picklist",
      { name: "demo__Status", values: ["New"] },
      [{ description: "Theirs" }, { values: [{ value: "New", label: "Theirs" }] }, { defaultValue: "New" }],
    ],
  ];
  everyKind(
    cases.map(([kind]) => kind),
    {
      "layouts have no attributes but their name": ["Layout"],
      "tests/fast/resources/recordSet/strangers.test.ts": recordKinds,
      "nothing of them is anyone's afterwards": eventKinds,
      "an instance is found by its id alone": ["BpmInstance"],
      "what is there is compared by its content: tests/fast/resources/file and directory": fileKinds,
    },
  );

  test.each(cases.flatMap(([kind, inputs, all]) => all.map((theirs): [string, Properties, Properties] => [kind, theirs, inputs])))(
    "%s %j",
    async (kind, theirs, inputs) => {
      const { driver } = at;
      const place = [...ofObjects, "Field"].includes(kind) ? makeObject(driver) : {};
      const { fields, ...bareInputs } = inputs;
      const other = driver.declare(kind, { ...place, ...bareInputs, ...theirs });
      await other.up();

      const message = await complaint(driver.declare(kind, { ...place, ...inputs }).up());

      expect(message).toContain("exists already");
      expect(message).toContain("Set adoptExisting: true");
      expect(await other.refresh()).toBe(true);
      expect(other.outputs).toMatchObject(theirs);
    },
  );
});

test("an adopted flow or BPM keeps what the program does not declare", async () => {
  const { driver } = at;
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
