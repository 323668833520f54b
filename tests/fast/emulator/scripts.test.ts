import { data, metadata, useSession } from "./session";

const session = useSession();

const scripts = `${metadata}/Script`;
const signature = "/u-route/baas/script/v1.0/signature";
const texts = { content: "class A {}", jscode: "var A;", sourceMap: "{}" };
const make = async (name = "demo__calculate", more: object = {}) => (await session.post(scripts, { name, ...texts, ...more })).id;
const read = async (id: string) => (await session.get(`${scripts}/${id}`)).at();
const put = (id: string, changes: object) => session.put(`${scripts}/${id}`, changes);

test("a script reads back with its three texts, by id and in the list", async () => {
  const id = await make("demo__calculate", { label: "Calculate", description: "About" });
  expect(id).toMatch(/^001a[0-9A-Za-z]{16}$/);
  const attributes = { id, name: "demo__calculate", ...texts, label: "Calculate", description: "About", version: "1.0.1", active: false };
  expect(await read(id)).toMatchObject({ ...attributes, "belongTo.__objectType": "Application", "belongTo.name": "demo__Sample" });
  expect((await session.get(scripts)).at()).toEqual([await read(id)]);
});

test("label and description may be absent", async () => {
  expect(await read(await make())).toMatchObject({ label: null, description: "", catalogue: null, methodName: "" });
});

test.each<[string, object, string]>([
  ["a bad name", { name: "demo__a_" }, "name"],
  ["no source", { content: undefined }, "content"],
  ["no JavaScript", { jscode: undefined }, "jscode"],
  ["an unknown attribute", { colour: "red" }, "colour"],
])("refused: %s", async (_what, more, attribute) => {
  const answer = await session.post(scripts, { name: "demo__a", ...texts, ...more });
  expect(answer).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining(attribute) } });
  expect((await session.get(scripts)).at()).toEqual([]);
});

test("a name is taken once", async () => {
  await make();
  expect((await session.post(scripts, { name: "demo__calculate", ...texts })).status).toBe(400);
});

test("the way of a deployment: disable, upload, enable", async () => {
  const id = await make();
  for (const changes of [{ active: false }, { ...texts, content: "class B {}" }, { active: true }])
    expect((await put(id, changes)).body).toEqual({ resCode: "0", resMsg: "成功", result: 1 });
  expect(await read(id)).toMatchObject({ ...texts, content: "class B {}", active: true });
  expect((await put(id, { jscode: "var B;" })).status).toBe(200);
  expect(await read(id)).toMatchObject({ content: "class B {}", jscode: "var B;", active: true });
  expect((await put(id, { name: "demo__other" })).status).toBe(400);
});

describe("the query", () => {
  const query = async (condition: object, options?: object) => session.post(`${data}/query/Script`, { condition, options });
  const is = (field: string, operator: string, value?: unknown) => ({
    conjunction: "AND",
    conditions: [{ field, operator, value }],
  });

  beforeEach(async () => {
    for (const name of ["demo__a", "demo__b", "demo__ab"]) await make(name);
    session.emulator.world.scripts.setActive("demo__b", true);
  });

  test.each<[object, object | undefined, string[]]>([
    [is("name", "eq", "demo__a"), undefined, ["demo__a"]],
    [is("name", "eq", "demo__none"), undefined, []],
    [is("name", "startwith", "demo__a"), { orderby: [{ field: "name", order: "desc" }] }, ["demo__ab", "demo__a"]],
    [is("active", "eq", true), undefined, ["demo__b"]],
    [is("label", "isnull"), { limit: 2 }, ["demo__a", "demo__b"]],
    [
      { conjunction: "AND", conditions: [] },
      {
        orderby: [
          { field: "active", order: "desc" },
          { field: "name", order: "asc" },
        ],
      },
      ["demo__b", "demo__a", "demo__ab"],
    ],
  ])("%j %j", async (condition, options, names) => {
    const found = (await query(condition, options)).at() as { name: string }[];
    expect(found.map(({ name }) => name)).toEqual(names);
  });

  test.each<[object, object | undefined]>([
    [is("colour", "eq", "red"), undefined],
    [is("active", "gt", true), undefined],
    [is("name", "isnotnull"), { orderby: [{ field: "colour", order: "asc" }] }],
    [is("name", "isnotnull"), { limit: 0 }],
  ])("refuses %j %j", async (condition, options) => {
    expect((await query(condition, options)).status).toBe(400);
  });
});

test("a deleted script is gone", async () => {
  const id = await make();
  await put(id, { active: true });
  expect((await session.del(`${scripts}/${id}`)).body).toEqual({ resCode: "0", resMsg: "成功", result: "1" });
  expect((await session.get(`${scripts}/${id}`)).status).toBe(404);
  expect((await session.del(`${scripts}/${id}`)).status).toBe(404);
});

test("a script of an installed package shows it and cannot be changed", async () => {
  const id = await make();
  session.emulator.world.scripts.protect("demo__calculate");
  expect(await read(id)).toMatchObject({ protectMode: 1, installedPackage: expect.stringMatching(/^003L/) });
  expect((await put(id, { active: true })).status).toBe(403);
  expect((await put(id, { content: "" })).status).toBe(403);
  expect((await session.del(`${scripts}/${id}`)).status).toBe(403);
});

describe("the signature", () => {
  const source = `
    import * as action from "action"; // @action.param({ type: "String" }) of: nothing
    /* class Comment { @action.param() a: string } */
    export class Input {
      @action.param({ type: 'String', required: true, label: "Kind (a or b)", description: 'the "kind": one of {a, b}' })
      public readonly kind: string;
      plain = "class Text { @action.param() b }";
      @action.param({ type: "Item", isCollection: true, min: 1, max: 9.5, pattern: "x+", message: "x only", lengthInCharacter: true })
      items: Item[];
    }
    class Item {
      @action.param({ type: "Object", metaName: "demo__Order__CST" }) order: object;
    }
    @action.object({ type: "param" })
    export class Output { @action.param() result; }
    @useObject(["demo__Order__CST"])
    export class Calculator {
      @action.method({ input: "Input", output: "Output", label: "Calculate", description: "do a operation" })
      public async run(input: Input): Promise<Output> { return null; }
    }`;
  const blank = {
    label: "",
    description: "",
    isCollection: false,
    required: false,
    pattern: "",
    message: "",
    valueType: "",
    structType: "",
    lengthInCharacter: false,
    min: null,
    max: null,
  };
  const kind = {
    ...blank,
    name: "kind",
    label: "Kind (a or b)",
    description: 'the "kind": one of {a, b}',
    required: true,
    valueType: "String",
  };
  const items = {
    ...blank,
    name: "items",
    isCollection: true,
    pattern: "x+",
    message: "x only",
    valueType: "Item",
    structType: "Item",
    lengthInCharacter: true,
    min: 1,
    max: 9.5,
  };
  const order = { ...blank, name: "order", valueType: "Object", structType: "demo__Order__CST" };
  const result = { ...blank, name: "result" };

  test("is what the decorators say", async () => {
    const id = await make("demo__calculate", { content: source });
    const expected = {
      script: "demo__calculate",
      label: "Calculate",
      description: "do a operation",
      methodName: "run",
      methodObject: "Calculator",
      types: { Input: [kind, items], Item: [order], Output: [result] },
      input: "Input",
      output: "Output",
      inputs: [kind, items],
      outputs: [result],
    };
    expect((await session.get(`${signature}/demo__calculate`)).at()).toEqual(expected);
    expect((await session.get(`${signature}/demo__calculate?version=1.0.1`)).at()).toEqual(expected);
    expect(await read(id)).toMatchObject({ methodName: "Calculator.run" });
  });

  test.each(["", "export class Input {}", "no script at all ' \" ` @action.method({"])("of %j is empty", async (content) => {
    await make("demo__calculate", { content });
    const nothing = { methodName: "", methodObject: "", input: "", output: "", inputs: [], outputs: [], types: {} };
    expect((await session.get(`${signature}/demo__calculate`)).at()).toMatchObject(nothing);
  });

  test.each([
    ["an unknown class", 'class A { @action.method({ input: "Input" }) run() {} }', "Input"],
    ["an unknown type", 'class Input { @action.param({ type: "Integer" }) a; }', "Integer"],
  ])("is refused for %s", async (_what, content, named) => {
    const id = await make("demo__calculate", { content });
    const answer = await session.get(`${signature}/demo__calculate`);
    expect(answer).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining(named) } });
    expect((await session.get(`${scripts}/${id}`)).status).toBe(200);
  });

  test("is that of the latest version unless another one is named", async () => {
    await make("demo__calculate", { content: "class Input { @action.param() first; }" });
    const { world } = session.emulator;
    const { scripts: stored } = world.state;
    const [first] = Object.values(stored);
    for (const [version, name] of [
      ["1.0.10", "tenth"],
      ["1.0.9", "ninth"],
    ]) {
      const other = world.nextId("001a");
      if (first) stored[other] = { ...first, id: other, version: String(version), content: `class Input { @action.param() ${name}; }` };
    }
    const name = async (query: string) => (await session.get(`${signature}/demo__calculate${query}`)).at("types", "Input", 0, "name");
    expect([await name(""), await name("?version=1.0.1"), await name("?version=1.0.9")]).toEqual(["tenth", "first", "ninth"]);
  });

  test("of an unknown script or version is missing", async () => {
    const id = await make();
    for (const path of ["demo__none", id, "demo__calculate?version=1.0.2"])
      expect((await session.get(`${signature}/${path}`)).status).toBe(404);
  });
});

test("the declarations are two files of TypeScript", async () => {
  const files = (await session.get("/u-route/baas/script/v1.0/declaration")).at() as Record<string, string>;
  expect(Object.keys(files)).toEqual(["bingo.d.ts", "lib.es2017.d.ts"]);
  expect(files["bingo.d.ts"]).toContain('declare module "');
});

test("the formula functions are those that the manual names", async () => {
  const functions = (await session.get("/u-route/baas/formula/v1.0/functions")).at() as { name: string }[];
  expect(functions.map(({ name }) => name)).toEqual(["CONTAINS", "PORTALUSERLOGIN", "SETI18NERROR"]);
  for (const one of functions)
    expect(one).toEqual({
      name: one.name,
      category: expect.any(String),
      format: expect.stringContaining(`${one.name}(`),
      description: expect.any(String),
    });
});
