/** Gives a request up when nothing happens for too long. */
export class Patience {
  readonly #abort = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #limit = 0;

  /** Ends the request. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** The wait that was the last to begin, in milliseconds. */
  get limit(): number {
    return this.#limit;
  }

  /** Something must happen within `limit` milliseconds from now. */
  wait(limit: number): void {
    clearTimeout(this.#timer);
    this.#limit = limit;
    this.#timer = setTimeout(() => this.giveUp(), limit);
  }

  /** It is not the other side that is waited for. */
  rest(): void {
    clearTimeout(this.#timer);
  }

  giveUp(): void {
    this.rest();
    this.#abort.abort();
  }
}
