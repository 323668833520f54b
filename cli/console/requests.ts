import type { LoggedRequest, RequestLog } from "../../emulator";
import { Problem } from "./problem";

/** Of the log, so many are shown. */
const most = 100;

/** The log of requests, each with a number that stays its own when older ones are forgotten. */
export class NumberedRequests {
  readonly #numbers = new WeakMap<LoggedRequest, number>();
  #last = 0;

  constructor(private readonly log: RequestLog) {}

  /** The newest ones, newest first, without their bodies. */
  newest(): object[] {
    return this.#shown().map((request) => {
      const { method, path, operation, status, time } = request;
      return { number: this.#numbers.get(request), method, path, operation, status, time };
    });
  }

  /** What one of them carried; secrets are masked, as in the log. */
  get(number: string): object {
    const request = this.#shown().find((one) => String(this.#numbers.get(one)) === number);
    if (!request) throw new Problem(404, "the request is no longer in the list");
    return { query: request.query, body: request.body };
  }

  #shown(): LoggedRequest[] {
    const { list } = this.log;
    let first = list.length;
    while (first > 0 && !this.#numbers.has(list[first - 1] as LoggedRequest)) first -= 1;
    for (const request of list.slice(first)) {
      this.#last += 1;
      this.#numbers.set(request, this.#last);
    }
    return list.slice(-most).reverse();
  }
}
