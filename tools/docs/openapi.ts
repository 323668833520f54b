import { z } from "zod";
import { createToken } from "../../provider/contract/auth";
import { download, upload } from "../../provider/contract/content";
import { viewShared } from "../../provider/contract/files";
import { nothing, type Operation } from "../../provider/contract/operation";
import { ChildJoin, ConditionSchema, ParentJoin } from "../../provider/contract/records";
import { answerFlag, answerNumber, answerText, compileInfo, createdId } from "../../provider/contract/values";
import { type Call, type Endpoint, endpoints } from "./calls";
import { linksFrom } from "./links";
import { anyOf, jsonSchemas, type ObjectSchema, type Schema, type Schemas } from "./schemas";

/** What the document takes from package.json. */
export interface Manifest {
  readonly version: string;
  readonly license: string;
}

const description = `
The calls of Huawei Cloud Astro Zero (formerly AppCube) that pulumi-astrozero knows, generated from its contract.
It is made from the public API reference and from public code, not by Huawei, and not checked against every installation.

Every operation says how sure it is: *documented* when the API reference prints the call, *observed* when public working code shows it,
*inferred* when it is concluded from its neighbours. Schemas of requests are strict, so what no page names is missing; schemas of
answers are lenient, and open where the reference does not say what arrives. Calls that share method and path are one operation here;
\`x-operations\` lists them.
`.trim();

/** The contract as an OpenAPI 3.1 document. */
export function openapi(calls: readonly Call[], { version, license }: Manifest): object {
  const parts = calls.flatMap(({ operation: { query, body, result } }) => [query, body, result]);
  const schemas = jsonSchemas(
    parts.filter((part) => part !== nothing && part !== upload && part !== download),
    namesOf(calls),
  );
  const all = endpoints(calls);
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of all)
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operationOf(endpoint, all, schemas) };
  return {
    openapi: "3.1.1",
    info: {
      title: "Huawei Cloud Astro Zero REST API, as pulumi-astrozero knows it",
      version,
      description,
      license: { name: license, identifier: license },
    },
    servers: [{ url: "https://{domain}", variables: { domain: { default: "example.com", description: "Host of the installation." } } }],
    security: [{ accessToken: [] }],
    tags: [...new Set(calls.map(({ group }) => group))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { accessToken: { type: "apiKey", in: "header", name: "access-token" } },
      responses: {
        Refused: answer("Why the platform refuses, with a code of its own (page 0082).", { $ref: "#/components/schemas/Refusal" }),
        TokenRefused: answer("Why there is no token.", { $ref: "#/components/schemas/TokenRefusal" }),
      },
      schemas: { ...envelopes, ...schemas.components },
    },
  };
}

const text: Schema = { type: "string" };

/** What is around a result, and what stands in place of one. */
const envelopes: Record<string, Schema> = {
  Success: { type: "object", properties: { resCode: { type: "string", const: "0" }, resMsg: text }, required: ["resCode", "resMsg"] },
  Refusal: {
    type: "object",
    properties: { resCode: { type: "string", not: { const: "0" } }, resMsg: text },
    required: ["resCode", "resMsg"],
  },
  TokenRefusal: { type: "object", properties: { error: text, error_description: text }, required: ["error"] },
};

/** The names of schemas: those of the contract where it names them. */
function namesOf(calls: readonly Call[]): Map<z.ZodType, string> {
  const names = new Map<z.ZodType, string>([
    [ConditionSchema, "Condition"],
    [ParentJoin, "ParentJoin"],
    [ChildJoin, "ChildJoin"],
    [answerText, "Text"],
    [answerNumber, "Number"],
    [answerFlag, "Flag"],
    [createdId, "CreatedId"],
    [compileInfo, "CompileInfo"],
  ]);
  for (const { operation, written } of calls)
    for (const part of ["body", "result"] as const) {
      const [, list, name] = /^(z\.array\()?([A-Z]\w*)\)?$/.exec(written[part] ?? "") ?? [];
      const schema = list && operation[part] instanceof z.ZodArray ? (operation[part].element as z.ZodType) : operation[part];
      if (name) names.set(schema, name);
    }
  return names;
}

function operationOf(endpoint: Endpoint, all: readonly Endpoint[], schemas: Schemas): object {
  const { calls } = endpoint;
  const [{ operation, group }] = calls;
  return {
    operationId: endpoint.id,
    tags: [group],
    summary: endpoint.summary,
    description: endpoint.description,
    "x-operations": calls.map(({ operation: { name, row, page, evidence } }) => ({ name, row, page, evidence })),
    ...(isOpen(operation) ? { security: [] } : {}),
    parameters: parametersOf(endpoint, schemas),
    requestBody: requestBody(calls, schemas),
    responses: {
      "200": { ...success(calls, schemas), links: linksFrom(endpoint, all) },
      ...(operation === createToken ? { "400": { $ref: "#/components/responses/TokenRefused" } } : {}),
      "4XX": { $ref: "#/components/responses/Refused" },
      "5XX": { $ref: "#/components/responses/Refused" },
    },
  };
}

/** Whether a call needs no access token: the one that gives them out, and the one whose query has a token of its own. */
function isOpen(operation: Operation): boolean {
  return operation === createToken || operation === viewShared;
}

function parametersOf({ parameters, calls }: Endpoint, schemas: Schemas): object[] | undefined {
  const all = [...parameters.map(pathParameter), ...queryParameters(calls, schemas)];
  return all.length > 0 ? all : undefined;
}

function pathParameter(name: string): object {
  return { name, in: "path", required: true, schema: { type: "string", minLength: 1 } };
}

/** The parameters of all calls; one that a call does without is optional. */
function queryParameters(calls: readonly Call[], schemas: Schemas): object[] {
  const queries = calls.map(
    ({ operation: { query } }): ObjectSchema => (query === nothing ? {} : (schemas.schemaOf(query) as ObjectSchema)),
  );
  const names = new Set(queries.flatMap(({ properties = {} }) => Object.keys(properties)));
  return [...names].map((name) => ({
    name,
    in: "query",
    required: queries.every(({ required = [] }) => required.includes(name)),
    schema: anyOf(queries.map(({ properties }) => properties?.[name]).filter((schema) => schema !== undefined)),
  }));
}

function requestBody(calls: readonly Call[], schemas: Schemas): object | undefined {
  const bodies = calls.map(({ operation: { body } }) => body).filter((body) => body !== nothing);
  if (bodies.length === 0) return undefined;
  // Without bytes a file is empty.
  if (calls[0]?.operation.encoding === "file") return { required: false, content: fileBody };
  const type = calls[0]?.operation.encoding === "form" ? "application/x-www-form-urlencoded" : "application/json";
  return { required: bodies.length === calls.length, content: { [type]: { schema: anyOf(bodies.map(schemas.schemaOf)) } } };
}

const bytes: Schema = {};

/** A file as the body, or as a part of a form. */
const fileBody = {
  "application/octet-stream": { schema: bytes },
  "multipart/form-data": {
    schema: {
      type: "object",
      properties: { object: { type: "string", contentMediaType: "application/octet-stream" } },
      required: ["object"],
    },
  },
};

function success(calls: readonly Call[], schemas: Schemas): object {
  if (calls[0]?.operation.answer === "file") return { description: "The bytes of the file.", content: { "*/*": { schema: bytes } } };
  return answer("What the call answers.", resultOf(calls, schemas));
}

function resultOf(calls: readonly Call[], schemas: Schemas): Schema {
  return anyOf(
    calls.map(({ operation }) => (operation.answer === "bare" ? schemas.schemaOf(operation.result) : enveloped(operation, schemas))),
  );
}

function enveloped({ result }: Operation, schemas: Schemas): Schema {
  const required = result.safeParse(undefined).success ? {} : { required: ["result"] };
  return { allOf: [{ $ref: "#/components/schemas/Success" }, { properties: { result: schemas.schemaOf(result) }, ...required }] };
}

function answer(description: string, schema: Schema): object {
  return { description, content: { "application/json": { schema } } };
}
