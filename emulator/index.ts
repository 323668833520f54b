import { setMaxListeners } from "node:events";
import type { RequestListener } from "node:http";
import { createToken } from "../provider/contract/auth";
import { Storage } from "./core/storage";
import { Tokens } from "./core/tokens";
import { DataFile } from "./dataFile";
import { defaults } from "./defaults";
import { type Dialect, dialectOf } from "./dialect";
import { allRoutes } from "./routes";
import { tenantSource } from "./seed";
import type { Seed } from "./seed/schema";
import { Faults } from "./server/faults";
import { type LoggedRequest, RequestLog } from "./server/requests";
import { type Beside, createServer } from "./server/server";
import { StaleReads } from "./server/staleReads";
import { Throttle } from "./server/throttle";
import { type Stored, WholeTenant, type World } from "./world";

export { type Dialect, dialectAlternatives, dialectOf, dialectPresets, type NamedDialect } from "./dialect";
export type {
  CutFault,
  Effect,
  ExpireTokensFault,
  Fault,
  HtmlFault,
  LatencyFault,
  LockedFault,
  QueuedFault,
  RefuseFieldFault,
  StatusFault,
  When,
} from "./server/faults";
export type { LoggedRequest, RequestFilter } from "./server/requests";
export type { Beside } from "./server/server";
export type { Faults, RequestLog, Seed, Stored, World };

/** How an emulator starts. */
export interface EmulatorOptions {
  /** Port on 127.0.0.1; by default a free one. */
  port?: number;
  /** Namespace of the tenant. Default: `demo`. */
  namespace?: string;
  /** Client id that the sign-in accepts. Default: `emulator-client`. */
  clientId?: string;
  /** Client secret that the sign-in accepts. Default: `emulator-secret`. */
  clientSecret?: string;
  /** Switches that differ from the likeliest reading of the documentation. */
  dialect?: Partial<Dialect>;
  /** JSON file that keeps the tenant between starts; without it the tenant ends with the emulator. */
  dataFile?: string;
  /** What the tenant holds at the start and after `reset`, or the path of a JSON file with it. A data file that exists goes first. */
  seed?: Seed | string;
  /** The tenant's time, in milliseconds since 1970. Default: this machine's. */
  now?: () => number;
  /** Told a line about every request, with the request, and once about what the emulator does not evaluate. */
  log?: (line: string, request?: LoggedRequest) => void;
  /** Makes what serves paths of its own beside the calls of the platform, as the console of the command line does. */
  beside?: (emulator: Emulator) => Beside;
}

/** A local Astro Zero. */
export interface Emulator {
  /** Base URL, without a path. */
  readonly url: string;
  /** Namespace of the tenant. */
  readonly namespace: string;
  /** Client id that the sign-in accepts. */
  readonly clientId: string;
  /** Client secret that the sign-in accepts. */
  readonly clientSecret: string;
  /** Environment variables that point the provider at this emulator. */
  readonly environment: Readonly<
    Record<"ASTROZERO_URL" | "ASTROZERO_CLIENT_ID" | "ASTROZERO_CLIENT_SECRET" | "ASTROZERO_NAMESPACE", string>
  >;
  /** Serves one request of a server of your own, or one without a socket. */
  readonly listener: RequestListener;
  /** What arrived so far. */
  readonly requests: RequestLog;
  /** Faults that strike requests to come. */
  readonly faults: Faults;
  /** The switches; they can be turned at any time. */
  readonly dialect: Dialect;
  /** The tenant itself, for what happens to it behind the API's back. */
  readonly world: World;
  /** Defects of the emulator that requests met, and failures to write the data file; empty in a good test. */
  readonly failures: readonly unknown[];
  /** Starts over: the tenant as it was seeded, the dialect of the start, no faults, no requests. */
  reset(): void;
  /** Closes all connections and frees the port. */
  stop(): Promise<void>;
}

/** Starts an emulator on 127.0.0.1. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { dataFile, log = () => {} } = options;
  const failures: unknown[] = [];
  const unsaved = (error: unknown) => {
    failures.push(error);
    log(`not saved: ${error instanceof Error ? error.message : error}`);
  };
  const file = dataFile === undefined ? undefined : DataFile.open(dataFile, unsaved);
  try {
    return await startWith(file, failures, options);
  } catch (error) {
    file?.close();
    throw error;
  }
}

async function startWith(file: DataFile | undefined, failures: unknown[], options: EmulatorOptions): Promise<Emulator> {
  const {
    port = 0,
    namespace = defaults.namespace,
    clientId = defaults.clientId,
    clientSecret = defaults.clientSecret,
    log = () => {},
  } = options;
  // Ids and dates count whole milliseconds.
  const now = () => Math.floor((options.now ?? Date.now)());
  const dialect = dialectOf(options.dialect);
  const routes = allRoutes();
  const requests = new RequestLog();
  const failed = (error: unknown) => {
    failures.push(error);
    log(`defect: ${error instanceof Error ? error.stack : error}`);
  };
  const told = new Set<string>();
  const freshTenant = tenantSource(options.seed, namespace, now);
  const seeded = freshTenant();
  const faults = new Faults(dialect, { names: () => routes.names(), token: createToken.name });
  const storage = new Storage(file?.filesFolder);
  const world = new WholeTenant({
    namespace,
    dialect,
    now,
    storage,
    state: (file?.load(new WholeTenant({ namespace, dialect, now }).state) as World["state"] | undefined) ?? seeded,
    beforeField: (name) => {
      const refusal = faults.refusedField(name);
      if (refusal) throw refusal;
    },
    tell: (line) => {
      if (!told.has(line)) log(line);
      told.add(line);
    },
  });
  storage.keepOnly(world.connectors.pieces());
  const tokens = new Tokens(clientId, clientSecret, dialect, now);
  const throttle = new Throttle(dialect, now);
  const staleReads = new StaleReads(world);
  const stopping = new AbortController();
  // Every request that is under way may wait for it.
  setMaxListeners(0, stopping.signal);
  let beside: Beside = () => false;

  const server = createServer({
    routes,
    requests,
    now,
    parts: { world, tokens, faults, throttle, staleReads, failed, wrote: () => file?.saveSoon(world), stopping: stopping.signal },
    answered: (request) => log(line(request), request),
    beside: (request, response) => beside(request, response),
  });
  // A file that cannot be written is better found now than at the end.
  file?.save(world);
  const url = `http://127.0.0.1:${await server.listen(port)}`;

  const emulator: Emulator = {
    url,
    namespace,
    clientId,
    clientSecret,
    environment: {
      ASTROZERO_URL: url,
      ASTROZERO_CLIENT_ID: clientId,
      ASTROZERO_CLIENT_SECRET: clientSecret,
      ASTROZERO_NAMESPACE: namespace,
    },
    listener: server.listener,
    requests,
    faults,
    dialect,
    world,
    failures,
    reset() {
      world.state = freshTenant();
      storage.keepOnly(world.connectors.pieces());
      Object.assign(dialect, dialectOf(options.dialect));
      for (const part of [requests, faults, throttle, staleReads]) part.clear();
      tokens.expireAll();
      failures.length = 0;
      told.clear();
      world.answers.clear();
      file?.saveSoon(world);
    },
    async stop() {
      stopping.abort();
      await server.close();
      try {
        file?.save(world);
      } finally {
        file?.close();
        storage.close();
      }
    },
  };
  beside = options.beside?.(emulator) ?? beside;
  return emulator;
}

function line({ method, path, status, operation = "unknown call" }: LoggedRequest): string {
  return `${method} ${path} ${status === 0 ? "cut" : status} ${operation}`;
}
