import type { Failure } from "./errors";
import type { NetworkReason } from "./networkError";

/** What can happen to one attempt; the keys of the table in retry.ts. */
export type Cause =
  | NetworkReason
  /** 429. */
  | "throttled"
  /** 423: somebody else holds the thing. */
  | "locked"
  /** 409: somebody else holds the thing, or it exists already. */
  | "conflict"
  /** 5xx, 408. */
  | "broken"
  /** 2xx, but not from the platform: no JSON, or no resCode. */
  | "foreign"
  /** A success whose result is not what the contract promises. */
  | "unfit"
  /** 401. */
  | "unauthorized"
  /** 403. */
  | "forbidden"
  /** 2xx with an error code: a refusal, or an expired token. */
  | "refusedInside"
  /** Any other answer: trying again would not change it. */
  | "final";

/** One attempt that did not succeed, in the server's raw words: they are redacted and shortened when they become an error. */
export interface FailedAttempt {
  cause: Cause;
  failure: Failure;
  httpStatus?: number;
  resCode?: string;
  resMsg?: string;
  /** What we saw when there are no words of the platform. */
  detail?: string;
  /** Milliseconds that the server asks to wait. */
  retryAfter?: number | undefined;
  /** Whether an attempt before this one may have done the work. */
  earlierMayBeDone?: boolean;
}

/** What came of one attempt. */
export type Outcome<T> = { value: T } | { failed: FailedAttempt };
