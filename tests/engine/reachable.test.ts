import { cpSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Tenant, withTenant } from "../support/tenant";

const schema = `
const { Picklist } = require("pulumi-astrozero");
exports.status = () => new Picklist("Status", { values: ["New"] });`;

/** The program gets the package from another one, as in a monorepo or with pnpm: it cannot be found from the program's own folder. */
function moveBelowAnotherPackage({ project: { directory } }: Tenant): void {
  const installed = join(directory, "node_modules");
  mkdirSync(join(installed, "schema/node_modules"), { recursive: true });
  renameSync(join(installed, "pulumi-astrozero"), join(installed, "schema/node_modules/pulumi-astrozero"));
  writeFileSync(join(installed, "schema/index.js"), schema);
}

const programs = {
  commonjs: `require("schema").status();`,
  module: `import { status } from "schema";\nstatus();`,
};

test.each(["commonjs", "module"] as const)(
  "a package that is not a dependency of the program's project is told in one sentence: %s",
  (type) =>
    withTenant({ program: programs[type] }, async (tenant) => {
      const { emulator, project } = tenant;
      const manifest = join(project.directory, "package.json");
      writeFileSync(manifest, JSON.stringify({ name: "program", private: true, type, main: "index.js" }));
      moveBelowAnotherPackage(tenant);

      const { diagnostics } = await project.preview({ fails: true });
      expect(diagnostics).toEqual([
        {
          severity: "error",
          message:
            `pulumi-astrozero cannot be found from ${project.directory}, the folder of the program, from which Pulumi loads the provider: ` +
            `add it to the dependencies of ${manifest}, for example with \`npm install pulumi-astrozero\` there.`,
        },
      ]);
      expect(emulator.requests.list).toEqual([]);

      const { directory } = project;
      cpSync(join(directory, "node_modules/schema/node_modules/pulumi-astrozero"), join(directory, "node_modules/pulumi-astrozero"), {
        recursive: true,
      });
      expect((await project.preview()).steps).toEqual([expect.objectContaining({ op: "create", name: "Status" })]);
    }),
);
