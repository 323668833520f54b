import type { Operation } from "../contract/operation";
import { sentenceOf } from "../contract/sentences";
import type { Cause, FailedAttempt, Outcome } from "./attempt";
import type { Failure } from "./errors";
import type { HttpAnswer } from "./transport";

/** What an answer says: the operation's result, or why there is none. */
export function interpret(operation: Operation, { status, text, bytes, header }: HttpAnswer): Outcome<unknown> {
  const body = parse(text);
  const ok = status >= 200 && status < 300;
  if (!ok) return { failed: { ...byStatus(status), httpStatus: status, ...wordsOr(body, text) } };
  if (operation.answer === "file") {
    if (isErrorInPlaceOfFile(body)) return refusedInside(status, body);
    return resultOf(operation, status, { type: header("content-type") ?? "", bytes });
  }
  if (body === undefined && text.trim() !== "") return foreign(status, `the body is not JSON: ${text}`);
  // assumption: bulk-answer
  if (operation.answer === "envelopeOrNothing" && text.trim() === "") return resultOf(operation, status, undefined);
  if (operation.answer === "bare") return isErrorEnvelope(body) ? refusedInside(status, body) : resultOf(operation, status, body);
  if (!isRecord(body)) return foreign(status, body === undefined ? "the body is empty" : `the body is not an object: ${text}`);
  // assumption: res-code
  if (String(body.resCode) === "0") return resultOf(operation, status, body.result);
  const words = wordsOf(body);
  return words.resCode === undefined ? foreign(status, `the body has no resCode: ${text}`) : refusedInside(status, body);
}

/** The result as the contract describes it. */
function resultOf(operation: Operation, httpStatus: number, raw: unknown): Outcome<unknown> {
  const result = operation.result.safeParse(raw, { error: sentenceOf });
  if (result.success) return { value: result.data };
  // assumption: missing
  const nothing = raw === null || raw === undefined || (Array.isArray(raw) && raw.length === 0);
  if (nothing && operation.effect === "read" && operation.answer === "envelope") {
    return { failed: { cause: "final", failure: "missing", httpStatus, detail: "the result is empty" } };
  }
  const [issue] = result.error.issues;
  const where = ["result", ...(issue?.path ?? [])].join(".");
  const detail = `the result is not what the API reference describes: ${where}: ${issue?.message}`;
  return { failed: { cause: "unfit", failure: "server", httpStatus, detail } };
}

// assumption: error-status
function refusedInside(httpStatus: number, body: unknown): Outcome<never> {
  return { failed: { cause: "refusedInside", failure: "refused", httpStatus, ...wordsOf(body) } };
}

function foreign(httpStatus: number, detail: string): Outcome<never> {
  return { failed: { cause: "foreign", failure: "server", httpStatus, detail } };
}

function byStatus(status: number): { cause: Cause; failure: Failure } {
  switch (status) {
    case 401:
      return { cause: "unauthorized", failure: "credentials" };
    case 403:
      return { cause: "forbidden", failure: "permission" };
    case 404:
      return { cause: "final", failure: "missing" };
    case 405:
    case 501:
      return { cause: "final", failure: "unsupported" };
    case 408:
      return { cause: "broken", failure: "server" };
    case 409:
      return { cause: "conflict", failure: "busy" };
    case 423:
      return { cause: "locked", failure: "busy" };
    case 429:
      return { cause: "throttled", failure: "throttled" };
  }
  if (status >= 500) return { cause: "broken", failure: "server" };
  // A redirect: whoever answers is not the platform's API.
  if (status < 400) return { cause: "final", failure: "server" };
  return { cause: "final", failure: "refused" };
}

type Words = Pick<FailedAttempt, "resCode" | "resMsg" | "detail">;

function wordsOr(body: unknown, text: string): Words {
  const words = wordsOf(body);
  return words.resCode !== undefined || words.resMsg !== undefined || text.trim() === "" ? words : { detail: text };
}

/** Code and message, by whichever name: the envelope's, an API gateway's (`APIGW.…`), the token call's. */
// assumption: error-status
function wordsOf(body: unknown): Words {
  if (!isRecord(body)) return {};
  const words: Words = {};
  const code = body.resCode ?? body.error_code ?? body.error;
  const message = body.resMsg ?? body.error_msg ?? body.error_description;
  // assumption: res-code
  if (typeof code === "string" || typeof code === "number") words.resCode = String(code);
  if (typeof message === "string") words.resMsg = message;
  return words;
}

/** A bare answer is not wrapped, but an error may still come as an envelope. */
function isErrorEnvelope(body: unknown): boolean {
  const { resCode } = wordsOf(body);
  return resCode !== undefined && resCode !== "0";
}

/** A file may be JSON, too: only what an error of the platform or of its gateway looks like is one. */
// assumption: download-missing
function isErrorInPlaceOfFile(body: unknown): boolean {
  if (!isRecord(body) || !isErrorEnvelope(body)) return false;
  return typeof body.resMsg === "string" ? "resCode" in body : /^APIGW\./.test(String(body.error_code));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The parsed body; undefined when it is empty or not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
