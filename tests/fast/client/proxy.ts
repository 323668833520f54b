import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

export interface TestProxy {
  url: string;
  /** What the proxy was asked to connect to (`host:port`), with the credentials it was given. */
  asked: { target: string; authorization: string | undefined }[];
  close(): Promise<void>;
}

/** A proxy on the loopback interface that connects everybody to one port of this machine, or refuses with a status. */
export async function startProxy(port: number, refusal?: number): Promise<TestProxy> {
  const asked: TestProxy["asked"] = [];
  const sockets = new Set<Socket>();
  const server = createServer((_, response) => void response.writeHead(418).end());
  server.on("connection", (socket) => sockets.add(socket));
  server.on("connect", (request, client: Socket, head: Buffer) => {
    asked.push({ target: request.url ?? "", authorization: request.headers["proxy-authorization"] });
    if (refusal) return void client.end(`HTTP/1.1 ${refusal} No\r\n\r\n`);
    const target = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      target.write(head);
      target.pipe(client).pipe(target);
    });
    sockets.add(target);
    for (const socket of [client, target]) socket.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
