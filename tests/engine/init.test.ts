import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { removeAtEnd } from "../support/leftovers";
import { installInto, temporaryDirectory } from "../support/programDirectory";
import { repository } from "../support/sdk";
import { runAsUser } from "../support/userShell";

test("what astrozero init made compiles, and starts with the commands of its README", async () => {
  const root = temporaryDirectory();
  removeAtEnd(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));
  const main = join(repository, "dist/cli/main.js");
  execFileSync(process.execPath, [main, "init", "shop"], { cwd: root });
  const shop = join(root, "shop");
  // In the place of `npm install`, which would ask the registry.
  installInto(join(root, "installed"), "newest");
  renameSync(join(root, "installed/node_modules"), join(shop, "node_modules"));
  const bin = join(shop, "node_modules/.bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "astrozero"), '#!/bin/sh\nexec node "$(dirname "$0")/../pulumi-astrozero/dist/cli/main.js" "$@"\n', {
    mode: 0o755,
  });
  symlinkSync("../typescript/bin/tsc", join(bin, "tsc"));
  mkdirSync(join(root, "stubs"));
  writeFileSync(join(root, "stubs/npm"), '#!/bin/sh\n[ "$*" = install ]\n', { mode: 0o755 });

  const [, commands = ""] = /```sh\n([\s\S]*?)```/.exec(readFileSync(join(shop, "README.md"), "utf8")) ?? [];
  expect(commands).toContain("pulumi up");
  // The CLI's "local" backend is in the home of the account, whatever HOME says: here it is beside the program.
  const beginning = commands.replace("pulumi login --local\n", `pulumi login "file://${root}"\n`);
  expect(beginning).not.toBe(commands);
  const engine = [join(root, "stubs"), process.env.PULUMI_ASTROZERO_ENGINE].filter(Boolean).join(delimiter);
  const after = "npx astrozero exec --data tenant.json -- pulumi preview --expect-no-changes\nnpx tsc --noEmit";
  const { stdout } = await runAsUser("bash", ["-e", "-c", `${beginning}${after}`], { cwd: shop, engine });
  expect(stdout).toContain('amount: "demo__amount__CST"');
  expect(readFileSync(join(shop, "tenant.json"), "utf8")).toContain("demo__Order__CST");
  expect(existsSync(join(shop, "tenant.json.lock"))).toBe(false);
});
