import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { removeAtEnd } from "./leftovers";
import { temporaryDirectory } from "./programDirectory";
import { repository } from "./sdk";

export interface Tarball {
  readonly path: string;
  /** Paths of the files in it. */
  readonly files: readonly string[];
}

/** The package as it would be published. What is in dist is packed: the other tests use it as well. */
export async function pack(): Promise<Tarball> {
  const directory = temporaryDirectory();
  removeAtEnd(() => rmSync(directory, { recursive: true }));
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", directory];
  const { stdout } = await promisify(execFile)("npm", args, { cwd: repository });
  const [packed]: [{ filename: string; files: { path: string }[] }] = JSON.parse(stdout);
  return { path: join(directory, packed.filename), files: packed.files.map(({ path }) => path) };
}

/** The version of a package that this repository has: a release of the day must not decide. */
export function installedVersion(name: string): string {
  return JSON.parse(readFileSync(join(repository, "node_modules", name, "package.json"), "utf8")).version;
}

export type Manager = "npm" | "pnpm";

/** Installs what the manifests in a folder ask for. */
export async function installIn(directory: string, manager: Manager): Promise<void> {
  const npm = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"];
  // The user's own store of pnpm is left alone.
  const pnpm = ["npx", "--yes", "pnpm@10", "install", "--store-dir", join(directory, "../pnpm-store"), "--reporter=silent"];
  const [command = "", ...args] = manager === "npm" ? npm : pnpm;
  await promisify(execFile)(command, args, { cwd: directory, maxBuffer: 10_000_000 });
}
