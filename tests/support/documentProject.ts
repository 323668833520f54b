import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectOf } from "../fast/docs/markdown";
import { removeAtEnd } from "./leftovers";
import { installInto, linkPackage, temporaryDirectory } from "./programDirectory";
import type { SdkVersion } from "./sdk";

/** A folder with the project that a document builds up, the package and tsx installed; answers its path. */
export function documentProject(document: string, sdk: SdkVersion): string {
  const directory = temporaryDirectory();
  removeAtEnd(() => rmSync(directory, { recursive: true, force: true, maxRetries: 3 }));
  installInto(directory, sdk);
  linkPackage(directory, "tsx");
  writeFileSync(join(directory, "Pulumi.yaml"), JSON.stringify({ name: "program", runtime: "nodejs" }));
  for (const [name, text] of projectOf(document)) writeFileSync(join(directory, name), text);
  return directory;
}
