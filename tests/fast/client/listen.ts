import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { removeAtEnd } from "../../support/leftovers";

/** A server that does with requests and connections what a test wants; it ends with the test file. Resolves to its URL. */
export async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  removeAtEnd(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
