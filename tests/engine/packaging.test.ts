import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { removeAtEnd } from "../support/leftovers";
import { temporaryDirectory } from "../support/programDirectory";
import { repository } from "../support/sdk";
import { objectNames, type Tenant, withTenant } from "../support/tenant";

const run = promisify(execFile);

/** The package as it would be published. */
let tarball: string;

beforeAll(async () => {
  const directory = temporaryDirectory();
  removeAtEnd(() => rmSync(directory, { recursive: true }));
  // What is in dist is packed: the other tests use it as well.
  const { stdout } = await run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", directory], { cwd: repository });
  const [packed]: [{ filename: string; files: { path: string }[] }] = JSON.parse(stdout);
  tarball = join(directory, packed.filename);
  const folders = new Set(packed.files.map(({ path }) => path.split("/")[0]));
  expect([...folders].sort()).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "dist", "package.json"]);
});

/** The version that the repository has: a release of the day must not decide. */
function installed(name: string): string {
  return JSON.parse(readFileSync(join(repository, "node_modules", name, "package.json"), "utf8")).version;
}

/** Turns the project's folder into one that a user has made: with the package and its peers installed, and nothing linked. */
async function install({ project }: Tenant, manager: "npm" | "pnpm", manifest: Record<string, unknown>): Promise<void> {
  const { directory } = project;
  rmSync(join(directory, "node_modules"), { recursive: true });
  const dependencies = {
    "@pulumi/pulumi": installed("@pulumi/pulumi"),
    "pulumi-astrozero": `file:${tarball}`,
    ...(manifest.dependencies as object | undefined),
  };
  writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "program", private: true, ...manifest, dependencies }));
  const npm = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"];
  // The user's own store of pnpm is left alone.
  const pnpm = ["npx", "--yes", "pnpm@10", "install", "--store-dir", join(directory, "../pnpm-store"), "--reporter=silent"];
  const [command = "", ...args] = manager === "npm" ? npm : pnpm;
  await run(command, args, { cwd: directory, maxBuffer: 10_000_000 });
}

/** Preview, up and destroy; answers nothing, but fails when anything is not as in the repository. */
async function live({ emulator, project }: Tenant): Promise<void> {
  expect((await project.preview()).changes).toEqual({ create: 3 });
  await project.up();
  expect(objectNames(emulator)).toEqual(["demo__Customer__CST"]);
  expect(project.outputs()).toEqual({ code: "demo__code__CST", remark: "demo__remark__CST" });
  await project.destroy();
  expect(objectNames(emulator)).toEqual([]);
}

const program = `
const customer = new CustomObject("Customer", { fields: { code: fields.text({ length: 20 }) } });
const field = new Field("remark", { object: customer, ...fields.textArea() });
export const code = customer.field("code");
export const remark = field.name;`;

const typescript = `
import { CustomObject, Field, fields, type CustomObjectArgs } from "pulumi-astrozero";
import { type Emulator, startEmulator } from "pulumi-astrozero/emulator";

const args: CustomObjectArgs = { label: "Customer" };
const start: () => Promise<Emulator> = startEmulator;
if (args.label !== "Customer" || typeof start !== "function") throw new Error("the package is not complete");
${program}`;

const compilers = [
  // What Pulumi's template for TypeScript has set for years.
  { manager: "npm", version: "5.9.3", module: "commonjs", moduleResolution: "node" },
  { manager: "pnpm", version: "6.0.3", module: "node16", moduleResolution: "node16" },
] as const;

test.each(compilers)("installed with $manager, in TypeScript $version with the resolution $moduleResolution", async (compiler) => {
  const { manager, version, module, moduleResolution } = compiler;
  await withTenant({ program: typescript, language: "typescript" }, async (tenant) => {
    const { directory } = tenant.project;
    await install(tenant, manager, { dependencies: { typescript: version, "@types/node": installed("@types/node") } });
    const compilerOptions = { strict: true, target: "es2022", module, moduleResolution, types: ["node"] };
    writeFileSync(join(directory, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["index.ts"] }));
    expect(existsSync(join(directory, "node_modules/.pnpm"))).toBe(manager === "pnpm");
    const { stdout } = await run("node_modules/.bin/astrozero", ["--version"], { cwd: directory });
    expect(stdout.trim()).toBe(JSON.parse(readFileSync(join(repository, "package.json"), "utf8")).version);

    await live(tenant);

    if (manager === "pnpm") return;
    // The same folder with a program that is an ES module.
    rmSync(join(directory, "index.ts"));
    rmSync(join(directory, "tsconfig.json"));
    const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
    writeFileSync(join(directory, "package.json"), JSON.stringify({ ...manifest, type: "module", main: "program/index.js" }));
    mkdirSync(join(directory, "program"));
    writeFileSync(join(directory, "program/index.js"), `import { CustomObject, Field, fields } from "pulumi-astrozero";\n${program}`);
    await live(tenant);
  });
});
