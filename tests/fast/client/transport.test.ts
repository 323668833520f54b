import { readFileSync } from "node:fs";
import type { Agent } from "node:https";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { createAgent } from "../../../provider/client/agent";
import { createClient } from "../../../provider/client/client";
import { createTransport, type HttpRequest } from "../../../provider/client/transport";
import { startProxy, type TestProxy } from "./proxy";
import { success } from "./server";
import { calls, closeServers, failureOf, optionsFor, serve } from "./setup";

const proxies: TestProxy[] = [];
async function proxyTo(port: number, refusal?: number): Promise<TestProxy> {
  const proxy = await startProxy(port, refusal);
  proxies.push(proxy);
  return proxy;
}

const proxyVariables = ["http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"];
const saved = Object.fromEntries(proxyVariables.map((name) => [name, process.env[name]]));
beforeEach(() => {
  for (const name of proxyVariables) delete process.env[name];
});
afterEach(async () => {
  for (const name of proxyVariables) {
    if (saved[name] === undefined) delete process.env[name];
    else process.env[name] = saved[name];
  }
  await Promise.all(proxies.splice(0).map((proxy) => proxy.close()));
  await closeServers();
});

const fixture = (name: string) => join(__dirname, "fixtures", name);
const tls = { key: readFileSync(fixture("test-only-server-key.pem")), cert: readFileSync(fixture("test-only-server.pem")) };
const caFile = fixture("test-only-ca.pem");

const get = (url: string, timeout = 5000): HttpRequest => ({ method: "GET", url, headers: {}, timeout, idle: 60_000 });
const version = (JSON.parse(readFileSync(join(__dirname, "../../../package.json"), "utf8")) as { version: string }).version;

describe("an idle connection", () => {
  // The first of this file: connections of other tests may take a moment to go.
  it("does not keep the process alive", async () => {
    const alive = () =>
      process.getActiveResourcesInfo().filter((resource) => resource === "TCPSocketWrap" || resource === "TLSWrap").length;
    // A server in this process holds its end of the connection, too: it is told not to count.
    const server = createServer((socket) => {
      socket.unref();
      socket.on("data", () => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const before = alive();
      const send = createTransport({ url });
      await send(get(url));
      await new Promise(setImmediate);
      // Connections of tests before this one may have gone meanwhile.
      expect(alive()).toBeLessThanOrEqual(before);
      await send(get(url));
    } finally {
      server.close();
    }
  });
});

describe("a request", () => {
  it("says who sends it", async () => {
    const server = await serve();
    await createTransport({ url: server.url })(get(`${server.url}/x`));
    expect(server.requests[0]?.headers["user-agent"]).toBe(`pulumi-astrozero/${version} node/${process.versions.node}`);
  });

  it("carries UTF-8", async () => {
    const server = await serve();
    await createTransport({ url: server.url })({ ...get(server.url), method: "POST", body: '{"label":"客户 ü"}' });
    expect(server.requests[0]?.body).toBe('{"label":"客户 ü"}');
  });

  it("is given up after its time", async () => {
    const server = await serve({ replies: ["reason"] });
    await expect(createTransport({ url: server.url })(get(server.url, 50))).rejects.toMatchObject({
      reason: "timeout",
      message: "no answer within 0.1 s",
    });
  });

  it("is given up after its time when the answer does not end", async () => {
    const server = createServer((socket) => void socket.resume().write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expect(createTransport({ url })(get(url, 50))).rejects.toMatchObject({ reason: "timeout" });
    await new Promise((resolve) => server.close(resolve));
  });

  it("that is cut may have arrived", async () => {
    const server = await serve({ replies: ["cut"] });
    await expect(createTransport({ url: server.url })(get(server.url))).rejects.toMatchObject({ reason: "cut" });
  });

  it("to a port where nothing listens has not arrived", async () => {
    const server = await serve();
    await server.close();
    await expect(createTransport({ url: server.url })(get(server.url))).rejects.toMatchObject({
      reason: "unreachable",
      message: expect.stringContaining("ECONNREFUSED"),
    });
  });
});

describe("connections", () => {
  it("stay open from one request to the next", async () => {
    const server = await serve();
    const send = createTransport({ url: server.url });
    for (let round = 0; round < 5; round++) await send(get(server.url));
    expect(server.connections()).toBe(1);
  });

  it("are no more than requests under way", async () => {
    const server = await serve();
    const client = createClient(optionsFor(server.url, { maxConcurrency: 4 }), { environment: {} });
    await Promise.all(Array.from({ length: 40 }, () => calls.GET(client)));
    expect(server.requests).toHaveLength(40);
    expect(server.connections()).toBeLessThanOrEqual(4);
  });

  it("that the server closes between requests are replaced", async () => {
    const server = await serve({ replies: [{ headers: { connection: "close" } }] });
    const send = createTransport({ url: server.url });
    for (let round = 0; round < 3; round++) await send(get(server.url));
    expect(server.connections()).toBe(3);
  });
});

describe("TLS", () => {
  it("trusts the authority of caFile", async () => {
    const server = await serve({ tls });
    const answer = await createTransport({ url: server.url, caFile })(get(server.url));
    expect(answer.status).toBe(200);
  });

  it("still trusts the public authorities", async () => {
    const { options } = (await createAgent({ url: "https://astro.test", caFile })) as Agent;
    expect(options.ca).toEqual([...rootCertificates, readFileSync(caFile, "utf8")]);
  });

  it("trusts no other authority: the error says which setting helps, at once", async () => {
    const server = await serve({ tls });
    const client = createClient(optionsFor(server.url), { environment: {} });
    const error = await failureOf(calls.POST(client));
    expect(error).toMatchObject({ failure: "network", ambiguous: false });
    expect(error.advice).toContain("astrozero:caFile");
    expect(server.connections()).toBe(0);
  });

  it("says when caFile cannot be read", async () => {
    const server = await serve({ tls });
    const client = createClient(optionsFor(server.url, { caFile: "missing.pem" }), { environment: {} });
    const error = await failureOf(calls.POST(client));
    expect(error.message).toContain("missing.pem");
    expect(error.advice).toContain("astrozero:caFile");
  });
});

// S10
describe("S10: a server that speaks the other one of http and https is told in one sentence, at once", () => {
  it("https on a port for http", async () => {
    const server = await serve();
    const url = server.url.replace("http:", "https:");
    const error = await failureOf(calls.POST(createClient(optionsFor(url), { environment: {} })));
    expect(error).toMatchObject({ failure: "network", ambiguous: false });
    expect(error.message).toBe(
      `OAuth2Token (POST /baas/auth/v1.0/oauth2/token) failed: 127.0.0.1:${server.port} speaks http, not https: use http://. ` +
        "Check the address of the installation (astrozero:url or ASTROZERO_URL).",
    );
  });

  // The words of nginx, Go, Apache and Tomcat.
  it.each([
    "<html><body><h1>400 Bad Request</h1>The plain HTTP request was sent to HTTPS port</body></html>",
    "Client sent an HTTP request to an HTTPS server.\n",
    "<p>Reason: You're speaking plain HTTP to an SSL-enabled server port.</p>",
    "Bad Request\nThis combination of host and port requires TLS.\n",
  ])("http on a port for https: %j", async (body) => {
    const server = await serve({ signIns: [{ status: 400, body }] });
    const error = await failureOf(calls.POST(createClient(optionsFor(server.url), { environment: {} })));
    expect(error).toMatchObject({ failure: "network", ambiguous: false });
    expect(error.message).toContain(`failed: 127.0.0.1:${server.port} speaks https, not http: use https://. Check the address`);
  });

  it("http on a port where the answer is an alert of TLS", async () => {
    const server = createServer((socket) => socket.once("data", () => socket.end(Buffer.from([0x15, 3, 1, 0, 2, 2, 70]))));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expect(createTransport({ url: `http://${host}` })(get(`http://${host}`))).rejects.toMatchObject({
      reason: "garbled",
      message: `${host} does not answer in http: if it speaks https, use https://`,
    });
    await new Promise((resolve) => server.close(resolve));
  });

  it("a proxy", async () => {
    const proxy = await proxyTo(1);
    const url = "https://astro.test";
    await expect(createTransport({ url, proxy: proxy.url.replace("http:", "https:") })(get(url))).rejects.toMatchObject({
      reason: "setup",
      message: `the proxy ${new URL(proxy.url).host} speaks http, not https: use http:// for it`,
    });
  });

  it("a proxy that does not answer, without its password", async () => {
    const proxy = await startProxy(1);
    const { host, port } = new URL(proxy.url);
    await proxy.close();
    const url = "https://astro.test";
    await expect(createTransport({ url, proxy: `http://me:secret@${host}` })(get(url))).rejects.toMatchObject({
      reason: "unreachable",
      message: `the proxy ${host}: connect ECONNREFUSED 127.0.0.1:${port}`,
    });
  });

  it("a server behind a proxy", async () => {
    const proxy = await proxyTo((await serve()).port);
    const url = "https://astro.test";
    await expect(createTransport({ url, proxy: proxy.url })(get(url))).rejects.toMatchObject({
      reason: "scheme",
      message: "astro.test speaks http, not https: use http://",
    });
  });
});

describe("a proxy", () => {
  it("by option: https goes through its tunnel, and the platform's certificate is checked", async () => {
    const server = await serve({ tls });
    const proxy = await proxyTo(server.port);
    const url = "https://astro.test";
    const send = createTransport({ url, caFile, proxy: proxy.url.replace("//", "//user:pa%20ss@") });
    expect((await send(get(url))).status).toBe(200);
    expect((await send(get(url))).status).toBe(200);
    expect(server.connections()).toBe(1);
    expect(proxy.asked).toEqual([{ target: "astro.test:443", authorization: `Basic ${btoa("user:pa ss")}` }]);
    await expect(createTransport({ url, proxy: proxy.url })(get(url))).rejects.toMatchObject({ reason: "certificate" });
  });

  it("by option: http goes through its tunnel, too", async () => {
    const server = await serve();
    const proxy = await proxyTo(server.port);
    const url = "http://astro.test:8080";
    expect((await createTransport({ url, proxy: proxy.url })(get(url))).status).toBe(200);
    expect(proxy.asked.map(({ target }) => target)).toEqual(["astro.test:8080"]);
  });

  it("by environment, except for NO_PROXY and for this machine itself", async () => {
    const server = await serve();
    const proxy = await proxyTo(server.port);
    process.env.HTTP_PROXY = proxy.url;
    expect((await createTransport({ url: "http://astro.test" })(get("http://astro.test"))).status).toBe(200);
    expect(proxy.asked).toHaveLength(1);

    expect((await createTransport({ url: server.url })(get(server.url))).status).toBe(200);
    const localhost = server.url.replace("127.0.0.1", "localhost");
    expect((await createTransport({ url: localhost })(get(localhost))).status).toBe(200);
    expect(proxy.asked).toHaveLength(1);
  });

  it("by environment is left out for hosts of NO_PROXY", async () => {
    const proxy = await proxyTo(1);
    process.env.HTTP_PROXY = proxy.url;
    process.env.NO_PROXY = "other.test,0.0.0.0";
    // 0.0.0.0 is this machine by another name, which no rule about loopback covers.
    const server = await serve();
    const url = server.url.replace("127.0.0.1", "0.0.0.0");
    expect((await createTransport({ url })(get(url))).status).toBe(200);
    expect(proxy.asked).toHaveLength(0);
  });

  it.each([
    [407, "setup"],
    [403, "setup"],
    [503, "unreachable"],
  ])("that answers %d does not pass for the platform", async (status, reason) => {
    const server = await serve({ replies: [success({ id: "1" })] });
    const proxy = await proxyTo(server.port, status);
    const url = "http://astro.test";
    await expect(createTransport({ url, proxy: proxy.url })(get(url))).rejects.toMatchObject({
      reason,
      message: `the proxy answered ${status} No`,
    });
    expect(server.requests).toHaveLength(0);
  });

  it.each([
    ["socks5://user:canary@127.0.0.1:1080", "is no http:// or https:// address of a proxy"],
    ["http://user:100%canary@127.0.0.1:9", "has a % in its user or password that encodes nothing: write it as %25"],
  ])("S4: of the environment that cannot work is told, without its password", async (proxy, fault) => {
    process.env.ALL_PROXY = proxy;
    const url = "http://astro.test";
    await expect(createTransport({ url })(get(url))).rejects.toMatchObject({
      reason: "setup",
      message: `the proxy that the environment names ${fault}`,
    });
  });

  it("that is not there is reported as such", async () => {
    const url = "http://astro.test";
    const proxy = await proxyTo(1);
    await proxy.close();
    await expect(createTransport({ url, proxy: proxy.url })(get(url))).rejects.toMatchObject({ reason: "unreachable" });
  });
});
