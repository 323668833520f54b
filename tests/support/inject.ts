import type { RequestListener } from "node:http";
import { Readable } from "node:stream";
import { type InjectOptions, inject } from "light-my-request";
import { networkError } from "../../provider/client/networkError";
import type { Send } from "../../provider/client/transport";

/** A transport for tests that are about what is sent, not how: without a socket it costs a part of what `createSend` does. */
export function injectInto(listener: RequestListener): Send {
  return async ({ method, url, headers, body, timeout, download }) => {
    const payload = body instanceof Blob ? Buffer.from(await body.arrayBuffer()) : body;
    const options = { method, url, headers, ...(payload !== undefined && { payload }) } as InjectOptions;
    const answer = await inject(listener, options).catch((error: Error) => {
      throw networkError(Object.assign(error, { code: "ECONNRESET" }), timeout);
    });
    const { statusCode: status, rawPayload } = answer;
    const header = (name: string) => answer.headers[name]?.toString();
    return { status, text: answer.payload, header, ...(download && status < 300 && { bytes: Readable.from([rawPayload]) }) };
  };
}
