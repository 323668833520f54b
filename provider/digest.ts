import { createHash } from "node:crypto";

/** What tells the content of one file from that of another. */
export interface Digest {
  /** In bytes. */
  size: number;
  /** SHA-256, in hexadecimal digits. */
  hash: string;
}

/** The digest of bytes as they come: they are never in memory as a whole. */
export async function digestOf(bytes: AsyncIterable<Uint8Array>): Promise<Digest> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of bytes) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { size, hash: hash.digest("hex") };
}

/** The digest of a text. */
export function textDigest(text: string): Digest {
  return { size: Buffer.byteLength(text), hash: createHash("sha256").update(text).digest("hex") };
}
