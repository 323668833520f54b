import type { Agent } from "node:http";
import type { Readable } from "node:stream";
import { type AgentOptions, createAgent } from "./agent";
import { begin, incoming, outgoing } from "./fileStream";
import { longestAnswer, NetworkError, networkError } from "./networkError";
import { Patience } from "./patience";
import { speaksHttps, wantsTls } from "./scheme";
import { userAgent } from "./userAgent";

export interface HttpRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | Blob | undefined;
  /** Milliseconds until the request is given up; where a file travels, until its first byte. */
  timeout: number;
  /** The longest time without a byte of a file that travels, in milliseconds. */
  idle: number;
  /** Whether a success is a file, whose bytes whoever asked for it reads. */
  download?: boolean;
}

export interface HttpAnswer {
  status: number;
  /** The body; of a file that is longer than an error, empty. */
  text: string;
  /** The bytes of a file. */
  bytes?: Readable;
  /** A header of the answer, by its name in lower case. */
  header(name: string): string | undefined;
}

/** Carries one request out: resolves with any answer of the server, rejects with `NetworkError`. */
export type Send = (request: HttpRequest) => Promise<HttpAnswer>;

/** An error that comes in place of a file is a short text: no file that is longer is taken for one. */
// assumption: download-missing
export const longestError = 4096;

/** Sends over connections that stay open between requests and do not keep the process alive. */
export function createTransport(options: AgentOptions): Send {
  let pool: Promise<Agent> | undefined;
  return async ({ method, url, headers, body, timeout, idle, download = false }) => {
    // Published as an ES module only.
    const { default: fetch } = await import("node-fetch");
    pool ??= createAgent(options);
    const agent = await pool;
    const patience = new Patience();
    patience.wait(timeout);
    const upload = body instanceof Blob ? outgoing(body, patience, idle) : undefined;
    try {
      const response = await fetch(url, {
        method,
        headers: { ...headers, "user-agent": userAgent(), ...(body instanceof Blob && { "content-length": String(body.size) }) },
        body: body instanceof Blob ? upload : body,
        agent,
        size: longestAnswer,
        signal: patience.signal,
        // Following a redirect would carry the token to wherever it points.
        redirect: "manual",
      });
      const { status, ok } = response;
      const header = (name: string) => response.headers.get(name) ?? undefined;
      if (download && ok && response.body) {
        const beginning = await begin(response.body as AsyncIterable<Buffer>, longestError);
        const text = beginning.rest ? "" : beginning.head.toString();
        return { status, text, bytes: incoming(beginning, patience, idle), header };
      }
      const text = await response.text();
      if (wantsTls({ url, status, text })) throw new NetworkError("scheme", speaksHttps(new URL(url).host));
      return { status, text, header };
    } catch (error) {
      throw networkError(error, patience.limit);
    } finally {
      patience.rest();
      // When the answer comes early, nothing waits for the rest of the file.
      upload?.destroy();
    }
  };
}
