import { data, useSession } from "../session";

const session = useSession();
const order = "demo__Order__CST";
const line = "demo__Line__CST";

beforeEach(async () => {
  await session.makeObject("demo__Customer__CST", ["demo__city__CST"]);
  const relation = (target: string, relationshipName: string) => [{ referenceObjectName: target, relationshipName }];
  await session.makeObject(order, [
    { name: "demo__customer__CST", dataType: "lookup", referenceObjectsDetails: relation("demo__Customer__CST", "Orders") },
    { name: "demo__status__CST", dataType: "text" },
  ]);
  await session.makeObject(line, [
    { name: "demo__order__CST", dataType: "masterdetail", referenceObjectsDetails: relation(order, "Lines") },
    { name: "demo__amount__CST", dataType: "number" },
  ]);
  const { records } = session.emulator.world;
  const add = (object: string, ...rows: Record<string, unknown>[]) => records.add(object, rows).map(({ id }) => id);
  const [anna, bert] = add("demo__Customer__CST", { name: "Anna", demo__city__CST: "Rome" }, { name: "Bert", demo__city__CST: "Oslo" });
  const [first, second] = add(
    order,
    { name: "O-1", demo__customer__CST: anna, demo__status__CST: "new" },
    { name: "O-2", demo__customer__CST: bert },
    { name: "O-3" },
  );
  add(
    line,
    { name: "L-1", demo__order__CST: first, demo__amount__CST: 1 },
    { name: "L-2", demo__order__CST: first, demo__amount__CST: 20 },
    { name: "L-3", demo__order__CST: second, demo__amount__CST: 3 },
  );
});

const where = (field: string, operator: string, value: unknown, relation?: object) => ({
  conjunction: "AND",
  conditions: [{ field, operator, value }],
  ...(relation && { relation }),
});
const all = (relation: object) => ({ conjunction: "AND", conditions: [], relation });
const query = (object: string, body: object) => session.post(`${data}/query/${object}`, body);
const names = async (object: string, condition: object) =>
  ((await query(object, { condition })).at() as { name: string }[]).map(({ name }) => name);

describe("a condition on relations finds records", () => {
  const inRome = { relatedField: "demo__customer__CST", condition: where("demo__city__CST", "eq", "Rome") };
  const large = { relationName: "Lines", condition: where("demo__amount__CST", "gt", 2) };

  test("by what is true of their parent", async () => {
    expect(await names(order, all({ parents: [inRome] }))).toEqual(["O-1"]);
    expect(await names(order, all({ parents: [{ ...inRome, relatedField: "DEMO__CUSTOMER__CST" }] }))).toEqual(["O-1"]);
  });

  test("by what is true of one of their children", async () => {
    expect(await names(order, all({ children: [large] }))).toEqual(["O-1", "O-2"]);
  });

  test("by both, and by their own fields; also by the parent of a parent and in a group", async () => {
    expect(await names(order, where("name", "ne", "O-1", { children: [large] }))).toEqual(["O-2"]);
    expect(await names(order, all({ parents: [inRome], children: [large] }))).toEqual(["O-1"]);
    const ofRome = all({ parents: [inRome] });
    expect(await names(line, all({ parents: [{ relatedField: "demo__order__CST", condition: ofRome }] }))).toEqual(["L-1", "L-2"]);
    const either = { conjunction: "OR", conditions: [{ field: "name", operator: "eq", value: "O-3" }, { condition: ofRome }] };
    expect(await names(order, either)).toEqual(["O-1", "O-3"]);
  });

  test("also where records are counted, changed and deleted", async () => {
    const condition = where("name", "contains", "O", { parents: [inRome] });
    expect((await session.post(`${data}/count/${order}`, { condition })).at()).toBe(1);
    expect((await session.put(`${data}/bobject/${order}`, { setValue: { demo__status__CST: "paid" }, condition })).at()).toBe(1);
    expect((await session.post(`${data}/delete/${order}`, { condition })).at()).toBe(1);
    expect(session.emulator.world.records.count(line)).toBe(1);
  });

  test.each<[string, object]>([
    ["relatedField", { parents: [{ relatedField: "demo__status__CST", condition: all({}) }] }],
    ["relatedField", { parents: [{ relatedField: "demo__none__CST", condition: all({}) }] }],
    ["relationName", { children: [{ relationName: "None", condition: all({}) }] }],
    ["relationName", { children: [{ relationName: "", condition: all({}) }] }],
  ])("a %s that names no relation is refused", async (member, relation) => {
    const answer = await query(order, { condition: all(relation) });
    expect(answer).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining(member) } });
  });

  test("of scripts there are none", async () => {
    const answer = await query("Script", { condition: all({ parents: [] }) });
    expect(answer).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining("relation") } });
  });
});

describe("a joined query", () => {
  const orderby = [{ field: "name", order: "asc" }];

  test("answers the members of a parent beside the relation's", async () => {
    const relation = { parents: [{ relatedField: "demo__customer__CST", options: { fields: ["demo__city__CST"] } }] };
    const answer = await query(order, { relation, options: { orderby, fields: ["demo__customer__CST"] } });
    expect(answer.at(0)).toMatchObject({ "demo__customer__CST.name": "Anna", "demo__customer__CST.demo__city__CST": "Rome" });
    expect(answer.at(2)).not.toHaveProperty(["demo__customer__CST.demo__city__CST"]);
    expect(Object.keys(answer.at(0) as object)).toEqual(Object.keys(answer.at(0) as object).sort());
  });

  test("answers the parent of a parent", async () => {
    const customer = { relatedField: "demo__customer__CST", options: { fields: ["demo__city__CST"] } };
    const relation = { parents: [{ relatedField: "demo__order__CST", options: { fields: ["name"] }, parents: [customer] }] };
    const answer = await query(line, { relation, options: { orderby } });
    expect(answer.at(2)).toMatchObject({
      name: "L-3",
      "demo__order__CST.name": "O-2",
      "demo__order__CST.demo__customer__CST.demo__city__CST": "Oslo",
    });
  });

  test.each(["childs", "children"])("answers children as records under the relation's name (%s)", async (member) => {
    const options = { fields: ["name"], orderby: [{ field: "demo__amount__CST", order: "desc" }] };
    const answer = await query(order, { relation: { [member]: [{ relationName: "Lines", options }] }, options: { orderby } });
    expect(answer.at(0)).toMatchObject({ name: "O-1", Lines: { records: [{ name: "L-2" }, { name: "L-1" }] } });
    expect(answer.at(2)).toMatchObject({ name: "O-3", Lines: { records: [] } });
    expect(answer.body).toMatchObject({ count: 3 });
  });

  test("cuts the children of each record, and reads those of children", async () => {
    const lines = { relationName: "Lines", options: { orderby, skip: 1, limit: 1 } };
    const relation = { childs: [{ relationName: "Orders", childs: [lines] }] };
    const answer = await query("demo__Customer__CST", { relation, options: { orderby } });
    expect(answer.at(0)).toMatchObject({ Orders: { records: [{ name: "O-1", Lines: { records: [{ name: "L-2" }] } }] } });
    expect(answer.at(1)).toMatchObject({ Orders: { records: [{ name: "O-2", Lines: { records: [] } }] } });
  });
});
