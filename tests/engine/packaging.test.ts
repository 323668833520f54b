import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { live, living } from "../support/life";
import { repository } from "../support/sdk";
import { installedVersion, installIn, type Manager, pack } from "../support/tarball";
import { type Tenant, withTenant } from "../support/tenant";

const run = promisify(execFile);

let tarball: string;

beforeAll(async () => {
  const packed = await pack();
  tarball = packed.path;
  const folders = new Set(packed.files.map((path) => path.split("/")[0]));
  expect([...folders].sort()).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "dist", "package.json"]);
});

/** Turns the project's folder into one that a user has made: with the package and its peers installed, and nothing linked. */
async function install({ project }: Tenant, manager: Manager, manifest: Record<string, unknown>): Promise<void> {
  const { directory } = project;
  rmSync(join(directory, "node_modules"), { recursive: true });
  const dependencies = {
    "@pulumi/pulumi": installedVersion("@pulumi/pulumi"),
    "pulumi-astrozero": `file:${tarball}`,
    ...(manifest.dependencies as object | undefined),
  };
  writeFileSync(join(directory, "package.json"), JSON.stringify({ name: "program", private: true, ...manifest, dependencies }));
  await installIn(directory, manager);
}

const program = `${living}\nexport { code, remark, label };`;

const typescript = `
import { CustomObject, Field, fields, getObjectOutput, type CustomObjectArgs } from "pulumi-astrozero";
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
    await install(tenant, manager, { dependencies: { typescript: version, "@types/node": installedVersion("@types/node") } });
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
    writeFileSync(
      join(directory, "program/index.js"),
      `import { CustomObject, Field, fields, getObjectOutput } from "pulumi-astrozero";\n${program}`,
    );
    await live(tenant);
  });
});
