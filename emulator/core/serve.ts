import type { z } from "zod";
import type { upload } from "../../provider/contract/content";
import type { Operation, PathParameter } from "../../provider/contract/operation";
import type { Dialect } from "../dialect";
import type { Received } from "./received";
import type { Tenant } from "./tenant";
import type { Tokens } from "./tokens";

/** A request as it arrived; `undefined` for no query or no body. */
export interface RawRequest {
  path: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** The parts of a request after the operation's schemas accepted them. */
export interface Input<Path extends string, Query extends z.ZodType, Body extends z.ZodType> {
  path: Record<PathParameter<Path>, string>;
  query: z.output<Query>;
  /** A file is on disk by now. */
  body: Body extends typeof upload ? Received : z.output<Body>;
}

export interface ServeOptions {
  /**
   * For calls that share method and path with another one: the request in the form of the contract when it is this
   * call, undefined when it is the other one. Asked in the order of `serve`; without it, every request is this call.
   */
  match?: (request: RawRequest, dialect: Dialect) => Pick<RawRequest, "query" | "body"> | undefined;
  /** True for the call that gives tokens out, and so needs none. */
  open?: boolean;
}

/** What all handlers work on: the tenant, and the tokens that were given out. */
export interface Context {
  tenant: Tenant;
  tokens: Tokens;
}

/**
 * Serves an operation with a handler that works on `Things` and returns what the platform prints as `result`; undefined for a write that has
 * nothing to say.
 */
export type Serve<Things> = <Path extends string, Query extends z.ZodType, Body extends z.ZodType>(
  operation: Operation<Path, Query, Body>,
  handle: (input: Input<Path, Query, Body>, things: Things) => unknown,
  options?: ServeOptions,
) => void;

/** An operation with what the emulator does for it. */
export interface Served extends ServeOptions {
  operation: Operation;
  handle: (input: Input<never, z.ZodType, z.ZodType>, context: Context) => unknown;
}

/** The other side of the contract's calls. */
export class Routes {
  readonly #served = new Map<string, Served[]>();

  serve: Serve<Context> = (operation, handle, options = {}) => {
    const route = `${operation.method} ${operation.path.toLowerCase()}`;
    const served = { operation, handle: handle as Served["handle"], ...options };
    this.#served.set(route, [...(this.#served.get(route) ?? []), served]);
  };

  /** The calls of each method and path. */
  all(): Served[][] {
    return [...this.#served.values()];
  }

  /** The names of the calls. */
  names(): string[] {
    return this.all().flatMap((calls) => calls.map(({ operation }) => operation.name));
  }
}
