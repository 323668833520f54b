import { complaint, type Deployment, type Properties } from "../../support/driver";
import { makeObject, objectName } from "../../support/makeObject";
import { definitionKinds, eventKinds, everyKind, fileKinds, recordKinds } from "./everyKind";
import { unreadable, useHalfWay } from "./halfWay";

const { at, count, fault, notes, silenceAfter, world } = useHalfWay();

interface Kind {
  inputs(): Properties;
  /** An attribute that gets another value, and one that the program did not set. */
  change: Properties;
  /** What the platform has of both before. */
  before: object;
  live(): object;
  write: string;
}

const kinds: Record<"CustomObject" | "Field" | "Picklist", Kind> = {
  CustomObject: {
    inputs: () => ({ name: "demo__Order__CST", label: "Order" }),
    change: { label: "Sale", description: "All sales" },
    before: { label: "Order", description: "" },
    live: () => world().objects.get("demo__Order__CST"),
    write: "UpdateCustomObject",
  },
  Field: {
    inputs: () => ({ ...makeObject(at.driver), name: "demo__code__CST", dataType: "text", label: "Code" }),
    change: { label: "Number", description: "Of the order" },
    before: { label: "Code", description: "" },
    live: () => world().fields.get(objectName, "demo__code__CST"),
    write: "UpdateField",
  },
  Picklist: {
    inputs: () => ({ name: "demo__Status", masterLabel: "Status", values: ["New", "Paid"] }),
    change: { masterLabel: "State", description: "Of the order" },
    before: { masterLabel: "Status", description: "" },
    live: () => world().picklists.get("demo__Status"),
    write: "ModifyPicklistValue",
  },
};

everyKind(Object.keys(kinds), {
  "halfWayDefinitions.test.ts": definitionKinds,
  "halfWay.test.ts of the kind": ["Trigger", "Validator"],
  "nothing of it changes": ["Layout"],
  "what happened once is never finished, but uncertain: uncertain.test.ts of FlowRun, imports.test.ts and exports.test.ts of the kind":
    eventKinds,
  "course.test.ts of the kind": ["BpmInstance"],
  "file.test.ts, parts.test.ts and directory.test.ts": fileKinds,
  "writes.test.ts and halfWay.test.ts of the kind": recordKinds,
});

describe.each(Object.entries(kinds))("%s", (kind, { inputs: given, change, before, live, write }) => {
  const begin = async () => {
    const inputs = given();
    const thing = at.driver.declare(kind, inputs);
    await thing.up();
    at.driver.emulator.requests.clear();
    return { thing, inputs, changed: { ...inputs, ...change } };
  };

  const expectBack = async (thing: Deployment, inputs: Properties) => {
    expect(await thing.up(inputs)).toBe("updated");
    expect(live()).toMatchObject(before);
    expect(thing.outputs).not.toHaveProperty("unfinished");
    expect(await thing.up(inputs)).toBe("unchanged");
  };

  test("a change that was made and cannot be read back: the program as it was brings that back", async () => {
    const { thing, inputs, changed } = await begin();
    silenceAfter(1);

    expect(await complaint(thing.up(changed))).toContain(unreadable);
    expect(live()).toMatchObject(change);

    at.driver.emulator.faults.clear();
    await expectBack(thing, inputs);
  });

  test("a change that was made and cannot be read back: the program as it is has nothing left to do", async () => {
    const { thing, changed } = await begin();
    silenceAfter(1);
    await complaint(thing.up(changed));
    at.driver.emulator.faults.clear();

    expect(await thing.up(changed)).toBe("updated");

    expect(count(write)).toBe(1);
    expect(thing.outputs).toMatchObject(change);
    expect(thing.outputs).not.toHaveProperty("unfinished");
    expect(await thing.up(changed)).toBe("unchanged");
  });

  test("a change whose answer gets lost before the platform falls silent: the program as it was brings that back", async () => {
    const { thing, inputs, changed } = await begin();
    fault({ kind: "cut", when: "after", operation: write });
    silenceAfter(1);

    const message = await complaint(thing.up(changed));
    expect(message).toContain(write);
    expect(message).toContain(unreadable);
    expect(live()).toMatchObject(change);

    at.driver.emulator.faults.clear();
    await expectBack(thing, inputs);
  });

  test("as long as the platform is silent, nothing is forgotten", async () => {
    const { thing, inputs, changed } = await begin();
    silenceAfter(1);
    await complaint(thing.up(changed));
    expect(await complaint(thing.up(inputs))).toContain("HTTP 503");
    at.driver.emulator.faults.clear();

    await expectBack(thing, inputs);
  });

  test("a refresh shows what the change made of it", async () => {
    const { thing, inputs, changed } = await begin();
    silenceAfter(1);
    await complaint(thing.up(changed));
    at.driver.emulator.faults.clear();

    await thing.refresh();

    expect(thing.inputs).toEqual(changed);
    expect(thing.outputs).not.toHaveProperty("unfinished");
    await expectBack(thing, inputs);
  });

  test("a change that is refused leaves state as it was", async () => {
    const { thing, inputs, changed } = await begin();
    const outputs = structuredClone(thing.outputs);
    fault({ status: 403 });

    expect(await complaint(thing.up(changed))).toContain("HTTP 403");

    at.driver.emulator.faults.clear();
    expect(thing.outputs).toEqual(outputs);
    expect(await thing.up(inputs)).toBe("unchanged");
    expect(live()).toMatchObject(before);
  });
});

describe("attributes that are not modelled", () => {
  const noted = (tenantNote: string) => ({ extra: { tenantNote } });

  const begin = async (kind: "CustomObject" | "Field") => {
    at.driver.emulator.dialect.unknownAttributes = "ignored";
    const inputs = kinds[kind].inputs();
    const thing = at.driver.declare(kind, { ...inputs, ...noted("one") });
    await thing.up();
    at.driver.emulator.requests.clear();
    return { thing, inputs, write: kinds[kind].write };
  };

  test.each(["CustomObject", "Field"] as const)("of a %s arrive although the first answer is an error", async (kind) => {
    const { thing, inputs, write } = await begin(kind);
    fault({ status: 502, operation: write, times: 1 });

    expect(await thing.up({ ...inputs, ...noted("two") })).toBe("updated");

    expect(notes(write)).toEqual([
      [502, "two"],
      [200, "two"],
    ]);
  });

  test.each(["CustomObject", "Field"] as const)(
    "of a %s that never get through are an error, and whatever is declared then is sent",
    async (kind) => {
      const { thing, inputs, write } = await begin(kind);
      fault({ status: 502, operation: write });

      expect(await complaint(thing.up({ ...inputs, ...noted("two") }))).toContain("HTTP 502");

      at.driver.emulator.faults.clear();
      expect(await thing.up({ ...inputs, ...noted("one") })).toBe("updated");
      expect(notes(write).at(-1)).toEqual([200, "one"]);
      expect(await thing.up({ ...inputs, ...noted("one") })).toBe("unchanged");
    },
  );
});

test.each([
  ["CustomObject", "AZ101"],
  ["Field", "AZ102"],
] as const)(
  "a %s whose permission to lose data was taken back is not deleted with its data, also when it is unknown what else was",
  async (kind, code) => {
    const inputs = kinds[kind].inputs();
    const thing = at.driver.declare(kind, { ...inputs, allowDataLoss: true });
    await thing.up();
    world().records.add(kind === "Field" ? objectName : String(inputs.name), [
      kind === "Field" ? { demo__code__CST: "A-1" } : { name: "first" },
    ]);
    silenceAfter(1);
    await complaint(thing.up({ ...inputs, ...kinds[kind].change }));
    at.driver.emulator.faults.clear();

    expect(await complaint(thing.destroy())).toContain(code);
  },
);

test.each(["CustomObject", "Field"] as const)("attributes that are not modelled are written to a %s that is adopted", async (kind) => {
  at.driver.emulator.dialect.unknownAttributes = "ignored";
  const inputs = kinds[kind].inputs();
  await at.driver.declare(kind, inputs).up();
  at.driver.connect();

  await at.driver.declare(kind, { ...inputs, adoptExisting: true, extra: { tenantNote: "one" } }).up();

  expect(notes(kinds[kind].write)).toEqual([[200, "one"]]);
});

test("attributes that are not modelled are written to a field of an adopted object", async () => {
  const { driver } = at;
  driver.emulator.dialect.unknownAttributes = "ignored";
  makeObject(driver, "demo__Order__CST");
  world().fields.add("demo__Order__CST", [{ name: "demo__a__CST", label: "a", dataType: "text" }]);
  const fields = { a: { dataType: "text", label: "a", extra: { tenantNote: "one" } } };

  await driver.declare("CustomObject", { name: "demo__Order__CST", label: "Thing", fields, adoptExisting: true }).up();

  expect(notes("UpdateField")).toEqual([[200, "one"]]);
});
