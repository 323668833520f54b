import { randomBytes } from "node:crypto";
import type { Dialect } from "../dialect";

/** The access tokens that the emulator gave out. */
export class Tokens {
  readonly #ends = new Map<string, number>();

  constructor(
    readonly clientId: string,
    readonly clientSecret: string,
    private readonly dialect: Dialect,
    private readonly now: () => number,
  ) {}

  /** How many are remembered. */
  get size(): number {
    return this.#ends.size;
  }

  issue(): string {
    if (this.dialect.tokenReuse === "newest") this.#ends.clear();
    const now = this.now();
    for (const [token, end] of this.#ends) if (end <= now) this.#ends.delete(token);
    const token = randomBytes(24).toString("base64url");
    this.#ends.set(token, now + this.dialect.tokenLife * 1000);
    return token;
  }

  isValid(token: unknown): boolean {
    return typeof token === "string" && (this.#ends.get(token) ?? 0) > this.now();
  }

  /** Ends the life of every token. */
  expireAll(): void {
    this.#ends.clear();
  }
}
