import type { Operation } from "../../provider/contract/operation";
import { isMetadata } from "../core/metadata";
import type { Tenant } from "../core/tenant";
import type { Dialect } from "../dialect";

/** How many reads after a write are not sure to show it (`staleReads`). */
export function unsureReads({ staleReads }: Pick<Dialect, "staleReads">): number {
  if (typeof staleReads === "number") return staleReads;
  return { alternating: 4, byId: 2 }[staleReads];
}

/** Shows reads after a write the tenant as it was before. */
export class StaleReads {
  #before: Tenant | undefined;
  #left = 0;

  constructor(private readonly tenant: Tenant) {}

  /** Before a write: remembers the tenant. */
  beforeWrite(): void {
    this.#left = unsureReads(this.tenant.dialect);
    this.#before = this.#left > 0 ? this.tenant.snapshot() : undefined;
  }

  /** The tenant that a read sees. */
  seen(read: Operation): Tenant {
    if (this.#left === 0 || !this.#before || !this.#isUnsure(read)) return this.tenant;
    this.#left -= 1;
    // New, old, new, old.
    const isNew = this.tenant.dialect.staleReads === "alternating" && this.#left % 2 === 1;
    return isNew ? this.tenant : this.#before;
  }

  clear(): void {
    this.#before = undefined;
    this.#left = 0;
  }

  /** A number is the delay of a database, which all reads meet; the words are those of caches, which only metadata has. */
  #isUnsure(read: Operation): boolean {
    const { staleReads } = this.tenant.dialect;
    if (typeof staleReads === "number") return true;
    return isMetadata(read) && (staleReads === "alternating" || read.path.endsWith("}"));
  }
}
