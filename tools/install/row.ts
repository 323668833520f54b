import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { blocksOf, marked } from "../../tests/fast/docs/markdown";
import { removeAtEnd } from "../../tests/support/leftovers";
import { temporaryDirectory } from "../../tests/support/programDirectory";
import { repository } from "../../tests/support/sdk";
import { factsOf } from "./managers";
import type { Row } from "./rows";
import { Shell } from "./shell";

const run = promisify(execFile);

/** What a row has installed. */
export interface Versions {
  readonly node: string;
  readonly manager: string;
  readonly sdk: string;
  readonly typescript: string;
}

/** The README's program in a folder of its own outside the repository, with the package installed as a user does it. */
export interface Installed {
  readonly row: Row;
  readonly shell: Shell;
  readonly versions: Versions;
}

/** Installs a row and tells its story. Home, caches and everything else are the row's own, and gone in the end. */
export async function withRow(row: Row, tarball: string, story: (installed: Installed) => Promise<void>): Promise<Versions> {
  const root = temporaryDirectory();
  const remove = () => rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  const forget = removeAtEnd(remove);
  const shell = await shellOf(row, root);
  try {
    writeProgram(row, shell.directory);
    for (const command of commandsOf(row, tarball)) await shell.install(command);
    const versions = await versionsOf(row, shell);
    await story({ row, shell, versions });
    return versions;
  } catch (error) {
    throw new Error(`${row.name}: ${error instanceof Error ? error.message : error}\n${shell.log}`);
  } finally {
    forget();
    remove();
  }
}

async function shellOf({ manager, node }: Row, root: string): Promise<Shell> {
  for (const folder of ["home", "tools", "tmp", "program"]) mkdirSync(join(root, folder));
  const engine = process.env.PULUMI_ASTROZERO_ENGINE;
  if (engine === undefined) throw new Error("The engine is not set up: run this through Jest.");
  const home = join(root, "home");
  const variables = {
    HOME: home,
    TMPDIR: join(root, "tmp"),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${home}`,
    PULUMI_CONFIG_PASSPHRASE: "test",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_SKIP_CONFIRMATIONS: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_update_notifier: "false",
    YARN_ENABLE_TELEMETRY: "false",
  };
  const path = [await nodeDirectory(node), ...(engine ? [engine] : [])];
  const facts = factsOf(manager);
  if (!facts.package) return new Shell(join(root, "program"), variables, path);
  const tools = new Shell(join(root, "tools"), variables, path);
  await tools.install(`npm install --prefix . --no-save --ignore-scripts --loglevel=error ${facts.package}`);
  // What comes as a binary has a script that puts it into place; npm may run scripts of dependencies or not.
  await tools.run(`script=node_modules/${facts.command}/install.js; if [ -f $script ]; then cd \${script%/*} && node install.js; fi`);
  return new Shell(join(root, "program"), variables, [join(root, "tools/node_modules/.bin"), ...path]);
}

async function nodeDirectory(version: string | undefined): Promise<string> {
  if (version === undefined) return dirname(process.execPath);
  const { stdout } = await run(join(repository, "tools/node/with.sh"), [version, "node", "-p", "process.execPath"]);
  return dirname(stdout.trim());
}

function writeProgram({ resolution = "node16" }: Row, directory: string): void {
  const module = resolution === "node" ? "commonjs" : resolution;
  const compilerOptions = { strict: true, target: "es2022", module, moduleResolution: resolution, types: ["node"] };
  const files = {
    "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
    "package.json": JSON.stringify({ name: "shop", private: true, main: "index.ts" }),
    "tsconfig.json": JSON.stringify({ compilerOptions, files: ["index.ts"] }),
    "index.ts": marked("file: index.ts"),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
}

/** The commands of docs/installation.md, for the tarball in place of the registry's package and for the row's versions. */
function commandsOf({ manager, sdk, typescript = "6.0" }: Row, tarball: string): string[] {
  const [block] = blocksOf("docs/installation.md").filter(({ mark }) => mark === `install: ${manager}`);
  if (!block) throw new Error(`docs/installation.md must have a block marked <!-- install: ${manager} -->`);
  return block.text.split("\n").map((line) =>
    line
      .replace(/ pulumi-astrozero\b/, ` pulumi-astrozero@file:${tarball}`)
      .replace(/@pulumi\/pulumi(@\S+)?/, (printed) => (sdk ? `@pulumi/pulumi@${sdk}` : printed))
      .replace(/typescript@6\b/, `typescript@${typescript}`),
  );
}

async function versionsOf({ manager }: Row, shell: Shell): Promise<Versions> {
  const { command, wrap } = factsOf(manager);
  const installed = (name: string) => shell.run(`${wrap ?? ""} node -p "require('${name}/package.json').version"`);
  return {
    node: (await shell.run("node --version")).slice(1),
    manager: `${command} ${await shell.run(`${command} --version`)}`,
    sdk: await installed("@pulumi/pulumi"),
    typescript: await installed("typescript"),
  };
}
