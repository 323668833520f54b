import type { z } from "zod";
import { createToken, inQuery } from "../contract/auth";
import { isUndocumented, type Operation, type PathParameter } from "../contract/operation";
import * as picklists from "../contract/picklists";
import { denied, neverSent, noSignIn, refusedGivenToken, refusedNewToken, refusedSignIn } from "./advice";
import type { FailedAttempt } from "./attempt";
import { type Clock, systemClock } from "./clock";
import type { CallError } from "./errors";
import { createExchange } from "./exchange";
import { ExpiredToken } from "./expiredToken";
import { toError } from "./failure";
import { Limiter } from "./limiter";
import { createLog, showsBodies } from "./log";
import type { ClientOptions } from "./options";
import { Redactor } from "./redact";
import { type LooseArguments, type Prepared, prepare } from "./request";
import { carryOut } from "./retry";
import { createTokenSource, type Grant, type Token } from "./token";
import { createTransport, type Send } from "./transport";
import { Waits } from "./waits";

export type { ClientOptions, Credentials } from "./options";

type Arguments<Path extends string, Query extends z.ZodType, Body extends z.ZodType> = ([PathParameter<Path>] extends [never]
  ? { path?: undefined }
  : { path: Record<PathParameter<Path>, string> }) &
  (undefined extends z.input<Query> ? { query?: z.input<Query> } : { query: z.input<Query> }) &
  (undefined extends z.input<Body> ? { body?: z.input<Body> } : { body: z.input<Body> }) & {
    /** Attributes that the contract does not model; they join the body unchecked and win over those that it models. */
    extra?: Record<string, unknown> | undefined;
    /**
     * Whether the bodies are secrets, or the secret values among what is sent: the log leaves the bodies out, and errors mask every value that was
     * sent, or those that are listed.
     */
    confidential?: boolean | readonly string[] | undefined;
  };

/** Carries operations of the contract out. */
export interface Client {
  /** Rejects with `CallError`, or with a plain `Error` for arguments that break the contract. */
  call<Path extends string, Query extends z.ZodType, Body extends z.ZodType, Result extends z.ZodType>(
    operation: Operation<Path, Query, Body, Result>,
    args: Arguments<Path, Query, Body>,
  ): Promise<z.output<Result>>;
  /** Whether the settings do not allow a call: it is refused then. */
  denies(operation: Operation): boolean;
  /** The client's time: whoever waits between calls waits by it. */
  readonly clock: Clock;
}

/** What tests replace, and what a program may listen to. */
export interface Hooks {
  /** Where `ASTROZERO_LOG` is looked up. */
  environment?: Record<string, string | undefined>;
  clock?: Clock;
  /** Tells the user of a long wait. */
  tell?: (message: string) => void;
  /** Takes the lines of the debug log; the default writes them to the standard error output. */
  log?: (line: string) => void;
  send?: Send;
}

/** A client of one installation, with its connections, its token and its pace. */
export function createClient(options: ClientOptions, hooks: Hooks = {}): Client {
  const environment = hooks.environment ?? process.env;
  const clock = hooks.clock ?? systemClock;
  const redactor = new Redactor(secretsOf(options, environment));
  const log = createLog(environment.ASTROZERO_LOG, redactor, hooks.log);
  const limiter = new Limiter(options, clock);
  const { tell } = hooks;
  const waits = tell && new Waits(clock, (message) => tell(redactor.redact(message)));
  const bodies = showsBodies(environment.ASTROZERO_LOG);
  const exchange = createExchange({ url: options.url, send: hooks.send ?? createTransport(options), clock, redactor, log, bodies });
  const tokens = createTokenSource(options.credentials, signIn, clock);
  const expiredToken = new ExpiredToken({ tokens, clock, probe: (token, deadline) => exchange(harmlessRead, token.value, deadline) });

  const denies = (operation: Operation) => options.undocumentedOperations === "deny" && isUndocumented(operation);

  async function call(operation: Operation, args: LooseArguments): Promise<unknown> {
    const prepared = prepare(operation, args);
    if (denies(operation)) {
      throw toError(redactor, prepared, { cause: "final", failure: "unsupported", detail: "it was not sent" }, denied);
    }
    const begun = clock.now();
    const deadline = begun + options.deadline;
    let started = 0;
    let token: Token | undefined;
    let renewed = false;

    const outcome = await carryOut({
      operation,
      clock,
      deadline,
      attempt: (number) =>
        limiter.run(
          async (now) => {
            started = now;
            token = await tokens.get(deadline);
            if (token === undefined) return undefined;
            const outcome = await exchange(prepared, token.value, deadline);
            if ("value" in outcome) token.accepted = true;
            if ("value" in outcome || outcome.failed.cause !== "throttled") limiter.speedUp();
            return outcome;
          },
          deadline,
          number > 1,
        ),
      onFailed: (failed, wait) => {
        beforeRepeat(operation, failed, wait, started);
        waits?.tellOf(prepared, failed, { begun, deadline });
      },
      renewToken: async (remedy) => {
        if (renewed && remedy !== "renew") expiredToken.wasWrong();
        if (renewed || token === undefined) return false;
        renewed = await expiredToken.renew(remedy, token, deadline);
        if (renewed) log?.(`${operation.name} is replayed with a new token`);
        return renewed;
      },
    });

    if (outcome === undefined) throw toError(redactor, prepared, unsent, neverSent);
    if ("value" in outcome) return outcome.value;
    throw toError(redactor, prepared, outcome.failed, adviceOnToken(outcome.failed));
  }

  async function signIn(client: { client_id: string; client_secret: string }, deadline: number): Promise<Grant> {
    const parameters = { grant_type: "client_credentials", ...client };
    const prepared =
      options.tokenParameters === "query"
        ? prepare(inQuery(createToken), { query: parameters })
        : prepare(createToken, { body: parameters });
    let started = 0;
    // The calls that wait for the token have had their turn already: the sign-in does not queue behind them.
    const outcome = await carryOut({
      operation: createToken,
      clock,
      deadline,
      attempt: () => {
        started = clock.now();
        return exchange(prepared, undefined, deadline);
      },
      onFailed: (failed, wait) => beforeRepeat(createToken, failed, wait, started),
      renewToken: async () => false,
    });
    if (outcome && "value" in outcome) {
      const grant = outcome.value as Grant;
      redactor.add(grant.access_token);
      log?.(`new token for ${grant.expires_in ?? "?"} s`);
      return grant;
    }
    throw signInError(redactor, prepared, outcome?.failed ?? unsent);
  }

  /** Slows everybody down if the platform asks for it, and says in the log what happens next. */
  function beforeRepeat(operation: Operation, { cause, retryAfter }: FailedAttempt, wait: number, started: number): void {
    if (cause === "throttled") limiter.slowDown(started, wait);
    log?.(`${operation.name} waits ${Math.round(wait)} ms after: ${cause}${retryAfter === undefined ? "" : " (Retry-After)"}`);
  }

  function adviceOnToken({ cause }: FailedAttempt): string | undefined {
    if (cause !== "unauthorized") return undefined;
    return tokens.renewable ? refusedNewToken : refusedGivenToken;
  }

  return { denies, clock, call: call as Client["call"] };
}

/** A cheap documented read, by which a living token is told from a dead one. */
// assumption: expired-token
const harmlessRead = prepare(picklists.list, { query: { name: "none" } });

const unsent: FailedAttempt = { cause: "final", failure: "throttled", detail: "its turn did not come before its deadline" };

/** Which answers of the sign-in mean that the credentials are wrong: 400, 401, 403, or an error code in a 200. */
function signInError(redactor: Redactor, prepared: Prepared, failed: FailedAttempt): CallError {
  const { cause, httpStatus, failure } = failed;
  const refused = httpStatus === 400 || cause === "unauthorized" || cause === "forbidden" || cause === "refusedInside";
  if (refused) return toError(redactor, prepared, { ...failed, failure: "credentials" }, refusedSignIn);
  return toError(redactor, prepared, failed, failure === "missing" || failure === "unsupported" ? noSignIn : undefined);
}

/** What must never be shown; tokens join when they come. The client id is no secret. */
function secretsOf({ credentials, proxy }: ClientOptions, environment: Record<string, string | undefined>): string[] {
  const ofEnvironment = Object.entries(environment).flatMap(([name, value]) => (/_proxy$/i.test(name) ? [value] : []));
  const proxies = [proxy, ...ofEnvironment];
  return ["accessToken" in credentials ? credentials.accessToken : credentials.clientSecret, ...proxies.flatMap(passwordOf)];
}

function passwordOf(url: string | undefined): string[] {
  if (!url || !URL.canParse(url)) return [];
  const { password } = new URL(url);
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
