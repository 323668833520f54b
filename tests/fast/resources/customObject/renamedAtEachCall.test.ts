import { dialectPresets } from "../../../../emulator";
import type { Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";

// A field gets another name, and the run ends at any of its calls.

const name = "demo__Customer__CST";
const text = { dataType: "text", length: 20 };
const before: Properties = { name, fields: { phone: text } };
const after: Properties = { name, fields: { telephone: { ...text, renamedFrom: "phone" } } };

describe.each(Object.entries({ documented: {}, ...dialectPresets }))("where the platform is %s", (_name, dialect) => {
  const at = useDriver({ ...dialect, tokenParameters: "body" });

  /** The run ends with a call, before or after its work; `killed`: its state is that of before. */
  async function endAt(skip: number, when: "before" | "after", killed: boolean) {
    const { driver } = at;
    const { world } = driver.emulator;
    driver.reset();
    const customer = driver.declare("CustomObject", before);
    await customer.up();
    world.records.add(name, [{ demo__phone__CST: "1" }, { demo__phone__CST: "2" }, { name: "without" }]);
    const { outputs, id } = customer;
    driver.fault({ kind: "cut", when, skip });
    const ended = await customer.up(after).then(
      () => false,
      () => true,
    );
    driver.emulator.faults.clear();
    if (killed) Object.assign(customer, { outputs, id, inputs: before });
    await customer.up(after);
    const fields = world.fields.all(name).map((field) => field.name);
    expect(fields.filter((field) => field.endsWith("__CST"))).toEqual(["demo__telephone__CST"]);
    expect(world.records.query(name).records.map(({ values }) => values.demo__telephone__CST ?? "")).toEqual(["1", "2", ""]);
    expect(await customer.up(after)).toBe("unchanged");
    return ended;
  }

  test.each([
    ["before", false],
    ["after", false],
    ["after", true],
  ] as const)("the next up goes on: %s the work, killed: %s", async (when, killed) => {
    let calls = 0;
    while (await endAt(calls, when, killed)) calls += 1;
    expect(calls).toBeGreaterThan(5);
  });
});
