import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { refusal } from "./core/refusal";
import type { RawRequest, Routes, Served } from "./core/serve";
import type { LoggedRequest, RequestLog } from "./requests";
import type { Reply } from "./server/answer";
import { handle, type Parts, recognise, refusedReply } from "./server/handle";

const bodyLimit = 64 * 1024 * 1024;

export interface ServerOptions {
  routes: Routes;
  parts: Parts;
  requests: RequestLog;
  now: () => number;
  /** Told about every request after its answer. */
  answered: (request: LoggedRequest) => void;
}

/** The HTTP side: paths, bodies, the request log; what a request means is in handle.ts. */
export function createServer({ routes, parts, requests, now, answered }: ServerOptions): FastifyInstance {
  const server = Fastify({
    bodyLimit,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { caseSensitive: false, maxParamLength: 200 },
  });
  acceptBodies(server);

  for (const calls of routes.all()) {
    const [first] = calls;
    if (!first) continue;
    server.route({
      method: first.operation.method,
      url: first.operation.path.replace(/\{(\w+)\}/g, ":$1"),
      handler: (request, reply) => serveOne(calls, request, reply),
    });
  }
  server.setNotFoundHandler((request, reply) =>
    refuse(refusal("absent", `there is no call ${request.method} ${pathOf(request)}`), request, reply),
  );
  server.setErrorHandler((error: { statusCode?: number; message: string }, request, reply) => {
    const { statusCode = 500 } = error;
    return refuse(statusCode < 500 ? refusal("invalid", error.message, statusCode) : error, request, reply);
  });
  return server;

  async function serveOne(calls: Served[], request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const raw = rawRequest(request);
    const recognised = recognise(calls, raw, parts);
    if (!recognised) return refuse(refusal("absent", "there is no such call"), request, reply);
    const { served } = recognised;
    const entry = requests.add({ operation: served.operation.name, ...loggable(request, raw) });
    return send(await handle(served, recognised.request, request.headers["access-token"], parts), entry, request, reply);
  }

  function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const entry = requests.add(loggable(request, rawRequest(request)));
    return send(refusedReply(error, undefined, parts), entry, request, reply);
  }

  function loggable(request: FastifyRequest, { query, body }: RawRequest): LoggedRequest {
    return { method: request.method, path: pathOf(request), query, body, status: 0, time: now() };
  }

  function send(answer: Reply | "cut", entry: LoggedRequest, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    if (answer === "cut") {
      reply.hijack();
      request.raw.socket.destroy();
    } else {
      entry.status = answer.status;
      const { body, headers = {} } = answer;
      const page = typeof body === "string";
      reply
        .code(answer.status)
        .headers(headers)
        .type(page ? "text/html; charset=utf-8" : "application/json; charset=utf-8");
      reply.send(page ? body : JSON.stringify(body));
    }
    answered(entry);
    return reply;
  }
}

function acceptBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  const json = server.getDefaultJsonParser("error", "error");
  server.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, body, done) => {
    // Clients send the header with every request, also where there is no body.
    if (body === "") done(null, undefined);
    else json(request, body, done);
  });
  server.addContentTypeParser<string>("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) => {
    done(null, body === "" ? undefined : Object.fromEntries(new URLSearchParams(body)));
  });
}

function rawRequest(request: FastifyRequest): RawRequest {
  const query = { ...(request.query as Record<string, unknown>) };
  return {
    path: { ...(request.params as Record<string, string>) },
    query: Object.keys(query).length > 0 ? query : undefined,
    body: request.body ?? undefined,
  };
}

function pathOf(request: FastifyRequest): string {
  return request.url.split("?")[0] ?? request.url;
}
