import type { World } from "./world/world";

/** Shows the first reads after a write the tenant as it was before (`staleReads`). */
export class StaleReads {
  #before: World | undefined;
  #left = 0;

  constructor(private readonly world: World) {}

  /** Before a write: remembers the tenant. */
  beforeWrite(): void {
    const { staleReads } = this.world.dialect;
    this.#before = staleReads > 0 ? this.world.snapshot() : undefined;
    this.#left = staleReads;
  }

  /** The tenant that a read sees. */
  seen(): World {
    if (this.#left === 0 || !this.#before) return this.world;
    this.#left -= 1;
    return this.#before;
  }

  clear(): void {
    this.#before = undefined;
    this.#left = 0;
  }
}
