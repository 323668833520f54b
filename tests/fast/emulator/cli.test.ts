import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createProgram } from "../../../emulator/cli";
import { start, stopAll } from "./session";

afterEach(stopAll);

/** Runs `astrozero` in this process; `during` runs while it waits for its end. */
async function run(args: string[], during: (lines: string[]) => Promise<unknown> = async () => {}) {
  const lines: string[] = [];
  const output: string[] = [];
  const program = createProgram({ print: (line) => lines.push(line), ended: () => during(lines) });
  const write = (text: string) => output.push(text);
  for (const command of [program, ...program.commands]) command.exitOverride().configureOutput({ writeOut: write, writeErr: write });
  const error: unknown = await program.parseAsync(["node", "astrozero", ...args]).then(
    () => undefined,
    (thrown) => thrown,
  );
  return { lines, output: output.join(""), exitCode: (error as { exitCode?: number } | undefined)?.exitCode ?? 0 };
}

test("emulator prints address, credentials and the lines to export, serves, and ends", async () => {
  let url = "";
  const { lines, exitCode } = await run(
    ["emulator", "--namespace", "ns", "--client-id", "me", "--client-secret", "it's"],
    async (printed) => {
      url = /http:\S+/.exec(printed[0] ?? "")?.[0] ?? "";
      expect((await fetch(url)).status).toBe(404);
    },
  );
  expect(lines).toEqual([
    `Astro Zero emulator on ${url} (namespace ns)`,
    "client id me, client secret it's",
    `export ASTROZERO_URL=${url}`,
    "export ASTROZERO_CLIENT_ID=me",
    "export ASTROZERO_CLIENT_SECRET='it'\\''s'",
    "export ASTROZERO_NAMESPACE=ns",
    "GET / 404 unknown call",
  ]);
  expect(exitCode).toBe(0);
  await expect(fetch(url)).rejects.toThrow();
});

test("--data keeps the tenant", async () => {
  const folder = mkdtempSync(join(tmpdir(), "emulator-"));
  const file = join(folder, "tenant.json");
  await run(["emulator", "--data", file]);
  expect(readFileSync(file, "utf8")).toContain('"state"');
  rmSync(folder, { recursive: true });
});

test("--seed starts with what a file describes; a wrong one is named", async () => {
  const folder = mkdtempSync(join(tmpdir(), "emulator-"));
  const [seed, data] = [join(folder, "seed.json"), join(folder, "tenant.json")];
  writeFileSync(seed, '{"picklists": [{"name": "demo__Color", "masterLabel": "Color"}]}');
  await run(["emulator", "--seed", seed, "--data", data]);
  expect(readFileSync(data, "utf8")).toContain("demo__Color");
  writeFileSync(seed, '{"picklists": [{"name": "demo__Color"}]}');
  const { output, exitCode } = await run(["emulator", "--seed", seed]);
  expect(output).toContain(`The emulator did not start: ${seed}: picklists[0].masterLabel: `);
  expect(exitCode).toBe(1);
  rmSync(folder, { recursive: true });
});

test("a taken port is named", async () => {
  const { port } = new URL((await start()).url);
  const { output, exitCode } = await run(["emulator", "--port", port]);
  expect(output).toBe(`The emulator did not start: port ${port} of 127.0.0.1 is taken; choose another one with --port.\n`);
  expect(exitCode).toBe(1);
});

test.each(["x", "70000", "-1"])("--port %s is refused", async (port) => {
  const { output, exitCode } = await run(["emulator", `--port=${port}`]);
  expect(output).toContain("A port is a number from 0 to 65535.");
  expect(exitCode).toBe(1);
});

test("--version is the package's", async () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  expect((await run(["--version"])).output).toBe(`${version}\n`);
});
