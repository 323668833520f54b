import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { removeAtEnd } from "../../support/leftovers";
import { living } from "../../support/life";
import { temporaryDirectory } from "../../support/programDirectory";
import { objectNames, withTenant } from "../../support/tenant";
import { runAsUser } from "../../support/userShell";

const body = `
const inline = async () => {
  ${living}
  return { code, remark, label };
};
const stack = await LocalWorkspace.createOrSelectStack({ stackName: "dev", projectName: "inline", program: inline }, options);
await stack.preview();
const { outputs, summary } = await stack.up();
await stack.preview({ expectNoChanges: true });
const between = await stack.exportStack();
const { summary: destroyed } = await stack.destroy({ remove: true });
const values = Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
console.log(JSON.stringify({ values, made: summary.resourceChanges, gone: destroyed.resourceChanges, kinds: between.deployment.resources.length }));`;

const names = "CustomObject, Field, fields, getObjectOutput";

/** Where the provider's process starts: by default where the script does. */
const main = `{ projectSettings: { name: "inline", runtime: "nodejs", main: __dirname } }`;

const commonJs = `
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const { ${names} } = require("pulumi-astrozero");
(async () => {
  const options = ${main};
  ${body}
})();`;

const esModule = `
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { ${names} } from "pulumi-astrozero";
const options = {};
${body}`;

test.each<[title: string, file: string, script: string, inFolder: boolean]>([
  ["a CommonJS module, started elsewhere, that says where it is", "deploy.js", commonJs, false],
  ["an ES module, started in its folder", "deploy.mjs", esModule, true],
])("a script with an inline program: %s", async (_title, file, script, inFolder) => {
  await withTenant({ program: "" }, async ({ emulator, project }) => {
    writeFileSync(join(project.directory, file), script);
    const elsewhere = temporaryDirectory();
    removeAtEnd(() => rmSync(elsewhere, { recursive: true, maxRetries: 3 }));
    const backend = { PULUMI_BACKEND_URL: `file://${elsewhere}`, PULUMI_CONFIG_PASSPHRASE: "test" };
    const { stdout, stderr } = await runAsUser(process.execPath, [join(project.directory, file)], {
      cwd: inFolder ? project.directory : elsewhere,
      environment: { ...emulator.environment, ...backend },
    });

    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual({
      values: { code: "demo__code__CST", remark: "demo__remark__CST", label: "Customer" },
      made: { create: 3 },
      gone: { delete: 3 },
      // The resources, the stack and the provider.
      kinds: 4,
    });
    expect(objectNames(emulator)).toEqual([]);
  });
});
