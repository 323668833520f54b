import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Surroundings } from "../../../cli/surroundings";
import { runCommandLine } from "../../support/commandLine";

type Run = Surroundings["run"];

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "exec-"));
  process.chdir(folder);
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs `astrozero exec`; `run` takes the place of the command. */
async function exec(args: string[], run: Run, environment: NodeJS.ProcessEnv = {}) {
  const told: string[] = [];
  const ended = await runCommandLine(["exec", ...args], { run, environment, tell: (line) => told.push(line) });
  return { ...ended, told };
}

test("a command gets an emulator of its own, with the options and the environment, and its exit code is the answer", async () => {
  let url = "";
  const { exitCode, lines, output } = await exec(
    ["--namespace", "acme", "--client-id", "me", "--", "npm", "test", "--namespace", "x", "--", "y"],
    async (line, environment) => {
      expect(line).toEqual(["npm", "test", "--namespace", "x", "--", "y"]);
      const { ASTROZERO_URL = "", ...others } = environment;
      expect(others).toEqual({
        HOME: "/home/me",
        ASTROZERO_LOG: "debug",
        ASTROZERO_CLIENT_ID: "me",
        ASTROZERO_CLIENT_SECRET: "emulator-secret",
        ASTROZERO_NAMESPACE: "acme",
      });
      url = ASTROZERO_URL;
      expect((await fetch(url)).status).toBe(404);
      return 7;
    },
    { HOME: "/home/me", ASTROZERO_LOG: "debug", ASTROZERO_URL: "https://real.example.com", ASTROZERO_ACCESS_TOKEN: "of a real tenant" },
  );
  expect({ exitCode, lines, output }).toEqual({ exitCode: 7, lines: [], output: "" });
  await expect(fetch(url)).rejects.toThrow();
});

test("options after the command are its own, also without --", async () => {
  const { exitCode } = await exec(["npm", "test", "--seed", "none.json", "--help"], async (line) => {
    expect(line).toEqual(["npm", "test", "--seed", "none.json", "--help"]);
    return 0;
  });
  expect(exitCode).toBe(0);
});

test("--seed, --data and --dialect make the tenant", async () => {
  writeFileSync("seed.json", '{"picklists": [{"name": "demo__Color", "masterLabel": "Color"}]}');
  const read = async (environment: NodeJS.ProcessEnv) => {
    const { ASTROZERO_URL: url, ASTROZERO_CLIENT_ID: id, ASTROZERO_CLIENT_SECRET: secret } = environment;
    const form = new URLSearchParams({ grant_type: "client_credentials", client_id: String(id), client_secret: String(secret) });
    const signIn = await fetch(`${url}/baas/auth/v1.0/oauth2/token`, { method: "POST", body: form });
    const { access_token: token } = (await signIn.json()) as { access_token: string };
    const answer = await fetch(`${url}/u-route/baas/metadata/v1.0/Picklist`, { headers: { "access-token": token } });
    return answer.json();
  };
  let first: unknown;
  await exec(["--seed", "seed.json", "--data", "tenant.json", "--", "x"], async (_line, environment) => {
    first = await read(environment);
    return 0;
  });
  expect(JSON.stringify(first)).toContain("demo__Color");
  expect(first).toMatchObject({ resCode: "0" });
  // In the dialect `sloppy` codes are numbers (docs/emulator.md: `resCode`).
  await exec(["--data", "tenant.json", "--dialect", "sloppy", "--", "x"], async (_line, environment) => {
    const again = await read(environment);
    expect(JSON.stringify(again)).toContain("demo__Color");
    expect(again).toMatchObject({ resCode: 0 });
    return 0;
  });
});

test("a stack that names a tenant is warned of: its configuration goes before the environment", async () => {
  writeFileSync("Pulumi.production.yaml", "config:\n  astrozero:url: https://real.example.com\n");
  writeFileSync("Pulumi.dev.yaml", "config:\n  astrozero:namespace: demo\n");
  const { told } = await exec(["--", "x"], async () => 0);
  expect(told).toEqual(["Warning: Pulumi.production.yaml sets astrozero:url, which goes before the emulator's."]);
});

test("a folder with the name of a stack's settings does not keep the command from running", async () => {
  mkdirSync("Pulumi.old.yaml");
  const { told, exitCode } = await exec(["--", "x"], async () => 0);
  expect(told).toEqual([]);
  expect(exitCode).toBe(0);
});

test("a wrong seed is told, and the command is not run", async () => {
  writeFileSync("seed.json", "[]");
  const run = jest.fn<ReturnType<Run>, Parameters<Run>>();
  const { output, exitCode } = await exec(["--seed", "seed.json", "--", "x"], run);
  expect(output).toContain("The emulator did not start: seed.json");
  expect(exitCode).toBe(1);
  expect(run).not.toHaveBeenCalled();
});

test("a tenant that cannot be saved at the end is told, also where the command did well", async () => {
  const { output, exitCode } = await exec(["--data", join(folder, "data.json"), "--", "x"], async () => {
    rmSync(folder, { recursive: true });
    return 0;
  });
  expect(output).toContain("The emulator did not save its tenant: ");
  expect(exitCode).toBe(1);
  process.chdir(tmpdir());
  folder = mkdtempSync(join(tmpdir(), "exec-"));
});

test("without a command, it says what is missing", async () => {
  const { output, exitCode } = await exec([], async () => 0);
  expect(output).toContain("missing required argument 'command'");
  expect(exitCode).toBe(1);
});
