import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repository, type SdkVersion, sdkDirectory } from "./sdk";

/** A new folder outside the repository, so that nothing is found in it or above it by accident. */
export function temporaryDirectory(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "pulumi-astrozero-")));
}

/**
 * Makes a folder look like a program that has installed `pulumi-astrozero` and one version of the SDK with npm, in some milliseconds.
 * The package is copied, not linked: from a link Node would resolve its peer `@pulumi/pulumi` to this repository's own.
 */
export function installInto(directory: string, sdk: SdkVersion): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "test", private: true }));
  const manifest = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  const installed = join(directory, "node_modules", manifest.name);
  cpSync(join(repository, "package.json"), join(installed, "package.json"));
  const built = join(repository, "dist");
  if (existsSync(built)) cpSync(built, join(installed, "dist"), { recursive: true });
  linkPackage(directory, "@pulumi/pulumi", sdkDirectory(sdk));
  for (const name of [...Object.keys(manifest.dependencies), "typescript", "@types/node"]) linkPackage(directory, name);
}

/** Makes another package a dependency of the program; by default it is this repository's. */
export function linkPackage(directory: string, name: string, target = join(repository, "node_modules", name)): void {
  const path = join(directory, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, "dir");
}
