import { type Refusal, refusal } from "../core/refusal";
import type { Dialect } from "../dialect";
import { envelope, htmlPage, type Reply } from "./answer";

/** Before the work: nothing happened. After it: it happened, and the caller does not hear of it. */
export type When = "before" | "after";

/** Answers with a status and an envelope. */
export interface StatusFault {
  /** Which fault it is. */
  kind: "status";
  /** HTTP status of the answer. */
  status: number;
  /** `resCode` of the envelope. */
  resCode?: string;
  /** `resMsg` of the envelope. */
  resMsg?: string;
  /** `Retry-After`: seconds, or a text as it is sent (an HTTP date). */
  retryAfter?: number | string;
  /** Whether the work is done. */
  when: When;
}

/** Closes the connection without an answer. */
export interface CutFault {
  /** Which fault it is. */
  kind: "cut";
  /** Whether the work is done. */
  when: When;
}

/** Waits before anything else. */
export interface LatencyFault {
  /** Which fault it is. */
  kind: "latency";
  /** How long, in milliseconds. */
  ms: number;
}

/** Answers with a page instead of JSON. */
export interface HtmlFault {
  /** Which fault it is. */
  kind: "html";
  /** HTTP status of the answer. */
  status: number;
  /** Whether the work is done; it is not, where nothing is said. */
  when?: When;
}

/** Ends the life of every token before the request is looked at. */
export interface ExpireTokensFault {
  /** Which fault it is. */
  kind: "expireTokens";
}

/** 423: somebody else holds the thing. */
export interface LockedFault {
  /** Which fault it is. */
  kind: "locked";
}

/** Refuses fields whose API name is, or matches, `match`; counted by field, not by request. */
export interface RefuseFieldFault {
  /** Which fault it is. */
  kind: "refuseField";
  /** The name, or what it matches. */
  match: string | RegExp;
  /** `resMsg` of the envelope. */
  resMsg?: string;
}

/** What a fault does. */
export type Effect = StatusFault | CutFault | LatencyFault | HtmlFault | ExpireTokensFault | LockedFault | RefuseFieldFault;

/** A fault and where it strikes. */
export type Fault = Effect & {
  /** Name of the contract's operation; every call but the token call when absent. */
  operation?: string;
  /** How often it strikes; once when absent, `Infinity` for always. */
  times?: number;
  /** How many matching requests pass before it strikes. */
  skip?: number;
};

/** A fault in the queue, or through with it. */
export interface QueuedFault {
  /** The fault, as it was added. */
  readonly fault: Fault;
  /** How often it struck. */
  readonly hits: number;
}

/** What a fault does to one request. */
export interface Disturbance {
  latency: number;
  expireTokens: boolean;
  before?: "cut" | Reply;
  after?: "cut" | Reply;
}

interface Entry extends QueuedFault {
  hits: number;
  skip: number;
  left: number;
}

/** Faults that wait for requests. Several can strike one request; of those that answer in its place, the oldest. */
export class Faults {
  #entries: Entry[] = [];

  constructor(
    private readonly dialect: Dialect,
    private readonly operations: { names: () => string[]; token: string },
  ) {}

  /** Lets a fault wait for the requests that it strikes. */
  add(fault: Fault): QueuedFault {
    if (fault.operation !== undefined && !this.operations.names().includes(fault.operation))
      throw new Error(`the emulator has no operation "${fault.operation}"`);
    const entry: Entry = { fault, hits: 0, skip: fault.skip ?? 0, left: fault.times ?? 1 };
    this.#entries.push(entry);
    return entry;
  }

  /** The faults that have not struck as often as they should. */
  get pending(): readonly QueuedFault[] {
    return this.#entries.filter(({ left }) => left > 0);
  }

  /** Takes one back that was added; it strikes no more. */
  remove(fault: QueuedFault): void {
    this.#entries = this.#entries.filter((entry) => entry !== fault);
  }

  /** Takes all back. */
  clear(): void {
    this.#entries = [];
  }

  /** @internal What happens to a request of an operation. */
  strike(operation: string): Disturbance {
    const disturbance: Disturbance = { latency: 0, expireTokens: false };
    for (const entry of this.#entries) {
      const { fault } = entry;
      if (fault.kind === "refuseField" || (fault.operation ? fault.operation !== operation : operation === this.operations.token)) continue;
      if (this.#hits(entry)) disturb(disturbance, fault, this.dialect);
    }
    return disturbance;
  }

  /** @internal The refusal of a field, if there is one. */
  refusedField(name: string): Refusal | undefined {
    for (const entry of this.#entries) {
      const { fault } = entry;
      if (fault.kind !== "refuseField" || !matches(fault.match, name) || !this.#hits(entry)) continue;
      return refusal("invalid", fault.resMsg ?? `name: field ${name} is refused by a fault of the emulator`);
    }
    return undefined;
  }

  #hits(entry: Entry): boolean {
    if (entry.left <= 0) return false;
    if (entry.skip > 0) {
      entry.skip -= 1;
      return false;
    }
    entry.left -= 1;
    entry.hits += 1;
    return true;
  }
}

function matches(match: string | RegExp, name: string): boolean {
  return typeof match === "string" ? match === name : name.search(match) >= 0;
}

function disturb(disturbance: Disturbance, fault: Effect, dialect: Dialect): void {
  switch (fault.kind) {
    case "latency":
      disturbance.latency += fault.ms;
      break;
    case "expireTokens":
      disturbance.expireTokens = true;
      break;
    case "cut":
      disturbance[fault.when] ??= "cut";
      break;
    case "html":
      disturbance[fault.when ?? "before"] ??= htmlPage(fault.status);
      break;
    case "status":
      disturbance[fault.when] ??= statusReply(fault, dialect);
      break;
    case "locked": {
      const { status, resCode, resMsg } = refusal("locked", "the object is locked by another user");
      disturbance.before ??= { status, body: envelope(resCode, resMsg, dialect) };
      break;
    }
  }
}

function statusReply({ status, resCode, resMsg, retryAfter }: StatusFault, dialect: Dialect): Reply {
  return {
    status,
    headers: retryAfter === undefined ? {} : { "retry-after": String(retryAfter) },
    body: envelope(resCode ?? `990000${status}`, resMsg ?? `HTTP ${status} by a fault of the emulator`, dialect),
  };
}
