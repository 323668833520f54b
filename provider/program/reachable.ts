import { createRequire } from "node:module";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";

/** The language host starts a program in its folder, and the engine the provider's process, too. */
const folder = process.cwd();

/**
 * The provider's process would find no provider, and say so with a stack for each resource: a package of a monorepo may have this package
 * from another one. Inline programs of the Automation API are started by no host, and may name any folder.
 */
export function refuseUnreachable(): void {
  if (process.env.PULUMI_CONFIG === undefined || isReachable()) return;
  throw new pulumi.RunError(
    `pulumi-astrozero cannot be found from ${folder}, the folder of the program, from which Pulumi loads the provider: make it a direct ` +
      "dependency of the project that holds the program, for example with `npm install pulumi-astrozero`.",
  );
}

function isReachable(): boolean {
  try {
    createRequire(join(folder, "index.js")).resolve("pulumi-astrozero/provider");
    return true;
  } catch {
    return false;
  }
}
