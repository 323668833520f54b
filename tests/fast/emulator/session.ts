import { type Emulator, type EmulatorOptions, startEmulator } from "../../../emulator";

export const metadata = "/u-route/baas/metadata/v1.0";
export const data = "/u-route/baas/data/v1.0";

/** An answer of the emulator over HTTP. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; undefined when it is not JSON. */
  body: Envelope;
}

/** Answers are read member by member; what is wrong shows as a failed expectation. */
// biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is what the tests are about
export type Envelope = any;

export interface Session {
  emulator: Emulator;
  token: string;
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

/** An emulator with a token. */
export async function openSession(options?: EmulatorOptions): Promise<Session> {
  const emulator = await start(options);
  const { access_token } = (await requestToken(emulator)).body;
  const session: Session = {
    emulator,
    token: access_token,
    call: (method, path, body, headers = {}) =>
      send(emulator.url + path, {
        method,
        headers: { "content-type": "application/json", "access-token": session.token, ...headers },
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
    get: (path) => session.call("GET", path),
    post: (path, body) => session.call("POST", path, body),
    put: (path, body) => session.call("PUT", path, body),
    del: (path, body) => session.call("DELETE", path, body),
    async makeObject(name, fields = []) {
      const { body } = await session.post(`${metadata}/Object`, objectBody(name));
      if (fields.length === 0) return { id: body.result, fields: [] };
      const bodies = fields.map((field) => ({
        label: "A field",
        ...(typeof field === "string" ? { name: field, dataType: "text" } : field),
      }));
      const made = await session.post(`${metadata}/Object/${body.result}/fields`, { fields: bodies });
      if (made.status !== 200) throw new Error(made.text);
      return { id: body.result, fields: made.body.result };
    },
  };
  return session;
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

/** The token call with a form in the body. */
export function requestToken(emulator: Emulator, parameters: Record<string, string> = {}): Promise<Answer> {
  const { clientId: client_id, clientSecret: client_secret } = emulator;
  const form = new URLSearchParams({ grant_type: "client_credentials", client_id, client_secret, ...parameters });
  return send(`${emulator.url}/baas/auth/v1.0/oauth2/token`, { method: "POST", body: form });
}

export async function send(url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parse(text) };
}

function parse(text: string): Envelope {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
