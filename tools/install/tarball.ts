import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { removeAtEnd } from "../../tests/support/leftovers";
import { temporaryDirectory } from "../../tests/support/programDirectory";
import { repository } from "../../tests/support/sdk";

/** Packs what is in dist, as it would be published, for the tests of one file. */
export async function pack(): Promise<string> {
  const directory = temporaryDirectory();
  removeAtEnd(() => rmSync(directory, { recursive: true }));
  const { stdout } = await promisify(execFile)("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", directory], {
    cwd: repository,
  });
  const [{ filename }]: [{ filename: string }] = JSON.parse(stdout);
  return join(directory, filename);
}
