import { changesMetadata, isUndocumented, type Operation } from "../contract/operation";
import type { Cause, FailedAttempt } from "./attempt";
import type { Failure } from "./errors";

// Every sentence of the client that tells a user what to do next.

const checkUrl = "Check the address of the installation (astrozero:url or ASTROZERO_URL)";
const inTheDesigner = "Make this change in the designer of the platform";

const byCause: Partial<Record<Cause, string>> = {
  unknownHost: `${checkUrl}, and whether this machine needs a proxy (astrozero:proxy or HTTPS_PROXY).`,
  unreachable: `${checkUrl}, whether the installation is up, and whether this machine needs a proxy (astrozero:proxy or HTTPS_PROXY).`,
  scheme: `${checkUrl}.`,
  certificate: `${checkUrl}. If the installation has a certificate of its own authority, name that authority's PEM file in astrozero:caFile.`,
  setup: "Check astrozero:url, astrozero:caFile and the proxy (astrozero:proxy, HTTPS_PROXY, NO_PROXY) of this machine.",
  unreadable: "Leave the file as it is while it is sent, and run the command again.",
  garbled: `${checkUrl}, and what is between this machine and the installation (proxies, gateways).`,
  timeout: "Check the connection to the installation and its load, and run the command again.",
  foreign: `${checkUrl}: the answer did not come from the platform.`,
  unfit: "This version of pulumi-astrozero does not understand the answer: install the newest one, or report this message.",
};

const byFailure: Record<Failure, string> = {
  credentials: "Check astrozero:clientId and astrozero:clientSecret.",
  permission:
    "The platform user behind the credentials lacks a right: check its profile. For records, the profile also needs API read and API write on the object.",
  missing:
    "It does not exist (any more): run pulumi refresh, and check that astrozero:url and the credentials belong to the right installation.",
  unsupported: "This installation does not offer the call.",
  throttled:
    "The platform allows fewer requests: lower astrozero:requestsPerSecond or astrozero:maxConcurrency, or run the command again later.",
  busy: "Somebody else is working on it, or it exists already: resolve that and run the command again.",
  refused: "Correct what the platform names and run the command again.",
  server: "The platform has a problem: run the command again later; if it persists, report this message to its administrator.",
  network: "Check the connection to the installation and run the command again.",
};

// assumption: developer-right
// assumption: metadata-writes
const mayNotDevelop =
  "The platform user behind the credentials needs a profile with the right to develop applications, for example Developer. " +
  "If it has one, check astrozero:url: sandbox and runtime environments take changes only in packages.";

/** The advice for a failed call. */
export function advise(operation: Operation, { cause, failure, httpStatus = 0 }: FailedAttempt, ambiguous: boolean): string {
  // assumption: undocumented
  if (isUndocumented(operation) && (failure === "missing" || failure === "unsupported")) {
    return `The API reference does not print this call, and this installation may not offer it. ${inTheDesigner}.`;
  }
  if (failure === "permission" && changesMetadata(operation)) return mayNotDevelop;
  if (httpStatus >= 300 && httpStatus < 400) return `${checkUrl}: it redirects to another one.`;
  const advice = byCause[cause] ?? byFailure[failure];
  return ambiguous ? `Whether the change was made is unknown. ${advice}` : advice;
}

/** The client id or secret is wrong: no repeat will help. */
export const refusedSignIn =
  "The platform refused the sign-in: check astrozero:clientId and astrozero:clientSecret (or ASTROZERO_CLIENT_ID and ASTROZERO_CLIENT_SECRET), " +
  "that they belong to the installation at astrozero:url, and that the OAuth entry uses client mode. " +
  "A destroy or refresh takes the settings that the last `pulumi up` stored: after a change run `pulumi up` first, or add --run-program. " +
  'An installation that ignores the form body needs astrozero:tokenParameters "query".';

/** There is no sign-in at the configured address. */
export const noSignIn = `${checkUrl}: there is no sign-in at this address.`;

/** A token that was just given out is refused. */
// assumption: token-reuse
export const refusedNewToken =
  "The platform refused a token that it had just given out: check the OAuth entry of astrozero:clientId, its machine user and its login addresses, " +
  "and whether another program signs in with the same client at the same time.";

/** A token that was handed to us is refused, and we cannot get another one. */
export const refusedGivenToken =
  "The platform refused the access token: it has expired or is wrong. Set a new one (astrozero:accessToken or ASTROZERO_ACCESS_TOKEN), or set astrozero:clientId and astrozero:clientSecret, with which tokens are renewed.";

/** The call is denied by configuration. */
export const denied =
  `The API reference does not print this call, and astrozero:undocumentedOperations is "deny". ${inTheDesigner}, ` +
  `or set astrozero:undocumentedOperations to "allow".`;

/** The call never had its turn. */
export const neverSent =
  "Too many calls were waiting ahead of it: raise astrozero:timeout, or astrozero:maxConcurrency and astrozero:requestsPerSecond if the platform can handle it, or run the command again.";

/** A create was answered without an id, and the new thing cannot be found. */
export const createdButNotFound =
  "The platform accepted the creation but returned no id, and the new thing cannot be found by its name. Look for it in the designer and run pulumi refresh before trying again.";
