import type { z } from "zod";
import type { Upload } from "../contract/content";
import { isSegment, type Operation, pathParameter } from "../contract/operation";
import { sentenceOf } from "../contract/sentences";
import { bodyOf } from "./multipart";

/** What a caller gives for one call, whatever the operation. */
export interface LooseArguments {
  path?: Record<string, string> | undefined;
  query?: unknown;
  body?: unknown;
  extra?: Record<string, unknown> | undefined;
  confidential?: boolean | readonly string[] | undefined;
}

/** A call that is ready to be sent. */
export interface Prepared {
  readonly operation: Operation;
  /** The path with its parameters filled in. */
  readonly path: string;
  /** The path with the query. */
  readonly target: string;
  readonly contentType: string;
  readonly body: string | Blob | undefined;
  /** What must never be shown of it. */
  readonly secrets: readonly string[];
  /** Whether its bodies are secrets as a whole, its answer's too. */
  readonly confidential: boolean;
}

/** Checks the arguments against the contract; what breaks a documented rule is an error of the program and is not sent. */
export function prepare(operation: Operation, args: LooseArguments): Prepared {
  const path = fillIn(operation, args.path ?? {});
  const query = validate(operation, "query", operation.query, args.query);
  const checked = validate(operation, "body", operation.body, args.body);
  const body = args.extra ? { ...(checked as object | undefined), ...args.extra } : checked;
  const search = query === undefined ? "" : encodeForm(query);
  const { confidential = false } = args;
  const given = confidential === true ? textsIn([query, body]) : confidential || [];
  const secrets = [...secretsIn(query, operation.secrets), ...given];
  const target = search ? `${path}?${search}` : path;
  return { operation, path, target, secrets, confidential: confidential !== false, ...encode(operation.encoding, body) };
}

/** All values within a value, as texts. */
function textsIn(value: unknown): string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(textsIn);
  return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}

/** The texts among the members that are named. */
export function secretsIn(value: unknown, names: readonly string[]): string[] {
  return names.map((name) => (Object(value) as Record<string, unknown>)[name]).filter((secret) => typeof secret === "string");
}

function encode(encoding: Operation["encoding"], body: unknown): Pick<Prepared, "contentType" | "body"> {
  switch (encoding) {
    case "json":
      return { contentType: "application/json", body: body === undefined ? undefined : JSON.stringify(body) };
    case "form":
      return { contentType: "application/x-www-form-urlencoded", body: body === undefined ? undefined : encodeForm(body) };
    case "file": {
      const file = bodyOf(body as Upload);
      return { contentType: file.type || "application/octet-stream", body: file };
    }
  }
}

function fillIn(operation: Operation, parameters: Record<string, string>): string {
  return operation.path.replace(pathParameter, (_, name: string, rest: string) => {
    const value = parameters[name];
    const segments = typeof value === "string" ? (rest ? value.split("/") : [value]) : [];
    if (segments.length === 0 || !segments.every(isSegment))
      throw new Error(`${operation.name}: path.${name} must name one thing, got ${JSON.stringify(value)}`);
    return segments.map(encodeURIComponent).join("/");
  });
}

function validate(operation: Operation, part: "query" | "body", schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value, { error: sentenceOf });
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => ({ path: path.map(String), message }));
  throw new InvalidArguments(operation, part, faults);
}

/** Arguments that break a documented rule. Nothing was sent. */
export class InvalidArguments extends Error {
  constructor(
    operation: Operation,
    part: "query" | "body",
    readonly faults: readonly { path: readonly string[]; message: string }[],
  ) {
    super(`${operation.name}: ${faults.map(({ path, message }) => `${[part, ...path].join(".")}: ${message}`).join("; ")}`);
  }
}

function encodeForm(values: unknown): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(values as Record<string, unknown>)) {
    if (value !== undefined) form.append(name, String(value));
  }
  return form.toString();
}
