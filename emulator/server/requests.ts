import type { Method } from "../../provider/contract/operation";

/** One request that the emulator received. */
export interface LoggedRequest {
  /** Name of the contract's operation; undefined for a request that is none of its calls. */
  operation?: string;
  /** HTTP method. */
  method: Method | string;
  /** Path without the query string. */
  path: string;
  /** The parsed query string; secrets are replaced by `***`. */
  query?: Record<string, unknown>;
  /** The parsed body; secrets are replaced by `***`. */
  body?: unknown;
  /** HTTP status of the answer; 0 while there is none, and for a connection that was cut. */
  status: number;
  /** Milliseconds since 1970 when it arrived. */
  time: number;
}

/** What counted requests must be: all members that are given. */
export type RequestFilter =
  | Partial<Pick<LoggedRequest, "operation" | "method" | "path" | "status">>
  | ((request: LoggedRequest) => boolean);

const limits = {
  requests: 100_000,
  /** As they arrived. */
  bytes: 64 * 1024 * 1024,
};

/** In the place of what is forgotten. */
const nothing: LoggedRequest = { method: "", path: "", status: 0, time: 0 };

/** The requests that the emulator received, oldest first; of very many, the newest. */
export class RequestLog implements Iterable<LoggedRequest> {
  #list: LoggedRequest[] = [];
  /** The size of each request of the list, and of all that are not forgotten. */
  #sizes: number[] = [];
  #size = 0;
  /** How many at the beginning of both lists are forgotten: to take out each by itself would move all others. */
  #forgotten = 0;

  constructor(private readonly most: Readonly<typeof limits> = limits) {}

  /** The requests themselves. */
  get list(): readonly LoggedRequest[] {
    this.#compact();
    return this.#list;
  }

  /** How many bytes the requests had, as they arrived: targets and bodies. */
  get bytes(): number {
    return this.#size;
  }

  /** The requests, one after the other. */
  [Symbol.iterator](): Iterator<LoggedRequest> {
    return this.list[Symbol.iterator]();
  }

  /** How many requests there were, or how many of some kind. */
  count(filter: RequestFilter = {}): number {
    if (typeof filter === "function") return this.list.filter(filter).length;
    const wanted = Object.entries(filter);
    return this.list.filter((request) => wanted.every(([member, value]) => request[member as keyof LoggedRequest] === value)).length;
  }

  /** How many requests there were of each operation. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { operation = "unknown" } of this.list) counts[operation] = (counts[operation] ?? 0) + 1;
    return counts;
  }

  /** Forgets all. */
  clear(): void {
    this.#list = [];
    this.#sizes = [];
    this.#size = 0;
    this.#forgotten = 0;
  }

  /** @internal Adds a request of some size; forgets the oldest ones beyond what fits, never the last. */
  add(request: LoggedRequest, size: number): LoggedRequest {
    const redacted = { ...request, query: redact(request.query) as LoggedRequest["query"], body: redact(request.body) };
    this.#list.push(redacted);
    this.#sizes.push(size);
    this.#size += size;
    while (this.#kept > 1 && (this.#kept > this.most.requests || this.#size > this.most.bytes)) this.#forget();
    if (this.#forgotten > this.#kept) this.#compact();
    return redacted;
  }

  get #kept(): number {
    return this.#list.length - this.#forgotten;
  }

  #forget(): void {
    this.#size -= this.#sizes[this.#forgotten] ?? 0;
    this.#list[this.#forgotten] = nothing;
    this.#forgotten += 1;
  }

  #compact(): void {
    for (const list of [this.#list, this.#sizes]) list.splice(0, this.#forgotten);
    this.#forgotten = 0;
  }
}

const secrets = new Set(["client_secret", "access-token", "access_token", "shareToken"]);

function redact(part: unknown): unknown {
  if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, secrets.has(name) ? "***" : value]));
}
