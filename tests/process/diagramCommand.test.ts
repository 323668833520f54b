import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environment } from "../support/environment";
import { removeAtEnd } from "../support/leftovers";
import { temporaryDirectory } from "../support/programDirectory";
import { repository } from "../support/sdk";

/** The package as it is where only its own dependencies are installed. */
function withoutGraphviz(): string {
  const directory = temporaryDirectory();
  removeAtEnd(() => rmSync(directory, { recursive: true, force: true }));
  const modules = join(directory, "node_modules");
  const installed = join(modules, "pulumi-astrozero");
  mkdirSync(installed, { recursive: true });
  for (const part of ["dist", "package.json"]) cpSync(join(repository, part), join(installed, part), { recursive: true });
  for (const name of readdirSync(join(repository, "node_modules")))
    if (!["@viz-js", "pulumi-astrozero"].includes(name) && !name.startsWith("."))
      symlinkSync(join(repository, "node_modules", name), join(modules, name));
  const newState = {
    type: "pulumi-nodejs:dynamic/astrozero:CustomObject",
    id: "1",
    inputs: { name: "demo__Order__CST", fields: {} },
    outputs: {},
  };
  const steps = [{ op: "create", urn: "urn:pulumi:test::shop::x::Order", newState }];
  writeFileSync(join(directory, "plan.json"), JSON.stringify({ steps }));
  return directory;
}

test("without @viz-js/viz, --format svg says what to install, and --format mermaid draws", () => {
  const directory = withoutGraphviz();
  const diagram = (format: string) => {
    const args = [join(directory, "node_modules/pulumi-astrozero/dist/cli/main.js"), "diagram", "--plan", "plan.json", "--format", format];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: directory, env: environment({}), encoding: "utf8" });
    return { status, stdout, stderr };
  };
  expect(diagram("svg")).toEqual({
    status: 1,
    stdout: "",
    stderr: "SVG is laid out by Graphviz: npm install --save-dev @viz-js/viz\n",
  });
  expect(diagram("mermaid")).toMatchObject({ status: 0, stdout: expect.stringMatching(/^flowchart LR\n/) });
});
