import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { runError } from "./runError";

/** A file with the hash of its content, which shows a change of what is in no state. */
export function withHash<File extends { path: string }>(resource: string, file: File): File & { hash: string } {
  try {
    return { ...file, hash: createHash("sha256").update(readFileSync(file.path)).digest("hex") };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "there is no such file" : (code ?? message);
    throw runError(`${resource}: ${file.path} cannot be read: ${reason}. Paths are relative to the folder of the program.`);
  }
}
