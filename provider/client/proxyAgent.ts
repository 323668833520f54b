import type { AgentOptions, ClientRequest, Agent as HttpAgent } from "node:http";
import type { Socket } from "node:net";
import { NetworkError, networkError } from "./networkError";
import { isPlainText, speaksHttp } from "./scheme";

/** A pool of connections that the proxy opens (CONNECT) for us. */
export async function createProxyAgent(proxy: string, options: AgentOptions, ca: string[] | undefined): Promise<HttpAgent> {
  const { HttpsProxyAgent } = await import("https-proxy-agent");
  const agent = new HttpsProxyAgent(proxy, ca ? { ...options, ca } : options);
  // By itself the agent uses these options for the connection with the proxy only.
  agent.options = { ...agent.options, timeout: options.timeout, ...(ca && { ca }) };
  agent.on("proxyConnect", refuseOtherAnswers);
  const connect = agent.connect.bind(agent);
  // Fails with what goes wrong up to the proxy's answer; what goes wrong behind it is told by the connection.
  agent.connect = (...connection) => connect(...connection).catch(failedAtProxy(new URL(proxy).host));
  return agent;
}

function failedAtProxy(host: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    if (isPlainText(error.code ?? "", error.message)) throw new NetworkError("setup", `${speaksHttp(`the proxy ${host}`)} for it`);
    const { reason, message } = networkError(Object.assign(error, { erroredSysCall: error.syscall }), 0);
    throw new NetworkError(reason, message.startsWith("the proxy ") ? message : `the proxy ${host}: ${message}`);
  };
}

/** Without this, what the proxy says about a refused CONNECT would pass for the platform's answer. */
function refuseOtherAnswers({ statusCode, statusText }: { statusCode: number; statusText: string }, request: ClientRequest): void {
  if (statusCode === 200) return;
  request.once("proxy", ({ socket }: { socket: Socket }) => {
    socket.destroy();
    const gateway = statusCode === 502 || statusCode === 503 || statusCode === 504;
    throw new NetworkError(gateway ? "unreachable" : "setup", `the proxy answered ${statusCode} ${statusText}`.trim());
  });
}
