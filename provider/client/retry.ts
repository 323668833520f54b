import type { Operation } from "../contract/operation";
import type { Cause, FailedAttempt, Outcome } from "./attempt";
import type { Clock } from "./clock";

/**
 * What follows an attempt that did not succeed: so many repeats (with growing waits, until the call's deadline), or one
 * replay with a new token.
 * - `renew`: the token is surely refused.
 * - `suspect`: the token may be the reason, if it was good before.
 * - `prove`: as `suspect`, but only after a harmless read has shown that the token died.
 */
export type Remedy = number | TokenRemedy;
export type TokenRemedy = "renew" | "suspect" | "prove";

const never = 0;
/** Seven seconds in all: a wrong address is reported soon, a restarting gateway is survived. */
const few = 3;
/** Half a minute in all. */
const several = 5;
const untilDeadline = Number.POSITIVE_INFINITY;

interface Row {
  /** Calls of which doing it twice is doing it once. */
  safe: Remedy;
  /** All others: repeated only when the work was surely not done. */
  write: Remedy;
  /** POST, where it differs from PUT. */
  create?: Remedy;
  /** Whether the work may have been done. */
  mayBeDone: boolean;
}

/** The one place that decides about repeats. */
export const table: Record<Cause, Row> = {
  // Nothing reached the platform, and nothing will until somebody changes a setting.
  unknownHost: { safe: never, write: never, mayBeDone: false },
  scheme: { safe: never, write: never, mayBeDone: false },
  certificate: { safe: never, write: never, mayBeDone: false },
  setup: { safe: never, write: never, mayBeDone: false },
  unreadable: { safe: never, write: never, mayBeDone: false },

  // Nothing reached the platform, and that may pass.
  unreachable: { safe: few, write: few, mayBeDone: false },

  // The request was on its way.
  cut: { safe: untilDeadline, write: never, mayBeDone: true },
  timeout: { safe: untilDeadline, write: never, mayBeDone: true },
  broken: { safe: untilDeadline, write: never, mayBeDone: true },

  // The platform turned the request away at the door.
  throttled: { safe: untilDeadline, write: untilDeadline, mayBeDone: false },
  // assumption: edit-lock
  locked: { safe: untilDeadline, write: untilDeadline, mayBeDone: false },
  // 409 may also mean "exists already", which no waiting changes: who creates looks before each repeat.
  // assumption: conflict-status
  conflict: { safe: several, write: several, create: never, mayBeDone: false },

  // The token. A dead one is 401; some installations may say 403, or 200 with an error code.
  unauthorized: { safe: "renew", write: "renew", mayBeDone: false },
  // assumption: expired-token
  forbidden: { safe: "suspect", write: "suspect", mayBeDone: false },
  // A batch that is refused inside a 200 may have been carried out in part: replayed without proof, it would double records.
  // assumption: error-status
  // assumption: expired-token
  refusedInside: { safe: "suspect", write: "prove", mayBeDone: false },

  // An answer that will be the same again.
  garbled: { safe: never, write: never, mayBeDone: true },
  foreign: { safe: never, write: never, mayBeDone: true },
  unfit: { safe: never, write: never, mayBeDone: true },
  final: { safe: never, write: never, mayBeDone: false },
};

export function remedy(operation: Operation, cause: Cause): Remedy {
  const { safe, write, create = write } = table[cause];
  if (operation.repeatable) return safe;
  return operation.method === "POST" ? create : write;
}

/** Whether a write that ended so may have done its work. */
export function isAmbiguous(operation: Operation, cause: Cause): boolean {
  return operation.effect === "write" && table[cause].mayBeDone;
}

export interface Course<T> {
  operation: Operation;
  clock: Clock;
  /** When the call must be over, waits included. */
  deadline: number;
  /** One attempt; undefined when its turn does not come before the deadline. */
  attempt(number: number): Promise<Outcome<T> | undefined>;
  /** Sees each failed attempt that waiting may cure, with the wait that it asks for. */
  onFailed(failed: FailedAttempt, wait: number): void;
  /** Tries to cure a refusal with a new token, once; false: the refusal is meant. */
  renewToken(remedy: TokenRemedy): Promise<boolean>;
}

/** Attempts until one succeeds, or until the table or the deadline ends it: the last outcome; undefined: there was none. */
export async function carryOut<T>(course: Course<T>): Promise<Outcome<T> | undefined> {
  const { operation, clock, deadline } = course;
  let last: Outcome<T> | undefined;
  // By the patience that causes ask for: one that is given up soon must not pay for others that were met before.
  const repeated = new Map<number, number>();
  let earlierMayBeDone = false;
  for (let number = 1; ; number++) {
    const outcome = await course.attempt(number);
    if (outcome === undefined) return last;
    if ("value" in outcome) return outcome;
    last = outcome;
    outcome.failed.earlierMayBeDone = earlierMayBeDone;
    earlierMayBeDone ||= isAmbiguous(operation, outcome.failed.cause);
    const next = remedy(operation, outcome.failed.cause);
    if (typeof next === "string") {
      if (!(await course.renewToken(next))) return outcome;
      continue;
    }
    const repeats = repeated.get(next) ?? 0;
    if (repeats >= next) return outcome;
    const wait = outcome.failed.retryAfter ?? backoff(repeats, clock);
    course.onFailed(outcome.failed, wait);
    if (clock.now() + wait >= deadline) return outcome;
    await clock.sleep(wait);
    repeated.set(next, repeats + 1);
  }
}

const longestWait = 16_000;

/** 1, 2, 4, 8, 16, 16 … seconds (page 0101), shortened by chance to between half and all of it. */
function backoff(repeats: number, clock: Clock): number {
  const wait = Math.min(longestWait, 1000 * 2 ** repeats);
  return wait * (1 - clock.random() / 2);
}
