import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environment } from "../support/environment";
import { removeAtEnd } from "../support/leftovers";
import { temporaryDirectory } from "../support/programDirectory";
import { repository } from "../support/sdk";

/** A monorepo: the program is in infra/src, and the package is installed for some of its projects. */
function monorepo({ installedFor, projects }: { installedFor: string[]; projects: string[] }): { root: string; program: string } {
  const root = temporaryDirectory();
  removeAtEnd(() => rmSync(root, { recursive: true }));
  const program = join(root, "infra/src");
  mkdirSync(program, { recursive: true });
  for (const folder of projects) writeFileSync(join(root, folder, "package.json"), "{}");
  for (const folder of installedFor) {
    const directory = join(root, folder, "node_modules/pulumi-astrozero");
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, "package.json"), JSON.stringify({ exports: { "./provider": "./provider.js" } }));
    writeFileSync(join(directory, "provider.js"), "");
  }
  return { root, program };
}

/** Makes a resource under mocks, in a folder in which the CLI may have started the program; answers what became of it. */
function makeResource(program: string, startedBy: "the CLI" | "something else"): string {
  const script = `
    const pulumi = require(${JSON.stringify(require.resolve("@pulumi/pulumi"))});
    pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: ({ inputs }) => inputs });
    const { Picklist } = require(${JSON.stringify(join(repository, "dist/provider/index.js"))});
    try {
      new Picklist("Status", { values: ["New"] }).id.apply((id) => console.log("made", id));
    } catch (error) {
      console.log(pulumi.RunError.isInstance(error) ? error.message : error.stack);
    }`;
  const env = environment({ ASTROZERO_NAMESPACE: "demo", ...(startedBy === "the CLI" && { PULUMI_NODEJS_MONITOR: "127.0.0.1:9" }) });
  return execFileSync(process.execPath, ["-e", script], { cwd: program, env, encoding: "utf8" }).trim();
}

const projects = ["", "infra"];

test.each([["infra"], [""]])("the provider is found in the project of the program, and above it: %j", (folder) => {
  expect(makeResource(monorepo({ projects, installedFor: [folder] }).program, "the CLI")).toBe("made Status");
});

test("a package that another project has is told in one sentence, with the manifest that it is missing from", () => {
  const { root, program } = monorepo({ projects, installedFor: ["schema"] });
  const told = makeResource(program, "the CLI");
  expect(told).toContain(`add it to the dependencies of ${join(root, "infra/package.json")}`);
  expect(told.split("\n")).toHaveLength(1);
});

test("without any manifest, the one is named that the program's folder lacks", () => {
  const { program } = monorepo({ projects: [], installedFor: [] });
  expect(makeResource(program, "the CLI")).toContain(`dependencies of ${join(program, "package.json")}`);
});

test("unit tests and inline programs, which the CLI does not start, are left alone", () => {
  const { program } = monorepo({ projects, installedFor: ["schema"] });
  expect(makeResource(program, "something else")).toBe("made Status");
});
