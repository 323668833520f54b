import { once } from "node:events";
import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { parse as parseQuery } from "node:querystring";
import createRouter from "find-my-way";
import { FileContent } from "../core/outcomes";
import { parametersOf, routeOf } from "../core/paths";
import type { Received } from "../core/received";
import { refusal } from "../core/refusal";
import type { Routes, Served } from "../core/serve";
import type { Reply } from "./answer";
import { type Body, readBody } from "./body";
import { handle, type Parts, recognise, refusedReply } from "./handle";
import { receive } from "./receive";
import type { LoggedRequest, RequestLog } from "./requests";
import { sendFile } from "./sendFile";

/** Longer than the pauses of clients: a request that meets the closing of an idle connection is lost. */
const keepAliveTimeout = 72_000;

export interface ServerOptions {
  routes: Routes;
  parts: Parts;
  requests: RequestLog;
  now: () => number;
  /** Told about every request after its answer. */
  answered: (request: LoggedRequest) => void;
  beside: Beside;
}

/** Serves a request that is no call of the platform, and says whether it did. It is asked first; what it serves is not logged. */
export type Beside = (request: IncomingMessage, response: ServerResponse) => boolean;

/** The HTTP side of the emulator. */
export interface EmulatorServer {
  /** Serves one request. */
  listener: RequestListener;
  /** Listens on 127.0.0.1; resolves to the port. */
  listen(port: number): Promise<number>;
  /** Closes all connections and frees the port. */
  close(): Promise<void>;
}

/** The HTTP side: paths, bodies, the request log; what a request means is in handle.ts. */
export function createServer({ routes, parts, requests, now, answered, beside }: ServerOptions): EmulatorServer {
  const router = createRouter({
    caseSensitive: false,
    maxParamLength: 200,
    defaultRoute: (request, response) =>
      refuse(refusal("absent", `there is no call ${request.method} ${target(request).path}`), request, response),
    onBadUrl: (_path, request, response) => refuse(refusal("invalid", "the path has a % that encodes no character"), request, response),
  });
  for (const calls of routes.all()) {
    const [first] = calls;
    if (!first) continue;
    const { method, path } = first.operation;
    router.on(method, routeOf(path), (request, response, params) => serveOne(calls, params as Record<string, string>, request, response));
  }
  const listener: RequestListener = (request, response) => {
    response.setHeader("date", new Date(now()).toUTCString());
    const { host } = request.headers;
    if (!isLoopback(host))
      refuse(refusal("forbidden", `the emulator answers at 127.0.0.1, localhost and [::1], not at ${host}`, 421), request, response);
    else if (!beside(request, response)) router.lookup(request, response);
  };
  const server = createHttpServer({ keepAliveTimeout }, listener);
  return {
    listener,
    async listen(port) {
      server.listen(port, "127.0.0.1");
      await once(server, "listening");
      return (server.address() as AddressInfo).port;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function serveOne(
    calls: Served[],
    params: Record<string, string>,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { storage, dialect } = parts.world;
    let file: Received | undefined;
    try {
      if (calls[0]?.operation.encoding === "file") file = await receive(request, storage, dialect);
      const { value: body, size }: Body = file ? { value: file, size: 0 } : await readBody(request);
      const recognised = recognise(calls, { path: parametersOf(calls, params), query: target(request).query, body }, parts);
      if (!recognised) throw refusal("absent", "there is no such call");
      const { served } = recognised;
      const entry = logged(request, { operation: served.operation.name, body: file ? described(file) : body }, size);
      send(await handle(served, recognised.request, request.headers["access-token"], parts), entry, response);
    } catch (error) {
      refuse(error, request, response);
    } finally {
      if (file) storage.release(file.piece);
    }
  }

  function refuse(error: unknown, request: IncomingMessage, response: ServerResponse): void {
    send(refusedReply(error, undefined, parts), logged(request), response);
  }

  function logged(request: IncomingMessage, known: Pick<LoggedRequest, "operation" | "body"> = {}, size = 0): LoggedRequest {
    return requests.add(
      { method: String(request.method), ...target(request), ...known, status: 0, time: now() },
      size + String(request.url).length,
    );
  }

  function send(answer: Reply | "cut", entry: LoggedRequest, response: ServerResponse): void {
    if (answer === "cut") {
      response.destroy();
    } else if (answer.body instanceof FileContent) {
      entry.status = sendFile(answer.body, response, parts.failed);
    } else {
      const { status, body, headers = {} } = answer;
      const page = typeof body === "string";
      const text = page ? body : JSON.stringify(body);
      response.statusCode = entry.status = status;
      response.setHeader("content-type", `${page ? "text/html" : "application/json"}; charset=utf-8`);
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      response.end(text);
    }
    answered(entry);
  }
}

/**
 * Whether a request names this machine: a page of another site, whose name was made to lead here (DNS rebinding), does not. A request
 * without a name comes from no browser.
 */
function isLoopback(host = "localhost"): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i.test(host);
}

/** What the log tells of a file: not its bytes. */
function described({ piece, type, form }: Received): object {
  return { type, size: piece.size, ...(form && { form }) };
}

/** The path of a request, and its query; undefined for none. */
function target({ url = "" }: IncomingMessage): { path: string; query?: Record<string, unknown> } {
  const [path = "", ...rest] = url.split("?");
  const query = { ...parseQuery(rest.join("?")) };
  return { path, query: Object.keys(query).length > 0 ? query : undefined };
}
