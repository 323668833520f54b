import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileError, onFile } from "./files";

/** The lock files of this process. Its number in any other was left by an earlier process that had the same one, as in a container. */
const held = new Set<string>();

/** Takes a file for this process alone, by a file beside it that holds the process's number; the answer gives it back. */
export function lock(path: string): () => void {
  const file = `${path}.lock`;
  while (!created(file, path)) {
    const holder = Number(onFile(path, () => readFileSync(file, "utf8")));
    if (held.has(file) || (holder !== process.pid && isAlive(holder)))
      throw fileError(
        path,
        `the emulator of process ${holder} has it open; stop that one, or name another file (if process ${holder} is no emulator, delete ${file})`,
      );
    rmSync(file, { force: true });
  }
  held.add(file);
  return () => {
    if (held.delete(file)) rmSync(file, { force: true });
  };
}

/** Creates the lock file; false when there is one. */
function created(file: string, path: string): boolean {
  return onFile(path, () => {
    try {
      writeFileSync(file, `${process.pid}\n`, { flag: "wx" });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw error;
    }
  });
}

function isAlive(pid: number): boolean {
  try {
    // 0 would be this process and its kin.
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    // No right to send it a signal: it lives.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
