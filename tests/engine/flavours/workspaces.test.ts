import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pack } from "../../../tools/install/tarball";
import { installedVersion, installIn, type Manager } from "../../support/install";
import { live } from "../../support/life";
import { type Tenant, withTenant } from "../../support/tenant";

let tarball: string;

beforeAll(async () => {
  tarball = await pack();
});

const program = `
const { CustomObject, getObjectOutput } = require("pulumi-astrozero");
const { Remark } = require("@monorepo/components");
const customer = new CustomObject("Customer", { fields: { code: require("pulumi-astrozero").fields.text({ length: 20 }) } });
const { field } = new Remark("remark", customer);
module.exports = { code: customer.field("code"), remark: field.name, label: getObjectOutput({ object: customer }).label };`;

const components = `
const pulumi = require("@pulumi/pulumi");
const { Field, fields } = require("pulumi-astrozero");
exports.Remark = class extends pulumi.ComponentResource {
  constructor(name, object, opts) {
    super("monorepo:index:Remark", name, {}, opts);
    this.field = new Field(name, { object, ...fields.textArea() }, { parent: this });
  }
};`;

/** Makes the program's folder one package of a monorepo, with a second one that it uses, and installs everything. */
async function installMonorepo({ project }: Tenant, manager: Manager): Promise<void> {
  const root = dirname(project.directory);
  rmSync(join(project.directory, "node_modules"), { recursive: true });
  const write = (path: string, content: object | string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === "string" ? content : JSON.stringify(content));
  };
  const packages = ["program", "components"];
  const dependencies = { "@pulumi/pulumi": installedVersion("@pulumi/pulumi"), "pulumi-astrozero": `file:${tarball}` };
  const other = manager === "pnpm" ? "workspace:*" : "*";
  write("package.json", { name: "monorepo", private: true, workspaces: packages });
  write("pnpm-workspace.yaml", { packages });
  write("program/package.json", { name: "program", private: true, dependencies: { ...dependencies, "@monorepo/components": other } });
  write("components/package.json", { name: "@monorepo/components", version: "1.0.0", main: "index.js", dependencies });
  write("components/index.js", components);
  await installIn(root, manager);
}

test.each<[Manager, hoisted: boolean]>([
  ["npm", true],
  ["pnpm", false],
])("a program and a component in packages of a monorepo, installed with %s", async (manager, hoisted) => {
  await withTenant({ program }, async (tenant) => {
    await installMonorepo(tenant, manager);
    const { directory } = tenant.project;
    expect(existsSync(join(directory, "../node_modules/pulumi-astrozero"))).toBe(hoisted);
    expect(existsSync(join(directory, "node_modules/pulumi-astrozero"))).toBe(!hoisted);
    await live(tenant, { made: 4 });
  });
});
