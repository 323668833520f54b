import { setTimeout } from "node:timers/promises";

/** Time and chance, so that tests can replace both. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** From 0 up to 1, for the jitter of waits. */
  random(): number;
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
  random: Math.random,
};

/** What `promise` brings; undefined when that takes longer than until `deadline`. */
export async function before<T>(clock: Clock, deadline: number, promise: Promise<T>): Promise<T | undefined> {
  const settled = new AbortController();
  const nothing = () => undefined;
  const alarm = clock.sleep(Math.max(0, deadline - clock.now()), settled.signal).then(nothing, nothing);
  return Promise.race([promise, alarm]).finally(() => settled.abort());
}
