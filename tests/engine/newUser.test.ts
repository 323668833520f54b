import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { blocksOf, marked } from "../fast/docs/markdown";
import { type CommandResult, runCommand } from "../support/command";
import { environment } from "../support/environment";
import { removeAtEnd } from "../support/leftovers";
import { killTree } from "../support/processTree";
import { temporaryDirectory } from "../support/programDirectory";
import { pack } from "../support/tarball";

let tarball: string;

beforeAll(async () => {
  tarball = (await pack()).path;
});

/** A machine on which nothing has been done yet: an empty folder, an empty home, and Node with npm. */
class NewMachine {
  private readonly root = temporaryDirectory();
  readonly directory = join(this.root, "shop");

  constructor() {
    removeAtEnd(() => rmSync(this.root, { recursive: true, force: true, maxRetries: 3 }));
    mkdirSync(this.directory);
    mkdirSync(join(this.root, "home"));
  }

  /** Runs what a document prints, line by line in one shell; what the shell asks is answered with yes. */
  async run(script: string, variables: Record<string, string> = {}): Promise<CommandResult> {
    const result = await runCommand("bash", ["-euo", "pipefail", "-c", script], {
      cwd: this.directory,
      env: this.environment(variables),
      timeout: 280_000,
    });
    if (result.code !== 0) throw new Error(`${script}\nended with code ${result.code}:\n${result.stdout}${result.stderr}`);
    return result;
  }

  /** Starts the emulator as printed; answers the variables that it prints to export. */
  async startEmulator(command: string): Promise<Record<string, string>> {
    const child = spawn("bash", ["-c", command], { cwd: this.directory, env: this.environment({}), stdio: ["ignore", "pipe", "inherit"] });
    removeAtEnd(() => {
      if (child.pid !== undefined) killTree(child.pid);
    });
    const exported: Record<string, string> = {};
    for await (const line of createInterface(child.stdout)) {
      const [, name, value] = /^export (ASTROZERO_\w+)=(\S+)$/.exec(line) ?? [];
      if (name && value) exported[name] = value;
      if (Object.keys(exported).length === 4) break;
    }
    return exported;
  }

  /** Brings a package manager, as a user has one. */
  async bring(manager: string): Promise<void> {
    const tools = join(this.root, "tools");
    mkdirSync(tools);
    await this.run(`npm install --no-audit --no-fund --prefix ${tools} ${manager}`);
  }

  private environment(variables: Record<string, string>): Record<string, string> {
    const home = join(this.root, "home");
    const values = { HOME: home, PULUMI_SKIP_CONFIRMATIONS: "true", PULUMI_SKIP_UPDATE_CHECK: "true", CI: "true", ...variables };
    return environment(values, [join(this.root, "tools/node_modules/.bin"), process.env.PULUMI_ASTROZERO_ENGINE ?? ""]);
  }
}

/** The commands of a document, with the package as it would be published in place of the registry's. */
function installation(commands: string): string {
  const [before, after, ...others] = commands.split(" pulumi-astrozero ");
  if (after === undefined || others.length > 0) throw new Error(`One command must install pulumi-astrozero:\n${commands}`);
  return `${before} ${tarball} ${after}`;
}

const files = blocksOf("README.md").flatMap(({ mark, text }) => {
  const name = /^file: (.+)$/.exec(mark ?? "")?.[1];
  return name ? [{ name, text }] : [];
});

test.each([
  { manager: "npm", brought: undefined, commands: marked("run: install") },
  { manager: "yarn 1", brought: "yarn@1", commands: marked("install: yarn-1", "docs/installation.md") },
])("the README's first page works as printed, with $manager", async ({ brought, commands }) => {
  const machine = new NewMachine();
  if (brought) await machine.bring(brought);
  const { stdout, stderr } = await machine.run(installation(commands));
  expect(`${stdout}${stderr}`).not.toMatch(/EBADENGINE|Unsupported engine|incompatible/);

  expect(files.map(({ name }) => name)).toEqual(["Pulumi.yaml", "tsconfig.json", "index.ts"]);
  for (const { name, text } of files) writeFileSync(join(machine.directory, name), text);
  await machine.run("npx --no-install tsc --noEmit");

  const exported = await machine.startEmulator(marked("run: emulator"));
  const deployed = await machine.run(marked("run: deploy"), exported);
  expect(deployed.stdout).toContain("+ 4 created");
  expect(deployed.stdout).toContain('amount: "demo__amount__CST"');
  expect(deployed.stdout).toContain("- 4 deleted");
});

test("a project that has @pulumi/pulumi gets at most 24 packages and 26 MB more", async () => {
  const machine = new NewMachine();
  const install = (what: string) => machine.run(`npm install --no-audit --no-fund ${what}`);
  await install("@pulumi/pulumi");
  const before = contentOf(machine.directory);
  const { stderr } = await install(tarball);
  expect(stderr).not.toContain("EBADENGINE");
  const after = contentOf(machine.directory);
  expect(after.packages - before.packages).toBeLessThanOrEqual(24);
  expect(after.bytes - before.bytes).toBeLessThanOrEqual(26_000_000);
});

function contentOf(directory: string): { packages: number; bytes: number } {
  const modules = join(directory, "node_modules");
  const { packages } = JSON.parse(readFileSync(join(modules, ".package-lock.json"), "utf8"));
  const entries = readdirSync(modules, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = entries.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  return { packages: Object.keys(packages).length, bytes };
}
