import { complaint, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { column, makeCustomers, objectName, requests, setOf, stored, types } from "./given";

// Rows that other records depend on by a master-detail relation: the platform deletes those together with the row.

const at = useDriver();
const orders = "demo__Order__CST";
const invoices = "demo__Invoice__CST";

const set = (codes: string, more: Properties = {}) => setOf(Object.fromEntries([...codes].map((code) => [code, {}])), more);
const codes = () => Object.keys(stored(at.driver)).sort().join("");
const refusal = (rows: string, records: string) =>
  `AZ111: deleting ${rows} of object ${objectName} deletes the records of object ${orders} that depend on ${rows === "1 row" ? "it" : "them"}, which destroys ${records}. Set allowDataLoss: true on the resource to proceed anyway.`;

/** The set of the customers A, B and C, two orders of A and one of B, and an invoice that only refers to C. */
async function withOrders(more: Properties = {}) {
  const { driver } = at;
  const { world } = driver.emulator;
  makeCustomers(driver);
  const customers = world.objects.find(objectName);
  for (const [name, dataType] of [
    [orders, "masterdetail"],
    [invoices, "lookup"],
  ] as const) {
    makeCustomers(driver, name);
    const referenceObjectsDetails = [{ referenceObjectId: customers?.id ?? "", referenceObjectName: objectName }];
    world.fields.add(world.objects.find(name)?.id ?? "", [{ label: "Of", name: column("of"), dataType, referenceObjectsDetails }]);
  }
  const declared = driver.declare("RecordSet", set("ABC", more));
  await declared.up();
  const id = (code: string) => world.records.query(objectName).records.find(({ values }) => values[column("code")] === code)?.id;
  world.records.add(orders, [{ [column("of")]: id("A") }, { [column("of")]: id("A") }, { [column("of")]: id("B") }]);
  world.records.add(invoices, [{ [column("of")]: id("C") }]);
  return declared;
}

test("are refused in the preview, with the records that would go", async () => {
  const declared = await withOrders();
  requests(at.driver);
  expect(await complaint(declared.up(set("C")))).toContain(refusal("2 rows", "3 records"));
  expect(requests(at.driver)).not.toHaveProperty("DeleteData");
  expect(await complaint(declared.up(set("BC")))).toContain(refusal("1 row", "2 records"));
  expect(at.driver.emulator.world.records.count(orders)).toBe(3);
});

test("a row to which others only refer goes without a question", async () => {
  const declared = await withOrders();
  expect(await declared.up(set("AB"))).toBe("updated");
  expect(codes()).toBe("AB");
});

test("are counted again right before they are deleted", async () => {
  const declared = await withOrders();
  const run = at.driver.run();
  const update = run.process("RecordSet").update(declared.id, declared.outputs, set("BC"));
  expect(await complaint(update)).toContain(refusal("1 row", "2 records"));
  expect(codes()).toBe("ABC");
});

test.each<[string, Properties]>([
  ["does not tell what becomes of them", { cascadeDelete: undefined }],
  ["tells them in an unknown form", { childObject: undefined, cascadeDelete: undefined, relation: "Orders" }],
])("are found where the platform %s", async (_title, other) => {
  const declared = await withOrders();
  const client = at.driver.connect();
  const { call } = client;
  const answering: typeof call = async (operation, args) => {
    const answer = await call(operation, args);
    const children = operation.name === "QueryCustomObjectbyID" ? (answer as { childObjects: object[] }).childObjects : [];
    for (const child of children) Object.assign(child, other);
    return answer;
  };
  Object.assign(client, { call: answering });
  expect(await complaint(declared.up(set("BC")))).toContain(refusal("1 row", "2 records"));
});

test("allowDataLoss deletes them without a count", async () => {
  const declared = await withOrders();
  const allowed = set("C", { allowDataLoss: true });
  expect(await declared.up(allowed)).toBe("updated");
  expect(at.driver.emulator.world.records.count(orders)).toBe(0);
});

test("the deletion of the set is refused, too, until it is allowed", async () => {
  const declared = await withOrders();
  expect(await complaint(declared.destroy())).toContain(refusal("3 rows", "3 records"));
  expect(codes()).toBe("ABC");
  await declared.up(set("ABC", { allowDataLoss: true }));
  await declared.destroy();
  expect(codes()).toBe("");
});

describe("a single record", () => {
  const single = { name: "first", objectName, types, key: ["code"], values: { code: "A" } };
  const adopting = { ...single, adoptExisting: true };

  test("is refused, too, until it is allowed", async () => {
    await withOrders();
    const record = at.driver.declare("Record", { ...single, values: { code: "D" } });
    await record.up();
    const { records } = at.driver.emulator.world;
    records.add(orders, [{ [column("of")]: record.outputs.recordId }]);
    const told = await complaint(record.destroy());
    expect(told).toContain(refusal("1 row", "1 record"));
    expect(told).toContain("To delete it, set that first and run `pulumi up`.");
    expect(codes()).toBe("ABCD");
    const invoice = { ...single, objectName: invoices, values: { code: "D" } };
    expect(await complaint(record.up(invoice))).toContain(refusal("1 row", "1 record"));
    await record.up({ ...record.inputs, allowDataLoss: true });
    await record.destroy();
    expect([codes(), records.count(orders)]).toEqual(["ABC", 3]);
  });

  test("stays with its details where it was adopted", async () => {
    await withOrders();
    const record = at.driver.declare("Record", adopting);
    await record.up();
    await record.destroy();
    expect([codes(), at.driver.emulator.world.records.count(orders)]).toEqual(["ABC", 3]);
  });
});

test("records that the run has deleted do not count", async () => {
  const declared = await withOrders();
  const { driver } = at;
  const { world } = driver.emulator;
  for (const { id } of world.records.query(orders).records) world.records.delete(orders, id);
  const lines = driver.declare(
    "RecordSet",
    setOf({ O1: { of: "A" } }, { name: "orders", objectName: orders, lookups: { of: { objectName, key: ["code"] } } }),
  );
  await lines.up();
  driver.emulator.dialect.staleReads = 2;
  const run = driver.run();
  await run.process("RecordSet").delete(lines.id, lines.outputs);
  await run.process("RecordSet").delete(declared.id, declared.outputs);
  expect([codes(), world.records.count(orders)]).toEqual(["", 0]);
});
