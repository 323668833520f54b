import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { marked } from "../../fast/docs/markdown";
import { live, living } from "../../support/life";
import { linkPackage } from "../../support/programDirectory";
import { repository } from "../../support/sdk";
import { type Tenant, withTenant } from "../../support/tenant";

const names = "CustomObject, Field, fields, getObjectOutput";

const commonJs = `const { ${names} } = require("pulumi-astrozero");\n${living}\nmodule.exports = { code, remark, label };`;
const esModule = `import { ${names} } from "pulumi-astrozero";\n${living}\nexport { code, remark, label };`;

// What a compiler has to look at: types of the package, and members that are given as undefined.
const typescript = `
import * as pulumi from "@pulumi/pulumi";
import { type CustomObjectArgs, Provider, ${names} } from "pulumi-astrozero";
import { type Emulator, startEmulator } from "pulumi-astrozero/emulator";
${living}
const args: CustomObjectArgs = { label: "Customer", description: undefined };
const start: (options?: { namespace?: string }) => Promise<Emulator> = startEmulator;
const previous: pulumi.Input<string>[] = [customer.name, args.label ?? "", Provider.name, typeof start];
const relation = fields.lookup(fields.self, { label: "Previous", relationshipLabel: undefined });
if (previous.length + Object.keys(relation).length === 0) throw new Error("the package is not complete");
export { code, remark, label };`;

test("a CommonJS module", () => withTenant({ program: commonJs }, live));

test("an ES module", () =>
  withTenant({ program: esModule }, async (tenant) => {
    writeManifest(tenant, { type: "module" });
    await live(tenant);
  }));

const strictest = { strict: true, target: "es2022", exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false };

describe("a strict program in TypeScript, with exactOptionalPropertyTypes and without skipLibCheck", () => {
  test.each([
    // TypeScript 6 asks to be told that the end of this resolution is known.
    { module: "commonjs", moduleResolution: "node10", ignoreDeprecations: "6.0" },
    { module: "node16", moduleResolution: "node16" },
    { module: "nodenext", moduleResolution: "nodenext" },
    { module: "commonjs", moduleResolution: "bundler" },
  ])("with the resolution $moduleResolution", (resolution) =>
    withTenant({ language: "typescript", program: typescript }, async (tenant) => {
      writeOptions(tenant, resolution);
      await live(tenant);
    }),
  );

  // NODE_OPTIONS as well: the language host that tools/pulumi builds is too old to get the options of Pulumi.yaml from the CLI.
  test("as an ES module by tsx", () =>
    withTenant({ language: "typescript", environment: { NODE_OPTIONS: "--import tsx" }, program: typescript }, async (tenant) => {
      const { directory } = tenant.project;
      linkPackage(directory, "tsx");
      writeManifest(tenant, JSON.parse(printed("package.json: tsx")));
      writeFileSync(join(directory, "Pulumi.yaml"), printed("Pulumi.yaml: tsx").replace("name: program", "name: test"));
      writeOptions(tenant, { module: "esnext", moduleResolution: "bundler", noEmit: true });
      // As tsx does not.
      await promisify(execFile)(process.execPath, [join(repository, "node_modules/typescript/bin/tsc")], { cwd: directory });
      await live(tenant);
    }));
});

function printed(mark: string): string {
  return marked(mark, "docs/programs.md");
}

function writeManifest({ project }: Tenant, members: object): void {
  writeFileSync(join(project.directory, "package.json"), JSON.stringify({ name: "test", private: true, ...members }));
}

function writeOptions({ project }: Tenant, resolution: object): void {
  const compilerOptions = { ...strictest, types: ["node"], ...resolution };
  writeFileSync(join(project.directory, "tsconfig.json"), JSON.stringify({ compilerOptions }));
}
