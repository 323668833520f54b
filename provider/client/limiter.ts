import type { Clock } from "./clock";

export interface Limits {
  maxConcurrency: number;
  requestsPerSecond?: number | undefined;
}

/** What we use of p-queue. */
interface Queue {
  add<T>(task: () => Promise<T>, options: { priority: number }): Promise<T>;
}

/** Slowest pace, in requests a second. */
const slowest = 0.5;
/** By how much the pace grows in a second without a 429: from half to all of it in seven seconds. */
const growth = 0.1;

/**
 * Lets requests start: so many at once, so many a second, and after a 429 none before the wait is over, then at half
 * the pace that was too fast. The pace recovers slowly.
 */
export class Limiter {
  readonly #clock: Clock;
  readonly #maxConcurrency: number;
  readonly #fastest: number;
  #queue: Promise<Queue> | undefined;
  /** Requests a second. */
  #pace: number;
  #paceChanged = 0;
  #slowedDown = Number.NEGATIVE_INFINITY;
  #pausedUntil = 0;
  #nextStart = 0;
  #lastStarts: number[] = [];
  /** Ends when everybody who came earlier has started. */
  #line: Promise<unknown> = Promise.resolve();

  constructor({ maxConcurrency, requestsPerSecond = Number.POSITIVE_INFINITY }: Limits, clock: Clock) {
    this.#clock = clock;
    this.#maxConcurrency = maxConcurrency;
    this.#fastest = requestsPerSecond;
    this.#pace = requestsPerSecond;
  }

  /**
   * Runs `task` when its turn comes; undefined, without running it, when that is not before `deadline`. Repeats go first:
   * their deadlines are nearer.
   */
  async run<T>(task: (started: number) => Promise<T>, deadline: number, isRepeat: boolean): Promise<T | undefined> {
    this.#queue ??= import("p-queue").then(({ default: PQueue }) => new PQueue({ concurrency: this.#maxConcurrency }));
    const queue = await this.#queue;
    return queue.add(
      async () => {
        const started = await this.#turn(deadline);
        return started === undefined ? undefined : task(started);
      },
      { priority: isRepeat ? 1 : 0 },
    );
  }

  /** The platform answered 429 to a request that started at `started`, and wants `wait` milliseconds of peace. */
  slowDown(started: number, wait: number): void {
    const now = this.#clock.now();
    this.#pausedUntil = Math.max(this.#pausedUntil, now + wait);
    // Several requests were under way when the platform had enough: that is one reason to slow down, not several.
    if (started <= this.#slowedDown) return;
    const measured = Math.max(1, this.#lastStarts.filter((start) => start > now - 1000).length);
    this.#pace = Math.max(slowest, Math.min(this.#pace, measured) / 2);
    this.#slowedDown = now;
    this.#paceChanged = now;
  }

  /** The platform took a request. */
  speedUp(): void {
    if (this.#pace >= this.#fastest) return;
    const now = this.#clock.now();
    const seconds = Math.min(1, (now - this.#paceChanged) / 1000);
    this.#pace = Math.min(this.#fastest, this.#pace * (1 + growth * seconds));
    this.#paceChanged = now;
  }

  /** Waits in line for the next start; undefined when it comes after `deadline`. */
  #turn(deadline: number): Promise<number | undefined> {
    const turn = this.#line.then(() => this.#wait(deadline));
    this.#line = turn;
    return turn;
  }

  async #wait(deadline: number): Promise<number | undefined> {
    for (;;) {
      const now = this.#clock.now();
      // A pause may have been called, or prolonged, during the sleep: look again each time.
      const start = Math.max(now, this.#pausedUntil, this.#nextStart);
      if (start >= deadline) return undefined;
      if (start > now) {
        await this.#clock.sleep(start - now);
        continue;
      }
      this.#nextStart = now + 1000 / this.#pace;
      this.#lastStarts = [...this.#lastStarts.filter((earlier) => earlier > now - 1000), now];
      return now;
    }
  }
}
