import { createHash } from "node:crypto";

/** What tells the content of one file from that of another. */
export interface Digest {
  /** In bytes. */
  size: number;
  /** SHA-256, in hexadecimal digits. */
  hash: string;
}

/** Bytes that pass, and what they come to: they are never in memory as a whole. */
export class Measured {
  private readonly hash = createHash("sha256");
  size = 0;

  async *pass(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      this.hash.update(chunk);
      this.size += chunk.length;
      yield chunk;
    }
  }

  /** Once, when all have passed. */
  digest(): Digest {
    return { size: this.size, hash: this.hash.digest("hex") };
  }
}

/** The digest of bytes as they come. */
export async function digestOf(bytes: AsyncIterable<Uint8Array>): Promise<Digest> {
  const measured = new Measured();
  for await (const _ of measured.pass(bytes));
  return measured.digest();
}

/** The digest of a text. */
export function textDigest(text: string): Digest {
  return { size: Buffer.byteLength(text), hash: createHash("sha256").update(text).digest("hex") };
}
