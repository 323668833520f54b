import type { Properties } from "../../../support/driver";
import { complaint } from "../../../support/driver";
import { makeObject, objectName } from "../../../support/makeObject";
import { useDriver } from "../../../support/useDriver";

const at = useDriver();

const fieldName = "demo__code__CST";
const live = () => at.driver.emulator.world.fields.get(objectName, fieldName);

/** A field of its own, and one that belongs to the declaration of its object. */
const ways: [string, (field: Properties) => [string, Properties]][] = [
  ["Field", (field) => ["Field", { ...makeObject(at.driver), name: fieldName, ...field }]],
  ["CustomObject", (field) => ["CustomObject", { name: objectName, fields: { code: field } }]],
];

/** The same declaration with other attributes of the field. */
function changed(inputs: Properties, field: Properties): Properties {
  return inputs.fields ? { ...inputs, fields: { code: field } } : { ...inputs, ...field };
}

describe.each(ways)("a %s that the platform does not let grow", (_, declare) => {
  const text = { dataType: "text", length: 20, label: "Code" };

  test.each<[string, Properties, Properties, string]>([
    ["length", text, { ...text, length: 30 }, "dataLength: cannot be raised from 20 to 30"],
    [
      "scale",
      { dataType: "number", scale: 1, label: "Code" },
      { dataType: "number", scale: 2, label: "Code" },
      "scale: cannot be raised from 1 to 2",
    ],
  ])("stays as it is, with its values, and the error says how to replace it: %s", async (_attribute, before, after, refusal) => {
    const { driver } = at;
    driver.emulator.dialect.fieldGrow = "refused";
    const [kind, inputs] = declare(before);
    const thing = driver.declare(kind, inputs);
    await thing.up();
    driver.emulator.world.records.add(objectName, [{ name: "one", [fieldName]: "1" }]);
    const { id } = live();

    const message = await complaint(thing.up(changed(inputs, after)));

    expect(message).toContain(refusal);
    expect(message).toContain("If the platform does not let fields grow, take the field out of the program");
    expect(live()).toMatchObject({ id, label: "Code" });
    expect(driver.emulator.world.records.all(objectName)).toMatchObject([{ values: { [fieldName]: "1" } }]);
    expect(thing.isIncomplete).toBe(false);
    expect(await thing.up(inputs)).toBe("unchanged");
  });

  test("is changed in everything else, and a refusal of that says nothing of growth", async () => {
    const { driver } = at;
    driver.emulator.dialect.fieldGrow = "refused";
    const [kind, inputs] = declare(text);
    const thing = driver.declare(kind, inputs);
    await thing.up();
    expect(await thing.up(changed(inputs, { ...text, label: "Key" }))).toBe("updated");
    driver.emulator.faults.add({ kind: "status", status: 400, when: "before", operation: "UpdateField" });
    expect(await complaint(thing.up(changed(inputs, text)))).not.toContain("let fields grow");
  });
});

test.each(ways)("a label that is too long for the platform is refused with its words: %s", async (_, declare) => {
  const { driver } = at;
  driver.emulator.dialect.labelMax = 63;
  const [kind, inputs] = declare({ dataType: "text", label: "x".repeat(63) });
  const thing = driver.declare(kind, inputs);
  expect(await thing.up()).toBe("created");

  const message = await complaint(thing.up(changed(inputs, { dataType: "text", label: "x".repeat(64) })));

  expect(message).toContain("label: is longer than 63 characters");
  expect(live().label).toHaveLength(63);
  expect(await thing.up(inputs)).toBe("unchanged");
});

describe("L10: an object at its limit of fields", () => {
  const full = async () => {
    const { driver } = at;
    driver.emulator.dialect.fieldLimit = 50;
    const fields = Object.fromEntries(Array.from({ length: 49 }, (_, index) => [`f${index}`, { dataType: "text" }]));
    const thing = driver.declare("CustomObject", { name: objectName, fields });
    await thing.up();
    const single = driver.declare("Field", { objectId: thing.id, objectName, name: fieldName, dataType: "text" });
    await single.up();
    driver.emulator.requests.clear();
    return { thing, single, news: { name: objectName, fields: { ...fields, more: { dataType: "text" } } } };
  };

  it("L10: says what helps where a `Field` would only go at the end of the run", async () => {
    const { thing, single, news } = await full();

    expect(await complaint(thing.up(news))).toContain("take it out in a run before");

    await single.destroy();
    expect(await thing.up(news)).toBe("updated");
  });

  it("L10: sends each refused field once, where it is known how the platform spells types", async () => {
    const { driver } = at;
    const { thing, news } = await full();
    const session = driver.session();
    session.platform.knowsSpelling = true;

    const { inputs } = await driver.process("CustomObject", session).check(thing.inputs, news);
    await complaint(driver.process("CustomObject", session).update(thing.id, thing.outputs, inputs));

    expect(driver.emulator.requests.count({ operation: "AddField" })).toBe(1);
  });

  it("L10: learns the spelling from the first field that it takes", async () => {
    const { driver } = at;
    const session = driver.session();
    const place = makeObject(driver);

    await driver.process("Field", session).create({ ...place, name: fieldName, dataType: "text" });

    expect(session.platform.knowsSpelling).toBe(true);
  });
});
