import { type Emulator, type EmulatorOptions, startEmulator } from "../../../emulator";
import type { Send } from "../../../provider/client/transport";
import { injectInto } from "../../support/inject";
import { createSend } from "../../support/send";
import { type VirtualClock, virtualClock } from "../../support/virtualClock";

export const metadata = "/u-route/baas/metadata/v1.0";
export const data = "/u-route/baas/data/v1.0";

/** An answer of the emulator over HTTP. */
export interface Answer {
  status: number;
  header(name: string): string | undefined;
  text: string;
  /** The parsed body; undefined when it is not JSON. */
  body: unknown;
  /** What stands somewhere in `result`; undefined when nothing does. */
  at(...path: (string | number)[]): unknown;
  /** `result` of a create. */
  id: string;
}

export interface Session {
  emulator: Emulator;
  /** The tenant's time. */
  clock: VirtualClock;
  token: string;
  /** A new token. */
  signIn(): Promise<string>;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  del(path: string, body?: unknown): Promise<Answer>;
  /** Creates a custom object with fields (text when only a name is given) and returns the ids. */
  makeObject(name: string, fields?: (string | FieldBody)[]): Promise<{ id: string; fields: string[] }>;
}

export type FieldBody = { name: string; dataType: string } & Record<string, unknown>;

const running: Emulator[] = [];

/** Stops what `openSession` and `start` started; for afterEach. */
export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((emulator) => emulator.stop()));
}

export async function start(options?: EmulatorOptions): Promise<Emulator> {
  const emulator = await startEmulator(options);
  running.push(emulator);
  return emulator;
}

/**
 * One emulator for the tests of a file, in the default dialect: each test begins with a fresh tenant and a token, and
 * ends without a defect of the emulator.
 */
export function useSession(): Session {
  const clock = virtualClock(Date.now());
  const session = { clock } as Session;
  beforeAll(async () => {
    connect(session, await startEmulator({ now: clock.now }));
  });
  beforeEach(async () => {
    session.emulator.reset();
    session.token = await session.signIn();
    session.emulator.requests.clear();
  });
  afterEach(async () => {
    expect(session.emulator.failures).toEqual([]);
    await stopAll();
  });
  afterAll(() => session.emulator.stop());
  return session;
}

/** An emulator of its own, with a token. */
export async function openSession(options?: EmulatorOptions): Promise<Session> {
  const clock = virtualClock(Date.now());
  const session = connect({ clock } as Session, await start({ now: clock.now, ...options }));
  session.token = await session.signIn();
  return session;
}

function connect(session: Session, emulator: Emulator): Session {
  const inject = injectInto(emulator.listener);
  return Object.assign<Session, Omit<Session, "clock">>(session, {
    emulator,
    token: "",
    signIn: async () => tokenOf(await requestToken(emulator)),
    call: (method, path, body, headers = {}) =>
      answerOf(inject, emulator.url + path, {
        method,
        headers: { "content-type": "application/json", "access-token": session.token, ...headers },
        // A text under a type of its own goes as it is.
        body: body === undefined || (typeof body === "string" && headers["content-type"]) ? body : JSON.stringify(body),
      }),
    get: (path) => session.call("GET", path),
    post: (path, body) => session.call("POST", path, body),
    put: (path, body) => session.call("PUT", path, body),
    del: (path, body) => session.call("DELETE", path, body),
    async makeObject(name, fields = []) {
      const { id } = await session.post(`${metadata}/Object`, objectBody(name));
      if (fields.length === 0) return { id, fields: [] };
      const bodies = fields.map((field) => ({
        label: "A field",
        ...(typeof field === "string" ? { name: field, dataType: "text" } : field),
      }));
      const made = await session.post(`${metadata}/Object/${id}/fields`, { fields: bodies });
      if (made.status !== 200) throw new Error(made.text);
      return { id, fields: made.at() as string[] };
    },
  });
}

export function objectBody(name: string): Record<string, unknown> {
  return {
    name,
    label: "A thing",
    description: "",
    fields: [{ label: "Title", name: "name", dataType: "Name" }],
    view: {
      ObjectDetailLayout: { name: `__layout__${name}__detail`, fields: ["name"] },
      ObjectRecordsLayout: { name: `__layout__${name}__records`, fields: ["name"] },
    },
  };
}

const form = { "content-type": "application/x-www-form-urlencoded" };
const tokenPath = "/baas/auth/v1.0/oauth2/token";

/** The token call with a form in the body. */
export function requestToken(emulator: Emulator, parameters: Record<string, string> = {}): Promise<Answer> {
  return send(emulator.url + tokenPath, { method: "POST", headers: form, body: String(tokenForm(emulator, parameters)) });
}

/** The token call with its parameters in the query string. */
export function requestTokenByQuery(emulator: Emulator): Promise<Answer> {
  return send(`${emulator.url}${tokenPath}?${tokenForm(emulator)}`, { method: "POST" });
}

function tokenForm(
  { clientId: client_id, clientSecret: client_secret }: Emulator,
  parameters: Record<string, string> = {},
): URLSearchParams {
  return new URLSearchParams({ grant_type: "client_credentials", client_id, client_secret, ...parameters });
}

const transport = createSend();
const timeout = 60_000;

interface Request {
  method: string;
  headers?: Record<string, string>;
  body?: string;
}

/** One request over a socket, with a header of its own for what the body is. */
export function send(url: string, request: Request): Promise<Answer> {
  return answerOf(transport.send, url, request);
}

async function answerOf(send: Send, url: string, request: Request): Promise<Answer> {
  const { status, text, header } = await send({ url, timeout, idle: timeout, body: undefined, headers: {}, ...request });
  const body = parse(text);
  const at = (...path: (string | number)[]) => ["result", ...path].reduce((value, key) => member(value, key), body);
  return { status, header, text, body, at, id: String(at()) };
}

/** The token in an answer of the token call. */
export function tokenOf({ body }: Answer): string {
  return String(member(body, "access_token"));
}

function member(value: unknown, key: string | number): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[key] : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
