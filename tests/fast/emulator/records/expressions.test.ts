import { evaluate } from "../../../../emulator/core/expressions/evaluate";
import { type Plain, parse } from "../../../../emulator/core/expressions/parse";
import { data, start, stopAll, useSession } from "../session";

const session = useSession();
afterEach(stopAll);

const values: Record<string, Plain> = { a: 2, b: 3, nothing: null, text: "seven", yes: true };
const result = (source: string) => evaluate(parse(source), (name) => values[name] ?? null);

test.each<[string, Plain]>([
  ["1 + 2 * 3", 7],
  ["(1 + 2) * 3", 9],
  ["7 - 2 - 1", 4],
  ["8 / 2 / 2", 2],
  ["-a + b", 1],
  ["a * -b", -6],
  ["0.1 + 0.2", 0.3],
  ["a / 0", null],
  ["a + nothing", null],
  ["text + a", "seven2"],
  ["a & b", "23"],
  ["text & nothing", "seven"],
  ["'a' & \"b\"", "ab"],
  ["a < b", true],
  ["a >= b", false],
  ["a = 2", true],
  ["a == 2", true],
  ["a <> 2", false],
  ["a != 2", false],
  ["text = 'seven'", true],
  ["nothing > 1", null],
  ["a + 1 = b", true],
  ["a < b && b < 4", true],
  ["a > b || yes", true],
  ["a > b OR a = 2 AND b = 3", true],
  ["!yes", false],
  ["!(a > b)", true],
  ["true", true],
  ["CONTAINS(text, 'eve')", true],
  ["contains(nothing, 'eve') != true", true],
])("%s is %j", (source, expected) => {
  expect(result(source)).toBe(expected);
});

test.each([
  "",
  "1 +",
  "1 2",
  "(1",
  "a ? b : 1",
  "LEN(text)",
  "CONTAINS(text)",
  "text * 2",
  "text < 2",
  "'open",
  `${"(".repeat(60)}1${")".repeat(60)}`,
  `1${"+1".repeat(600)}`,
])("%.20s cannot be evaluated", (source) => {
  expect(() => result(source)).toThrow();
});

describe("formulas", () => {
  const name = "demo__Order__CST";
  const rows = `${data}/bobject/${name}`;

  async function withFormula(formula: string, values: object) {
    await session.makeObject(name, [
      { name: "demo__amount__CST", dataType: "number" },
      { name: "demo__paid__CST", dataType: "checkbox" },
      { name: "demo__double__CST", dataType: "formula", formula: "demo__amount__CST * 2" },
      { name: "demo__result__CST", dataType: "formula", formula },
    ]);
    const id = (await session.post(rows, { records: [values] })).at(0, "id");
    return (await session.get(`${rows}/${id}`)).at(0, "demo__result__CST");
  }

  test.each<[string, object, unknown]>([
    ["DEMO__amount__CST + 1", { demo__amount__CST: "7.5" }, "8.5"],
    ["demo__double__CST + 1", { demo__amount__CST: 7 }, "15"],
    ["name & '-' & demo__amount__CST", { name: "A", demo__amount__CST: "7" }, "A-7"],
    ["demo__amount__CST > 5", { demo__amount__CST: 7 }, true],
    ["demo__amount__CST + 1", {}, null],
    ["demo__none__CST + 1", {}, null],
    ["demo__result__CST + 1", {}, null],
    ["SQRT(4)", {}, null],
  ])("%s of %j is %j", async (formula, values, expected) => {
    expect(await withFormula(formula, values)).toEqual(expected);
  });

  test("conditions see whether there is a result, and nothing else", async () => {
    await withFormula("demo__amount__CST + 1", { demo__amount__CST: 7 });
    await session.post(rows, { records: [{}] });
    const count = async (operator: string) =>
      (
        await session.post(`${data}/count/${name}`, {
          condition: { conjunction: "AND", conditions: [{ field: "demo__result__CST", operator }] },
        })
      ).at();
    expect([await count("isnull"), await count("isnotnull")]).toEqual([1, 1]);
  });
});

describe("validators", () => {
  const name = "demo__Order__CST";
  const rows = `${data}/bobject/${name}`;
  const check = (errorExpression: string, more: object = {}) =>
    session.emulator.world.validators.create(name, {
      name: "Check",
      active: true,
      errorExpression,
      errorMessage: "The amount must be positive.",
      ...more,
    });
  beforeEach(() => session.makeObject(name, [{ name: "demo__amount__CST", dataType: "number" }]));
  const add = (...records: object[]) => session.post(rows, { records });

  test("refuse a record of which their expression is true, with their message and its row", async () => {
    check("demo__amount__CST <= 0");
    expect(await add({ demo__amount__CST: 1 }, { demo__amount__CST: 0 })).toMatchObject({
      status: 400,
      body: { resMsg: "records[1]: The amount must be positive." },
    });
    const id = (await add({ demo__amount__CST: 1 })).at(0, "id");
    const refused = await session.put(`${rows}/${id}`, { setValue: { demo__amount__CST: -1 } });
    expect(refused).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining("The amount must be positive.") } });
    expect((await session.get(`${rows}/${id}`)).at(0, "demo__amount__CST")).toBe("1");
  });

  test("accept a record without the value, and everything when they are not active", async () => {
    check("demo__amount__CST <= 0");
    expect((await add({})).status).toBe(200);
    session.emulator.world.validators.update(name, "Check", { active: false });
    expect((await add({ demo__amount__CST: 0 })).status).toBe(200);
  });

  test("that cannot be evaluated accept everything; the log says so once", async () => {
    const lines: string[] = [];
    const emulator = await start({ log: (line) => lines.push(line) });
    const { id } = emulator.world.objects.create({ name, fields: [] });
    emulator.world.validators.create(id, { name: "Check", active: true, errorExpression: "ISBLANK(name)", errorMessage: "No." });
    emulator.world.records.add(id, [{ name: "one" }, { name: "two" }]);
    emulator.world.records.add(id, [{ name: "three" }]);
    expect(lines).toEqual([`not evaluated: errorExpression of validator Check of object ${name}: the function ISBLANK is not known`]);
  });
});
