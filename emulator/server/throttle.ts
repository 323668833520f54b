import { refusal } from "../core/refusal";
import type { Dialect } from "../dialect";
import { envelope, type Reply } from "./answer";

const second = 1000;

/** Refuses what goes beyond `throttleRate` requests within any one second. */
export class Throttle {
  #arrivals: number[] = [];

  constructor(
    private readonly dialect: Dialect,
    private readonly now: () => number,
  ) {}

  clear(): void {
    this.#arrivals = [];
  }

  /** The refusal of a request that comes too early; undefined when it may pass. */
  check(): Reply | undefined {
    if (this.dialect.throttle === "off") return undefined;
    const now = this.now();
    this.#arrivals = this.#arrivals.filter((time) => time > now - second);
    if (this.#arrivals.length < this.dialect.throttleRate) {
      this.#arrivals.push(now);
      return undefined;
    }
    const { status, resCode, resMsg } = refusal("throttled", "Too Many Requests");
    return { status, headers: retryAfter(this.dialect.throttle, now), body: envelope(resCode, resMsg, this.dialect) };
  }
}

function retryAfter(style: "bare" | "seconds" | "date", now: number): Record<string, string> {
  if (style === "bare") return {};
  if (style === "seconds") return { "retry-after": "1" };
  // A date knows no fractions: the next full second after one second.
  return { "retry-after": new Date(Math.ceil(now / second) * second + second).toUTCString() };
}
