import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { fileError, onFile, refuseWithoutFolder } from "../emulator/files";
import { quoted } from "./quoted";

/** Refuses a file that holds anything but these variables of an emulator, which writing it would destroy. */
export function refuseOtherContent(path: string, variables: readonly string[]): void {
  refuseWithoutFolder(path);
  const there = onFile(path, () => lstatSync(path, { throwIfNoEntry: false }));
  if (!there) return;
  // It is replaced as a whole and removed at the end. Reading a pipe would wait for ever.
  if (!there.isFile()) throw fileError(path, "it is a folder, a link or a device, and no file; name another one");
  const lines = onFile(path, () => readFileSync(path, "utf8"))
    .split("\n")
    .filter(Boolean);
  if (lines.some((line) => !variables.some((name) => line.startsWith(`${name}=`))))
    throw fileError(path, "it holds more than the variables of an emulator; name another file");
  if (lines.length > 0 && !lines.some((line) => line.startsWith("ASTROZERO_URL=http://127.0.0.1:")))
    throw fileError(path, "it holds the settings of another tenant than an emulator; name another file");
}

/** Writes variables as shells, `node --env-file` and containers read them; answers what removes the file. */
export function writeEnvironment(path: string, environment: Readonly<Record<string, string>>): () => void {
  const half = `${path}.${process.pid}.tmp`;
  onFile(path, () => {
    writeFileSync(
      half,
      Object.entries(environment)
        .map(([name, value]) => `${name}=${quoted(value)}\n`)
        .join(""),
      { mode: 0o600 },
    );
    // Whoever waits for the file never reads a half of it.
    renameSync(half, path);
  });
  return () => onFile(path, () => rmSync(path, { force: true }));
}
