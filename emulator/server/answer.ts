import type { Operation } from "../../provider/contract/operation";
import { isMetadata } from "../core/metadata";
import { Created, CreatedAll, FileContent, Nothing, WithMembers, WithoutResult, Written } from "../core/outcomes";
import type { Reason, Refusal } from "../core/refusal";
import type { Dialect } from "../dialect";

/** What goes out: an object as JSON, a text as HTML, a file as it is. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body: object | string | FileContent;
}

/** The answer to a call that succeeded, in the emulator's dialect. */
export function success(operation: Operation, outcome: unknown, dialect: Dialect): Reply {
  if (outcome instanceof FileContent) return { status: 200, body: outcome };
  if (outcome instanceof Nothing) return { status: 200, body: "" };
  const { result, members } = outcome instanceof WithMembers ? outcome : { result: outcome, members: {} };
  const plain = print(result, dialect);
  const printed = styled(isMetadata(operation) && dialect.metadataTypes === "text" ? inTexts(plain) : plain, dialect);
  if (operation.answer === "bare") return { status: 200, body: printed as object };
  return {
    status: 200,
    body: envelope("0", dialect.resMsg, dialect, { ...(printed === undefined ? {} : { result: printed }), ...members }),
  };
}

/** The answer to a call that was refused, in the emulator's dialect. */
export function refused(operation: Operation | undefined, refusal: Refusal, dialect: Dialect): Reply {
  const { resCode, resMsg, reason } = refusal;
  const status = reason === "duplicate" ? Number(dialect.duplicateStatus) : refusal.status;
  if (operation?.answer === "bare") return { status, body: oauthError(reason, resMsg) };
  const plain: Reply = { status, body: envelope(resCode, resMsg, dialect) };
  if (reason === "unauthorized") return { ...plain, status: { "401": 401, "403": 403, ok: 200 }[dialect.expiredToken] };
  if (reason === "missing" && operation?.answer === "file")
    return { ...plain, status: { "404": 404, envelope: 200 }[dialect.downloadMissing] };
  if (reason === "missing" && operation?.method === "GET") return missing(plain, dialect);
  if (!operation || !byRule.has(reason)) return plain;
  switch (dialect.errorStatus) {
    case "envelope":
      return plain;
    case "ok":
      return { ...plain, status: 200 };
    case "gateway":
      return { status, body: { error_code: `APIGW.0${status}`, error_msg: resMsg, request_id: "00000000000000000000000000000000" } };
    case "html":
      return htmlPage(502);
  }
}

/** What a rule of the platform refuses; absent calls, locks, permissions and throttling look the same in every dialect. */
const byRule = new Set<Reason>(["invalid", "missing", "duplicate", "referenced", "protected", "limit"]);

/** The token call refuses in the form of OAuth. */
function oauthError(reason: Reason, description: string): object {
  return { error: reason === "forbidden" ? "unauthorized_client" : "invalid_request", error_description: description };
}

function missing(plain: Reply, dialect: Dialect): Reply {
  return {
    "404": plain,
    "400": { ...plain, status: 400 },
    null: { status: 200, body: envelope("0", dialect.resMsg, dialect, { result: null }) },
    emptyArray: { status: 200, body: envelope("0", dialect.resMsg, dialect, { result: [] }) },
  }[dialect.missing];
}

/** A page of a proxy in front of the platform. */
export function htmlPage(status: number): Reply {
  return { status, body: `<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>` };
}

/** `{resCode, resMsg}` and more. */
export function envelope(resCode: string, resMsg: string, dialect: Dialect, members: object = {}): object {
  const code = dialect.resCode === "number" ? Number(resCode) : resCode;
  return inOrder({ resCode: code, resMsg, ...members, ...(dialect.extraMembers === "yes" ? { traceId: "emulator" } : {}) }, dialect);
}

const createdOne = {
  id: ({ id }) => id,
  array: ({ id }) => [id],
  object: ({ id }) => ({ id }),
  null: () => null,
  parent: ({ parent }) => parent,
} satisfies Record<Dialect["createResult"], (created: Created) => unknown>;

const createdAll = {
  id: (ids) => ids,
  array: (ids) => ids,
  object: (ids) => ids.map((id) => ({ id })),
  null: () => null,
  parent: (ids) => ids,
} satisfies Record<Dialect["createResult"], (ids: string[]) => unknown>;

const written = {
  printed: (printed) => printed,
  text: () => "1",
  number: () => 1,
  zero: () => 0,
  null: () => null,
  absent: () => undefined,
} satisfies Record<Dialect["writeResult"], (printed: string | number | undefined) => unknown>;

function print(result: unknown = new Written(), dialect: Dialect): unknown {
  if (result instanceof Created) return createdOne[dialect.createResult](result);
  if (result instanceof CreatedAll) return createdAll[dialect.createResult](result.ids);
  if (result instanceof WithoutResult) return written[dialect.writeResult](undefined);
  if (result instanceof Written) return written[dialect.writeResult](result.printed);
  return result;
}

/** Members that hold a list or nothing: they are never printed as "". */
const lists = new Set(["childObjects", "parentObjects"]);

/** Members whose own members are named by the tenant, so that no unknown one joins them. */
const maps = new Set(["types"]);

/** A printed value with its booleans and numbers as texts, all the way down. */
function inTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inTexts);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inTexts(member)]));
  return typeof value === "boolean" || typeof value === "number" ? String(value) : value;
}

/** A printed value with its members in the style and the order of the dialect, all the way down. */
function styled(value: unknown, dialect: Dialect, isMap = false): unknown {
  if (Array.isArray(value)) return value.map((item) => styled(item, dialect));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).flatMap(([name, member]) => styledMember(name, member, dialect));
  if (dialect.extraMembers === "yes" && !isMap) members.push(["unknownMember", "emulator"]);
  return inOrder(Object.fromEntries(members), dialect);
}

function styledMember(name: string, member: unknown, dialect: Dialect): [string, unknown][] {
  if (member !== null && member !== "") return [[name, styled(member, dialect, maps.has(name))]];
  switch (dialect.nullStyle) {
    case "printed":
      return [[name, member]];
    case "null":
      return [[name, null]];
    case "empty":
      return [[name, lists.has(name) ? member : ""]];
    case "absent":
      return [];
  }
}

function inOrder(value: object, { memberOrder }: Dialect): object {
  return memberOrder === "printed" ? value : Object.fromEntries(Object.entries(value).reverse());
}
