import type { FailedAttempt } from "./attempt";
import type { Clock } from "./clock";
import type { Prepared } from "./request";

/** How long calls may wait without a word, in milliseconds. */
const quiet = 30_000;

/** Tells of calls that are repeated for long. Many may wait for the same reason: one of them speaks at a time. */
export class Waits {
  private last = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly clock: Clock,
    private readonly tell: (message: string) => void,
  ) {}

  tellOf(
    { operation, path }: Prepared,
    { cause, httpStatus }: FailedAttempt,
    { begun, deadline }: { begun: number; deadline: number },
  ): void {
    const now = this.clock.now();
    if (now - Math.max(begun, this.last) < quiet) return;
    this.last = now;
    const seconds = (milliseconds: number) => Math.round(milliseconds / 1000);
    const answer = httpStatus === undefined ? cause : `HTTP ${httpStatus}`;
    this.tell(
      `${operation.name} (${operation.method} ${path}) waits since ${seconds(now - begun)} s: ${answer}. ` +
        `It is tried again for ${seconds(deadline - now)} s at most (astrozero:timeout).`,
    );
  }
}
