import type { Agent } from "node:http";
import { Readable } from "node:stream";
import { type AgentOptions, createAgent } from "./agent";
import { NetworkError, networkError } from "./networkError";
import { speaksHttps, wantsTls } from "./scheme";
import { userAgent } from "./userAgent";

export interface HttpRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | Blob | undefined;
  /** Milliseconds until the request is given up; of a file, the longest time without a byte. */
  timeout: number;
  /** Whether a success is a file, whose bytes are not read here. */
  download?: boolean;
}

export interface HttpAnswer {
  status: number;
  /** The body; empty when the answer is a large file. */
  text: string;
  /** The bytes of a file. */
  bytes?: Readable;
  /** A header of the answer, by its name in lower case. */
  header(name: string): string | undefined;
}

/** Carries one request out: resolves with any answer of the server, rejects with `NetworkError`. */
export type Send = (request: HttpRequest) => Promise<HttpAnswer>;

/** Sends over connections that stay open between requests and do not keep the process alive. */
export function createTransport(options: AgentOptions): Send {
  let pool: Promise<Agent> | undefined;
  return async ({ method, url, headers, body: sent, timeout, download = false }) => {
    // Published as an ES module only.
    const { default: fetch } = await import("node-fetch");
    pool ??= createAgent(options);
    const agent = await pool;
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeout);
    let isRead = true;
    try {
      const response = await fetch(url, {
        method,
        headers: { ...headers, "user-agent": userAgent(), ...(sent instanceof Blob && { "content-length": String(sent.size) }) },
        body: sent instanceof Blob ? Readable.from(watched(sent.stream(), timer)) : sent,
        agent,
        signal: abort.signal,
        // Following a redirect would carry the token to wherever it points.
        redirect: "manual",
      });
      const header = (name: string) => response.headers.get(name) ?? undefined;
      const isFile = download && response.ok && response.body;
      if (isFile && !mayBeError(header)) {
        isRead = false;
        const bytes = Readable.from(watched(response.body as AsyncIterable<Buffer>, timer));
        bytes.once("close", () => clearTimeout(timer));
        return { status: response.status, text: "", bytes, header };
      }
      const body = Buffer.from(await response.arrayBuffer());
      const text = body.toString();
      if (isFile) return { status: response.status, text, bytes: Readable.from([body]), header };
      if (wantsTls({ url, status: response.status, text })) throw new NetworkError("scheme", speaksHttps(new URL(url).host));
      return { status: response.status, text, header };
    } catch (error) {
      throw networkError(error, timeout);
    } finally {
      if (isRead) clearTimeout(timer);
    }
  };
}

/** An installation may answer an error in place of a file: a small JSON text. */
// assumption: download-missing
function mayBeError(header: HttpAnswer["header"]): boolean {
  return (header("content-type") ?? "").includes("json") && Number(header("content-length") ?? 0) <= 4096;
}

/** The same bytes; the time starts again with each of them. */
async function* watched(bytes: AsyncIterable<Uint8Array | string | Buffer>, timer: NodeJS.Timeout) {
  for await (const chunk of bytes) {
    timer.refresh();
    yield chunk;
  }
}
