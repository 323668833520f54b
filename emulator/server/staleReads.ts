import type { Tenant } from "../core/tenant";

/** Shows the first reads after a write the tenant as it was before (`staleReads`). */
export class StaleReads {
  #before: Tenant | undefined;
  #left = 0;

  constructor(private readonly tenant: Tenant) {}

  /** Before a write: remembers the tenant. */
  beforeWrite(): void {
    const { staleReads } = this.tenant.dialect;
    this.#before = staleReads > 0 ? this.tenant.snapshot() : undefined;
    this.#left = staleReads;
  }

  /** The tenant that a read sees. */
  seen(): Tenant {
    if (this.#left === 0 || !this.#before) return this.tenant;
    this.#left -= 1;
    return this.#before;
  }

  clear(): void {
    this.#before = undefined;
    this.#left = 0;
  }
}
