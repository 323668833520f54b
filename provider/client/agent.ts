import { readFile } from "node:fs/promises";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { rootCertificates } from "node:tls";
import { faultOfProxy, isLoopback } from "./addresses";
import { NetworkError } from "./networkError";
import { createProxyAgent } from "./proxyAgent";

export interface AgentOptions {
  url: string;
  caFile?: string | undefined;
  proxy?: string | undefined;
}

const keepAlive = {
  keepAlive: true,
  // Idle connections are closed before the platform or a gateway does it: a write that meets a connection
  // just being closed cannot be told from one that was carried out.
  timeout: 10_000,
};

/** The pool of connections to one installation, through a proxy if there is one. */
export async function createAgent({ url, caFile, proxy }: AgentOptions): Promise<HttpAgent> {
  const ca = caFile === undefined ? undefined : [...rootCertificates, await readCertificates(caFile)];
  const proxyUrl = proxy ?? (await proxyOfEnvironment(url));
  const fault = proxyUrl && faultOfProxy(proxyUrl);
  if (fault) throw new NetworkError("setup", `the proxy that the environment names ${fault}`);
  if (proxyUrl) return createProxyAgent(proxyUrl, keepAlive, ca);
  return new URL(url).protocol === "https:" ? new HttpsAgent({ ...keepAlive, ca }) : new HttpAgent(keepAlive);
}

async function readCertificates(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new NetworkError("setup", `the CA file cannot be read: ${(error as Error).message}`);
  }
}

async function proxyOfEnvironment(url: string): Promise<string> {
  // As in Go and in browsers: this machine itself is never behind a proxy. A developer's emulator is not meant by HTTP_PROXY.
  if (isLoopback(new URL(url).hostname)) return "";
  const { getProxyForUrl } = await import("proxy-from-env");
  return getProxyForUrl(url);
}
