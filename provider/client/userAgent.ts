import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

let known: string | undefined;

/** How requests introduce themselves. */
export function userAgent(): string {
  known ??= `pulumi-astrozero/${packageVersion(__dirname)} node/${process.versions.node}`;
  return known;
}

/** The version in our own package.json, which is two folders up from the sources and three from `dist`. */
function packageVersion(folder: string): string {
  try {
    const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name?: string; version?: string };
    if (name === "pulumi-astrozero" && version) return version;
  } catch {
    // Not here; a bundle may have none at all.
  }
  const parent = dirname(folder);
  return parent === folder ? "unknown" : packageVersion(parent);
}
