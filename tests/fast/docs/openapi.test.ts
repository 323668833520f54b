import { validate } from "@readme/openapi-parser";
import Ajv2020 from "ajv/dist/2020";
import { operations } from "../../../tools/docs/operations";
import { loadFixtures } from "../contract/fixtures";
import { read } from "./markdown";

interface Parameter {
  name: string;
  in: "path" | "query";
  required: boolean;
}

interface DocumentedOperation {
  operationId: string;
  "x-operations": { name: string; row?: number; page: string; evidence: string }[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Record<string, unknown> };
  responses: Record<string, { content?: object; links?: Record<string, { operationId: string; parameters: Record<string, string> }> }>;
  security?: unknown[];
}

const document = JSON.parse(read("docs/openapi.json"));
const documented = Object.entries<Record<string, DocumentedOperation>>(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation, pointer: ["paths", path, method] })),
);
const ajv = new Ajv2020({ strict: false, allErrors: true }).addSchema({ ...document, $id: "openapi" });

/** What is wrong with a value by the schema at a place of the document. */
function faults(pointer: readonly (string | number)[], value: unknown): string[] {
  const $ref = `openapi#/${pointer.map((part) => encodeURIComponent(String(part).replaceAll("~", "~0").replaceAll("/", "~1"))).join("/")}`;
  const check = ajv.compile({ $ref });
  check(value);
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function withCall(name: string) {
  const found = documented.find(({ operation }) => operation["x-operations"].some((call) => call.name === name));
  if (!found) throw new Error(`docs/openapi.json has no call ${name}`);
  const { pointer, operation } = found;
  const [type = ""] = Object.keys(operation.requestBody?.content ?? {});
  return {
    ...found,
    query: (operation.parameters ?? []).filter((parameter) => parameter.in === "query"),
    bodyFaults: (body: unknown) => faults([...pointer, "requestBody", "content", type, "schema"], body),
    queryFaults: (name: string, value: unknown) => {
      const index = (operation.parameters ?? []).findIndex((parameter) => parameter.in === "query" && parameter.name === name);
      return index < 0 ? [`there is no ${name}`] : faults([...pointer, "parameters", index, "schema"], value);
    },
    answerFaults: (answer: unknown) => faults([...pointer, "responses", "200", "content", "application/json", "schema"], answer),
  };
}

test("it is a valid OpenAPI 3.1 document", async () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(await validate(structuredClone(document))).toMatchObject({ valid: true, warnings: [] });
});

test("it has every call of the contract once, with row, page and evidence", () => {
  const calls = documented.flatMap(({ path, method, operation }) => operation["x-operations"].map((call) => ({ method, path, ...call })));
  const contract = operations.map(({ name, row, page, evidence, method, path }) => ({
    name,
    ...(row === undefined ? {} : { row }),
    page,
    evidence,
    method: method.toLowerCase(),
    path: path.replace("+}", "}"),
  }));
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
  expect(calls.sort(byName)).toEqual(contract.sort(byName));
});

describe.each([...loadFixtures()])("the example of %s", (name, { request, response, text }) => {
  const call = withCall(name);

  test("is a request of the document", () => {
    for (const [parameter, value] of Object.entries(request.query ?? {})) {
      const faults = call.queryFaults(parameter, value);
      // In a query a number is a text.
      expect([parameter, faults.length > 0 ? call.queryFaults(parameter, Number(value)) : []]).toEqual([parameter, []]);
    }
    if (request.body !== undefined) expect(call.bodyFaults(request.body)).toEqual([]);
    else expect(call.operation.requestBody?.required ?? false).toBe(false);
    for (const { name, required } of call.query) if (required) expect(request.query).toHaveProperty(name);
  });

  test("is an answer of the document", () => {
    if (text !== undefined) return expect(call.operation.responses["200"]?.content).toHaveProperty("*/*");
    expect(call.answerFaults(response)).toEqual([]);
  });
});

describe("calls that share method and path", () => {
  test("a picklist and its references: the flag may be missing, the result may be either", () => {
    const { operation, query, queryFaults, answerFaults } = withCall("QueryPicklistReferences");
    expect(operation).toMatchObject({ operationId: "QueryPicklistValuebyID" });
    expect(query).toMatchObject([{ name: "flag", required: false }]);
    expect(queryFaults("flag", "R")).toEqual([]);
    expect(queryFaults("flag", "S")).not.toEqual([]);
    const picklist = { id: "000y000000aM92DCu6hU", name: "status" };
    for (const result of [[picklist], picklist, [], [{ field: "unknown" }]])
      expect(answerFaults({ resCode: "0", resMsg: "成功", result })).toEqual([]);
    for (const result of ["status", 1]) expect(answerFaults({ resCode: "0", resMsg: "成功", result })).not.toEqual([]);
  });

  test("deleting a picklist or a value of it: query and body may be missing", () => {
    const { operation, query, bodyFaults } = withCall("DeletePicklistValuebyID");
    expect(operation["x-operations"].map(({ name }) => name)).toEqual(["DeletePicklistValue", "DeletePicklistValuebyID"]);
    expect(query).toMatchObject([{ name: "value", required: false }]);
    expect(operation.requestBody?.required).toBe(false);
    expect(bodyFaults({ value: "000z000000aM92DCu6hU" })).toEqual([]);
    expect(bodyFaults({ value: "" })).not.toEqual([]);
  });

  test("a flow with one of the flags", () => {
    const { query, queryFaults } = withCall("CheckFlow");
    expect(query).toMatchObject([{ name: "flag", required: false }]);
    for (const flag of ["check", "Describe", "dep"]) expect(queryFaults("flag", flag)).toEqual([]);
    expect(queryFaults("flag", "R")).not.toEqual([]);
  });

  test("changing a flow, or enabling it", () => {
    const { operation, bodyFaults } = withCall("ActivateFlow");
    expect(operation.requestBody?.required).toBe(true);
    expect(bodyFaults({ active: true })).toEqual([]);
    expect(bodyFaults({ label: "Approval", processType: "Autolaunched Flow" })).toEqual([]);
    expect(bodyFaults({ active: "yes" })).not.toEqual([]);
    expect(bodyFaults({ label: "Approval", processType: "Sometimes" })).not.toEqual([]);
  });
});

describe("answers that contradict the document", () => {
  const { answerFaults } = withCall("QueryField");
  const answer = { resCode: "0", resMsg: "Success", result: { id: "cust000001DoWciUWMaG", name: "acme__code__CST" } };

  test.each([
    ["a number as code", { ...answer, resCode: 0 }],
    ["another code than 0", { ...answer, resCode: "990000400" }],
    ["no message", { resCode: "0", result: answer.result }],
    ["no result", { resCode: "0", resMsg: "Success" }],
    ["no id", { ...answer, result: { name: "acme__code__CST" } }],
    ["an object as name", { ...answer, result: { ...answer.result, name: {} } }],
    ["a list as label", { ...answer, result: { ...answer.result, label: [] } }],
    ["a list in place of the field", { ...answer, result: [answer.result] }],
  ])("%s", (_what, contradiction) => {
    expect(answerFaults(answer)).toEqual([]);
    expect(answerFaults(contradiction)).not.toEqual([]);
  });
});

test("only the token call and the call whose query has a token are open, and the first has an error of its own", () => {
  expect(document.security).toEqual([{ accessToken: [] }]);
  expect(document.components.securitySchemes.accessToken).toEqual({ type: "apiKey", in: "header", name: "access-token" });
  const open = documented.filter(({ operation }) => operation.security !== undefined);
  expect(open.map(({ path, operation }) => [path, operation.security]).sort()).toEqual([
    ["/baas/auth/v1.0/oauth2/token", []],
    ["/u-route/baas/sys/v1.1/objectstorage/viewshareobject", []],
  ]);
  const { pointer, operation } = withCall("OAuth2Token");
  expect(Object.keys(operation.requestBody?.content ?? {})).toEqual(["application/x-www-form-urlencoded"]);
  expect(operation.responses["400"]).toEqual({ $ref: "#/components/responses/TokenRefused" });
  expect(pointer).toEqual(["paths", "/baas/auth/v1.0/oauth2/token", "post"]);
});

test("the id of a new thing leads to the calls that take it", () => {
  const links = (name: string) => withCall(name).operation.responses["200"]?.links ?? {};
  expect(links("AddTrigger")).toEqual(
    Object.fromEntries(
      ["QueryTriggerbyID", "UpdateTrigger", "DeleteTrigger"].map((operationId) => [
        operationId,
        { operationId, parameters: { objectId: "$request.path.objectId", triggerId: "$response.body#/result" } },
      ]),
    ),
  );
  expect(links("CreateFlow").ModifyFlow).toEqual({ operationId: "ModifyFlow", parameters: { flowId: "$response.body#/result/id" } });
  expect(links("QueryCustomObject")).toEqual({});
  const ids = new Set(documented.map(({ operation }) => operation.operationId));
  for (const { operation } of documented)
    for (const { operationId } of Object.values(operation.responses["200"]?.links ?? {})) expect(ids).toContain(operationId);
});
