import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { faultOfProxy, isLoopback, parsed } from "./client/addresses";
import type { ClientOptions } from "./client/options";
import { isNamespace } from "./contract/namespace";
import { unreadable } from "./unreadable";

interface Definition {
  environment: string;
  secret?: true;
  /** What a value looks like, for the message that asks for it. */
  example: string;
}

/** Every setting: `astrozero:<name>` of the stack configuration, or the environment variable. */
export const definitions = {
  url: { environment: "ASTROZERO_URL", example: "https://<your installation>" },
  clientId: { environment: "ASTROZERO_CLIENT_ID", example: "<client_id of the OAuth entry>" },
  clientSecret: { environment: "ASTROZERO_CLIENT_SECRET", secret: true, example: "<client_secret of the OAuth entry>" },
  accessToken: { environment: "ASTROZERO_ACCESS_TOKEN", secret: true, example: "<token>" },
  namespace: { environment: "ASTROZERO_NAMESPACE", example: "<namespace of the tenant>" },
  // assumption: token-parameters
  tokenParameters: { environment: "ASTROZERO_TOKEN_PARAMETERS", example: "body" },
  undocumentedOperations: { environment: "ASTROZERO_UNDOCUMENTED_OPERATIONS", example: "allow" },
  allowHttp: { environment: "ASTROZERO_ALLOW_HTTP", example: "true" },
  maxConcurrency: { environment: "ASTROZERO_MAX_CONCURRENCY", example: "10" },
  requestsPerSecond: { environment: "ASTROZERO_REQUESTS_PER_SECOND", example: "20" },
  timeout: { environment: "ASTROZERO_TIMEOUT", example: "300" },
  leftoverWindow: { environment: "ASTROZERO_LEFTOVER_WINDOW", example: "86400" },
  recover: { environment: "ASTROZERO_RECOVER", example: "<name>,<name>" },
  caFile: { environment: "ASTROZERO_CA_FILE", example: "/etc/ssl/astrozero.pem" },
  proxy: { environment: "ASTROZERO_PROXY", secret: true, example: "http://proxy:3128" },
} satisfies Record<string, Definition>;

export type SettingName = keyof typeof definitions;

/** Looks one setting up where the user configured it. */
export type Lookup = (name: SettingName) => string | undefined;

/**
 * The configuration first, the environment second; an empty value is none. Client id and secret that are configured win over a
 * token of the environment: it may be the token of another tenant.
 */
export function withEnvironment(configured: Lookup, environment: NodeJS.ProcessEnv): Lookup {
  const signsIn = Boolean(configured("clientId") && configured("clientSecret"));
  const ambient = (name: SettingName) => (name === "accessToken" && signsIn ? undefined : environment[definitions[name].environment]);
  return (name) => configured(name) || ambient(name) || undefined;
}

export interface Settings extends ClientOptions {
  namespace: string;
  /** Seconds for which what a run made may be the leftover of an interrupted one. */
  leftoverWindow: number;
  /** Names of things that are such leftovers. */
  recover: string[] | undefined;
}

/** The settings, or one message that names everything that is missing or wrong. */
export function readSettings(lookup: Lookup): Settings | { problem: string } {
  const faults = [...invalid(lookup)];
  const lacking = missing(lookup);
  if (lacking.length + faults.length > 0) return { problem: describe(lacking, faults) };
  const text = (name: SettingName) => lookup(name) ?? "";
  const amount = (name: SettingName) => (lookup(name) === undefined ? undefined : Number(lookup(name)));
  const accessToken = lookup("accessToken");
  return {
    url: text("url").replace(/\/+$/, ""),
    credentials: accessToken ? { accessToken } : { clientId: text("clientId"), clientSecret: text("clientSecret") },
    namespace: text("namespace"),
    tokenParameters: lookup("tokenParameters") === "query" ? "query" : "body",
    undocumentedOperations: lookup("undocumentedOperations") === "deny" ? "deny" : "allow",
    maxConcurrency: amount("maxConcurrency") ?? 10,
    requestsPerSecond: amount("requestsPerSecond"),
    deadline: (amount("timeout") ?? 300) * 1000,
    leftoverWindow: amount("leftoverWindow") ?? 86_400,
    recover: lookup("recover")
      ?.split(",")
      .map((name) => name.trim())
      .filter(Boolean),
    caFile: lookup("caFile"),
    proxy: lookup("proxy"),
  };
}

function missing(lookup: Lookup): SettingName[] {
  const required: SettingName[] = ["url", ...(lookup("accessToken") ? [] : (["clientId", "clientSecret"] as const)), "namespace"];
  return required.filter((name) => lookup(name) === undefined);
}

const choices = { tokenParameters: ["body", "query"], undocumentedOperations: ["allow", "deny"], allowHttp: ["true", "false"] };

/** What comes with a word that was copied, or with a file that was read to its end. */
const neverIn = { clientId: /^\s|\s$|[\r\n]/, clientSecret: /^\s|\s$|[\r\n]/, accessToken: /[^\x21-\x7e]/ };

/** In seconds: a day. No timer of Node counts further than 24 of them. */
const longestTimeout = 86_400;

function* invalid(lookup: Lookup): Generator<string> {
  yield* faultsOfUrl(lookup("url"), lookup("allowHttp") === "true");
  for (const [name, wrong] of Object.entries(neverIn)) {
    if (wrong.test(lookup(name as SettingName) ?? ""))
      yield `${name} has a space, a line break or another character that cannot be in it: copy it again.`;
  }
  const namespace = lookup("namespace");
  if (namespace !== undefined && !isNamespace(namespace)) {
    yield `namespace is "${namespace}": at most 15 letters, digits and single underscores, starting with a letter.`;
  }
  const proxy = faultOfProxy(lookup("proxy") ?? "http://none");
  if (proxy) yield `proxy ${proxy}.`;
  yield* faultsOfCertificates(lookup("caFile"));
  for (const [name, allowed] of Object.entries(choices)) {
    const value = lookup(name as SettingName);
    if (value !== undefined && !allowed.includes(value)) yield `${name} is "${value}": write ${allowed.join(" or ")}.`;
  }
  const concurrency = lookup("maxConcurrency");
  if (concurrency !== undefined && !(Number.isInteger(Number(concurrency)) && Number(concurrency) > 0)) {
    yield `maxConcurrency is "${concurrency}": write a whole number greater than 0.`;
  }
  const rate = lookup("requestsPerSecond");
  if (rate !== undefined && !(Number(rate) > 0 && Number.isFinite(Number(rate))))
    yield `requestsPerSecond is "${rate}": write a number greater than 0.`;
  const window = lookup("leftoverWindow");
  if (window !== undefined && !(Number(window) >= 0 && Number.isFinite(Number(window))))
    yield `leftoverWindow is "${window}": write seconds, or 0 for never.`;
  const timeout = lookup("timeout");
  if (timeout !== undefined && !(Number(timeout) > 0 && Number(timeout) <= longestTimeout)) {
    yield `timeout is "${timeout}": write seconds greater than 0, at most ${longestTimeout}.`;
  }
}

function* faultsOfUrl(url: string | undefined, allowHttp: boolean): Generator<string> {
  if (url === undefined) return;
  const { protocol, hostname, username, password, pathname, search, hash } = parsed(url) ?? {};
  if (username || password) yield "url has a user or a password in it, which errors would print: write https:// and the host alone.";
  else if (!hostname || !/^https?:$/.test(protocol ?? "") || pathname !== "/" || search || hash || /[?#]/.test(url)) {
    yield `url is "${url}": write https:// and the host of the installation, without a path.`;
  } else if (protocol === "http:" && !isLoopback(hostname) && !allowHttp) {
    yield `url is "${url}": client secret and tokens would travel in clear. Write https://, or set astrozero:allowHttp to true.`;
  }
}

function* faultsOfCertificates(file: string | undefined): Generator<string> {
  if (file === undefined) return;
  try {
    const text = readFileSync(file, "utf8");
    try {
      new X509Certificate(text);
    } catch {
      yield `caFile is "${file}": there is no certificate (PEM) in it.`;
    }
  } catch (error) {
    yield `caFile: ${unreadable(file, error)}`;
  }
}

function describe(lacking: readonly SettingName[], faults: readonly string[]): string {
  const lines: string[] = [];
  if (lacking.length > 0) {
    lines.push(`Astro Zero is not configured: ${lacking.length === 1 ? "1 setting is" : `${lacking.length} settings are`} missing.`);
    for (const name of lacking) {
      const { environment, example, ...rest } = definitions[name];
      const option = "secret" in rest ? "--secret " : "";
      lines.push(`  pulumi config set ${option}astrozero:${name} "${example}"   or the environment variable ${environment}`);
    }
  }
  return [...lines, ...faults.map((fault) => `The setting astrozero:${fault}`)].join("\n");
}
