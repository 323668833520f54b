import { setTimeout as wait } from "node:timers/promises";
import { changesMetadata, isUndocumented, type Operation } from "../../provider/contract/operation";
import { Refusal, refusal } from "../core/refusal";
import type { RawRequest, Served } from "../core/serve";
import type { Tenant } from "../core/tenant";
import type { Tokens } from "../core/tokens";
import { catchUp } from "../world";
import { type Reply, refused, success } from "./answer";
import type { Faults } from "./faults";
import type { StaleReads } from "./staleReads";
import type { Throttle } from "./throttle";
import { refuseNames, validated, validatedPath } from "./validate";

/** What answering a request takes. */
export interface Parts {
  world: Tenant;
  tokens: Tokens;
  faults: Faults;
  throttle: Throttle;
  staleReads: StaleReads;
  /** Called after every write. */
  wrote: () => void;
  /** Called with an error that is not a refusal: a defect of the emulator. */
  failed: (error: unknown) => void;
  /** Ends waits when the emulator stops. */
  stopping: AbortSignal;
}

/** The call that a request is, with its query and body in the form of the contract. */
export function recognise(calls: Served[], request: RawRequest, { world }: Parts): { served: Served; request: RawRequest } | undefined {
  for (const served of calls) {
    const parts = served.match ? served.match(request, world.dialect) : request;
    if (parts) return { served, request: { path: request.path, query: parts.query, body: parts.body } };
  }
  return undefined;
}

/** Answers a request: what comes from outside the platform first, then the work. */
export async function handle(served: Served, request: RawRequest, token: unknown, parts: Parts): Promise<Reply | "cut"> {
  const tooEarly = parts.throttle.check();
  if (tooEarly) return tooEarly;
  const disturbance = parts.faults.strike(served.operation.name);
  if (disturbance.latency > 0) await wait(disturbance.latency, undefined, { signal: parts.stopping }).catch(() => {});
  if (parts.stopping.aborted) return "cut";
  if (disturbance.expireTokens) parts.tokens.expireAll();
  if (disturbance.before) return disturbance.before;
  const reply = work(served, request, token, parts);
  return disturbance.after ?? reply;
}

function work(served: Served, request: RawRequest, token: unknown, parts: Parts): Reply {
  const { operation } = served;
  const { dialect } = parts.world;
  try {
    if (!served.open && !parts.tokens.isValid(token)) throw refusal("unauthorized", "the access token is missing, unknown or expired");
    if (isUndocumented(operation)) refuseUndocumented(parts);
    if (dialect.environment === "runtime" && changesMetadata(operation))
      throw refusal("forbidden", "metadata of a runtime environment changes only with packages");
    const input = {
      path: validatedPath(request.path),
      query: validated(operation.query, request.query, "query", dialect),
      // What a file is allowed to be, its call says.
      body: operation.encoding === "file" ? request.body : validated(operation.body, request.body, "body", dialect),
    };
    return success(operation, carryOut(served, input, parts), dialect);
  } catch (error) {
    return refusedReply(error, operation, parts);
  }
}

function carryOut(
  { operation, handle }: Served,
  input: Parameters<Served["handle"]>[0],
  { world, tokens, staleReads, wrote }: Parts,
): unknown {
  const answer = (seen: Tenant) => {
    refuseNames(input.path, seen);
    return handle(input, { tenant: seen, tokens });
  };
  catchUp(world);
  if (operation.effect === "read") return answer(staleReads.seen(operation));
  try {
    return staleReads.write(() => answer(world));
  } finally {
    wrote();
  }
}

function refuseUndocumented({ world }: Parts): void {
  switch (world.dialect.undocumented) {
    case "present":
      return;
    case "404":
      throw refusal("absent", "there is no such call");
    case "405":
      throw refusal("absent", "the method is not allowed", 405);
    case "403":
      throw refusal("forbidden", "the user may not do this");
  }
}

/** The answer to an error: a refusal as such, anything else as a defect of the emulator. */
export function refusedReply(error: unknown, operation: Operation | undefined, { world, failed }: Parts): Reply {
  if (error instanceof Refusal) return refused(operation, error, world.dialect);
  failed(error);
  return refused(operation, refusal("failed", `defect of the emulator: ${error}`), world.dialect);
}
