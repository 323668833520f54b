import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { environment } from "../support/environment";
import { removeAtEnd } from "../support/leftovers";
import { temporaryDirectory } from "../support/programDirectory";
import { repository } from "../support/sdk";

interface Started {
  url: string;
  /** Sends SIGTERM to the command that was started, and waits for its end. */
  terminate: () => Promise<void>;
  /** The end of that command. */
  ended: Promise<void>;
  /** Whether the data file is locked: an emulator that ended by itself has removed its lock. */
  isLocked: () => boolean;
  /** A file in its folder. */
  path: (name: string) => string;
}

const foreground = "astrozero emulator --data tenant.json";
/** The shell ends when the emulator has seen it alive. */
const background = `${foreground} & until grep -q ASTROZERO_NAMESPACE log.txt; do sleep 0.1; done; sleep 1`;

/** Starts a command in a folder that has installed the package; resolves when the emulator listens. */
async function start(command: string, ...args: string[]): Promise<Started> {
  const directory = temporaryDirectory();
  const log = join(directory, "log.txt");
  mkdirSync(join(directory, "node_modules/.bin"), { recursive: true });
  writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "test", private: true, scripts: { foreground, background } }));
  // As a package manager makes it; it tells who the emulator will be, so that none outlives a test.
  const bin = `#!/bin/sh\nexec > "${log}"\necho "process $$"\nexec node "${join(repository, "dist/cli/main.js")}" "$@"\n`;
  writeFileSync(join(directory, "node_modules/.bin/astrozero"), bin, { mode: 0o755 });

  const env = environment({ HOME: directory, npm_config_update_notifier: "false" }, [join(directory, "node_modules/.bin")]);
  const child = spawn(command, args, { cwd: directory, env, stdio: "ignore" });
  const ended = new Promise<void>((resolve, reject) => child.once("error", reject).once("exit", () => resolve()));
  let printed = "";
  const [pid, url] = ["process", "export ASTROZERO_URL="].map((name) => () => new RegExp(`^${name} ?(\\S+)$`, "m").exec(printed)?.[1]);
  removeAtEnd(() => {
    child.kill("SIGKILL");
    if (pid?.()) kill(Number(pid()));
    rmSync(directory, { recursive: true, force: true });
  });
  // Ends with the test's time when the emulator does not start.
  while (!url?.()) {
    await wait(20);
    if (existsSync(log)) printed = readFileSync(log, "utf8");
  }
  const terminate = () => {
    child.kill("SIGTERM");
    return ended;
  };
  const path = (name: string) => join(directory, name);
  return { url: String(url()), terminate, ended, isLocked: () => existsSync(path("tenant.json.lock")), path };
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

test.each([
  ["npx", "astrozero", "emulator", "--data", "tenant.json"],
  ["npm", "run", "foreground"],
  ["astrozero", "emulator", "--data", "tenant.json"],
])("Emulator: killing %s %s ends it in good order", async (command, ...args) => {
  const emulator = await start(command, ...args);
  expect(emulator.isLocked()).toBe(true);
  await emulator.terminate();
  // Ends with the test's time when the emulator does not end.
  while (emulator.isLocked()) await wait(20);
  await expect(fetch(emulator.url)).rejects.toThrow();
});

test("Emulator: --write-env makes a file that was not there, under every Node.js", async () => {
  const emulator = await start("astrozero", "emulator", "--data", "tenant.json", "--write-env", "astrozero.env");
  const file = emulator.path("astrozero.env");
  while (!existsSync(file)) await wait(20);
  expect(readFileSync(file, "utf8")).toContain(`ASTROZERO_URL=${emulator.url}\n`);
  await emulator.terminate();
  expect(existsSync(file)).toBe(false);
});

test.each([
  ["npm", "run", "background"],
  ["sh", "-c", background],
])("Emulator: what %s %s put into the background outlives it", async (command, ...args) => {
  const emulator = await start(command, ...args);
  await emulator.ended;
  // Longer than the emulator takes to notice that its parent is gone.
  await wait(1_000);
  // The console, with the files of its page that the build brought along.
  expect(await (await fetch(emulator.url)).text()).toContain("<h1>Astro Zero emulator</h1>");
});
