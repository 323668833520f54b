import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { FileContent } from "../core/outcomes";

/** Sends a file, or the range of it that the request asks for; returns the status. */
export function sendFile({ type, size, read }: FileContent, response: ServerResponse, failed: (error: unknown) => void): number {
  const range = rangeOf(response.req.headers.range, size);
  const { status, first, last } = range ?? { status: 200, first: 0, last: size - 1 };
  const contentRange = range && { "content-range": `bytes ${status === 206 ? `${first}-${last}` : "*"}/${size}` };
  response.writeHead(status, { "content-type": type, "content-length": last - first + 1, ...contentRange });
  pipeline(read(first, last), response).catch((error: NodeJS.ErrnoException) => {
    // A client may stop reading.
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") failed(error);
  });
  return status;
}

/** The part that `Range: bytes=first-last` names; undefined for all of it, as of every other form of the header. */
function rangeOf(header: string | undefined, size: number): { status: 206 | 416; first: number; last: number } | undefined {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(header ?? "") ?? [];
  if (from === undefined || (to && Number(to) < Number(from))) return undefined;
  const first = Number(from);
  if (first >= size) return { status: 416, first: 0, last: -1 };
  return { status: 206, first, last: Math.min(size - 1, to ? Number(to) : size - 1) };
}
