import type { Dialect } from "../../../../emulator";
import { data } from "../session";
import { useDialects } from "./open";

const { session, open } = useDialects();

describe("records", () => {
  async function withRecord(dialect: Partial<Dialect>) {
    open(dialect);
    const { id: picklistId } = session.emulator.world.picklists.create({
      name: "demo__Tags",
      masterLabel: "Tags",
      picklistValues: ["red", "blue"].map((value) => ({ value, label: value })),
    });
    const { id } = await session.makeObject("demo__Order__CST", [
      { name: "demo__amount__CST", dataType: "currency" },
      { name: "demo__paid__CST", dataType: "checkbox" },
      { name: "demo__tags__CST", dataType: "multiselect", picklistId },
      { name: "demo__at__CST", dataType: "datetime" },
      { name: "demo__due__CST", dataType: "date" },
      { name: "demo__sum__CST", dataType: "formula", formula: "demo__amount__CST + 1" },
      { name: "demo__large__CST", dataType: "formula", formula: "demo__amount__CST > 5" },
    ]);
    const times = { demo__at__CST: "2024-05-01 08:30:00", demo__due__CST: "2024-05-01" };
    const values = { demo__amount__CST: "7.50", demo__paid__CST: true, demo__tags__CST: "red;blue", ...times };
    const [record] = session.emulator.world.records.add(id, [values]);
    return (await session.get(`${data}/bobject/demo__Order__CST/${record?.id}`)).at(0);
  }

  test.each<[Partial<Dialect>, object]>([
    [{ numberWire: "string" }, { demo__amount__CST: "7.50", demo__sum__CST: "8.5" }],
    [{ numberWire: "number" }, { demo__amount__CST: 7.5, demo__sum__CST: 8.5 }],
    [{ checkboxWire: "boolean" }, { demo__paid__CST: true, demo__large__CST: true }],
    [{ checkboxWire: "string" }, { demo__paid__CST: "true", demo__large__CST: "true" }],
    [{ checkboxWire: "number" }, { demo__paid__CST: 1, demo__large__CST: 1 }],
    [{ dateWire: "local" }, { demo__at__CST: "2024-05-01 08:30:00", createdDate: expect.stringMatching(/^[-\d]+ [:\d]+$/) }],
    [
      { dateWire: "zoned" },
      { demo__at__CST: "2024-05-01T08:30:00Z", demo__due__CST: "2024-05-01", lastModifiedDate: expect.stringMatching(/^[-\d]+T[:\d]+Z$/) },
    ],
    [{ multiSelectWire: "joined" }, { demo__tags__CST: "red;blue" }],
    [{ multiSelectWire: "array" }, { demo__tags__CST: ["red", "blue"] }],
  ])("%j", async (dialect, wire) => {
    expect(await withRecord(dialect)).toMatchObject(wire);
  });

  test.each<[Dialect["systemFields"], number]>([
    ["ignored", 200],
    ["refused", 400],
  ])("systemFields: %s", async (systemFields, status) => {
    const { post, order, emulator } = open({ systemFields });
    const { id } = await order();
    const records = [{ name: "one", createdDate: "2020-01-01 00:00:00" }];
    expect((await post(`${data}/bobject/demo__Order__CST`, { records })).status).toBe(status);
    const [made] = emulator.world.records.query(id).records;
    if (status === 200) expect(made?.createdDate).not.toBe("2020-01-01 00:00:00");
  });

  const rows = `${data}/bobject/demo__Order__CST`;
  const upsert = `${data}/upsert/demo__Order__CST`;
  const unknown = (prefix: string) => `${prefix}000001Dg000000XX`;

  test("checkboxes are written and found by 1 and 0, too", async () => {
    const { post } = open({ checkboxWire: "number" });
    await session.makeObject("demo__Order__CST", [{ name: "demo__paid__CST", dataType: "checkbox" }]);
    await post(rows, { records: [{ demo__paid__CST: 1 }, { demo__paid__CST: "0" }, { demo__paid__CST: false }] });
    for (const [value, found] of [
      [1, 1],
      ["true", 1],
      ["0", 2],
      [false, 2],
    ]) {
      const condition = { conjunction: "AND", conditions: [{ field: "demo__paid__CST", operator: "eq", value }] };
      expect((await post(`${data}/count/demo__Order__CST`, { condition })).at()).toBe(found);
    }
  });

  test("dateWire: zoned takes both forms", async () => {
    const { post, get } = open({ dateWire: "zoned" });
    await session.makeObject("demo__Order__CST", [{ name: "demo__at__CST", dataType: "datetime" }]);
    for (const value of ["2024-05-01T10:30:00+02:00", "2024-05-01T08:30:00.000Z", "2024-05-01 08:30:00"]) {
      const id = (await post(rows, { records: [{ demo__at__CST: value }] })).at(0, "id");
      expect((await get(`${rows}/${id}`)).at(0, "demo__at__CST")).toBe("2024-05-01T08:30:00Z");
    }
    expect((await post(rows, { records: [{ demo__at__CST: "2024-05-01T08:30:00" }] })).status).toBe(400);
  });

  test.each<[Dialect["batch"], string[]]>([
    ["atomic", []],
    ["partial", ["one"]],
  ])("batch: %s", async (batch, written) => {
    const { post, put, order, emulator } = open({ batch });
    const { id } = await order();
    const names = () => emulator.world.records.all(id).map(({ values }) => values.name);
    const records = [{ name: "one" }, { demo__none__CST: 1 }, { name: "three" }];
    for (const path of [rows, upsert]) {
      expect((await post(path, { records })).status).toBe(400);
      expect(names()).toEqual(written);
      emulator.world.records.deleteAll(
        id,
        emulator.world.records.all(id).map((record) => record.id),
      );
    }
    emulator.world.fields.update(id, "demo__code__CST", { isUnique: true });
    emulator.world.records.add(id, [{ name: "one" }, { name: "two" }]);
    const condition = { conjunction: "AND", conditions: [{ field: "name", operator: "isnotnull" }] };
    expect((await put(rows, { setValue: { demo__code__CST: "a" }, condition })).status).toBe(400);
    const changed = emulator.world.records.all(id).filter(({ values }) => values.demo__code__CST === "a");
    expect(changed.map(({ values }) => values.name)).toEqual(written);
  });

  test.each<[Dialect["batchMax"], number, number]>([
    ["none", 501, 200],
    [100, 100, 200],
    [100, 101, 400],
    [500, 500, 200],
    [500, 501, 400],
  ])("batchMax: %s takes %d or not: %d", async (batchMax, size, status) => {
    const { post, order } = open({ batchMax });
    await order();
    const records = Array.from({ length: size }, () => ({ name: "x" }));
    for (const path of [rows, upsert]) expect((await post(path, { records })).status).toBe(status);
  });

  test.each<[Dialect["upsertUnknownId"], number]>([
    ["inserted", 200],
    ["refused", 404],
  ])("upsertUnknownId: %s", async (upsertUnknownId, status) => {
    const { post, order, emulator } = open({ upsertUnknownId });
    const { keyPrefix, id } = emulator.world.objects.get((await order()).id);
    const answer = await post(upsert, { records: [{ name: "one" }, { id: unknown(keyPrefix), name: "two" }] });
    expect(answer.status).toBe(status);
    expect(emulator.world.records.count(id)).toBe(status === 200 ? 2 : 0);
    if (status !== 200) expect(answer.body).toMatchObject({ resMsg: expect.stringContaining("records[1].id") });
  });

  test.each<[Dialect["unknownIds"], number]>([
    ["leftOut", 200],
    ["refused", 404],
  ])("unknownIds: %s", async (unknownIds, status) => {
    const { get, del, order, emulator } = open({ unknownIds });
    const { keyPrefix, id } = emulator.world.objects.get((await order()).id);
    const [one] = emulator.world.records.add(id, [{ name: "one" }]);
    const path = `${rows}?records=${one?.id},${unknown(keyPrefix)}`;
    expect((await get(path)).status).toBe(status);
    expect((await del(path)).status).toBe(status);
    expect(emulator.world.records.count(id)).toBe(status === 200 ? 0 : 1);
  });

  test.each<[Dialect["childMember"], Dialect["unknownAttributes"], number[]]>([
    ["either", "refused", [200, 200]],
    ["childs", "refused", [200, 400]],
    ["children", "refused", [400, 200]],
    ["children", "ignored", [200, 200]],
  ])("childMember: %s (unknown attributes %s)", async (childMember, unknownAttributes, statuses) => {
    const { post, order, emulator } = open({ childMember, unknownAttributes });
    const { id } = await order();
    const referenceObjectsDetails = [{ referenceObjectId: id, relationshipName: "Lines" }];
    await session.makeObject("demo__Line__CST", [{ name: "demo__order__CST", dataType: "lookup", referenceObjectsDetails }]);
    emulator.world.records.add(id, [{ name: "one" }]);
    const answers = [];
    for (const member of ["childs", "children"])
      answers.push(await post(`${data}/query/demo__Order__CST`, { relation: { [member]: [{ relationName: "Lines" }] } }));
    expect(answers.map(({ status }) => status)).toEqual(statuses);
    const joined = answers.map((answer) => answer.at(0, "Lines") !== undefined);
    expect(joined).toEqual([childMember !== "children", childMember !== "childs"]);
  });

  test.each<[Dialect["queryMax"], number, number]>([
    [10_000, 10_000, 200],
    [10_000, 10_001, 400],
    [5000, 5000, 200],
    [5000, 5001, 400],
  ])("queryMax: %d lets a limit of %d pass or not: %d", async (queryMax, limit, status) => {
    const { post, order } = open({ queryMax });
    await order();
    expect((await post(`${data}/query/demo__Order__CST`, { options: { limit } })).status).toBe(status);
    expect((await post(`${data}/query/demo__Order__CST`, {})).status).toBe(200);
  });

  test("a query without a limit answers 5,000 records, and counts all", async () => {
    const { post, order, emulator } = open({});
    const { id } = await order();
    emulator.world.records.add(
      id,
      Array.from({ length: 5001 }, () => ({ name: "x" })),
    );
    const { body } = await post(`${data}/query/demo__Order__CST`, { options: { fields: ["name"] } });
    expect((body as { result: unknown[] }).result).toHaveLength(5000);
    expect(body).toMatchObject({ count: 5001 });
  });

  test("schemaCache: delayed", async () => {
    const { post, order, emulator } = open({ schemaCache: "delayed" });
    const { id } = await order();
    expect((await post(`${data}/count/demo__Order__CST`, {})).status).toBe(404);
    await session.clock.sleep(250);
    expect((await post(`${data}/count/demo__Order__CST`, {})).at()).toBe(0);
    emulator.world.fields.add(id, [{ name: "demo__late__CST", label: "Late", dataType: "text" }]);
    const records = [{ demo__late__CST: "x" }];
    expect((await post(`${data}/bobject/demo__Order__CST`, { records })).status).toBe(400);
    await session.clock.sleep(250);
    expect((await post(`${data}/bobject/demo__Order__CST`, { records })).status).toBe(200);
  });
});
