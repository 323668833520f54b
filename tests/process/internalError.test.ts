import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../support/bucket";
import { runCommand } from "../support/command";
import { environment } from "../support/environment";
import { repository } from "../support/sdk";

test.each([
  ["", []],
  ["debug", [expect.stringMatching(/^ +at /m)]],
])("a fault of astrozero itself is one line with an exit code of its own; the stack is shown to ASTROZERO_LOG=%s", async (log, stack) => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "broken.js"), 'console.log = () => { throw new Error("the printer burns"); };');
  const args = ["--require", "./broken.js", join(repository, "dist/cli/main.js"), "explain", "AZ101"];
  const { code, stderr } = await runCommand(process.execPath, args, { cwd, env: environment({ ASTROZERO_LOG: log }), timeout: 30_000 });
  expect(code).toBe(70);
  const [first, second, ...rest] = stderr.trimEnd().split("\n");
  expect(first).toBe("This is a fault of astrozero: the printer burns");
  expect(second).toBe("ASTROZERO_LOG=debug shows where it comes from.");
  expect(rest.length > 0 ? [rest.join("\n")] : []).toEqual(stack);
});
