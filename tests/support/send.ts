import { Agent, request as httpRequest } from "node:http";
import { Readable } from "node:stream";
import { networkError } from "../../provider/client/networkError";
import type { HttpAnswer, Send } from "../../provider/client/transport";

/**
 * A transport for tests that are about what is sent, not how: plain Node over loopback costs half of what the client's own does, and
 * tests/fast/client tests that.
 */
export function createSend(): { send: Send; close: () => void } {
  const agent = new Agent({ keepAlive: true });
  const send: Send = async ({ method, url, headers, body: sent, timeout, download }) => {
    const body = sent instanceof Blob ? Buffer.from(await sent.arrayBuffer()) : sent;
    return new Promise<HttpAnswer>((resolve, reject) => {
      const failed = (error: Error) => reject(networkError(error, timeout));
      const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
      const request = httpRequest(url, { method, headers: { ...headers, ...length }, agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", failed);
        response.on("end", () => {
          const bytes = Buffer.concat(chunks);
          const header = (name: string) => response.headers[name]?.toString();
          const { statusCode: status = 0 } = response;
          resolve({ status, text: bytes.toString(), header, ...(download && status < 300 && { bytes: Readable.from([bytes]) }) });
        });
      });
      request.on("error", failed);
      request.end(body);
    });
  };
  return { send, close: () => agent.destroy() };
}
