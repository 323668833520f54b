import type { Agent } from "node:http";
import { type AgentOptions, createAgent } from "./agent";
import { NetworkError, networkError } from "./networkError";
import { speaksHttps, wantsTls } from "./scheme";
import { userAgent } from "./userAgent";

export interface HttpRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | undefined;
  /** Milliseconds until the request is given up. */
  timeout: number;
}

export interface HttpAnswer {
  status: number;
  text: string;
  /** A header of the answer, by its name in lower case. */
  header(name: string): string | undefined;
}

/** Carries one request out: resolves with any answer of the server, rejects with `NetworkError`. */
export type Send = (request: HttpRequest) => Promise<HttpAnswer>;

/** Sends over connections that stay open between requests and do not keep the process alive. */
export function createTransport(options: AgentOptions): Send {
  let pool: Promise<Agent> | undefined;
  return async ({ method, url, headers, body, timeout }) => {
    // Published as an ES module only.
    const { default: fetch } = await import("node-fetch");
    pool ??= createAgent(options);
    const agent = await pool;
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeout);
    try {
      const response = await fetch(url, {
        method,
        headers: { ...headers, "user-agent": userAgent() },
        body,
        agent,
        signal: abort.signal,
        // Following a redirect would carry the token to wherever it points.
        redirect: "manual",
      });
      const text = await response.text();
      if (wantsTls({ url, status: response.status, text })) throw new NetworkError("scheme", speaksHttps(new URL(url).host));
      return { status: response.status, text, header: (name) => response.headers.get(name) ?? undefined };
    } catch (error) {
      throw networkError(error, timeout);
    } finally {
      clearTimeout(timer);
    }
  };
}
