import { complaint, type Deployment } from "../../../support/driver";
import { unreadable, useHalfWay } from "../../lifecycle/halfWay";

const { at, count, fault, silenceAfter, world } = useHalfWay();

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

  const expectAsItWas = async (order: Deployment, more = {}) => {
    at.driver.emulator.faults.clear();
    expect(await order.up({ ...inputs, ...more })).toBe("updated");
    expect(there()).toEqual({ demo__code__CST: "Text" });
    expect(Object.keys(order.outputs.fieldIds as object)).toEqual(["code"]);
    expect(await order.up({ ...inputs, ...more })).toBe("unchanged");
  };

  const two = { name, fields: { ...inputs.fields, amount: { dataType: "number" }, day: { dataType: "date" } } };

  test("new ones that are not in state go again when they leave the program", async () => {
    const order = await begin();
    fault({ kind: "cut", when: "after", operation: "AddFields" });
    silenceAfter(1);
    expect(await complaint(order.up(two))).toContain(unreadable);
    expect(Object.keys(there())).toHaveLength(3);

    await expectAsItWas(order);
  });

  test("new ones that are not in state are found when they stay", async () => {
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

  test("one that was created again, and that old reads do not show yet, is no other's", async () => {
    at.driver.emulator.dialect.staleReads = 2;
    const long = { name, allowDataLoss: true, fields: { code: { ...text, length: 20 } } };
    const short = { ...long, fields: { code: { ...text, length: 10 } } };
    const order = at.driver.declare("CustomObject", long);
    await order.up();
    // The field is deleted and created again; then there is silence.
    silenceAfter(2);
    await complaint(order.up(short));
    at.driver.emulator.faults.clear();

    expect(await order.up(long)).toBe("updated");

    expect(order.outputs).toMatchObject(long);
    expect(await order.up(long)).toBe("unchanged");
  });

  test("one that was dropped and not created again comes back as it was", async () => {
    const order = await begin();
    fault({ kind: "cut", operation: "AddField" });
    silenceAfter(1);
    await complaint(order.up({ name, allowDataLoss: true, fields: { code: { dataType: "number" } } }));
    expect(there()).toEqual({});

    await expectAsItWas(order);
  });

  test("one that was created again with another type comes back as it was", async () => {
    const order = await begin();
    // Dropped, created: then there is silence.
    silenceAfter(2);
    expect(await complaint(order.up({ name, allowDataLoss: true, fields: { code: { dataType: "number" } } }))).toContain(unreadable);
    expect(there()).toEqual({ demo__code__CST: "Number" });

    await expectAsItWas(order, { allowDataLoss: true });
  });

  test("one that was dropped comes back", async () => {
    const order = await begin();
    silenceAfter(3);
    await complaint(order.up({ name, allowDataLoss: true, fields: {} }));
    expect(there()).toEqual({});

    await expectAsItWas(order);
  });

  test("one that somebody else made stays theirs", async () => {
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

  test("of a new object that is not in state: the next up finishes with what is declared then", async () => {
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

test("a field that was created again beside one that is refused is what it became, and the next up goes on", async () => {
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
