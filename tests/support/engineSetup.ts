import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { installLowestSdk, repository } from "./sdk";

/** Finds or builds the Pulumi CLI before the tests of the project engine start; its workers inherit where it is. */
export default async function engineSetup(): Promise<void> {
  process.env.PULUMI_ASTROZERO_ENGINE ??= execFileSync(join(repository, "tools/pulumi/install.sh"), {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  }).trim();
  await installLowestSdk();
}
