// What shows that a server speaks the other one of http and https.

/** Whether an error of TLS is that of a server which answers in plain text. OpenSSL reads the first bytes of its answer as a version or a length. */
export function isPlainText(code: string, reason: string): boolean {
  return /wrong.version.number|packet.length.too.long/i.test(`${code} ${reason}`);
}

/** What servers answer to plain http on a port for https: nginx, Go, Apache and Tomcat. */
const asksForTls =
  /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|plain HTTP to an SSL-enabled server port|combination of host and port requires TLS/i;

/** Whether an answer to plain http says that the port is for https. */
export function wantsTls({ url, status, text }: { url: string; status: number; text: string }): boolean {
  return status === 400 && url.startsWith("http:") && asksForTls.test(text);
}

export function speaksHttp(server: string): string {
  return `${server} speaks http, not https: use http://`;
}

export function speaksHttps(server: string): string {
  return `${server} speaks https, not http: use https://`;
}
