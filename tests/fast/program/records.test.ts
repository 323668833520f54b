import * as pulumi from "@pulumi/pulumi";
import { countRecords, countRecordsOutput, getRecord, getRecords, getRecordsOutput, type RecordInfo, where } from "../../../provider";
import { resolved } from "./mocks";
import { inside, useTenant } from "./tenant";

const tenant = useTenant();

const customerName = "demo__Customer__CST";
const orderName = "demo__Order__CST";

function makeCustomers(): { id: string; add(rows: object[]): string[] } {
  const { objects, fields, records } = tenant.emulator.world;
  const preset = { name: "name", label: "Name", dataType: "Name" };
  const { id } = objects.create({ name: customerName, label: "Customer", fields: [preset] });
  fields.add(id, [
    { name: "demo__rating__CST", label: "Rating", dataType: "number", dataLength: 9, scale: 0 },
    { name: "demo__vip__CST", label: "VIP", dataType: "checkbox" },
  ]);
  return { id, add: (rows) => records.add(id, rows as Record<string, unknown>[]).map((record) => record.id) };
}

function makeOrders(customers: string): (rows: object[]) => void {
  const { objects, fields, records } = tenant.emulator.world;
  const preset = { name: "name", label: "Name", dataType: "Name" };
  const { id } = objects.create({ name: orderName, label: "Order", fields: [preset] });
  const referenceObjectsDetails = [{ referenceObjectId: customers, relationshipName: "Orders", relationshipLabel: "Orders" }];
  fields.add(id, [{ name: "demo__customer__CST", label: "Customer", dataType: "lookup", referenceObjectsDetails }]);
  return (rows) => void records.add(id, rows as Record<string, unknown>[]);
}

const asked = (operation: string) => tenant.emulator.requests.list.filter((request) => request.operation === operation);
const names = (records: readonly RecordInfo[]) => records.map(({ name }) => name);

describe("an object", () => {
  test.each(["Customer", customerName])("is told as %s", async (object) => {
    makeCustomers().add([{ name: "a" }]);
    expect(names(await getRecords({ object }))).toEqual(["a"]);
  });

  test("is told by its id", async () => {
    const customers = makeCustomers();
    customers.add([{ name: "a" }]);
    expect(await countRecords({ object: customers.id })).toBe(1);
  });

  test("that the list of objects does not show is asked as it is named", async () => {
    await expect(countRecords({ object: "Hidden" })).rejects.toThrow("object Hidden does not exist");
  });

  test("whose id does not exist is told", async () => {
    await expect(countRecords({ object: "cust000000AAAAAAAAAA" })).rejects.toThrow("there is no object with the id cust000000AAAAAAAAAA");
  });
});

describe("by ids", () => {
  test("records come in the order of the ids, also of more ids than one call takes", async () => {
    const ids = makeCustomers().add(Array.from({ length: 250 }, (_, index) => ({ name: `c${index}` })));
    const backwards = [...ids].reverse();
    const found = await getRecords({ object: "Customer", ids: [...backwards, String(ids[0])], fields: ["name"] });
    expect(found.map(({ id }) => id)).toEqual([...backwards, ids[0]]);
    expect(asked("QueryDatabyRecordIDList").map(({ query }) => String(query?.records).split(",").length)).toEqual([100, 100, 50]);
  });

  test.each(["leftOut", "refused"] as const)("one that does not exist fails, whatever the platform does: %s", async (unknownIds) => {
    tenant.emulator.dialect.unknownIds = unknownIds;
    const { id, add } = makeCustomers();
    const missing = `${tenant.emulator.world.objects.get(id).keyPrefix}000000ZZZZZZZZZZ`;
    const [first = ""] = add([{ name: "a" }]);
    await expect(getRecords({ object: "Customer", ids: [first, missing] })).rejects.toThrow(missing);
  });

  test.each([[[]], [[""]], [["a", " "]]])("none, or an empty one, is refused before a call: %j", async (ids) => {
    await expect(getRecords({ object: "Customer", ids })).rejects.toThrow("ids must be one id at least");
    await expect(getRecord({ object: "Customer", id: "" })).rejects.toThrow("id must be a text that is not empty");
    expect(tenant.emulator.requests.counts()).toEqual({});
  });

  test("one that does not exist is told", async () => {
    makeCustomers();
    const id = "cxxx000000ZZZZZZZZZZ";
    await expect(getRecord({ object: "Customer", id })).rejects.toThrow(`there is no record with the id ${id} in object ${customerName}.`);
  });
});

test("order, limit, skip and fields travel as the platform documents them", async () => {
  makeCustomers().add(["b", "a", "c", "d"].map((name, index) => ({ name, demo__rating__CST: index % 2 })));
  const found = await getRecords({
    object: "Customer",
    condition: where.or(where.name("name").eq("a"), where.name("name").in(["b", "c", "d"])),
    orderby: [{ field: "demo__rating__CST", order: "desc" }, { field: "name" }],
    fields: ["name"],
    limit: 2,
    skip: 1,
  });
  // Rating 1: a, d; rating 0: b, c. The first is left out.
  expect(names(found)).toEqual(["d", "b"]);
  expect(found[0]).not.toHaveProperty("demo__rating__CST");
  expect(asked("QueryData").map(({ query, body }) => [query, body])).toMatchObject([
    [
      { fields: "name" },
      {
        options: {
          orderby: [
            { field: "demo__rating__CST", order: "desc" },
            { field: "name", order: "asc" },
          ],
          limit: 2,
          skip: 1,
        },
      },
    ],
  ]);
});

test.each([{ limit: 0 }, { limit: 1.5 }, { skip: -1 }])("%j is refused before a call", async (query) => {
  await expect(getRecords({ object: "Customer", ...query })).rejects.toThrow(/must be a whole number from/);
  expect(tenant.emulator.requests.counts()).toEqual({});
});

describe("pages", () => {
  const fill = (count: number) => makeCustomers().add(Array.from({ length: count }, (_, index) => ({ name: `c${index % 7}` })));

  test.each([10_000, 5000])("12,000 records are read whole where one query answers at most %i", async (queryMax) => {
    tenant.emulator.dialect.queryMax = queryMax;
    const ids = fill(12_000);
    const found = await getRecords({ object: "Customer", fields: ["name"], orderby: [{ field: "name" }] });
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(ids));
    expect(names(found)).toEqual([...names(found)].sort());
    // A first page without the id; then three with it, 5,000 + 5,000 + 2,000.
    expect(asked("QueryData").map(({ body }) => (body as { options: object }).options)).toMatchObject([
      { limit: 5000 },
      { limit: 5000, orderby: [{ field: "name" }, { field: "id", order: "asc" }] },
      { limit: 5000, skip: 5000 },
      { limit: 5000, skip: 10_000 },
    ]);
  });

  test("5,000 records take one more query than they fill, 4,999 one", async () => {
    fill(4999);
    await getRecords({ object: "Customer", fields: ["id"] });
    expect(asked("QueryData")).toHaveLength(1);
  });

  test("a limit above the page is kept", async () => {
    fill(7000);
    expect(await getRecords({ object: "Customer", fields: ["id"], limit: 6000, skip: 500 })).toHaveLength(6000);
  });

  test("what is not complete fails", async () => {
    fill(5001);
    // As of a platform that answers no more than its first records, or of records that went between two pages.
    const count = jest.spyOn(tenant.emulator.world.records, "count").mockReturnValue(6000);
    const asked = getRecords({ object: "Customer", fields: ["id"] });
    await expect(asked).rejects.toThrow("has 6000 such records, and the platform answered 5001");
    count.mockRestore();
  });
});

describe("related records", () => {
  beforeEach(() => {
    const customers = makeCustomers();
    const [alice, bob] = customers.add([{ name: "alice", demo__vip__CST: true }, { name: "bob" }]);
    makeOrders(customers.id)([
      { name: "o1", demo__customer__CST: alice },
      { name: "o2", demo__customer__CST: bob },
      { name: "o3", demo__customer__CST: alice },
    ]);
  });

  test("a condition on a parent", async () => {
    const condition = where.and(where.parent("demo__customer__CST", where.checkbox("demo__vip__CST").eq(true)));
    expect(names(await getRecords({ object: "Order", condition }))).toEqual(["o1", "o3"]);
  });

  test("a condition on children", async () => {
    const condition = where.and(where.children("Orders", where.name("name").eq("o2")));
    expect(names(await getRecords({ object: "Customer", condition }))).toEqual(["bob"]);
  });

  test("parents are read together with a record", async () => {
    const [first] = await getRecords({
      object: "Order",
      limit: 1,
      parents: [{ relatedField: "demo__customer__CST", fields: ["demo__vip__CST"] }],
    });
    expect(first).toMatchObject({ "demo__customer__CST.demo__vip__CST": true });
  });

  test.each<[word: "either" | "childs" | "children", unknown: "refused" | "ignored"]>([
    ["either", "refused"],
    ["childs", "refused"],
    ["children", "refused"],
    ["children", "ignored"],
  ])("children, where the platform knows %s and what it does not know is %s", async (childMember, unknownAttributes) => {
    Object.assign(tenant.emulator.dialect, { childMember, unknownAttributes });
    const [first] = await getRecords({
      object: "Customer",
      limit: 1,
      children: [{ relationName: "Orders", fields: ["name"], orderby: [{ field: "name", order: "desc" }], limit: 1 }],
    });
    expect(first).toMatchObject({ name: "alice", Orders: { records: [{ name: "o3" }] } });
  });
});

test("a value of a condition may be an output, also a secret one: then the answer is secret", async () => {
  makeCustomers().add([{ name: "a" }, { name: "b" }]);
  const condition = where.name("name").eq(pulumi.secret("b"));
  const found = getRecordsOutput({ object: "Customer", condition });
  expect(names(await resolved(found))).toEqual(["b"]);
  expect(await inside(found).isSecret).toBe(true);
  expect(await resolved(countRecordsOutput({ object: "Customer", condition }))).toBe(1);
  await expect(getRecords({ object: "Customer", condition })).rejects.toThrow("condition is known only when the program runs");
});
