import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Emulator } from "../../emulator";
import { program, withTenant, writes } from "../support/tenant";

/** A flow and a script that are there, and count how often they run. */
function makeRunnable({ world }: Emulator) {
  const runs: string[] = [];
  for (const name of ["demo__smoke", "demo__clean"]) {
    const elements = { startElement: "a", actionCalls: [{ name: "a" }] };
    const { id } = world.flows.create({ name, label: name, processType: "Autolaunched Flow", localUrl: `/run/${name}`, ...elements });
    world.flows.setActive(id, true);
    world.flows.answer(name, (inputs) => {
      runs.push(`${name} ${JSON.stringify(inputs)}`);
      return { outputs: { ok: true, echo: inputs } };
    });
  }
  const { id } = world.scripts.create({ name: "demo__register", content: "", jscode: "", sourceMap: "" });
  world.scripts.setActive(id, true);
  return runs;
}

const smoke = (more = "") =>
  program(`
const run = new FlowRun("smoke", { flow: "smoke", inputs: { strict: true }, onDelete: { flow: "clean" }, ${more} });
exports.ok = run.outputs.ok;`);

test("a flow runs once: not in a preview, not in a refresh, not without a change; destroy runs what onDelete says", async () => {
  await withTenant({ program: smoke() }, async ({ emulator, project }) => {
    const runs = makeRunnable(emulator);
    await project.preview();
    expect(emulator.requests.count({ operation: "OrchestrateFlow" })).toBe(0);
    await project.up();
    expect(project.outputs()).toEqual({ ok: true });
    emulator.requests.clear();
    await project.preview({ args: ["--expect-no-changes"] });
    await project.refresh({ args: ["--expect-no-changes"] });
    await project.up({ args: ["--expect-no-changes"] });
    expect(emulator.requests.list).toEqual([]);
    expect(runs).toEqual(['demo__smoke {"strict":true}']);

    // In place: there is nothing to clean up.
    project.setProgram(smoke().replace("true", "false"));
    expect((await project.previewJson()).map(({ op }) => op)).toEqual(["update"]);
    await project.up();
    project.setProgram(smoke("triggers: ['2']").replace("true", "false"));
    expect((await project.previewJson()).map(({ op }) => op)).toEqual(["replace"]);
    await project.up();
    expect(runs.slice(1)).toEqual(['demo__smoke {"strict":false}', "demo__clean {}", 'demo__smoke {"strict":false}']);
    await project.destroy();
    expect(runs.slice(4)).toEqual(["demo__clean {}"]);
    expect(project.resources()).toEqual([]);
  });
});
