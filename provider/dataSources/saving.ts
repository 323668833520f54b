import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Measured } from "../digest";

/** The largest content that a program gets as a text. */
const mostText = 1_000_000;

export interface Downloaded {
  size: number;
  contentHash: string;
  content?: string;
}

/** Reads the bytes of a file as a text, or puts them into a file of this machine. */
export async function readOrSave(bytes: Readable, path: string, saveAs: string | undefined): Promise<Downloaded> {
  const measured = new Measured();
  if (saveAs === undefined) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of measured.pass(bytes)) {
      if (measured.size > mostText) throw new Error(`${path} has more than ${mostText} bytes. Give saveAs: it then goes to a file.`);
      chunks.push(chunk);
    }
    return { size: measured.size, contentHash: measured.digest().hash, content: Buffer.concat(chunks).toString("utf8") };
  }
  // Half a file would be taken for a whole one.
  const partial = `${saveAs}.partial`;
  try {
    await pipeline(measured.pass(bytes), createWriteStream(partial));
    await rename(partial, saveAs);
  } catch (error) {
    await rm(partial, { force: true });
    throw new Error(`${path} could not be saved as ${saveAs}: ${(error as Error).message}`);
  }
  const { size, hash } = measured.digest();
  return { size, contentHash: hash };
}
