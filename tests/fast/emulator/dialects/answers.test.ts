import type { Dialect } from "../../../../emulator";
import * as contract from "../../../../provider/contract/scripts";
import { data, objectBody } from "../session";
import { flows, objects, scripts, useDialects } from "./open";

const { session, open } = useDialects();

const flow = { name: "demo__A", label: "A", processType: "Autolaunched Flow", localUrl: "/run/demo__A" };
const script = { name: "demo__A", content: "class A {}", jscode: "var A;", sourceMap: "{}" };

test.each<[Dialect["flowChangeResult"], (id: string) => unknown]>([
  ["compileInfo", (id) => ({ errors: ["Flow(demo__A) 的startElement为必选属性, 必须输入"], id, warnings: [] })],
  ["id", (id) => id],
  ["nothing", () => 1],
])("flowChangeResult: %s", async (flowChangeResult, result) => {
  const { post, put } = open({ flowChangeResult });
  const id = String((await post(flows, flow)).at("id"));
  expect((await put(`${flows}/${id}`, { label: "New", processType: "Autolaunched Flow" })).at()).toEqual(result(id));
});

test.each<[Dialect["flowCheck"], (id: string) => unknown]>([
  ["compileInfo", (id) => ({ errors: ["Flow(demo__A) 的startElement为必选属性, 必须输入"], id, warnings: [] })],
  ["nothing", () => null],
])("flowCheck: %s", async (flowCheck, result) => {
  const { get, post } = open({ flowCheck });
  const id = String((await post(flows, flow)).at("id"));
  expect((await get(`${flows}/${id}?flag=check`)).at()).toEqual(result(id));
});

test.each<[Dialect["objectAttributes"], object]>([
  ["taken", { allowReports: true, pluralLabel: "Many", label: "New" }],
  ["ignored", { allowReports: false, pluralLabel: "A things", label: "New" }],
])("objectAttributes: %s", async (objectAttributes, shown) => {
  const { get, post, put } = open({ objectAttributes });
  const { id } = await post(objects, { ...objectBody("demo__Order__CST"), allowReports: true, pluralLabel: "Many" });
  expect((await put(`${objects}/${id}`, { label: "New", allowReports: true, pluralLabel: "Many" })).status).toBe(200);
  expect((await get(`${objects}/${id}`)).at("tableInfo")).toMatchObject(shown);
});

test.each<[Dialect["flowRead"], string, string]>([
  ["returned", "Autolaunched Flow", "/run/demo__A"],
  ["empty", "", ""],
])("flowRead: %s", async (flowRead, processType, localUrl) => {
  const { get, post } = open({ flowRead });
  const id = String((await post(flows, flow)).at("id"));
  expect((await get(`${flows}/${id}`)).at()).toMatchObject({ processType, localUrl, label: "A" });
  expect((await get(flows)).at(0)).toMatchObject({ processType, localUrl, label: "A" });
});

test.each<[Dialect["signatureOf"], number]>([
  ["all", 200],
  ["enabled", 400],
])("signatureOf: %s", async (signatureOf, status) => {
  const { get, post, emulator } = open({ signatureOf });
  await post(scripts, script);
  const signature = "/u-route/baas/script/v1.0/signature/demo__A";
  expect((await get(signature)).status).toBe(status);
  emulator.world.scripts.setActive("demo__A", true);
  expect((await get(signature)).status).toBe(200);
});

test.each<[Dialect["formulaFunctions"], number]>([
  ["array", 3],
  ["object", 1],
])("formulaFunctions: %s", async (formulaFunctions, length) => {
  const { get } = open({ formulaFunctions });
  const result = (await get("/u-route/baas/formula/v1.0/functions")).at();
  expect(Array.isArray(result)).toBe(formulaFunctions === "array");
  // A program gets a list in both cases.
  const functions = contract.listFormulaFunctions.result.parse(result);
  expect(functions).toHaveLength(length);
  expect(functions[0]).toMatchObject({ name: "CONTAINS", format: "CONTAINS(text, part)" });
});

test.each(["成功", "Success", "success"])("resMsg: %s", async (resMsg) => {
  open({ resMsg: resMsg as Dialect["resMsg"] });
  expect((await session.get(flows)).body).toMatchObject({ resCode: "0", resMsg });
});

test.each<[Dialect["recordCounts"], number]>([
  ["all", 200],
  ["some", 400],
])("recordCounts: %s", async (recordCounts, status) => {
  const { post, makeObject } = open({ recordCounts });
  await makeObject("demo__Order__CST", [{ name: "demo__secret__CST", dataType: "encryptedtext" }, "demo__code__CST"]);
  const count = (field: string, operator: string) =>
    post(`${data}/count/demo__Order__CST`, { condition: { conjunction: "AND", conditions: [{ field, operator }] } });
  for (const operator of ["isnull", "isnotnull"]) {
    expect((await count("demo__secret__CST", operator)).status).toBe(status);
    expect((await count("demo__code__CST", operator)).status).toBe(200);
  }
});

test("fieldGrow, labelMax: what a field already has stays", async () => {
  const { put, makeObject } = open({ fieldGrow: "refused", labelMax: 63 });
  const { id, fields } = await makeObject("demo__Order__CST", [{ name: "demo__code__CST", dataType: "text", dataLength: 20 }]);
  const field = `${objects}/${id}/Field/${fields[0]}`;
  const statuses = async (...bodies: object[]) => Promise.all(bodies.map(async (body) => (await put(field, body)).status));
  expect(await statuses({ dataLength: 21 }, { dataLength: 20 }, { label: "x".repeat(64) }, { label: "x".repeat(63) })).toEqual([
    400, 200, 400, 200,
  ]);
});
