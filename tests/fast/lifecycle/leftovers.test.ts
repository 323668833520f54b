import type { Emulator } from "../../../emulator";
import { leftoversOf } from "../../../provider/lifecycle/leftoverSettings";
import { complaint, type Properties } from "../../support/driver";
import { makeObject, objectName } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, script, trigger, validator } from "../resources/given";
import { everyKind, otherKinds, recordKinds } from "./everyKind";

// A run is killed after any step of a create: what it made is on the platform and in no state. A fresh process stands for the next run.
const at = useDriver();
const world = () => at.driver.emulator.world;

interface Made {
  id: string;
  createdBy: string;
  createdDate: string;
  lastModifiedBy: string;
}

interface Kind {
  inputs: () => Properties;
  /** What the program declares of it that it did not declare when it was made: it can be changed in place. */
  other: Properties;
  find: (world: Emulator["world"]) => Made | undefined;
  /** What messages and `astrozero:recover` call it. */
  thing: string;
  name: string;
}

const kinds: Record<string, Kind> = {
  CustomObject: {
    inputs: () => ({ name: objectName, label: "Thing", fields: { code: { dataType: "text" }, day: { dataType: "date" } } }),
    other: { description: "Ours" },
    find: ({ objects }) => objects.find(objectName),
    thing: `Object ${objectName}`,
    name: objectName,
  },
  Field: {
    inputs: () => ({ ...makeObject(at.driver), name: "demo__code__CST", dataType: "text", length: 20 }),
    other: { description: "Ours", length: 30 },
    find: ({ fields }) => fields.find(objectName, "demo__code__CST"),
    thing: `Field demo__code__CST of object ${objectName}`,
    name: `${objectName}/demo__code__CST`,
  },
  Picklist: {
    inputs: () => ({ name: "demo__Status", values: ["New", "Paid"] }),
    other: { values: ["New", "Paid", "Done"] },
    find: ({ picklists }) => picklists.find("demo__Status"),
    thing: "Picklist demo__Status",
    name: "demo__Status",
  },
  Trigger: {
    inputs: () => ({ ...makeObject(at.driver), ...trigger }),
    other: { description: "Ours" },
    find: ({ triggers }) => triggers.all(objectName)[0],
    thing: `Trigger checkCode of object ${objectName}`,
    name: `${objectName}/checkCode`,
  },
  Validator: {
    inputs: () => ({ ...makeObject(at.driver), ...validator }),
    other: { errorMessage: "Ours" },
    find: ({ validators }) => validators.all(objectName)[0],
    thing: `Validator NameGiven of object ${objectName}`,
    name: `${objectName}/NameGiven`,
  },
  Layout: {
    inputs: () => ({ ...makeObject(at.driver), name: "Brief", viewName: "demo__Brief" }),
    // Nothing of a layout can be changed: only its age tells that it is not ours.
    other: {},
    find: ({ layouts }) => layouts.all(objectName).find(({ name }) => name === "Brief"),
    thing: `Layout Brief of object ${objectName}`,
    name: `${objectName}/Brief`,
  },
  Flow: {
    inputs: () => ({ ...flow, active: true }),
    other: { label: "Ours" },
    find: ({ flows }) => flows.all()[0],
    thing: "Flow demo__approve",
    name: "demo__approve",
  },
  Bpm: {
    inputs: () => ({ ...bpm, active: true }),
    other: { label: "Ours" },
    find: ({ bpms }) => bpms.all()[0],
    thing: "BPM demo__leave",
    name: "demo__leave",
  },
  Script: {
    inputs: () => ({ ...script, active: true }),
    other: { description: "Ours" },
    find: ({ scripts }) => scripts.all()[0],
    thing: "Script demo__audit",
    name: "demo__audit",
  },
};

everyKind(Object.keys(kinds), {
  "they are told by their keys: tests/fast/resources/record and recordSet": recordKinds,
  "files are told by their content, instances by their keys, and what happens once is no thing": otherKinds,
});

/** What a killed run left, and the program that made it. */
async function killed(kind: string, { inputs, find }: Kind) {
  const declared = inputs();
  await at.driver.declare(kind, declared).up();
  at.driver.warnings.length = 0;
  const left = find(world());
  if (!left) throw new Error("nothing was made");
  return { declared, left };
}

describe.each(Object.entries(kinds))("%s", (name, kind) => {
  const again = (inputs: Properties) => at.driver.declare(name, inputs);

  test("K1, K2, K4: of a run that was killed after its last step is the program's own, which a warning tells, and goes with it", async () => {
    const { declared, left } = await killed(name, kind);
    const thing = again(declared);

    expect(await thing.up()).toBe("created");

    expect(thing.outputs.adopted).toBeUndefined();
    expect(kind.find(world())?.id).toBe(left.id);
    expect(at.driver.warnings).toEqual([
      `${kind.thing} (id ${left.id}, created ${left.createdDate} by emulator) was there and is as declared: it is taken for what an ` +
        "interrupted run of this program left, and `pulumi destroy` deletes it. If another program manages it, take it out of one of the two.",
    ]);
    expect(await thing.up()).toBe("unchanged");
    await thing.destroy();
    expect(kind.find(world())).toBeUndefined();
  });

  const strangers: [title: string, (left: Made) => unknown, why: string][] = [
    ["another user has changed", (left) => Object.assign(left, { lastModifiedBy: "10gd00000000colleague" }), "another user has changed it"],
    [
      "is three days old",
      (left) => Object.assign(left, { createdDate: daysAgo(3) }),
      "it is older than astrozero:leftoverWindow, 86400 seconds",
    ],
  ];

  test.each(strangers)("K4: that %s is not taken, and the error tells why and how to recover it", async (_title, age, why) => {
    const { declared, left } = await killed(name, kind);
    age(left);
    const before = structuredClone(left);

    const message = await complaint(again(declared).up());

    expect(message).toContain("exists already");
    expect(message).toContain(why);
    expect(message).toContain(`ASTROZERO_RECOVER="${kind.name}" pulumi up`);
    expect(kind.find(world())).toEqual(before);
  });

  test("K4: with a window of no seconds nothing is taken", async () => {
    const { declared } = await killed(name, kind);
    at.driver.leftovers = leftoversOf({ leftoverWindow: 0 });
    expect(await complaint(again(declared).up())).toContain("astrozero:leftoverWindow is 0");
  });

  test.each([
    ["the argument", true],
    ["the setting", false],
  ])("K1: is recovered by %s, and is then the program's own", async (_title, isArgument) => {
    const { declared, left } = await killed(name, kind);
    left.createdDate = daysAgo(300);
    const program = { ...declared, ...kind.other, ...(isArgument && { recover: true }) };
    if (!isArgument) at.driver.leftovers = leftoversOf({ recover: [kind.name] });
    const thing = again(program);

    expect(await thing.up()).toBe("created");

    expect(thing.outputs.adopted).toBeUndefined();
    expect(at.driver.warnings).toEqual([
      expect.stringContaining(`${kind.thing} (id ${left.id}, created ${left.createdDate} by emulator) was there and is recovered`),
    ]);
    at.driver.leftovers = leftoversOf();
    await thing.up({ ...program, recover: undefined });
    expect(await thing.refresh()).toBe(true);
    expect(await thing.up()).toBe("unchanged");
    await thing.destroy();
    expect(kind.find(world())).toBeUndefined();
  });

  test("K1: is not recovered where a package protects it", async () => {
    const { declared, left } = await killed(name, kind);
    Object.assign(left, { installedPackage: "theirs", protectMode: 1 });
    expect(await complaint(again({ ...declared, recover: true }).up())).toMatch(/belongs to the installed package theirs|is protected/);
  });

  test("K1: that was adopted becomes the program's own by adoptExisting: false, which a warning tells", async () => {
    const { declared } = await killed(name, kind);
    const thing = again({ ...declared, adoptExisting: true });
    await thing.up();
    expect(thing.outputs.adopted).toBe(true);
    await thing.up(declared);
    expect(thing.outputs.adopted).toBe(true);
    at.driver.warnings.length = 0;

    expect(await thing.up({ ...declared, adoptExisting: false })).toBe("updated");

    expect(thing.outputs).not.toHaveProperty("adopted");
    expect(at.driver.warnings).toContainEqual(expect.stringContaining("is no longer adopted, since the program says adoptExisting: false"));
    await thing.destroy();
    expect(kind.find(world())).toBeUndefined();
  });
});

/** As the platform prints a moment. */
function daysAgo(days: number): string {
  return new Date(at.driver.clock.now() - days * 86_400_000).toISOString().slice(0, 19).replace("T", " ");
}

describe("K1: an object of a run that was killed between its steps", () => {
  const { inputs } = kinds.CustomObject as Kind;
  const fields = () =>
    world()
      .fields.all(objectName)
      .map(({ name }) => name);

  test.each([[["demo__code__CST", "demo__day__CST"]], [["demo__day__CST"]]])("without %j gets them", async (missing) => {
    await at.driver.declare("CustomObject", inputs()).up();
    for (const name of missing) world().fields.delete(objectName, name);
    const thing = at.driver.declare("CustomObject", inputs());

    expect(await thing.up()).toBe("created");

    expect(fields().sort()).toEqual(["demo__code__CST", "demo__day__CST", "name"]);
    expect(thing.outputs).not.toHaveProperty("adopted");
  });

  test.each([
    [
      "a field that is not declared",
      () => world().fields.add(objectName, [{ name: "demo__theirs__CST", label: "theirs", dataType: "text" }]),
    ],
    ["a field with another length", () => Object.assign(world().fields.get(objectName, "demo__code__CST"), { dataLength: 9 })],
    ["a record", () => world().records.add(objectName, [{ name: "theirs" }])],
    ["another label", () => Object.assign(world().objects.get(objectName), { label: "Theirs" })],
  ])("K4: with %s is not taken", async (_title, change) => {
    await at.driver.declare("CustomObject", inputs()).up();
    change();
    expect(await complaint(at.driver.declare("CustomObject", inputs()).up())).toContain("exists already");
  });
});

test("K7: an object for which no fields are declared is the leftover of a killed run", async () => {
  const bare = { name: objectName, label: "Thing" };
  const { objectId: id } = makeObject(at.driver);
  const thing = at.driver.declare("CustomObject", bare);

  expect(await thing.up()).toBe("created");

  expect([thing.id, thing.outputs.adopted]).toEqual([id, undefined]);
  expect(at.driver.warnings).toEqual([expect.stringContaining(`Object ${objectName} (id ${id}, created`)]);
  await thing.destroy();
  expect(world().objects.find(objectName)).toBeUndefined();
});

describe("K4: who made it, and when", () => {
  const picklist = { name: "demo__Status", values: ["New"] };
  const made = () => world().picklists.get("demo__Status");

  test.each([
    ["35 hours before ours by its text, and then in every zone but the last ones older", 35, true],
    ["37 hours, in every zone older than a day", 37, false],
    ["in the future by its text: its zone is in the east", -14, true],
  ])("a date %s", async (_title, hours, isTaken) => {
    await at.driver.declare("Picklist", picklist).up();
    made().createdDate = daysAgo(hours / 24);
    const up = at.driver.declare("Picklist", picklist).up();
    if (isTaken) expect(await up).toBe("created");
    else expect(await complaint(up)).toContain("older than astrozero:leftoverWindow");
  });

  test("is not taken where this run has made something, and another user made that", async () => {
    await at.driver.declare("Picklist", picklist).up();
    Object.assign(made(), { createdBy: "10gd00000000colleague", lastModifiedBy: "10gd00000000colleague" });
    const run = at.driver.run();
    await run.process("Trigger").create({ ...makeObject(at.driver), ...trigger });
    expect(await complaint(run.process("Picklist").create(picklist))).toContain("another user made it");
  });

  test.each(["null", "empty", "absent"] as const)("where the platform tells neither (%s) content alone decides", async (nullStyle) => {
    await at.driver.declare("Picklist", picklist).up();
    Object.assign(made(), { createdBy: "", createdDate: "", lastModifiedBy: "" });
    at.driver.emulator.dialect.nullStyle = nullStyle;
    expect(await at.driver.declare("Picklist", picklist).up()).toBe("created");
    at.driver.emulator.dialect.nullStyle = "printed";
    expect(at.driver.warnings).toEqual([expect.stringMatching(/^Picklist demo__Status \(id \w{20}\) was there/)]);
  });
});

test("K2: what is on, and is not to be on by the program, is not ours", async () => {
  await at.driver.declare("Flow", { ...flow, active: true }).up();
  expect(await complaint(at.driver.declare("Flow", flow).up())).toContain("exists already");
});

describe("K3: what left state with an object that stays", () => {
  const object = { name: objectName, label: "Thing", fields: { code: { dataType: "text" } } };

  test("comes back however old it is, also a layout that has got a field since", async () => {
    const parent = at.driver.declare("CustomObject", object);
    await parent.up();
    const place = { objectId: parent.id, objectName };
    const children: [string, Properties][] = [
      ["Layout", { ...place, name: "Brief" }],
      ["Trigger", { ...place, ...trigger }],
      ["Validator", { ...place, ...validator }],
      ["Field", { ...place, name: "demo__day__CST", dataType: "date" }],
    ];
    for (const [kind, inputs] of children) await at.driver.declare(kind, inputs).up();
    const { layouts, triggers, validators, fields } = world();
    for (const standard of layouts.all(objectName)) standard.createdDate = daysAgo(91);
    const brief = layouts.all(objectName).find(({ name }) => name === "Brief");
    layouts.setFields(objectName, "Brief", ["name", "demo__day__CST"]);
    const made = [brief, triggers.all(objectName)[0], validators.all(objectName)[0], fields.find(objectName, "demo__day__CST")];
    for (const one of made) Object.assign(one ?? {}, { createdDate: daysAgo(90) });
    at.driver.warnings.length = 0;
    const run = at.driver.run();
    await run.process("CustomObject").check(object, object);

    for (const [kind, inputs] of children) {
      const { outs } = await run.process(kind).create(inputs);
      expect(outs).toMatchObject({ adopted: false });
    }
    expect(at.driver.warnings).toEqual(children.map(() => expect.stringContaining("was there and is as declared")));
  });

  test("is not taken by age alone where the object is to be adopted", async () => {
    const place = makeObject(at.driver);
    await at.driver.declare("Trigger", { ...place, ...trigger }).up();
    Object.assign(world().triggers.all(objectName)[0] ?? {}, { createdDate: daysAgo(90) });
    const run = at.driver.run();
    const adopting = { name: objectName, label: "Thing", adoptExisting: true };
    await run.process("CustomObject").check(adopting, adopting);
    expect(await complaint(run.process("Trigger").create({ ...place, ...trigger }))).toContain("leftoverWindow");
  });
});
