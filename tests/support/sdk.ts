import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

/** The two ends of the range of `@pulumi/pulumi` that the package promises to work with. */
export type SdkVersion = "lowest" | "newest";

export const sdkVersions: readonly SdkVersion[] = ["lowest", "newest"];

export const repository = resolve(__dirname, "../..");

/** The folder of `@pulumi/pulumi`: newest is this repository's own, lowest comes from the user's cache (see `installLowestSdk`). */
export function sdkDirectory(version: SdkVersion): string {
  const root = version === "newest" ? repository : lowestSdkRoot();
  const directory = join(root, "node_modules/@pulumi/pulumi");
  if (!existsSync(directory)) throw new Error(`${directory} is missing: run the tests through Jest's set-up, or \`make install\`.`);
  return directory;
}

/** Installs the lowest promised `@pulumi/pulumi` into the user's cache, once. */
export async function installLowestSdk(): Promise<void> {
  const root = lowestSdkRoot();
  if (existsSync(root)) return;
  mkdirSync(cacheDirectory(), { recursive: true });
  const partial = mkdtempSync(`${root}.partial-`);
  try {
    const options = ["--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    await promisify(execFile)("npm", ["install", "--prefix", partial, ...options, `@pulumi/pulumi@${lowestVersion()}`]);
    // Another run may have been faster; what it installed is as good.
    if (!existsSync(root)) renameSync(partial, root);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function lowestSdkRoot(): string {
  return join(cacheDirectory(), `pulumi-sdk-${lowestVersion()}`);
}

/** The lowest `@pulumi/pulumi` that the package promises to work with. */
export function lowestVersion(): string {
  const { peerDependencies } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  return peerDependencies["@pulumi/pulumi"].replace(/^\^/, "");
}

function cacheDirectory(): string {
  const { PULUMI_ASTROZERO_CACHE, XDG_CACHE_HOME } = process.env;
  return resolve(PULUMI_ASTROZERO_CACHE || join(XDG_CACHE_HOME || join(homedir(), ".cache"), "pulumi-astrozero"));
}
