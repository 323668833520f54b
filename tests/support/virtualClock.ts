import type { Clock } from "../../provider/client/clock";
import type { Send } from "../../provider/client/transport";

export interface VirtualClock extends Clock {
  /** Lets time stand still while the real network works. */
  watch(send: Send): Send;
  /** Waits so far, in milliseconds, in the order in which they began. */
  readonly waits: number[];
}

/**
 * A clock whose waits cost no time: when nothing is left to do but to wait, it jumps to the end of the shortest wait.
 * Its chance is always 0, so that waits have their full length.
 */
export function virtualClock(start = 0): VirtualClock {
  let now = start;
  let busy = 0;
  let running = false;
  const waits: number[] = [];
  const timers = new Set<{ end: number; ring(): void }>();

  async function run(): Promise<void> {
    running = true;
    for (let idle = 0; timers.size > 0; ) {
      await new Promise(setImmediate);
      idle = busy === 0 ? idle + 1 : 0;
      if (idle < 4) continue;
      const [next] = [...timers].sort((a, b) => a.end - b.end);
      if (!next) continue;
      now = Math.max(now, next.end);
      timers.delete(next);
      next.ring();
      idle = 0;
    }
    running = false;
  }

  return {
    waits,
    now: () => now,
    random: () => 0,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        // Alarms that can be switched off bound other waits; they are not waits of their own.
        if (!signal) waits.push(milliseconds);
        const timer = { end: now + milliseconds, ring: resolve };
        timers.add(timer);
        signal?.addEventListener("abort", () => {
          timers.delete(timer);
          reject(signal.reason);
        });
        if (!running) void run();
      }),
    watch: (send) => async (request) => {
      busy++;
      try {
        return await send(request);
      } finally {
        busy--;
      }
    },
  };
}
