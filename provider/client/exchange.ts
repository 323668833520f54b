import type { Outcome } from "./attempt";
import type { Clock } from "./clock";
import { interpret } from "./envelope";
import { excerpt, type Log } from "./log";
import { NetworkError } from "./networkError";
import type { Redactor } from "./redact";
import { type Prepared, secretsIn } from "./request";
import { retryAfter } from "./retryAfter";
import type { Send } from "./transport";

/** Longest time for one attempt, in milliseconds; where a file travels, for each of its bytes. */
const attemptTimeout = 60_000;

export interface ExchangeParts {
  /** Base URL of the platform. */
  url: string;
  send: Send;
  clock: Clock;
  redactor: Redactor;
  log: Log;
  /** Whether the log shows bodies. */
  bodies: boolean;
}

/** One attempt: what came of sending a call once. The sign-in goes without a token. */
export type Exchange = (call: Prepared, token: string | undefined, deadline: number) => Promise<Outcome<unknown>>;

export function createExchange({ url, send, clock, redactor, log, bodies }: ExchangeParts): Exchange {
  const base = url.replace(/\/+$/, "");

  function report(call: Prepared, began: number, end: string, answer?: string): void {
    // The bodies of a sign-in are secrets as a whole.
    const isHidden = !bodies || call.operation.encoding === "form" || call.confidential;
    const sent = isHidden ? "" : shown(redactor, call.body);
    const received = isHidden ? "" : excerpt(redactor, answer);
    log?.(
      `${call.operation.name} ${call.operation.method} ${call.target}${sent} -> ${end}${received} (${Math.round(clock.now() - began)} ms)`,
    );
  }

  return async (call, token, deadline) => {
    const began = clock.now();
    const { method, answer: kind, secrets } = call.operation;
    for (const secret of call.secrets) redactor.add(secret);
    try {
      const answer = await send({
        method,
        url: base + call.target,
        headers: {
          accept: kind === "file" ? "*/*" : "application/json",
          "content-type": call.contentType,
          ...(token === undefined ? {} : { "access-token": token }),
        },
        body: call.body,
        timeout: Math.max(1, Math.min(attemptTimeout, deadline - began)),
        idle: attemptTimeout,
        download: kind === "file",
      });
      const outcome = interpret(call.operation, answer);
      const isFile = "value" in outcome && kind === "file";
      if ("value" in outcome) for (const secret of secretsIn(outcome.value, secrets)) redactor.add(secret);
      report(call, began, String(answer.status), isFile ? undefined : answer.text);
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

/** A body as the log shows it; of a file, what it is. */
function shown(redactor: Redactor, body: Prepared["body"]): string {
  return body instanceof Blob ? ` [${body.type || "a file"}, ${body.size} bytes]` : excerpt(redactor, body);
}
