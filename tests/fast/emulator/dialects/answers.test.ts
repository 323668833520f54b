import type { Dialect } from "../../../../emulator";
import * as contract from "../../../../provider/contract/scripts";
import { flows, scripts, useDialects } from "./open";

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
