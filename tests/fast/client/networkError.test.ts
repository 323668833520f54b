import { NetworkError, networkError } from "../../../provider/client/networkError";

/** An error as node-fetch makes it. */
const fetchError = (reason: string, code?: string, erroredSysCall?: string) =>
  Object.assign(new Error(`request to https://astro.test/x failed, reason: ${reason}`), { name: "FetchError", code, erroredSysCall });

describe("an error of the network", () => {
  it.each([
    [fetchError("getaddrinfo ENOTFOUND astro.test", "ENOTFOUND", "getaddrinfo"), "unknownHost"],
    [fetchError("getaddrinfo EAI_AGAIN astro.test", "EAI_AGAIN", "getaddrinfo"), "unreachable"],
    [fetchError("connect ECONNREFUSED 127.0.0.1:1", "ECONNREFUSED", "connect"), "unreachable"],
    // Node reports several addresses that all refused as one error without a text and a system call.
    [fetchError("", "ECONNREFUSED"), "unreachable"],
    [fetchError("connect ETIMEDOUT 192.0.2.1:443", "ETIMEDOUT", "connect"), "unreachable"],
    [fetchError("connect EHOSTUNREACH 192.0.2.1:443", "EHOSTUNREACH", "connect"), "unreachable"],
    [fetchError("Client network socket disconnected before secure TLS connection was established", "ECONNRESET"), "unreachable"],
    [fetchError("self-signed certificate", "DEPTH_ZERO_SELF_SIGNED_CERT"), "certificate"],
    [fetchError("self-signed certificate in certificate chain", "SELF_SIGNED_CERT_IN_CHAIN"), "certificate"],
    [fetchError("unable to verify the first certificate", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"), "certificate"],
    [fetchError("certificate has expired", "CERT_HAS_EXPIRED"), "certificate"],
    [fetchError("Hostname/IP does not match certificate's altnames", "ERR_TLS_CERT_ALTNAME_INVALID"), "certificate"],
    [fetchError("write EPROTO …:wrong version number:…", "EPROTO", "write"), "scheme"],
    [fetchError("…:packet length too long:…", "ERR_SSL_PACKET_LENGTH_TOO_LONG"), "scheme"],
    [fetchError("read ECONNRESET", "ECONNRESET", "read"), "cut"],
    [fetchError("read ETIMEDOUT", "ETIMEDOUT", "read"), "cut"],
    [fetchError("socket hang up", "ECONNRESET"), "cut"],
    [fetchError("write EPIPE", "EPIPE", "write"), "cut"],
    [Object.assign(new Error("Premature close"), { code: "ERR_STREAM_PREMATURE_CLOSE" }), "cut"],
    [Object.assign(new Error("The operation was aborted."), { name: "AbortError" }), "timeout"],
    [fetchError("Parse Error: Invalid EOF state", "HPE_INVALID_EOF_STATE"), "cut"],
    [new TypeError("Invalid URL"), "setup"],
    [fetchError("the proxy answered 407 No", "setup"), "setup"],
  ])("%s", (error, reason) => {
    expect(networkError(error, 60_000).reason).toBe(reason);
  });

  it("is told by its words, and by its code where they lack it", () => {
    expect(networkError(fetchError("connect ECONNREFUSED 127.0.0.1:1", "ECONNREFUSED", "connect"), 1).message).toBe(
      "connect ECONNREFUSED 127.0.0.1:1",
    );
    expect(networkError(fetchError("socket hang up", "ECONNRESET"), 1).message).toBe("socket hang up (ECONNRESET)");
    expect(networkError(fetchError("", "ECONNREFUSED"), 1).message).toBe("(ECONNREFUSED)");
    expect(networkError(Object.assign(new Error(""), { name: "AbortError" }), 60_000).message).toBe("no answer within 60 s");
  });

  // S10
  it("S10: of TLS is told without where in its sources OpenSSL was", () => {
    const trace = (reason: string) =>
      `80DCE2FC397F0000:error:0A00042E:SSL routines:ssl3_read_bytes:${reason}:../deps/openssl/rec_layer_s3.c:1601:\n`;
    expect(networkError(fetchError(`write EPROTO ${trace("tlsv1 alert protocol version")}`, "EPROTO", "write"), 1).message).toBe(
      "write EPROTO tlsv1 alert protocol version",
    );
    expect(networkError(fetchError(`write EPROTO ${trace("wrong version number")}`, "EPROTO", "write"), 1).message).toBe(
      "astro.test speaks http, not https: use http://",
    );
  });

  it("that is understood already stays as it is", () => {
    const known = new NetworkError("setup", "x");
    expect(networkError(known, 1)).toBe(known);
  });
});
