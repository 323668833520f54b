import { type Client, type ClientOptions, createClient, type Hooks } from "../../../provider/client/client";
import { CallError } from "../../../provider/client/errors";
import { createTransport, type Send } from "../../../provider/client/transport";
import { type VirtualClock, virtualClock } from "../../support/virtualClock";
import { change, create, read, remove, search } from "./operations";
import { type Script, type Server, startServer } from "./server";

export const secret = "canary/secret+9&x=y";

export function optionsFor(url: string, options: Partial<ClientOptions> = {}): ClientOptions {
  return {
    url,
    credentials: { clientId: "client-1", clientSecret: secret },
    undocumentedOperations: "allow",
    maxConcurrency: 10,
    deadline: 60_000,
    ...options,
  };
}

export interface Stage {
  server: Server;
  client: Client;
  clock: VirtualClock;
  /** Lines of the debug log. */
  log: string[];
}

const servers: Server[] = [];

/** A scripted platform, registered to be closed. */
export async function serve(script: Script = {}): Promise<Server> {
  const server = await startServer(script);
  servers.push(server);
  return server;
}

/** A scripted platform, and a client of it that lives in virtual time. */
export async function stage(script: Script = {}, options: Partial<ClientOptions> = {}, hooks: Hooks = {}): Promise<Stage> {
  const server = await serve(script);
  const clock = virtualClock(Date.parse("2025-06-01T00:00:00Z"));
  const log: string[] = [];
  const settings = optionsFor(server.url, options);
  const client = createClient(settings, {
    environment: { ASTROZERO_LOG: "trace" },
    clock,
    log: (line) => log.push(line),
    send: clock.watch(createTransport(settings)),
    ...hooks,
  });
  return { server, client, clock, log };
}

/** A client in virtual time whose network is a function. */
export function offline(send: Send, options: Partial<ClientOptions> = {}): { client: Client; clock: VirtualClock } {
  const clock = virtualClock();
  return { client: createClient(optionsFor("http://astro.test", options), { environment: {}, clock, send }), clock };
}

export async function closeServers(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.close()));
}

/** One call of each sort, made by name. */
export const calls = {
  GET: (client: Client) => client.call(read, { path: { id: "1" } }),
  "POST that reads": (client: Client) => client.call(search, { body: { name: "a" } }),
  DELETE: (client: Client) => client.call(remove, { path: { id: "1" } }),
  POST: (client: Client) => client.call(create, { body: { name: "a" } }),
  PUT: (client: Client) => client.call(change, { path: { id: "1" }, body: { name: "a" } }),
};

/** The error of a call that must fail. */
export async function failureOf(call: Promise<unknown>): Promise<CallError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CallError)) throw new Error(`a CallError was expected, got ${String(error)}`);
  return error;
}
