import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import { createServer as createTlsServer, type ServerOptions } from "node:https";
import type { AddressInfo, Socket } from "node:net";

/** A request as the server saw it. */
export interface Seen {
  method: string;
  /** Path and query. */
  target: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** The body as it came. */
  bytes: Buffer;
}

/** What the server does with a request: an answer (an object goes as JSON, bytes as they are), a cut connection, or reason. */
export type Reply = { status?: number; headers?: Record<string, string>; body?: unknown } | "cut" | "reason";

export interface Server {
  url: string;
  port: number;
  /** All requests but sign-ins, in order. */
  requests: Seen[];
  signIns: Seen[];
  /** How many connections were opened. */
  connections(): number;
  close(): Promise<void>;
}

export interface Script {
  /** Answers to the calls, in order; the last one goes on for ever. */
  replies?: (Reply | ((request: Seen) => Reply))[];
  /** Answers to sign-ins, likewise; by default token-1, token-2 … for 600 s. */
  signIns?: Reply[];
  tls?: ServerOptions;
}

export const success = (result: unknown): Reply => ({ body: { resCode: "0", resMsg: "成功", result } });
export const refusal = (status: number, resCode: string, resMsg: string): Reply => ({ status, body: { resCode, resMsg } });
export const grant = (token: string, expiresIn = 600): Reply => ({
  body: { access_token: token, expires_in: expiresIn, token_type: "Bearer" },
});

/** A platform on the loopback interface that says what its script says. */
export async function startServer({ replies = [success({ id: "1" })], signIns, tls }: Script = {}): Promise<Server> {
  const requests: Seen[] = [];
  const seenSignIns: Seen[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;

  function reply(seen: Seen): Reply {
    if (seen.target === "/baas/auth/v1.0/oauth2/token") {
      const number = seenSignIns.push(seen);
      return signIns ? pick(signIns, number) : grant(`token-${number}`);
    }
    const next = pick(replies, requests.push(seen));
    return typeof next === "function" ? next(seen) : next;
  }

  const listener: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const { method = "", url: target = "", headers } = request;
    const answer = reply({ method, target, headers, body: bytes.toString(), bytes });
    if (answer === "reason") return;
    if (answer === "cut") return void request.socket.destroy();
    const isJson = typeof answer.body === "object" && !Buffer.isBuffer(answer.body);
    const content = isJson ? JSON.stringify(answer.body) : ((answer.body as string | Buffer | undefined) ?? "");
    response.writeHead(answer.status ?? 200, answer.headers).end(content);
  };

  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  server.on(tls ? "secureConnection" : "connection", (socket: Socket) => {
    connections++;
    sockets.add(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? "https" : "http"}://127.0.0.1:${port}`,
    port,
    requests,
    signIns: seenSignIns,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** The `number`th (from 1) of a list whose last member goes on for ever. */
function pick<T>(list: T[], number: number): T {
  return list[Math.min(number, list.length) - 1] as T;
}
