import type { ServerResponse } from "node:http";

/** What the console answers. */
export interface Answer {
  status: number;
  type?: string;
  text?: string;
  /** What a browser may load and run with it. Default: nothing. */
  policy?: string;
}

export function json(value: unknown, status = 200): Answer {
  return { status, type: "application/json; charset=utf-8", text: JSON.stringify(value) };
}

export function send({ status, type, text, policy = "default-src 'none'" }: Answer, response: ServerResponse): void {
  response.statusCode = status;
  if (type) response.setHeader("content-type", type);
  response.setHeader("content-security-policy", `${policy}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`);
  response.setHeader("cross-origin-resource-policy", "same-origin");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "no-referrer");
  response.setHeader("cache-control", "no-store");
  response.end(text);
}
