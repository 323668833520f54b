import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as pulumi from "@pulumi/pulumi";

/** The CLI starts the program in its folder, and the provider's process in the same one. */
const folder = process.cwd();

let found = false;

/**
 * Pulumi loads the provider from the folder of the program, not from where the program got this package. When it cannot be found there, the
 * program ends with what to do, instead of the first operation with the words of Node. Programs that the CLI does not run are left alone:
 * unit tests need no provider, and of an inline program of the Automation API only the engine knows the folder.
 */
export function refuseUnreachable(): void {
  if (found || process.env.PULUMI_NODEJS_MONITOR === undefined) return;
  const problem = unreachableFrom(folder);
  if (problem) throw new pulumi.RunError(problem);
  found = true;
}

/** Why the provider cannot be loaded for a program in this folder, or nothing. */
function unreachableFrom(directory: string): string | undefined {
  try {
    loaderIn(directory).resolve("pulumi-astrozero/provider");
    return undefined;
  } catch {
    const [marker, command] = isPlugAndPlay() ? [".pnp.cjs", "yarn add"] : ["package.json", "npm install"];
    const manifest = join(nearest(directory, marker), "package.json");
    return (
      `pulumi-astrozero cannot be found from ${directory}, the folder of the program, from which Pulumi loads the provider: ` +
      `add it to the dependencies of ${manifest}, for example with \`${command} pulumi-astrozero\` there.`
    );
  }
}

/** Resolves as the provider's process does: from the folder, and under Yarn's Plug'n'Play as the SDK, which may use what the top level has. */
function loaderIn(directory: string): NodeJS.Require {
  const project = createRequire(join(directory, "package.json"));
  return isPlugAndPlay() ? createRequire(project.resolve("@pulumi/pulumi/cmd/dynamic-provider")) : project;
}

function isPlugAndPlay(): boolean {
  return process.versions.pnp !== undefined;
}

/** The folder itself or the first one above it that has the file; the folder itself when none has. */
function nearest(directory: string, file: string): string {
  for (let here = directory; ; here = dirname(here)) {
    if (existsSync(join(here, file))) return here;
    if (here === dirname(here)) return directory;
  }
}
