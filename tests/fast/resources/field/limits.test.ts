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
