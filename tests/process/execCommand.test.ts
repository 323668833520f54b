import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { environment } from "../support/environment";
import { removeAtEnd } from "../support/leftovers";
import { killTree } from "../support/processTree";
import { temporaryDirectory } from "../support/programDirectory";
import { repository } from "../support/sdk";

/** What runs in the emulator's environment: says where the emulator is, and which signals came; ends a while after the first. */
const patient = `
const { appendFileSync } = require("node:fs");
let told = false;
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {
  appendFileSync("log.txt", signal + "\\n");
  if (!told) setTimeout(() => process.exit(3), 500);
  told = true;
});
appendFileSync("log.txt", process.env.ASTROZERO_URL + "\\n");
setInterval(() => {}, 1000);
`;

/** Runs `astrozero exec` as a shell does, without a terminal. */
function start(command: string, args: readonly string[]) {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, "node_modules/.bin"), { recursive: true });
  writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "test", private: true }));
  writeFileSync(join(directory, "patient.js"), patient);
  const bin = `#!/bin/sh\nexec node "${join(repository, "dist/cli/main.js")}" "$@"\n`;
  writeFileSync(join(directory, "node_modules/.bin/astrozero"), bin, { mode: 0o755 });
  const env = environment({ HOME: directory, npm_config_update_notifier: "false" }, [join(directory, "node_modules/.bin")]);
  const child = spawn(command, args, { cwd: directory, env, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (printed += chunk));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  removeAtEnd(() => {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) killTree(child.pid);
    rmSync(directory, { recursive: true, force: true });
  });
  const log = () => (existsSync(join(directory, "log.txt")) ? readFileSync(join(directory, "log.txt"), "utf8").split("\n") : []);
  return { child, ended, log, printed: () => printed, isLocked: () => existsSync(join(directory, "tenant.json.lock")) };
}

test.each([
  ["node -e process.exit(7)", ["node", "-e", "process.exit(7)"], 7],
  ["a command that a signal ends", ["sh", "-c", "kill -9 $$"], 137],
  ["a command that does not exist", ["no-such-command"], 127],
])("the exit code of exec is that of the command: %s", async (_title, line, code) => {
  const { ended, printed } = start("astrozero", ["exec", "--", ...line]);
  expect(await ended).toBe(code);
  expect(printed()).toBe(code === 127 ? "There is no command no-such-command.\n" : "");
});

test("a command of exec writes to the same output", async () => {
  const { ended, printed } = start("astrozero", ["exec", "--", "sh", "-c", 'echo "$ASTROZERO_NAMESPACE"; echo problem >&2']);
  expect(await ended).toBe(0);
  expect(printed().split("\n").sort()).toEqual(["", "demo", "problem"]);
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s goes through to the command of exec as often as it comes; the emulator outlives it",
  async (signal) => {
    const { child, ended, log } = start("astrozero", ["exec", "--", "node", "patient.js"]);
    // Each wait ends with the test's time when nothing comes.
    while (log().length < 2) await wait(20);
    child.kill(signal);
    while (log().length < 3) await wait(20);
    const [url = ""] = log();
    expect((await fetch(url)).status).toBe(404);
    child.kill(signal);
    expect(await ended).toBe(3);
    expect(log().slice(1)).toEqual([signal, signal, ""]);
    await expect(fetch(url)).rejects.toThrow();
  },
);

test("killing npx ends the command of exec, and the emulator in good order", async () => {
  const { child, log, isLocked } = start("npx", ["astrozero", "exec", "--data", "tenant.json", "--", "node", "patient.js"]);
  while (log().length < 2) await wait(20);
  expect(isLocked()).toBe(true);
  child.kill("SIGTERM");
  while (isLocked()) await wait(20);
  expect(log()[1]).toBe("SIGTERM");
});
