import { complaint, type Deployment } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";

// MicrosoftDocs/power-platform#1914

const at = useDriver();

const name = "demo__Status";
const objectName = "demo__Order__CST";
const values = ["New", "Paid", "Lost"];

async function withPicklist(fields: Record<string, string>): Promise<Deployment> {
  const status = at.driver.declare("Picklist", { name, values });
  await status.up();
  const declared = Object.entries(fields).map(([key, dataType]) => [key, { dataType, picklistId: status.id }]);
  await at.driver.declare("CustomObject", { name: objectName, fields: Object.fromEntries(declared) }).up();
  return status;
}

function records(...rows: Record<string, unknown>[]): void {
  at.driver.emulator.world.records.add(
    objectName,
    rows.map((row) => ({ name: "one", ...row })),
  );
}

const live = () => at.driver.emulator.world.picklists.get(name).values.map(({ value }) => value);

test("a value that no record holds goes without permission, also while fields use the picklist", async () => {
  const status = await withPicklist({ status: "singleselect", all: "multiselect" });
  records({ demo__status__CST: "New", demo__all__CST: ["New", "Paid"] }, {});
  expect(await status.up({ name, values: ["New", "Paid"] })).toBe("updated");
  expect(live()).toEqual(["New", "Paid"]);
});

test("values that records hold are counted, for each field that uses the picklist", async () => {
  const status = await withPicklist({ status: "singleselect", all: "multiselect" });
  records(
    { demo__status__CST: "Paid" },
    { demo__status__CST: "Paid" },
    { demo__status__CST: "New", demo__all__CST: ["New", "Lost", "Paid"] },
  );
  expect(await complaint(status.up({ name, values: ["New"] }))).toBe(
    'values: AZ105: deleting values "Paid", "Lost" of picklist demo__Status destroys 2 values in field ' +
      "demo__status__CST of object demo__Order__CST, 2 values in field demo__all__CST of object demo__Order__CST. Set allowDataLoss: true on the resource to proceed anyway.",
  );
  expect(live()).toEqual(values);
});

test("a value that gets another label is deleted and added again, which is counted, too", async () => {
  const status = await withPicklist({ status: "singleselect" });
  records({ demo__status__CST: "Paid" });
  const relabelled = { name, values: ["New", { value: "Paid", label: "Payed" }, "Lost"] };
  expect(await complaint(status.up(relabelled))).toContain(
    'AZ105: changing value "Paid" of picklist demo__Status deletes it and adds it again, which destroys 1 value in field demo__status__CST',
  );
  expect(await status.up({ ...relabelled, allowDataLoss: true })).toBe("updated");
  expect(at.driver.emulator.world.picklists.get(name).values.map(({ label }) => label)).toEqual(["New", "Lost", "Payed"]);
});

test("where the platform does not show a field that uses the picklist, its records may hold the value", async () => {
  const status = await withPicklist({ status: "singleselect" });
  at.driver.fault({ status: 403, operation: "QueryCustomObjectbyID" });
  expect(await complaint(status.up({ name, values: ["New", "Paid"] }))).toContain(
    'AZ105: deleting value "Lost" of picklist demo__Status is refused while fields use the picklist: records may hold it.',
  );
});
