import type { IncomingHttpHeaders } from "node:http";

import S3rver = require("@20minutes/s3rver");

import { temporaryFolder } from "./bucket";

/** An object storage that speaks S3 and checks signatures, with one bucket. It addresses buckets by path. */
export interface BucketServer {
  readonly url: string;
  /** The only credentials that it knows. */
  readonly accessKey: string;
  readonly secretKey: string;
  /** The headers of all requests, in the order of their arrival. */
  readonly headers: readonly IncomingHttpHeaders[];
  /** Hosts that it was asked for as the proxy of a client; it connects to none. */
  readonly hosts: readonly string[];
  /** The text of an object. */
  read(key: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startBucketServer(bucket: string): Promise<BucketServer> {
  const directory = temporaryFolder();
  const server = new S3rver({ address: "127.0.0.1", port: 0, directory, silent: true, configureBuckets: [{ name: bucket }] });
  const { port } = await server.run();
  const headers: IncomingHttpHeaders[] = [];
  const hosts: string[] = [];
  server.httpServer.on("request", (request) => headers.push(request.headers));
  server.httpServer.on("connect", ({ url }, socket) => {
    hosts.push(url ?? "");
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    accessKey: "S3RVER",
    secretKey: "S3RVER",
    headers,
    hosts,
    read: async (key) => (await fetch(`${url}/${bucket}/${key}`)).text(),
    stop: () => server.close(),
  };
}
