import type { Outcome } from "./attempt";
import type { Clock } from "./clock";
import { interpret } from "./envelope";
import { excerpt, type Log } from "./log";
import { NetworkError } from "./networkError";
import type { Redactor } from "./redact";
import type { Prepared } from "./request";
import { retryAfter } from "./retryAfter";
import type { Send } from "./transport";

/** Longest time for one attempt, in milliseconds. */
const attemptTimeout = 60_000;

export interface ExchangeParts {
  /** Base URL of the platform. */
  url: string;
  send: Send;
  clock: Clock;
  redactor: Redactor;
  log: Log;
}

/** One attempt: what came of sending a call once. The sign-in goes without a token. */
export type Exchange = (call: Prepared, token: string | undefined, deadline: number) => Promise<Outcome<unknown>>;

export function createExchange({ url, send, clock, redactor, log }: ExchangeParts): Exchange {
  const base = url.replace(/\/+$/, "");

  function report(call: Prepared, began: number, end: string, answer?: string): void {
    // The bodies of a sign-in are secrets as a whole.
    const { encoding } = call.operation;
    const sent = encoding === "json" && typeof call.body === "string" ? excerpt(redactor, call.body) : "";
    const received = encoding === "form" ? "" : excerpt(redactor, answer);
    log?.(
      `${call.operation.name} ${call.operation.method} ${call.target}${sent} -> ${end}${received} (${Math.round(clock.now() - began)} ms)`,
    );
  }

  return async (call, token, deadline) => {
    const began = clock.now();
    const isFile = call.operation.answer === "file";
    try {
      const answer = await send({
        method: call.operation.method,
        url: base + call.target,
        headers: {
          accept: isFile ? "*/*" : "application/json",
          "content-type": call.contentType,
          ...(token === undefined ? {} : { "access-token": token }),
        },
        body: call.body,
        timeout: Math.max(1, call.body instanceof Blob ? attemptTimeout : Math.min(attemptTimeout, deadline - began)),
        download: isFile,
      });
      report(call, began, String(answer.status), answer.text);
      const outcome = interpret(call.operation, answer);
      if ("failed" in outcome) {
        outcome.failed.retryAfter = retryAfter(answer.header("retry-after"), answer.header("date"), clock.now());
      }
      return outcome;
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      report(call, began, error.message);
      return { failed: { cause: error.reason, failure: "network", detail: error.message } };
    }
  };
}
