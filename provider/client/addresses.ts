/** Whether a host, as a URL writes it, is this machine itself. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Why an address leads to no proxy. It may hold a password, and is in no message. */
export function faultOfProxy(address: string): string | undefined {
  const url = parsed(address);
  if (!url?.hostname || !/^https?:$/.test(url.protocol)) return "is no http:// or https:// address of a proxy";
  return isDecodable(url.username + url.password) ? undefined : "has a % in its user or password that encodes nothing: write it as %25";
}

export function parsed(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
