import type { Fault } from "../../../emulator/faults";
import { complaint, type Deployment, type Properties } from "../../support/driver";
import { useDriver } from "../../support/useDriver";
import { makeObject, objectName } from "./given";

const at = useDriver();

const always = Number.POSITIVE_INFINITY;
const unreadable = "What it is now could not be read.";

const fault = (more: Partial<Fault>) => {
  at.driver.emulator.faults.add({ kind: "status", status: 503, when: "before", times: always, ...more } as Fault);
};

/** So many calls come through, and none after them. */
const silenceAfter = (calls: number) => fault({ skip: calls });

const count = (operation: string) => at.driver.emulator.requests.count({ operation });

/** Attributes that are not modelled, as a call carried them, with its statuses. */
const notes = (operation: string) =>
  at.driver.emulator.requests.list
    .filter((request) => request.operation === operation)
    .map(({ status, body }) => [status, (body as Properties).tenantNote]);

interface Kind {
  inputs(): Properties;
  /** An attribute that gets another value, and one that the program did not set. */
  change: Properties;
  /** What the platform has of both before. */
  before: object;
  live(): object;
  write: string;
}

const world = () => at.driver.emulator.world;

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
  "a %s whose permission to lose data was taken back is not deleted with its data, also when nobody knows what else was",
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

describe("fields of an object", () => {
  const name = "demo__Order__CST";
  const text = { dataType: "text", label: "Code" };
  const inputs = { name, fields: { code: text } };
  const there = () => {
    const custom = world()
      .fields.all(name)
      .filter((field) => field.name.endsWith("__CST"));
    return Object.fromEntries(custom.map((field) => [field.name, field.dataType]));
  };

  const begin = async () => {
    const order = at.driver.declare("CustomObject", inputs);
    await order.up();
    return order;
  };

  const expectAsItWas = async (order: Deployment) => {
    at.driver.emulator.faults.clear();
    expect(await order.up(inputs)).toBe("updated");
    expect(there()).toEqual({ demo__code__CST: "Text" });
    expect(Object.keys(order.outputs.fieldIds as object)).toEqual(["code"]);
    expect(await order.up(inputs)).toBe("unchanged");
  };

  const two = { name, fields: { ...inputs.fields, amount: { dataType: "number" }, day: { dataType: "date" } } };

  test("new ones of which nobody knows go again when they leave the program", async () => {
    const order = await begin();
    fault({ kind: "cut", when: "after", operation: "AddFields" });
    silenceAfter(1);
    expect(await complaint(order.up(two))).toContain(unreadable);
    expect(Object.keys(there())).toHaveLength(3);

    await expectAsItWas(order);
  });

  test("new ones of which nobody knows are found when they stay", async () => {
    const order = await begin();
    fault({ kind: "cut", when: "after", operation: "AddFields" });
    silenceAfter(1);
    await complaint(order.up(two));
    at.driver.emulator.faults.clear();
    at.driver.emulator.requests.clear();

    expect(await order.up(two)).toBe("updated");

    expect(count("AddFields") + count("AddField")).toBe(0);
    expect(order.outputs).toMatchObject(two);
    expect(await order.up(two)).toBe("unchanged");
  });

  test("one that was dropped and not made anew comes back as it was", async () => {
    const order = await begin();
    fault({ kind: "cut", operation: "AddField" });
    silenceAfter(3);
    await complaint(order.up({ name, fields: { code: { dataType: "number" } } }));
    expect(there()).toEqual({});

    await expectAsItWas(order);
  });

  test("one that was made anew with another type comes back as it was", async () => {
    const order = await begin();
    // Counted twice, dropped, created: then there is silence.
    silenceAfter(4);
    expect(await complaint(order.up({ name, fields: { code: { dataType: "number" } } }))).toContain(unreadable);
    expect(there()).toEqual({ demo__code__CST: "Number" });

    await expectAsItWas(order);
  });

  test("one that was dropped comes back", async () => {
    const order = await begin();
    silenceAfter(3);
    await complaint(order.up({ name, fields: {} }));
    expect(there()).toEqual({});

    await expectAsItWas(order);
  });

  test("one that somebody else made is nobody's but theirs", async () => {
    const order = await begin();
    world().fields.add(name, [{ name: "demo__foreign__CST", label: "Theirs", dataType: "date" }]);
    const news = { name, label: "Sale", fields: { ...inputs.fields, foreign: { dataType: "text" } } };

    expect(await complaint(order.up(news))).toContain("exists already");

    expect(Object.keys(order.outputs.fieldIds as object)).toEqual(["code"]);
    expect(await complaint(order.up(news))).toContain("exists already");
    expect(await order.up(inputs)).toBe("updated");
    expect(there()).toEqual({ demo__code__CST: "Text", demo__foreign__CST: "Date" });
    expect(world().objects.get(name).label).toBe("Order");
  });

  test("several that are taken over: what fails with one is told of that one", async () => {
    const order = await begin();
    const labels = () => ["demo__amount__CST", "demo__day__CST"].map((field) => world().fields.get(name, field).label);
    world().fields.add(name, [{ name: "demo__amount__CST", label: "Theirs", dataType: "number" }]);
    world().fields.add(name, [{ name: "demo__day__CST", label: "Theirs", dataType: "date" }]);
    fault({ status: 400, operation: "UpdateField", times: 1 });
    const fields = { ...inputs.fields, amount: { dataType: "number", label: "Amount" }, day: { dataType: "date", label: "Day" } };
    const news = { name, adoptExisting: true, fields };

    const message = await complaint(order.up(news));

    expect(message).toContain("Field demo__amount__CST of object demo__Order__CST was not changed. UpdateField");
    expect(labels()).toEqual(["Theirs", "Day"]);
    at.driver.emulator.faults.clear();
    expect(await order.up(news)).toBe("updated");
    expect(labels()).toEqual(["Amount", "Day"]);
  });

  test("a part of them is made before one is refused: it goes again when the program does without", async () => {
    const order = await begin();
    fault({ kind: "refuseField", match: "demo__day__CST" });
    expect(await complaint(order.up(two))).toContain("demo__day__CST");
    expect(there()).toEqual({ demo__code__CST: "Text", demo__amount__CST: "Number" });

    await expectAsItWas(order);
  });

  test("a part of them is made by the call that refuses one, and then there is silence", async () => {
    at.driver.emulator.dialect.fieldBatch = "partial";
    const order = await begin();
    fault({ kind: "refuseField", match: "demo__day__CST" });
    silenceAfter(1);
    await complaint(order.up(two));
    expect(Object.keys(there())).toEqual(["demo__code__CST", "demo__amount__CST"]);

    await expectAsItWas(order);
  });

  test("one that was dropped comes back, also when the repeated call was refused", async () => {
    const order = await begin();
    fault({ kind: "cut", when: "after", operation: "DeleteField", times: 1 });
    fault({ status: 403, operation: "DeleteField", skip: 1 });
    fault({ operation: "QueryCustomObjectbyID" });
    await complaint(order.up({ name, fields: {} }));
    expect(there()).toEqual({});

    await expectAsItWas(order);
  });

  test("one is refused after the object was changed, and the first look shows the object as it was before", async () => {
    const order = await begin();
    at.driver.emulator.dialect.staleReads = 1;
    fault({ status: 400, operation: "UpdateField" });
    await complaint(order.up({ name, label: "Sale", fields: { code: { ...text, label: "Number" } } }));
    expect(world().objects.get(name).label).toBe("Sale");

    await expectAsItWas(order);
    expect(world().objects.get(name).label).toBe("Order");
  });

  test("of a new object of which nobody knows: the next up finishes with what is declared then", async () => {
    fault({ kind: "cut", when: "after", operation: "AddFields" });
    silenceAfter(2);
    const order = at.driver.declare("CustomObject", two);
    await complaint(order.up());
    expect(Object.keys(there())).toHaveLength(3);

    await expectAsItWas(order);
  });

  test("of a new object, created with an answer and not read back, can be changed without a refresh", async () => {
    at.driver.emulator.dialect.createResult = "null";
    fault({ operation: "QueryCustomObjectbyID", skip: 1 });
    const order = at.driver.declare("CustomObject", inputs);
    await complaint(order.up());
    at.driver.emulator.faults.clear();

    expect(await order.up({ name, fields: { code: { ...text, label: "Number" } } })).toBe("updated");

    expect(world().fields.get(name, "demo__code__CST").label).toBe("Number");
  });
});

describe("a field on its own", () => {
  const begin = async () => {
    const inputs = { ...makeObject(at.driver), name: "demo__code__CST", dataType: "text", length: 10 };
    const field = at.driver.declare("Field", inputs);
    await field.up();
    silenceAfter(1);
    await complaint(field.up({ ...inputs, length: 20 }));
    at.driver.emulator.faults.clear();
    return { field, inputs };
  };
  const length = () => world().fields.get(objectName, "demo__code__CST").dataLength;

  test("that became longer is replaced after a refresh, and only then", async () => {
    const { field, inputs } = await begin();
    const { id } = field;
    expect(length()).toBe(20);

    expect(await complaint(field.up(inputs))).toContain("Run `pulumi refresh`, then `pulumi up`: that replaces it.");
    expect(await complaint(field.up({ ...inputs, label: "Code" }))).toContain("Run `pulumi refresh`");
    expect(field.id).toBe(id);

    await field.refresh();
    expect(field.inputs).toEqual({ ...inputs, length: 20 });
    expect(await field.up(inputs)).toBe("replaced");
    expect(length()).toBe(10);
  });

  test("that became longer and holds values is not replaced", async () => {
    const { field, inputs } = await begin();
    world().records.add(objectName, [{ demo__code__CST: "A-1" }]);

    expect(await complaint(field.up(inputs))).toContain("AZ104");

    expect(length()).toBe(20);
  });

  test("that did not get its decimals is not replaced for them", async () => {
    const inputs = { ...makeObject(at.driver), name: "demo__price__CST", dataType: "currency" };
    const field = at.driver.declare("Field", inputs);
    await field.up();
    fault({ kind: "cut", operation: "UpdateField" });
    fault({ operation: "QueryField" });
    await complaint(field.up({ ...inputs, scale: 2 }));
    at.driver.emulator.faults.clear();

    expect(await field.up({ ...inputs, label: "Price" })).toBe("updated");

    expect(world().fields.get(objectName, "demo__price__CST")).toMatchObject({ label: "Price", scale: 0 });
  });

  test("that was created and cannot be read back is in state", async () => {
    const inputs = { ...makeObject(at.driver), name: "demo__code__CST", dataType: "text" };
    const field = at.driver.declare("Field", inputs);
    silenceAfter(1);
    await complaint(field.up());
    at.driver.emulator.faults.clear();

    expect(await field.up()).toBe("updated");
    expect(await field.up()).toBe("unchanged");
    await field.destroy();
    expect(world().fields.find(objectName, "demo__code__CST")).toBeUndefined();
  });
});

describe("values of a picklist", () => {
  const name = "demo__Status";
  const inputs = { name, values: ["New", { value: "Done", label: "Closed" }] };
  const there = () =>
    world()
      .picklists.get(name)
      .values.map(({ value, label }) => `${value}: ${label}`)
      .sort();

  const begin = async () => {
    const status = at.driver.declare("Picklist", inputs);
    await status.up();
    return status;
  };

  const expectAsItWas = async (status: Deployment) => {
    at.driver.emulator.faults.clear();
    expect(await status.up(inputs)).toBe("updated");
    expect(there()).toEqual(["Done: Closed", "New: New"]);
    expect(await status.up(inputs)).toBe("unchanged");
  };

  test("that were added and cannot be read back go again when they leave the program", async () => {
    const status = await begin();
    silenceAfter(2);
    expect(await complaint(status.up({ name, values: [...inputs.values, "Paid"] }))).toContain(unreadable);
    expect(there()).toHaveLength(3);

    await expectAsItWas(status);
  });

  test("that were deleted and cannot be read back come again", async () => {
    const status = await begin();
    // Found and its references counted, twice, looked up, deleted: then there is silence.
    silenceAfter(6);
    await complaint(status.up({ name, values: ["New"] }));
    expect(there()).toEqual(["New: New"]);

    await expectAsItWas(status);
  });

  test("that were deleted so as to be added again come again as they were", async () => {
    const status = await begin();
    fault({ kind: "cut", operation: "AddPicklistValue" });
    fault({ operation: "QueryPicklistValuebyID", skip: 4 });
    await complaint(status.up({ name, values: ["New", { value: "Done", label: "Over" }] }));
    expect(there()).toEqual(["New: New"]);

    await expectAsItWas(status);
  });

  test("that others added meanwhile stay", async () => {
    const status = await begin();
    silenceAfter(1);
    await complaint(status.up({ ...inputs, masterLabel: "State" }));
    at.driver.emulator.faults.clear();
    world().picklists.addValues(name, [{ value: "Theirs", label: "Theirs" }]);

    expect(await status.up(inputs)).toBe("updated");

    expect(there()).toContain("Theirs: Theirs");
  });

  test("are deleted once although the answer gets lost", async () => {
    const status = await begin();
    fault({ kind: "cut", when: "after", operation: "DeletePicklistValuebyID", times: 1 });

    expect(await status.up({ name, values: ["New"] })).toBe("updated");

    expect(there()).toEqual(["New: New"]);
  });

  test("of a new one that cannot be read back are in state", async () => {
    silenceAfter(1);
    const status = at.driver.declare("Picklist", { name, values: ["New", "Paid"] });
    await complaint(status.up());

    await expectAsItWas(status);
  });

  test.each([{ masterLabel: "State" }, { description: "Of the order" }])(
    "stay while %p arrives although the first answer is an error",
    async (change) => {
      const status = await begin();
      fault({ status: 502, operation: "ModifyPicklistValue", times: 1 });

      expect(await status.up({ ...inputs, ...change })).toBe("updated");

      expect(world().picklists.get(name)).toMatchObject(change);
    },
  );

  test("stay while a description that never arrived is not cleared", async () => {
    const status = await begin();
    fault({ status: 502, operation: "ModifyPicklistValue" });
    await complaint(status.up({ ...inputs, description: "Of the order" }));
    at.driver.emulator.requests.clear();

    await expectAsItWas(status);
    expect(count("ModifyPicklistValue")).toBe(0);
  });
});

test("a field that was made anew beside one that is refused is what it became, and the next up goes on", async () => {
  const { driver } = at;
  const secret = { dataType: "encryptedtext", length: 20, maskType: "lastFour" };
  const order = driver.declare("CustomObject", { name: "demo__Order__CST", fields: { a: secret }, allowDataLoss: true });
  await order.up();
  fault({ kind: "refuseField", match: "demo__b__CST" });
  const wanted = { ...order.inputs, fields: { a: { dataType: "text" }, b: { dataType: "text" } } };

  expect(await complaint(order.up(wanted))).toContain("demo__b__CST");

  driver.emulator.faults.clear();
  expect(await order.up(wanted)).toBe("updated");
  expect(world().fields.get("demo__Order__CST", "demo__a__CST").dataType.toLowerCase()).toBe("text");
  expect(world().fields.find("demo__Order__CST", "demo__b__CST")).toBeDefined();
  expect(await order.up(wanted)).toBe("unchanged");
});

test("a value that somebody added to a picklist goes only after a refresh has shown it", async () => {
  const { driver } = at;
  const inputs = { name: "demo__Status", values: ["New", "Paid"] };
  const status = driver.declare("Picklist", inputs);
  await status.up();
  world().picklists.addValues("demo__Status", [{ value: "Odd", label: "Odd" }]);
  const there = () =>
    world()
      .picklists.get("demo__Status")
      .values.map(({ value }) => value);

  for (const masterLabel of ["State", "Stage"]) {
    expect(await status.up({ ...inputs, masterLabel })).toBe("updated");
    expect(status.outputs.values).toEqual(["New", "Paid"]);
    expect(there()).toContain("Odd");
  }

  await status.refresh();
  expect(status.inputs.values).toEqual(["New", "Paid", "Odd"]);
  await status.up({ ...inputs, masterLabel: "Stage" });
  expect(there()).toEqual(["New", "Paid"]);
});

test("attributes that are not modelled are written to a field of an adopted object", async () => {
  const { driver } = at;
  driver.emulator.dialect.unknownAttributes = "ignored";
  const { id } = world().objects.create({
    name: "demo__Order__CST",
    label: "Order",
    fields: [{ label: "Name", name: "name", dataType: "Name" }],
  });
  world().fields.add(id, [{ name: "demo__a__CST", label: "a", dataType: "text" }]);
  const fields = { a: { dataType: "text", label: "a", extra: { tenantNote: "one" } } };

  await driver.declare("CustomObject", { name: "demo__Order__CST", label: "Order", fields, adoptExisting: true }).up();

  expect(notes("UpdateField")).toEqual([[200, "one"]]);
});
