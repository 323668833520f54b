import type { Outcome } from "./attempt";
import type { Clock } from "./clock";
import type { TokenRemedy } from "./retry";
import type { Token, TokenSource } from "./token";

/** After a new token has shown that a refusal was meant, refusals are believed for so many milliseconds. */
const belief = 60_000;

export interface ExpiredTokenParts {
  tokens: TokenSource;
  clock: Clock;
  /** A harmless read with this token, by which a living token is told from a dead one. */
  probe(token: Token, deadline: number): Promise<Outcome<unknown>>;
}

/**
 * Decides whether a refusal may be the token's fault. Only 401 says so plainly; what an installation answers to an
 * expired token is not documented, and a 403 or an error code can also be meant. So a token is suspected only if it was
 * good before, and a suspicion that proved wrong keeps us from the next one for a while: refusals do not double the traffic.
 */
// assumption: expired-token
export class ExpiredToken {
  #believeUntil = 0;

  constructor(private readonly parts: ExpiredTokenParts) {}

  /** True when the call should be replayed, with the token that the next `get` brings. */
  async renew(remedy: TokenRemedy, token: Token, deadline: number): Promise<boolean> {
    const { tokens, clock } = this.parts;
    if (!tokens.renewable) return false;
    if (remedy !== "renew" && (!token.accepted || clock.now() < this.#believeUntil)) return false;
    if (remedy === "prove") return this.#hasDied(token, deadline);
    tokens.invalidate(token);
    return true;
  }

  /** The new token did not help: the refusal was meant. */
  wasWrong(): void {
    this.#believeUntil = this.parts.clock.now() + belief;
  }

  async #hasDied(token: Token, deadline: number): Promise<boolean> {
    const { tokens, probe } = this.parts;
    const before = await probe(token, deadline);
    if (takesToken(before)) this.wasWrong();
    if (!refusesToken(before)) return false;
    tokens.invalidate(token);
    const next = await tokens.get(deadline);
    if (next === undefined) return false;
    const after = await probe(next, deadline);
    if (refusesToken(after)) this.wasWrong();
    return takesToken(after);
  }
}

function takesToken(outcome: Outcome<unknown>): boolean {
  return "value" in outcome || outcome.failed.failure === "missing" || outcome.failed.cause === "unfit";
}

function refusesToken(outcome: Outcome<unknown>): boolean {
  return "failed" in outcome && ["unauthorized", "forbidden", "refusedInside"].includes(outcome.failed.cause);
}
