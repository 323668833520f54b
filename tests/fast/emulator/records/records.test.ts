import { data, useSession } from "../session";

const session = useSession();
let object: string;
const name = "demo__Order__CST";
beforeEach(async () => {
  const { id: picklistId } = session.emulator.world.picklists.create({
    name: "demo__Tags",
    masterLabel: "Tags",
    picklistValues: ["red", "green", "blue"].map((value) => ({ value, label: value })),
  });
  const made = await session.makeObject(name, [
    { name: "demo__code__CST", dataType: "text", dataLength: 5, isUnique: true },
    { name: "demo__amount__CST", dataType: "number" },
    { name: "demo__paid__CST", dataType: "checkbox" },
    { name: "demo__due__CST", dataType: "date" },
    { name: "demo__tag__CST", dataType: "singleselect", picklistId },
    { name: "demo__tags__CST", dataType: "multiselect", picklistId },
    { name: "demo__mail__CST", dataType: "email" },
    { name: "demo__buyer__CST", dataType: "lookup", referenceObjectsDetails: [{ referenceObjectName: "User" }] },
    { name: "demo__number__CST", dataType: "autonumber", pattern: "A-{000}", startingNumber: 7 },
    { name: "demo__double__CST", dataType: "formula", formula: "amount * 2" },
  ]);
  object = made.id;
});

const add = (...records: Record<string, unknown>[]) => session.post(`${data}/bobject/${name}`, { records });
const addOne = async (record: Record<string, unknown>) => String((await add(record)).at(0, "id"));
const read = async (id: string, query = "") => (await session.get(`${data}/bobject/${name}/${id}${query}`)).at(0);
const count = async (...conditions: unknown[]) =>
  (await session.post(`${data}/count/${name}`, { condition: { conjunction: "AND", conditions } })).at();

test("records answer their ids, which begin with the key prefix of the object", async () => {
  const answer = await add({ name: "one" }, { name: "two" });
  expect(answer.at()).toEqual([
    { id: expect.stringMatching(`^c${object.slice(-3)}[0-9A-Za-z]{16}$`) },
    { id: expect.stringMatching(`^c${object.slice(-3)}[0-9A-Za-z]{16}$`) },
  ]);
});

test("a record reads back by the meaning of its fields, members sorted, empty fields null", async () => {
  const user = session.emulator.world.user;
  const id = await addOne({
    name: "one",
    demo__code__CST: "A1",
    demo__amount__CST: 7,
    demo__paid__CST: "true",
    demo__tag__CST: "red",
    demo__tags__CST: ["red", "blue"],
    demo__buyer__CST: user.id,
  });
  const record = (await read(id)) as Record<string, unknown>;
  expect(record).toMatchObject({
    id,
    name: "one",
    demo__code__CST: "A1",
    demo__amount__CST: "7",
    demo__paid__CST: true,
    demo__due__CST: null,
    demo__tag__CST: "red",
    demo__tags__CST: "red;blue",
    demo__buyer__CST: user.id,
    "demo__buyer__CST.__objectType": "User",
    "demo__buyer__CST.name": user.name,
    demo__number__CST: "A-007",
    demo__double__CST: null,
    currencyIsoCode: "",
    installedPackage: null,
    owner: user.id,
    "owner.__objectType": "User",
    "owner.name": user.name,
  });
  expect(Object.keys(record)).toEqual(Object.keys(record).sort());
});

test("`fields` limits what is read to them and what is necessary", async () => {
  const id = await addOne({ name: "one", demo__amount__CST: "7" });
  expect(Object.keys((await read(id, "?fields=DEMO__AMOUNT__CST")) as object)).toEqual([
    "demo__amount__CST",
    "id",
    "owner",
    "owner.__objectType",
    "owner.name",
  ]);
});

describe("refused", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["an unknown field", { demo__none__CST: 1 }, "demo__none__CST"],
    ["a text that is too long", { demo__code__CST: "123456" }, "demo__code__CST"],
    ["a number that is none", { demo__amount__CST: "many" }, "demo__amount__CST"],
    ["a checkbox that is neither", { demo__paid__CST: "perhaps" }, "demo__paid__CST"],
    ["a date that is none", { demo__due__CST: "2024-13-01" }, "demo__due__CST"],
    ["a value outside the picklist", { demo__tag__CST: "black" }, "demo__tag__CST"],
    ["one value outside the picklist", { demo__tags__CST: "red;black" }, "demo__tags__CST"],
    ["an address that is none", { demo__mail__CST: "me" }, "demo__mail__CST"],
    ["a lookup to nothing", { demo__buyer__CST: "10gd0000000000000000" }, "demo__buyer__CST"],
    ["an auto number", { demo__number__CST: "A-1" }, "demo__number__CST"],
    ["a formula", { demo__double__CST: "4" }, "demo__double__CST"],
  ])("%s; no record of the call is made", async (_what, record, field) => {
    const answer = await add({ name: "fine" }, record);
    expect(answer).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining(field) } });
    expect(await count()).toBe(0);
  });

  test("an empty list", async () => {
    expect((await add()).status).toBe(400);
  });

  test("an unknown object, and an id for a name", async () => {
    expect((await session.post(`${data}/bobject/demo__None__CST`, { records: [{}] })).status).toBe(404);
    expect((await session.post(`${data}/bobject/${object}`, { records: [{}] })).status).toBe(404);
  });

  test("a value twice in a unique field, in any case", async () => {
    await add({ demo__code__CST: "a" });
    expect((await add({ demo__code__CST: "A" })).status).toBe(400);
    expect((await add({ demo__code__CST: "b" }, { demo__code__CST: "b" })).status).toBe(400);
    expect((await add({ demo__code__CST: null }, {})).status).toBe(200);
  });

  test("nothing in a required field, unless it has a default", async () => {
    const { world } = session.emulator;
    world.fields.add(object, [{ name: "demo__must__CST", label: "Must", dataType: "text", isRequired: true }]);
    expect(await add({ name: "one" })).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining("demo__must__CST") } });
    expect((await add({ demo__must__CST: "" })).status).toBe(400);
    world.fields.update(object, "demo__must__CST", { defaultValue: "given" });
    expect(await read(await addOne({ name: "one" }))).toMatchObject({ demo__must__CST: "given" });
  });
});

test("update changes what is sent; null empties", async () => {
  const id = await addOne({ name: "one", demo__code__CST: "a", demo__amount__CST: "007" });
  expect((await session.put(`${data}/bobject/${name}/${id}`, { setValue: { demo__code__CST: null, NAME: "two" } })).at()).toBe(1);
  expect(await read(id)).toMatchObject({ name: "two", demo__code__CST: null, demo__amount__CST: "7" });
  expect((await session.put(`${data}/bobject/${name}/${id}`, { setValue: { demo__amount__CST: "x" } })).status).toBe(400);
});

test("delete answers 1; the record is gone", async () => {
  const id = await addOne({ name: "one" });
  expect((await session.del(`${data}/bobject/${name}/${id}`)).at()).toBe(1);
  expect((await session.get(`${data}/bobject/${name}/${id}`)).status).toBe(404);
  expect((await session.del(`${data}/bobject/${name}/${id}`)).status).toBe(404);
});

test("deleting a master record deletes its details", async () => {
  await session.makeObject("demo__Line__CST", [
    { name: "demo__order__CST", dataType: "masterdetail", referenceObjectsDetails: [{ referenceObjectId: object }] },
  ]);
  const [first, second] = [await addOne({ name: "one" }), await addOne({ name: "two" })];
  session.emulator.world.records.add("demo__Line__CST", [
    { demo__order__CST: first },
    { demo__order__CST: first },
    { demo__order__CST: second },
  ]);
  await session.del(`${data}/bobject/${name}/${first}`);
  expect(session.emulator.world.records.count("demo__Line__CST")).toBe(1);
});

describe("conditions", () => {
  beforeEach(() =>
    add(
      {
        name: "Anna",
        demo__code__CST: "a",
        demo__amount__CST: 9,
        demo__paid__CST: true,
        demo__due__CST: "2024-01-01",
        demo__tag__CST: "red",
        demo__tags__CST: "red;blue",
      },
      {
        name: "Bert",
        demo__code__CST: "b",
        demo__amount__CST: 10,
        demo__paid__CST: false,
        demo__due__CST: "2024-02-01",
        demo__tags__CST: "green",
      },
      { name: "Carl", demo__code__CST: "c", demo__amount__CST: 100, demo__tag__CST: "blue" },
    ),
  );

  test.each<[string, string, unknown, number]>([
    ["name", "eq", "Anna", 1],
    ["NAME", "eq", "Anna", 1],
    ["name", "ne", "Anna", 2],
    ["name", "in", ["Anna", "Carl", "Dora"], 2],
    ["name", "contains", "r", 2],
    ["name", "startwith", "C", 1],
    ["name", "endwith", "t", 1],
    ["demo__code__CST", "gt", "a", 2],
    ["demo__amount__CST", "eq", "9.0", 1],
    ["demo__amount__CST", "gt", 9, 2],
    ["demo__amount__CST", "ge", "10", 2],
    ["demo__amount__CST", "lt", 100, 2],
    ["demo__amount__CST", "le", 9, 1],
    ["demo__amount__CST", "in", [9, "100"], 2],
    ["demo__paid__CST", "eq", true, 1],
    ["demo__paid__CST", "eq", "false", 1],
    ["demo__due__CST", "lt", "2024-01-15", 1],
    ["demo__due__CST", "isnull", undefined, 1],
    ["demo__due__CST", "isnotnull", undefined, 2],
    ["demo__tag__CST", "eq", "red", 1],
    ["demo__tags__CST", "includes", "blue;green", 2],
    ["demo__tags__CST", "excludes", "blue", 2],
    ["demo__tags__CST", "eq", "red;blue", 1],
    ["createdBy", "eq", "10gd000001Dg00000001", 3],
    ["createdDate", "gt", "2020-01-01 00:00:00", 3],
  ])("%s %s %j finds %d", async (field, operator, value, found) => {
    expect(await count({ field, operator, value })).toBe(found);
  });

  test.each<[string, string, unknown]>([
    ["name", "like", "A"],
    ["demo__code__CST", "in", ["a"]],
    ["demo__paid__CST", "gt", true],
    ["demo__tag__CST", "in", ["red"]],
    ["demo__double__CST", "eq", "4"],
    ["demo__none__CST", "eq", "4"],
    ["name", "in", "Anna"],
  ])("refuses %s %s %j", async (field, operator, value) => {
    const answer = await session.post(`${data}/count/${name}`, {
      condition: { conjunction: "AND", conditions: [{ field, operator, value }] },
    });
    expect(answer).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining(field) } });
  });

  test("groups nest", async () => {
    const either = (...names: string[]) => ({
      conjunction: "OR",
      conditions: names.map((value) => ({ field: "name", operator: "eq", value })),
    });
    expect(await count({ condition: either("Anna", "Bert") }, { field: "demo__amount__CST", operator: "gt", value: 9 })).toBe(1);
  });

  test("an empty or absent condition means all records", async () => {
    expect(await count()).toBe(3);
    expect((await session.post(`${data}/count/${name}`, {})).at()).toBe(3);
  });

  test("base=I takes the object's id, base=N its name", async () => {
    expect((await session.post(`${data}/count/${object}?base=I`, {})).at()).toBe(3);
    expect((await session.post(`${data}/count/${name}?base=N`, {})).at()).toBe(3);
    expect((await session.post(`${data}/count/${name}?base=I`, {})).status).toBe(404);
  });

  test("a query sorts, cuts, and counts all that satisfy the condition", async () => {
    const condition = { conjunction: "AND", conditions: [{ field: "demo__amount__CST", operator: "gt", value: 1 }] };
    const options = { orderby: [{ field: "demo__amount__CST", order: "desc" }], skip: 1, limit: 1, fields: ["name"] };
    const { body } = await session.post(`${data}/query/${name}?base=N`, { condition, options });
    expect(body).toMatchObject({ resCode: "0", count: 3, result: [{ name: "Bert" }] });
    expect(body).not.toHaveProperty("result.0.createdDate");
  });

  test("a query for more than 10000 records is refused", async () => {
    expect((await session.post(`${data}/query/${name}`, { options: { limit: 10_001 } })).status).toBe(400);
  });
});
