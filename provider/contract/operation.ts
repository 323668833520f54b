import { z } from "zod";

/** How sure we are of a call: printed by the API reference or the manual, seen in working code, or concluded from its neighbours. */
export type Evidence = "documented" | "observed" | "inferred";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** One call of the platform's REST API, as data. The client carries it out, the emulator serves it, the documents list it. */
export interface Operation<
  Path extends string = string,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
> {
  /** The operation's name in the API reference. */
  readonly name: string;
  /** Number in the platform's API overview (1 to 73); absent when the overview does not list the call. */
  readonly row?: number;
  /** Page `astrozero_api_<page>` of the API reference; `um-<page>` is one of the manual. */
  readonly page: string;
  readonly evidence: Evidence;
  readonly method: Method;
  /**
   * Path with parameters in braces; its fixed segments are matched without regard to case. A last parameter that ends with `+` takes one or more
   * segments.
   */
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
  readonly result: Result;
  /**
   * `envelope`: `{resCode, resMsg, result}`; `envelopeOrNothing`: the same, or no body at all; `bare`: the body is the result; `file`: the body is
   * the bytes of a file.
   */
  readonly answer: "envelope" | "envelopeOrNothing" | "bare" | "file";
  /** What the call does to the platform; a read may be repeated freely. Defaults to `read` for GET and `write` otherwise. */
  readonly effect: "read" | "write";
  /** Whether doing it twice is doing it once. Defaults to true for reads and for DELETE. */
  readonly repeatable: boolean;
  /** How the body travels. `file`: as bytes, alone or as a part of a form. */
  readonly encoding: "json" | "form" | "file";
  /** Members of the query and of the result that must never be shown. */
  readonly secrets: readonly string[];
}

/** The names between the braces of a path. */
export type PathParameter<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? PlainName<Name> | PathParameter<Rest>
  : never;
type PlainName<Name extends string> = Name extends `${infer Plain}+` ? Plain : Name;

/** The braces of a path: the name, and `+` behind that of several segments. */
export const pathParameter = /\{(\w+)(\+?)\}/g;

/** Whether a text can be a segment of a path: "." and ".." would be resolved away, and without it the path is another one. */
export function isSegment(text: string): boolean {
  return text.trim() !== "" && text !== "." && text !== "..";
}

/** What a call without a query or a body takes. */
export const nothing = z.undefined();

type Optional<T, Key extends keyof T> = Omit<T, Key> & Partial<Pick<T, Key>>;

export function operation<
  const Path extends string,
  Result extends z.ZodType,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
>(
  definition: Optional<
    Operation<Path, Query, Body, Result>,
    "query" | "body" | "answer" | "effect" | "repeatable" | "encoding" | "secrets"
  >,
): Operation<Path, Query, Body, Result> {
  const effect = definition.effect ?? (definition.method === "GET" ? "read" : "write");
  return {
    answer: "envelope",
    effect,
    repeatable: effect === "read" || definition.method === "DELETE",
    encoding: "json",
    secrets: [],
    ...definition,
    query: definition.query ?? (nothing as unknown as Query),
    body: definition.body ?? (nothing as unknown as Body),
  };
}

/** True for the calls that change the application itself: its metadata and its BPMs, not records and not what runs. */
export function changesMetadata({ effect, path }: Operation): boolean {
  return effect === "write" && /^\/u-route\/baas\/(?:bp\/v2\.0\/)?metadata\//.test(path);
}

/**
 * True for the calls that change something and that the API reference does not print. They can be denied as a whole
 * (`undocumentedOperations`), and a platform that does not know them is expected.
 */
// assumption: undocumented
export function isUndocumented(operation: Operation): boolean {
  return operation.effect === "write" && operation.evidence !== "documented";
}
