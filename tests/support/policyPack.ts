import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Project } from "./engine";
import { linkPackage } from "./programDirectory";
import { repository } from "./sdk";

/**
 * Copies a policy pack of the examples beside the program, as its README says; answers what `--policy-pack` takes. The language host that is built from
 * Go modules is older than those that start packs: there, a script starts it as a current one does.
 */
export function copyPolicyPack(name: string, { directory }: Project): string {
  const pack = join(directory, name);
  cpSync(join(repository, "examples", name), pack, { recursive: true, filter: (source) => !source.includes("node_modules") });
  linkPackage(directory, "@pulumi/policy");
  const isBuilt = process.env.PULUMI_ASTROZERO_ENGINE !== "";
  if (!isBuilt) return pack;
  const start = join(pack, "start.sh");
  const run = 'exec node "$(node -p "require.resolve(\'@pulumi/pulumi/cmd/run-policy-pack\')")" "$1" .';
  writeFileSync(start, `#!/bin/sh\ncd "$(dirname "$0")"\n${run}\n`, { mode: 0o755 });
  return start;
}
