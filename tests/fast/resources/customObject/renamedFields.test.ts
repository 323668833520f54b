import { CheckError, complaint, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";

// A field gets another name and keeps its values: they are copied, compared, and only then the old field goes.

const at = useDriver();
const name = "demo__Customer__CST";
const column = (key: string) => `demo__${key}__CST`;
const world = () => at.driver.emulator.world;
const count = (operation: string) => at.driver.emulator.requests.count({ operation });

const text = { dataType: "text", length: 20 };
const before: Properties = { name, fields: { phone: text } };
const after: Properties = { name, fields: { telephone: { ...text, renamedFrom: "phone" } } };

const fieldsThere = () =>
  world()
    .fields.all(name)
    .map((field) => field.name)
    .filter((field) => field.endsWith("__CST"))
    .sort();
const valuesOf = (key: string) =>
  world()
    .records.query(name)
    .records.map(({ values }) => values[column(key)]);

async function made(values: readonly string[] = ["1", "2", "3"], inputs = before) {
  const customer = at.driver.declare("CustomObject", inputs);
  await customer.up();
  world().records.add(name, [...values.map((value) => ({ [column("phone")]: value })), { name: "without" }]);
  at.driver.emulator.requests.clear();
  return customer;
}

async function expectRenamed(values: readonly (string | undefined)[] = ["1", "2", "3", undefined]) {
  expect(fieldsThere()).toEqual([column("telephone")]);
  expect(valuesOf("telephone").map((value) => value ?? undefined)).toEqual(values);
}

test("its values are under the new name, and the preview counts them", async () => {
  const customer = await made();
  const { failures } = await at.driver.process("CustomObject").check(before, after);
  expect(failures).toEqual([]);
  expect(at.driver.warnings).toEqual([
    `Object ${name}: field ${column("phone")} is renamed to ${column("telephone")}: 3 values copied, then the old field is dropped.`,
  ]);

  expect(await customer.up(after)).toBe("updated");

  await expectRenamed();
  expect(Object.keys(customer.outputs.fieldIds as object)).toEqual(["telephone"]);
  at.driver.emulator.requests.clear();
  expect(await customer.up()).toBe("unchanged");
  expect(at.driver.emulator.requests.list).toEqual([]);
  expect(await customer.up({ name, fields: { telephone: text } })).toBe("updated");
  expect(count("AddObjectData") + count("DeleteField") + count("AddField")).toBe(0);
});

test.each([
  ["renamed", `field ${column("phone")} is renamed to ${column("telephone")} already: nothing is left to copy.`],
  ["gone", `field ${column("phone")} is gone, with its values: ${column("telephone")} comes without any.`],
])("the preview says of a field that is %s on the platform what is left to do", async (how, told) => {
  const customer = await made();
  const { outputs, id } = customer;
  if (how === "renamed") await customer.up(after);
  else world().fields.delete(name, column("phone"));
  // A run that was killed has written no state.
  Object.assign(customer, { outputs, id, inputs: before });
  at.driver.warnings.length = 0;
  await at.driver.process("CustomObject").check(before, after);
  expect(at.driver.warnings).toEqual([`Object ${name}: ${told}`]);
});

test("a field that was never there is a field like any other", async () => {
  const customer = at.driver.declare("CustomObject", after);
  expect(await customer.up()).toBe("created");
  expect(fieldsThere()).toEqual([column("telephone")]);
  expect(count("QueryData")).toBe(0);
});

test("250 values are three requests", async () => {
  const values = Array.from({ length: 250 }, (_, index) => `+${index}`);
  const customer = await made(values);
  await customer.up(after);
  await expectRenamed([...values, undefined]);
  expect(count("AddObjectData")).toBe(3);
});

test.each<[string, Properties, unknown]>([
  ["number", { dataType: "number", length: 10, scale: 2 }, 12.5],
  ["checkbox", { dataType: "checkbox" }, true],
  ["date", { dataType: "date" }, "2026-02-01"],
  ["datetime", { dataType: "datetime" }, "2026-02-01 10:00:00"],
  ["textarea", { dataType: "textarea", length: 100 }, "two\nlines"],
])("values of type %s are kept", async (_type, field, value) => {
  const customer = at.driver.declare("CustomObject", { name, fields: { phone: field } });
  await customer.up();
  world().records.add(name, [{ [column("phone")]: value }]);
  const old = valuesOf("phone");
  await customer.up({ name, fields: { telephone: { ...field, renamedFrom: "phone" } } });
  expect(valuesOf("telephone")).toEqual(old);
  expect(fieldsThere()).toEqual([column("telephone")]);
});

test.each(["singleselect", "multiselect"])("values of a picklist are kept: %s", async (dataType) => {
  const { id } = world().picklists.create({
    name: "demo__Tier",
    masterLabel: "Tier",
    picklistValues: [
      { value: "Gold", label: "Gold" },
      { value: "Tin", label: "Tin" },
    ],
  });
  const field = { dataType, picklistId: id };
  const customer = await made(["Gold", "Tin"], { name, fields: { phone: field } });
  await customer.up({ name, fields: { telephone: { ...field, renamedFrom: "phone" } } });
  expect(valuesOf("telephone").map((value) => [value ?? []].flat())).toEqual([["Gold"], ["Tin"], []]);
});

test("references are kept", async () => {
  const field = { dataType: "lookup", referenceObjectName: "self" };
  const customer = await made([], { name, fields: { phone: field } });
  const [first] = world().records.query(name).records;
  world().records.add(name, [{ [column("phone")]: first?.id }]);
  await customer.up({ name, fields: { telephone: { ...field, renamedFrom: "phone" } } });
  expect(valuesOf("telephone")).toContain(first?.id);
});

test("a record that has another value under the new name is not overwritten", async () => {
  const customer = await made(["1"], { name, fields: { phone: text, telephone: text } });
  world().records.add(name, [{ [column("phone")]: "1", [column("telephone")]: "2" }]);
  const told = await complaint(customer.up(after));
  expect(told).toContain(`1 record with another value in ${column("telephone")} already: id `);
  expect(fieldsThere()).toEqual([column("phone"), column("telephone")]);
  expect(valuesOf("telephone").filter(Boolean)).toEqual(["2"]);
});

test("a record that does not take the value is named, and nothing is dropped", async () => {
  const customer = await made();
  at.driver.fault({ operation: "AddObjectData", status: 400, resMsg: "not on Sundays" });
  const told = await complaint(customer.up(after));
  expect(told).toContain(`was not renamed to ${column("telephone")}: both are there.`);
  expect(told).toContain("3 records did not take the value (id ");
  expect(told).toContain("not on Sundays");
  expect(fieldsThere()).toEqual([column("phone"), column("telephone")]);
  at.driver.emulator.faults.clear();
  expect(await customer.up(after)).toBe("updated");
  await expectRenamed();
});

test.each<[string, Properties, string]>([
  ["another type", { dataType: "number", renamedFrom: "phone" }, "is of type number instead of text"],
  ["less room", { ...text, length: 10, renamedFrom: "phone" }, "is shorter"],
  ["a value in each record", { ...text, required: true, renamedFrom: "phone" }, "is required"],
])("a field of %s cannot have the values", async (_title, telephone, reason) => {
  const customer = await made();
  const told = await complaint(customer.up({ name, fields: { telephone } }));
  expect(told).toContain("fields.telephone.renamedFrom");
  expect(told).toContain(`which ${reason}. Rename it first`);
  expect(told).not.toContain("AZ10");
  expect(fieldsThere()).toEqual([column("phone")]);
});

test.each<[string, Properties, string]>([
  [
    "is still in the program",
    { phone: text, telephone: { ...text, renamedFrom: "phone" } },
    "names field phone, which is still in the program",
  ],
  [
    "has given its values",
    { a: { ...text, renamedFrom: "phone" }, b: { ...text, renamedFrom: column("phone") } },
    "field a takes the values",
  ],
  ["is computed", { number: { dataType: "autonumber", renamedFrom: "phone" } }, "renamedFrom"],
])("a field that %s is no field of before", async (_title, fields, words) => {
  const update = at.driver.declare("CustomObject", { name, fields }).up();
  await expect(update).rejects.toThrow(CheckError);
  expect(await complaint(update)).toContain(words);
  expect(at.driver.emulator.requests.list).toEqual([]);
});

test("a field of its own takes no values over", async () => {
  const field = { ...text, renamedFrom: "phone", name: column("telephone"), objectId: "cust00000000000000A1" };
  expect(await complaint(at.driver.declare("Field", field).up())).toContain("renamedFrom");
});
