/** How to sign in: client credentials (page 0009), or a token that somebody else renews. */
export type Credentials = { clientId: string; clientSecret: string } | { accessToken: string };

export interface ClientOptions {
  /** Base URL of the platform, without a path. */
  url: string;
  credentials: Credentials;
  /** Where the sign-in's parameters travel: the documented form body, or the query string, which ends in access logs. */
  tokenParameters?: "body" | "query";
  /** `deny` refuses the calls that the API reference does not print, before they are sent. */
  undocumentedOperations: "allow" | "deny";
  /** Most requests under way at once. */
  maxConcurrency: number;
  /** Most requests a second; undefined: as fast as the platform allows. */
  requestsPerSecond?: number;
  /** Milliseconds that one call may take, with all its repeats and waits. */
  deadline: number;
  /** PEM file with the certificate authorities of a private installation. */
  caFile?: string;
  /** URL of an HTTP proxy; undefined: HTTPS_PROXY, HTTP_PROXY and NO_PROXY of the environment. */
  proxy?: string;
}
