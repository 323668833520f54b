import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";

const reasons: Record<string, string> = {
  ENOENT: "there is no such file; name one that exists",
  EISDIR: "this is a folder; name a file",
  ENOTDIR: "a part of this path is a file and no folder; name another one",
  EACCES: "this user has no right to read or write it; change the rights, or name another file",
  EPERM: "this user has no right to read or write it; change the rights, or name another file",
  EROFS: "it cannot be written, as its file system is read-only; name a file elsewhere",
  ENOSPC: "it cannot be written, as the disk is full; make room",
};

/** Works on a file that a person named: an error of the file system says in words what is wrong with that file, and what to do. */
export function onFile<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw fileError(path, reasons[code] ?? message, error);
  }
}

/** What a JSON file holds; `advice` says what to do with one that holds something else. */
export function readJson(path: string, advice: string): unknown {
  const text = onFile(path, () => readFileSync(path, "utf8"));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fileError(path, `this is not JSON (${(error as Error).message}); ${advice}`);
  }
}

/** A file that is written needs its folder. */
export function refuseWithoutFolder(path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) throw fileError(path, `the folder ${folder} does not exist; create it, or name a file elsewhere`);
}

export function fileError(path: string, reason: string, cause?: unknown): Error {
  return new Error(`${path}: ${reason}`, { cause });
}
