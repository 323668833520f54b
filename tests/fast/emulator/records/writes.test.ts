import { data, useSession } from "../session";

const session = useSession();
const name = "demo__Order__CST";
const rows = `${data}/bobject/${name}`;
let prefix: string;
beforeEach(async () => {
  const { id } = await session.makeObject(name, [
    { name: "demo__code__CST", dataType: "text", dataLength: 5, isUnique: true },
    { name: "demo__amount__CST", dataType: "number" },
    { name: "demo__number__CST", dataType: "autonumber", pattern: "A-{000}", startingNumber: 1 },
  ]);
  prefix = session.emulator.world.objects.get(id).keyPrefix;
});

const add = async (...records: object[]) => ((await session.post(rows, { records })).at() as { id: string }[]).map(({ id }) => id);
const upsert = (...records: object[]) => session.post(`${data}/upsert/${name}`, { records });
const all = () => session.emulator.world.records.all(name).map(({ values }) => [values.name, values.demo__amount__CST]);
const named = (...names: string[]) => ({ conjunction: "AND", conditions: [{ field: "name", operator: "in", value: names }] });

describe("upsert", () => {
  test("adds what has no id and changes what has one; the ids are in the order of the records", async () => {
    const [one = ""] = await add({ name: "one", demo__amount__CST: 1 });
    const answer = await upsert({ name: "two", demo__amount__CST: 2 }, { id: one, demo__amount__CST: 7 }, { id: "", name: "three" });
    const ids = (answer.at() as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual([expect.stringMatching(`^${prefix}`), one, expect.stringMatching(`^${prefix}`)]);
    expect(all()).toEqual([
      ["one", "7"],
      ["two", "2"],
      ["three", undefined],
    ]);
  });

  test("changes what an earlier element of the same call changed", async () => {
    const [one = ""] = await add({ name: "one", demo__code__CST: "a" });
    expect((await upsert({ id: one, demo__code__CST: "b" }, { id: one, demo__amount__CST: 2 }, { demo__code__CST: "a" })).status).toBe(200);
    expect(session.emulator.world.records.get(name, one).values).toMatchObject({ demo__code__CST: "b", demo__amount__CST: "2" });
  });

  test("makes a record with an unknown id, when it can be one of the object", async () => {
    const id = `${prefix}000001Dg000000XX`;
    expect((await upsert({ id, name: "restored" })).at()).toEqual([{ id }]);
    expect(session.emulator.world.records.get(name, id).values.name).toBe("restored");
    for (const wrong of ["1", `x${id.slice(1)}`]) expect((await upsert({ id: wrong })).status).toBe(400);
  });

  test("gives auto numbers to new records only, and none to refused ones", async () => {
    await upsert({ name: "one" }, { demo__code__CST: "too long" });
    const [one = ""] = await add({ name: "one" });
    await upsert({ id: one, name: "first" }, { name: "two" });
    const numbers = session.emulator.world.records.all(name).map(({ values }) => values.demo__number__CST);
    expect(numbers).toEqual(["A-001", "A-002"]);
  });
});

describe("a refusal names the row and the field", () => {
  test.each<[object[], string]>([
    [[{}, { demo__code__CST: "123456" }], 'records[1].demo__code__CST: "123456" is longer than 5 characters: it has 6'],
    [[{ demo__code__CST: "a" }, { demo__code__CST: "A" }], 'records[1].demo__code__CST: another record has the value "A"'],
    [[{ demo__code__CST: "taken" }], 'records[0].demo__code__CST: another record has the value "taken"'],
    [[{}, { demo__none__CST: 1 }], `records[1]: field demo__none__CST of object ${name} does not exist`],
  ])("%j", async (records, message) => {
    await add({ demo__code__CST: "taken" });
    for (const answer of [await session.post(rows, { records }), await upsert(...records)])
      expect(answer).toMatchObject({ status: 400, body: { resMsg: message } });
    expect(all()).toHaveLength(1);
  });

  test("a required field", async () => {
    session.emulator.world.fields.add(name, [{ name: "demo__must__CST", label: "Must", dataType: "text", isRequired: true }]);
    const answer = await upsert({ demo__must__CST: "x" }, {});
    expect(answer).toMatchObject({ status: 400, body: { resMsg: "records[1].demo__must__CST: is required" } });
  });

  test("a value is free again when its record has another one or is gone", async () => {
    const [one = "", two = ""] = await add({ demo__code__CST: "a" }, { demo__code__CST: "b" });
    expect((await upsert({ id: one, demo__code__CST: "c" }, { demo__code__CST: "a" })).status).toBe(200);
    await session.del(`${rows}/${two}`);
    expect((await upsert({ demo__code__CST: "b" })).status).toBe(200);
  });
});

describe("by ids", () => {
  test("records are read in the order of the ids, with the fields that are asked for; unknown ids are left out", async () => {
    const [one, two] = await add({ name: "one" }, { name: "two" });
    const answer = await session.get(`${rows}?records=${two},${prefix}000001Dg000000XX,${one}&fields=name`);
    expect(answer.at()).toMatchObject([
      { id: two, name: "two" },
      { id: one, name: "one" },
    ]);
    expect(answer.at(0)).not.toHaveProperty("createdDate");
  });

  test("records are deleted; the answer counts those that were there", async () => {
    const [one, two] = await add({ name: "one" }, { name: "two" }, { name: "three" });
    expect((await session.del(`${rows}?records=${one},${two},${one}`)).at()).toBe(2);
    expect((await session.del(`${rows}?records=${one},${two}`)).at()).toBe(0);
    expect(all()).toEqual([["three", undefined]]);
  });

  test("nothing, an empty list, and more than 100 are refused", async () => {
    const ids = await add(...Array.from({ length: 101 }, () => ({ name: "x" })));
    for (const query of ["", "?records=", "?records=,", `?records=${ids.join(",")}`])
      expect([query.slice(0, 12), (await session.del(rows + query)).status]).toEqual([query.slice(0, 12), 400]);
    expect((await session.get(rows)).status).toBe(400);
    expect(all()).toHaveLength(101);
    expect((await session.get(`${rows}?records=${ids.join(",")}`)).at()).toHaveLength(101);
  });
});

describe("by condition", () => {
  beforeEach(() => add({ name: "one" }, { name: "two" }, { name: "three" }));

  test("all that satisfy it are changed, and counted", async () => {
    const answer = await session.put(rows, { setValue: { demo__amount__CST: 5 }, condition: named("one", "three") });
    expect(answer.at()).toBe(2);
    expect(all()).toEqual([
      ["one", "5"],
      ["two", undefined],
      ["three", "5"],
    ]);
  });

  test("a value that two of them cannot have is refused, and none is changed", async () => {
    const answer = await session.put(rows, { setValue: { demo__code__CST: "a" }, condition: named("one", "two") });
    expect(answer).toMatchObject({
      status: 400,
      body: { resMsg: expect.stringMatching(/^record \w{20}\.demo__code__CST: another record/) },
    });
    expect(session.emulator.world.records.all(name).map(({ values }) => values.demo__code__CST)).toEqual([undefined, undefined, undefined]);
  });

  test("all that satisfy it are deleted, and counted", async () => {
    expect((await session.post(`${data}/delete/${name}`, { condition: named("one", "three", "four") })).at()).toBe(2);
    expect(all()).toEqual([["two", undefined]]);
  });

  test.each<[string, unknown]>([
    ["no condition", undefined],
    ["one without comparisons", { conjunction: "AND", conditions: [] }],
    ["an empty group", { conjunction: "OR", conditions: [{ condition: { conjunction: "AND", conditions: [] } }] }],
    ["a comparison with an empty list", named()],
    ["a comparison with nothing", { conjunction: "AND", conditions: [{ field: "name", operator: "ne" }] }],
  ])("%s is refused", async (_what, condition) => {
    expect((await session.put(rows, { setValue: { demo__amount__CST: 5 }, condition })).status).toBe(400);
    expect((await session.post(`${data}/delete/${name}`, { condition })).status).toBe(400);
    expect(all()).toHaveLength(3);
  });
});

test("masters that are deleted by their ids take their details with them, once", async () => {
  await session.makeObject("demo__Part__CST", [
    { name: "demo__whole__CST", dataType: "masterdetail", referenceObjectsDetails: [{ referenceObjectName: "demo__Part__CST" }] },
  ]);
  const { records } = session.emulator.world;
  const [whole] = records.add("demo__Part__CST", [{ name: "whole" }]);
  const [part] = records.add("demo__Part__CST", [{ name: "part", demo__whole__CST: whole?.id }]);
  expect((await session.del(`${data}/bobject/demo__Part__CST?records=${whole?.id},${part?.id}`)).at()).toBe(2);
  expect(records.count("demo__Part__CST")).toBe(0);
});

test("thousands of records with a unique field are written in calls of 100", async () => {
  for (let call = 0; call < 20; call++)
    await upsert(...Array.from({ length: 100 }, (_, row) => ({ name: "x", demo__code__CST: (call * 100 + row).toString(36) })));
  expect(session.emulator.world.records.count(name)).toBe(2000);
  expect((await upsert({ demo__code__CST: (1999).toString(36) })).status).toBe(400);
});
