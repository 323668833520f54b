import type { Clock } from "./clock";
import { before } from "./clock";
import { CallError } from "./errors";
import type { Credentials } from "./options";

export interface Token {
  readonly value: string;
  /** When it should be replaced, in milliseconds since 1970. */
  readonly renewAt: number;
  /** Whether the platform has taken it at least once. */
  accepted: boolean;
}

export interface TokenSource {
  /** False for a token that was handed to us. */
  readonly renewable: boolean;
  /** A token that is good by its age; undefined when none comes before `deadline`. */
  get(deadline: number): Promise<Token | undefined>;
  /** The platform refused this token: the next `get` brings a new one, unless that has happened already. */
  invalidate(token: Token): void;
}

/** What the platform answers to a sign-in. */
export interface Grant {
  access_token: string;
  /** Seconds. */
  expires_in?: number | undefined;
}

/** Asks the platform for a token, with repeats; rejects with a `CallError`. */
export type SignIn = (client: { client_id: string; client_secret: string }, deadline: number) => Promise<Grant>;

export function createTokenSource(credentials: Credentials, signIn: SignIn, clock: Clock): TokenSource {
  if ("accessToken" in credentials) {
    const token: Token = { value: credentials.accessToken, renewAt: Number.POSITIVE_INFINITY, accepted: false };
    return { renewable: false, get: async () => token, invalidate: () => {} };
  }
  return new ClientCredentials(credentials, signIn, clock);
}

/** One token for all calls, and one sign-in under way at most. */
class ClientCredentials implements TokenSource {
  readonly renewable = true;
  #current: Token | undefined;
  #pending: Promise<Token> | undefined;
  #refusal: CallError | undefined;

  constructor(
    private readonly credentials: { clientId: string; clientSecret: string },
    private readonly signIn: SignIn,
    private readonly clock: Clock,
  ) {}

  async get(deadline: number): Promise<Token | undefined> {
    if (this.#current && this.clock.now() < this.#current.renewAt) return this.#current;
    // A wrong secret stays wrong: asking again for each of a thousand resources might lock the client out.
    if (this.#refusal) throw this.#refusal;
    this.#pending ??= this.#renew(deadline).finally(() => {
      this.#pending = undefined;
    });
    return before(this.clock, deadline, this.#pending);
  }

  invalidate(token: Token): void {
    if (this.#current === token) this.#current = undefined;
  }

  async #renew(deadline: number): Promise<Token> {
    const { clientId, clientSecret } = this.credentials;
    const asked = this.clock.now();
    try {
      // A sign-in ends a little before the call that needs it, so that the call can tell what failed.
      const end = asked + 0.95 * (deadline - asked);
      const grant = await this.signIn({ client_id: clientId, client_secret: clientSecret }, end);
      this.#current = { value: grant.access_token, renewAt: asked + usefulLife(grant.expires_in), accepted: false };
      return this.#current;
    } catch (error) {
      if (error instanceof CallError && error.failure === "credentials") this.#refusal = error;
      throw error;
    }
  }
}

/** Life of a token by the example of the "Response" page, for an answer that does not say. */
// assumption: token-life
const usualLife = 600;

/** Milliseconds until a token should be replaced: a minute before its end, or after half of a life under two minutes. */
function usefulLife(expiresIn: number | undefined): number {
  const seconds = expiresIn && expiresIn > 0 ? expiresIn : usualLife;
  return 1000 * (seconds < 120 ? seconds / 2 : seconds - 60);
}
