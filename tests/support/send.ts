import { Agent, request as httpRequest } from "node:http";
import { networkError } from "../../provider/client/networkError";
import type { HttpAnswer, Send } from "../../provider/client/transport";

/**
 * A transport for tests that are about what is sent, not how: plain Node over loopback costs half of what the client's own does, and
 * tests/fast/client tests that.
 */
export function createSend(): { send: Send; close: () => void } {
  const agent = new Agent({ keepAlive: true });
  const send: Send = async ({ method, url, headers, body: sent, timeout }) => {
    const body = sent instanceof Blob ? Buffer.from(await sent.arrayBuffer()) : sent;
    return new Promise<HttpAnswer>((resolve, reject) => {
      const failed = (error: Error) => reject(networkError(error, timeout));
      const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
      const request = httpRequest(url, { method, headers: { ...headers, ...length }, agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", failed);
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          const header = (name: string) => response.headers[name]?.toString();
          resolve({ status: response.statusCode ?? 0, text, header });
        });
      });
      request.on("error", failed);
      request.end(body);
    });
  };
  return { send, close: () => agent.destroy() };
}
