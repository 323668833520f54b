import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Shell } from "../../tools/install/shell";
import { pack } from "../../tools/install/tarball";
import { blocksOf, marked } from "../fast/docs/markdown";
import { removeAtEnd } from "../support/leftovers";
import { temporaryDirectory } from "../support/programDirectory";

let tarball: string;

beforeAll(async () => {
  tarball = await pack();
});

/** A machine on which nothing has been done yet: an empty home, an empty folder, and Node with npm and the Pulumi CLI. */
function newMachine(): { shell: Shell; tools: Shell } {
  const root = temporaryDirectory();
  removeAtEnd(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));
  const folder = (name: string) => {
    mkdirSync(join(root, name));
    return join(root, name);
  };
  // What the CLI asks is answered with yes.
  const variables = { HOME: folder("home"), PULUMI_SKIP_CONFIRMATIONS: "true", PULUMI_SKIP_UPDATE_CHECK: "true", CI: "true" };
  const tools = folder("tools");
  const path = [join(tools, "node_modules/.bin"), process.env.PULUMI_ASTROZERO_ENGINE ?? ""];
  return { shell: new Shell(folder("shop"), variables, path), tools: new Shell(tools, variables, path) };
}

/** The commands of a document, with the package as it would be published in place of the registry's. */
function installation(commands: string): string {
  const [before, after, ...others] = commands.split(" pulumi-astrozero ");
  if (after === undefined || others.length > 0) throw new Error(`One command must install pulumi-astrozero:\n${commands}`);
  return `${before} ${tarball} ${after}`;
}

/** The commands that deploy. The CLI's "local" backend is in the home of the account, whatever HOME says: here it is beside the program. */
function deployment(directory: string): string {
  const [before, after, ...others] = marked("run: deploy").split("pulumi login --local\n");
  if (after === undefined || others.length > 0) throw new Error("The README must sign in with `pulumi login --local`.");
  return `${before}pulumi login "file://${directory}"\n${after}`;
}

const files = blocksOf("README.md").flatMap(({ mark, text }) => {
  const name = /^file: (.+)$/.exec(mark ?? "")?.[1];
  return name && !name.endsWith(".test.ts") ? [{ name, text }] : [];
});

test.each([
  { manager: "npm", brought: undefined, commands: marked("run: install") },
  {
    manager: "yarn 1",
    brought: "yarn@1",
    commands: `npm init -y && npm pkg delete main\n${marked("install: yarn-1", "docs/installation.md")}`,
  },
])("the README's first page works as printed, with $manager", async ({ brought, commands }) => {
  const { shell, tools } = newMachine();
  if (brought) await tools.install(`npm init -y && npm install ${brought}`);
  await shell.install(installation(commands));
  expect(shell.log).not.toMatch(/EBADENGINE|Unsupported engine|incompatible/);

  expect(files.map(({ name }) => name)).toEqual(["Pulumi.yaml", "tsconfig.json", "index.ts"]);
  for (const { name, text } of files) writeFileSync(join(shell.directory, name), text);
  await shell.run("npx --no-install tsc --noEmit");

  const { exported, stop } = await shell.start(marked("run: emulator"), 4);
  try {
    const printed = await shell.run(deployment(shell.directory), exported);
    expect(printed).toContain("+ 4 created");
    expect(printed).toMatch(/amount: "demo__amount__CST"/);
    expect(printed).toContain("- 4 deleted");
    expect(printed).not.toMatch(/entry point|DEP0128/);
  } finally {
    await stop();
  }
});

test("a project that has @pulumi/pulumi gets at most 25 packages and 27 MB more", async () => {
  const { shell } = newMachine();
  await shell.install("npm init -y && npm install @pulumi/pulumi");
  const before = contentOf(shell.directory);
  await shell.install(`npm install ${tarball}`);
  expect(shell.log).not.toContain("EBADENGINE");
  const after = contentOf(shell.directory);
  expect(after.packages - before.packages).toBeLessThanOrEqual(25);
  expect(after.bytes - before.bytes).toBeLessThanOrEqual(27_000_000);
});

function contentOf(directory: string): { packages: number; bytes: number } {
  const modules = join(directory, "node_modules");
  const { packages } = JSON.parse(readFileSync(join(modules, ".package-lock.json"), "utf8"));
  const entries = readdirSync(modules, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = entries.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  return { packages: Object.keys(packages).length, bytes };
}
