import { createToken } from "../contract/auth";
import type { Operation } from "../contract/operation";

/**
 * Why a call failed, decided by HTTP status and by whether an answer came at all. The platform's own codes are unknown:
 * they are shown, never read.
 */
export type Failure =
  /** The credentials were refused, or a new token did not help. */
  | "credentials"
  /** The user behind the token may not do this (403). */
  | "permission"
  /** The thing, or the call itself, does not exist (404). */
  | "missing"
  /** The platform does not offer the call (405), or `undocumentedOperations` is `deny`. */
  | "unsupported"
  /** Too many requests, until the deadline (429). */
  | "throttled"
  /** Somebody else holds the thing, until the deadline (409, 423). */
  | "busy"
  /** The platform understood and said no (other 4xx, or 2xx with an error code). */
  | "refused"
  /** 5xx, or an answer that is not the platform's. */
  | "server"
  /** No connection, or it was cut, or no answer in time. */
  | "network";

export interface FailedCall {
  readonly failure: Failure;
  readonly operation: Operation;
  /** The request's path with its parameters filled in. */
  readonly path: string;
  readonly httpStatus?: number;
  readonly resCode?: string;
  readonly resMsg?: string;
  /** What was seen when the platform said nothing: the network's words, or an excerpt of a foreign answer. */
  readonly detail?: string;
  /** True when the request may have done its work: a write must look before it repeats. */
  readonly ambiguous: boolean;
  /** True when this is the answer to a repeat, and an earlier attempt may have done the work. */
  readonly earlierMayBeDone?: boolean | undefined;
  /** What the user can do next. */
  readonly advice: string;
}

/** A call that did not succeed. Its message is for users: operation, status, the platform's words, advice; never a secret. */
export class CallError extends Error {
  readonly failure: Failure;
  readonly operation: Operation;
  readonly path: string;
  readonly httpStatus: number | undefined;
  readonly resCode: string | undefined;
  readonly resMsg: string | undefined;
  readonly detail: string | undefined;
  readonly ambiguous: boolean;
  readonly earlierMayBeDone: boolean;
  readonly advice: string;

  constructor(call: FailedCall) {
    super(describe(call));
    this.name = "CallError";
    this.failure = call.failure;
    this.operation = call.operation;
    this.path = call.path;
    this.httpStatus = call.httpStatus;
    this.resCode = call.resCode;
    this.resMsg = call.resMsg;
    this.detail = call.detail;
    this.ambiguous = call.ambiguous;
    this.earlierMayBeDone = call.earlierMayBeDone ?? false;
    this.advice = call.advice;
  }

  /** The same failure with one more thing that a user can do. */
  advising(more: string): CallError {
    return new CallError({ ...this, advice: `${this.advice} ${more}` });
  }

  /** The same failure where a user has to do something else. */
  withAdvice(advice: string): CallError {
    return new CallError({ ...this, advice });
  }

  /** The same failure of a repeat: what it repeats may have done the work, and may still do it. */
  afterLostAttempt(): CallError {
    if (this.ambiguous) return this;
    return new CallError({ ...this, ambiguous: true, advice: `An earlier attempt may have made the change. ${this.advice}` });
  }
}

function describe({ operation, path, httpStatus, resCode, resMsg, detail, advice }: FailedCall): string {
  const facts = [
    httpStatus === undefined ? "" : `HTTP ${httpStatus}`,
    resCode ? `resCode ${resCode}` : "",
    resMsg ? `resMsg "${resMsg}"` : "",
    detail ?? "",
  ].filter(Boolean);
  return `${operation.name} (${operation.method} ${path}) failed: ${facts.join(", ") || "no answer"}. ${advice}`;
}

/** The sign-in, or the token that was given in its place, is refused. */
export function isNotSignedIn(error: unknown): boolean {
  return isSignInFailure(error) || (error instanceof CallError && error.failure === "credentials");
}

/** The platform understood and said no. */
export function isRefused(error: unknown): error is CallError {
  return error instanceof CallError && error.failure === "refused";
}

/** The thing exists already, or somebody else holds what it belongs to. */
// assumption: conflict-status
export function isConflict(error: unknown): error is CallError {
  return error instanceof CallError && error.httpStatus === 409;
}

/** The thing does not exist, or does not show yet. */
export function isMissing(error: unknown): error is CallError {
  return error instanceof CallError && error.failure === "missing";
}

/** The user may not make the call: nothing about the thing is the reason. */
export function lacksRight(error: unknown): error is CallError {
  return error instanceof CallError && error.failure === "permission";
}

/** The platform has no such thing or does not know the call, or the user denied the call. */
// assumption: undocumented
export function isNotOffered(error: unknown): error is CallError {
  return error instanceof CallError && (error.failure === "missing" || error.failure === "unsupported");
}

/** The same, where a platform may also say so by a refusal: which of them it is only another look tells. */
// assumption: missing
export function isAbsent(error: unknown): error is CallError {
  return isNotOffered(error) || isRefused(error);
}

/** The call may have done its work; an error that was made of another one says so of that one. */
export function isAmbiguous(error: unknown): boolean {
  if (error instanceof CallError) return error.ambiguous;
  return error instanceof Error && error.cause !== undefined && isAmbiguous(error.cause);
}

/** The cause of a failure that has several: one that leaves the outcome open, where there is one. */
export function causeAmong(...errors: unknown[]): unknown {
  return errors.find(isAmbiguous) ?? errors[0];
}

/** No call gets through: whoever meets it, meets it everywhere. */
export function isSignInFailure(error: unknown): boolean {
  return error instanceof CallError && error.operation.name === createToken.name;
}
