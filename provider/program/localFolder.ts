import { readdir, realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { Digest } from "../digest";
import { digestOfFile, notReadable } from "./localFiles";
import { runError } from "./runError";

/**
 * The digests of the files in a folder, by their paths in it. A link is what it leads to; one that leaves the folder is left out, with a
 * warning. `place` is what it is for, in the words of a message.
 */
export async function digestsOfFolder(place: string, folder: string, ignore: readonly string[]): Promise<Record<string, Digest>> {
  const isIgnored = matching(ignore);
  const digests: Record<string, Digest> = {};
  const walk = async (within: string, above: readonly string[]): Promise<void> => {
    const real = await realpath(join(folder, within));
    // A link to a folder above it would have no end.
    if (above.includes(real)) return;
    const entries = await readdir(real);
    for (const name of entries.sort()) {
      const path = within === "" ? name : `${within}/${name}`;
      if (isIgnored(path)) continue;
      const target = await realpath(join(folder, path)).catch((error) => {
        // It was listed: a link leads to what is not there.
        throw notReadable(place, join(folder, path), error);
      });
      if (leaves(root, target)) {
        await pulumi.log.warn(`${place}: ${join(folder, path)} is a link that leaves the folder. It is left out.`);
        continue;
      }
      if ((await stat(target)).isDirectory()) await walk(path, [...above, real]);
      // An object cannot have a member of this name.
      else if (path === "__proto__") throw runError(`${place}: a file directly in the folder cannot be called __proto__.`);
      else digests[path] = await digestOfFile(place, join(folder, path));
    }
  };
  let root = "";
  try {
    root = await realpath(folder);
    await walk("", []);
  } catch (error) {
    throw pulumi.RunError.isInstance(error) ? error : notReadable(place, folder, error);
  }
  return digests;
}

function leaves(root: string, target: string): boolean {
  const path = relative(root, target);
  return path === ".." || path.startsWith(`..${sep}`);
}

/** A pattern with a slash is for the whole path, another one for the name of a file or a folder at any depth. */
function matching(patterns: readonly string[]): (path: string) => boolean {
  const whole = patterns.filter((pattern) => pattern.includes("/")).map(expressionOf);
  const names = patterns.filter((pattern) => !pattern.includes("/")).map(expressionOf);
  return (path) => whole.some((one) => one.test(path)) || names.some((one) => one.test(path.slice(path.lastIndexOf("/") + 1)));
}

/** `*` and `?` within a name, `**` across them. */
function expressionOf(pattern: string): RegExp {
  const wild: Record<string, string> = { "**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]" };
  const source = pattern
    .replace(/^\/|\/$/g, "")
    .replace(/\*\*\/|\*\*|\*|\?|[^*?]+/g, (part) => wild[part] ?? part.replace(/[.+^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${source}$`);
}
