import { type Session, useSession } from "../session";

const connectors = "/u-route/baas/sys/v1.1/connectors";

export interface BucketAnswer {
  status: number;
  headers: Headers;
  bytes: Buffer;
  /** What the body has under `result`; undefined when it is no envelope. */
  result: unknown;
  resMsg: string | undefined;
}

export type Query = Record<string, string | number>;
type Body = string | Buffer | FormData;

export interface Bucket {
  session: Session;
  /** A call on the connector of the tests, by the last segment of its path. */
  call(method: string, name: string, query?: Query, body?: Body, headers?: Record<string, string>): Promise<BucketAnswer>;
  get(name: string, query?: Query, headers?: Record<string, string>): Promise<BucketAnswer>;
  post(name: string, query?: Query, body?: Body, headers?: Record<string, string>): Promise<BucketAnswer>;
  del(name: string, query?: Query): Promise<BucketAnswer>;
  json(name: string, query: Query, body: unknown): Promise<BucketAnswer>;
  /** What a request answers that names no connector. */
  ask(path: string, query?: Query, headers?: Record<string, string>): Promise<BucketAnswer>;
}

/** A session whose tenant has a connector, `demo__Files`. */
export function useBucket(session = useSession()): Bucket {
  beforeEach(() => void session.emulator.world.connectors.add({ type: "objectstorageproxy", name: "demo__Files" }));
  const bucket: Bucket = {
    session,
    call: (method, name, query, body, headers) =>
      send(`${session.emulator.url}${connectors}/objectstorageproxy/demo__Files/${name}`, query, {
        method,
        body: Buffer.isBuffer(body) ? new Uint8Array(body) : body,
        headers: { "access-token": session.token, ...headers },
      }),
    get: (name, query, headers) => bucket.call("GET", name, query, undefined, headers),
    post: (name, query, body, headers) => bucket.call("POST", name, query, body, headers),
    del: (name, query) => bucket.call("DELETE", name, query),
    json: (name, query, body) => bucket.post(name, query, JSON.stringify(body), { "content-type": "application/json" }),
    ask: (path, query, headers = {}) => send(`${session.emulator.url}/u-route/baas/sys/v1.1/${path}`, query, { headers }),
  };
  return bucket;
}

async function send(url: string, query: Query = {}, request: RequestInit = {}): Promise<BucketAnswer> {
  const parameters = new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]));
  const response = await fetch(`${url}?${parameters}`, request);
  const bytes = Buffer.from(await response.arrayBuffer());
  const { result, resMsg } = parsed(bytes.toString());
  return { status: response.status, headers: response.headers, bytes, result, resMsg };
}

function parsed(text: string): { result?: unknown; resMsg?: string } {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

/** A form with a file, as page 0085 has it. */
export function formWith(content: string | Buffer, { type = "", filename = "a.bin", part = "object", fields = {} } = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  form.set(part, new Blob([typeof content === "string" ? content : new Uint8Array(content)], { type }), filename);
  return form;
}
