/** Work on things that must not overlap with other work on one of them. */
export class InTurn {
  private readonly underWay = new Map<string, Promise<unknown>>();

  /** Does the work when nothing else is under way on the things of these ids. */
  async do<T>(ids: readonly string[], work: () => Promise<T>): Promise<T> {
    const others = () => ids.map((id) => this.underWay.get(id)).filter((other) => other !== undefined);
    for (let waiting = others(); waiting.length > 0; waiting = others()) await Promise.allSettled(waiting);
    const own = work();
    for (const id of ids) this.underWay.set(id, own);
    try {
      return await own;
    } finally {
      for (const id of ids) this.underWay.delete(id);
    }
  }
}
