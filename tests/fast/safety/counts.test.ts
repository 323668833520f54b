import type { Properties } from "../../support/driver";
import { complaint } from "../../support/driver";
import { useDriver } from "../../support/useDriver";

// Where the platform does not count by whether there is a value, every record may hold one, or none.

const at = useDriver();

const name = "demo__Customer__CST";
const secret = { dataType: "encryptedtext" };
const inputs: Properties = { name, fields: { secret } };

async function withRecords(values: (string | undefined)[]) {
  const { driver } = at;
  const customer = driver.declare("CustomObject", inputs);
  await customer.up();
  const rows = values.map((value) => ({ name: "one", ...(value && { demo__secret__CST: value }) }));
  if (rows.length > 0) driver.emulator.world.records.add(name, rows);
  return customer;
}

test.each<["all" | "some", (string | undefined)[], string]>([
  ["all", ["x", undefined], "destroys 1 value."],
  ["some", ["x", undefined], "destroys what 2 records may hold in it."],
  ["some", [undefined], "destroys what 1 record may hold in it."],
])("dropping an encrypted text, recordCounts: %s, values: %p", async (recordCounts, values, finding) => {
  const customer = await withRecords(values);
  at.driver.emulator.dialect.recordCounts = recordCounts;
  expect(await complaint(customer.up({ name, fields: {} }))).toContain(
    `AZ102: dropping field demo__secret__CST of object demo__Customer__CST ${finding}`,
  );
});

const required = { name, fields: { secret: { ...secret, required: true } } };

test.each<["all" | "some", (string | undefined)[], string]>([
  ["all", ["x", undefined], "is refused while 1 record holds no value."],
  ["some", ["x", undefined], "is refused while 2 records may hold no value."],
])("requiring an encrypted text, recordCounts: %s, values: %p", async (recordCounts, values, finding) => {
  const customer = await withRecords(values);
  at.driver.emulator.dialect.recordCounts = recordCounts;
  expect(await complaint(customer.up(required))).toContain(
    `AZ106: requiring field demo__secret__CST of object demo__Customer__CST ${finding} Set allowDataLoss: true`,
  );
});

test("without records, and with allowDataLoss, the change is made", async () => {
  const empty = await withRecords([]);
  at.driver.emulator.dialect.recordCounts = "some";
  expect(await empty.up(required)).toBe("updated");
  expect(await empty.up(inputs)).toBe("updated");
  at.driver.emulator.world.records.add(name, [{ name: "one" }]);
  expect(await empty.up({ ...required, allowDataLoss: true })).toBe("updated");
});
