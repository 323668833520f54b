import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { repository } from "./sdk";

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
