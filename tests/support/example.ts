import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import type { Emulator, EmulatorOptions, Stored } from "../../emulator";
import type { Operation, Project } from "./engine";
import { repository } from "./sdk";
import { type Tenant, withTenant } from "./tenant";

/**
 * An example of the repository lives its life on a fresh tenant, in one run each: nothing is warned about, nothing changes when nothing
 * changed, and in the end the tenant is as it was. `look` sees what is there in between; `prepare` says what
 * runs on the platform, and does what the README says comes first.
 */
export function withExample(
  name: string,
  options: EmulatorOptions,
  look: (tenant: Tenant) => Promise<void>,
  prepare: (tenant: Tenant) => void = () => {},
): Promise<void> {
  return withTenant({ program: "", language: "typescript", emulator: options }, async (tenant) => {
    const { emulator, project } = tenant;
    copyExample(name, project);
    prepare(tenant);
    const before = content(emulator);
    expectQuiet(await project.up());
    await look(tenant);
    expectQuiet(await project.preview({ args: ["--expect-no-changes"] }));
    expectQuiet(await project.refresh({ args: ["--expect-no-changes"] }));
    expectQuiet(await project.destroy());
    expect(project.resources()).toEqual([]);
    expect(content(emulator)).toEqual(before);
  });
}

/** The project is then what a user has who copied the folder. */
export function copyExample(name: string, { directory }: Project, project = "test"): void {
  const example = join(repository, "examples", name);
  cpSync(example, directory, { recursive: true, filter: (source) => !source.includes("node_modules") });
  const settings = readFileSync(join(example, "Pulumi.yaml"), "utf8");
  writeFileSync(join(directory, "Pulumi.yaml"), settings.replace(/^name: .*$/m, `name: ${project}`));
}

function expectQuiet({ diagnostics }: Operation): void {
  expect(diagnostics).toEqual([]);
}

/** What the tenant holds, without what counts its changes and dates them, and without the history of what ran. */
function content({ world }: Emulator): unknown {
  const counters = ["lastId", "version", "lastModifiedDate", "flowInstances"];
  return JSON.parse(JSON.stringify(world.state, (member, value) => (counters.includes(member) ? undefined : value)));
}

/** Runs a script as the platform's engine would, with `globals` for what that offers; answers what the script exports. */
export function runScript({ jscode }: Stored<"scripts">, globals: object = {}): Record<string, unknown> {
  const exports = {};
  const decorator = () => () => {};
  runInNewContext(jscode, { exports, action: { param: decorator, method: decorator }, ...globals });
  return exports;
}
