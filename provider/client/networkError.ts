import { isPlainText, speaksHttp } from "./scheme";

/** In bytes, unpacked; files are not read as a whole. The largest page of records, 5,000, is a few MB. */
export const longestAnswer = 64 * 1024 * 1024;

const reasons = ["unknownHost", "setup", "scheme", "certificate", "unreachable", "unreadable", "garbled", "cut", "timeout"] as const;

/**
 * Why there is no answer.
 * - `unknownHost`: the host's name is unknown.
 * - `setup`: a setting of this machine prevents the call: the CA file, or a proxy that refuses.
 * - `scheme`: the server speaks the other one of http and https.
 * - `certificate`: the server's certificate is not trusted.
 * - `unreachable`: no connection came about.
 * - `unreadable`: the file that is sent was changed or removed meanwhile; the platform did not get it as a whole.
 * - `garbled`: what came is not HTTP, cannot be unpacked, or is longer than any answer; whether the request had arrived is unknown.
 * - `cut`: the connection broke; whether the request had arrived is unknown.
 * - `timeout`: no answer in time; whether the request had arrived is unknown.
 */
export type NetworkReason = (typeof reasons)[number];

/** One exchange that brought no answer. */
export class NetworkError extends Error {
  /** Survives the journey through node-fetch, which hands on nothing of an error but its text and its code. */
  readonly code: NetworkReason;

  constructor(
    readonly reason: NetworkReason,
    message: string,
  ) {
    super(message);
    this.name = "NetworkError";
    this.code = reason;
  }
}

/** What an error of node-fetch means for the request. */
export function networkError(error: unknown, timeout: number): NetworkError {
  if (error instanceof NetworkError) return error;
  const { name, message, code = "", type, erroredSysCall } = error as Error & { code?: string; type?: string; erroredSysCall?: string };
  if (name === "AbortError") return new NetworkError("timeout", `no answer within ${Number((timeout / 1000).toFixed(1))} s`);
  // Not the network's doing: an address or a header that cannot be sent.
  if (error instanceof TypeError) return new NetworkError("setup", message);
  const [, url, reason = message] = /^request to (\S+) failed, reason: (.*)$/s.exec(message) ?? [];
  const ours = reasons.find((known) => known === code);
  if (ours) return new NetworkError(ours, reason);
  const server = url === undefined ? "the server" : new URL(url).host;
  if (isPlainText(code, reason)) return new NetworkError("scheme", speaksHttp(server));
  // A server for https may answer so, but also any other: the request may have arrived.
  if (code === "HPE_INVALID_CONSTANT" && url?.startsWith("http:"))
    return new NetworkError("garbled", `${server} does not answer in http: if it speaks https, use https://`);
  // Without its end it is one that was cut.
  if (/^HPE_(?!INVALID_EOF)/.test(code)) return new NetworkError("garbled", `${server} does not answer in HTTP (${code})`);
  if (code === "Z_DATA_ERROR") return new NetworkError("garbled", "the answer says that it is compressed, and cannot be unpacked");
  if (type === "max-size") return new NetworkError("garbled", `the answer is longer than ${longestAnswer / 1024 / 1024} MB`);
  const text = reason.includes(code) ? withoutTrace(reason) : `${withoutTrace(reason)} (${code})`.trim();
  return new NetworkError(reasonOf(code, erroredSysCall, reason), text);
}

/** OpenSSL tells where in its sources it was: only its reason is for users. */
function withoutTrace(reason: string): string {
  return reason.replace(/[0-9A-F]+:error:[0-9A-F]+:SSL routines:[^:]*:([^:]+):[\s\S]*$/, "$1").trim();
}

/** Trust failures as OpenSSL and Node name them; all come before the request is written. */
const certificateCodes =
  /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CRL_|ERROR_IN_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|ERR_TLS_CERT_)/;

function reasonOf(code: string, systemCall: string | undefined, reason: string): NetworkReason {
  if (code === "ENOTFOUND") return "unknownHost";
  if (certificateCodes.test(code)) return "certificate";
  if (code === "ECONNREFUSED" || code === "EAI_AGAIN" || systemCall === "connect" || systemCall === "getaddrinfo") return "unreachable";
  // The code is ECONNRESET, but the request was not written yet.
  if (reason.includes("before secure TLS connection was established")) return "unreachable";
  return "cut";
}
