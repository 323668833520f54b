import { createHmac, timingSafeEqual } from "node:crypto";

/** What a share token says: which files of which bucket, until when. */
export interface Share {
  /** Id of the connector. */
  connector: string;
  /** Paths of files, or of one directory, which ends with a slash. */
  keys: string[];
  /** In seconds since 1970. */
  exp: number;
}

/** A JWT, signed with HS256. */
export function signed(share: Share, key: string): string {
  const text = `${encoded({ alg: "HS256", typ: "JWT" })}.${encoded(share)}`;
  return `${text}.${signature(text, key)}`;
}

/** What a token says, whoever made it; undefined when it is none. */
export function claimed(token: string): Share | undefined {
  try {
    const { connector, keys, exp } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    return typeof connector === "string" && Array.isArray(keys) && typeof exp === "number" ? { connector, keys, exp } : undefined;
  } catch {
    return undefined;
  }
}

export function isSignedWith(token: string, key: string): boolean {
  const [, text = "", found = ""] = /^(.*)\.([^.]*)$/s.exec(token) ?? [];
  const [given, right] = [Buffer.from(found), Buffer.from(signature(text, key))];
  return given.length === right.length && timingSafeEqual(given, right);
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

function signature(text: string, key: string): string {
  return createHmac("sha256", key).update(text).digest("base64url");
}
