import { setTimeout } from "node:timers/promises";
import type { Emulator } from "../../emulator";
import type { Operation } from "../support/engine";
import { program, type Tenant, withTenant } from "../support/tenant";

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
    expect((await project.previewJson()).map(({ name, op }) => [name, op])).toEqual([
      ["smoke-FlowRun", "update"],
      ["smoke", "update"],
    ]);
    await project.up();
    project.setProgram(smoke("triggers: ['2']").replace("true", "false"));
    expect((await project.previewJson()).map(({ name, op }) => [name, op])).toEqual([
      ["smoke-FlowRun", "update"],
      ["smoke", "replace"],
    ]);
    await project.up();
    expect(runs.slice(1)).toEqual(['demo__smoke {"strict":false}', "demo__clean {}", 'demo__smoke {"strict":false}']);
    await project.destroy();
    expect(runs.slice(4)).toEqual(["demo__clean {}"]);
    expect(project.resources()).toEqual([]);
  });
});

const once = { times: 1 } as const;

test("a run whose answer got lost is not repeated: by no up, no refresh, until the program says so", async () => {
  await withTenant({ program: smoke() }, async ({ emulator, project }) => {
    const runs = makeRunnable(emulator);
    emulator.faults.add({ kind: "cut", when: "after", operation: "OrchestrateFlow", ...once });
    const failed = await project.up({ fails: true });
    const text = failed.diagnostics.map(({ message }) => message).join("\n");
    const [, since = ""] = /set assumeDone: "([^"]*)"/.exec(text) ?? [];
    expect(text).toContain("Flow demo__smoke may have run");
    expect(Number.isNaN(Date.parse(since))).toBe(false);
    const state = () => project.resources().find(({ type }) => type.endsWith("FlowRun"));
    expect(state()).toMatchObject({ outputs: { uncertain: since }, initErrors: [expect.stringContaining("may have run")] });

    expect((await project.up({ fails: true })).diagnostics.map(({ message }) => message).join("\n")).toContain("may have run");
    // A refresh makes it complete for the engine.
    await project.refresh();
    expect(state()?.initErrors).toBeUndefined();
    await project.up({ fails: true });
    expect(runs).toHaveLength(1);

    project.setProgram(smoke(`assumeDone: "${since}"`).replace("run.outputs.ok", "run.outputs"));
    await project.up();
    expect(runs).toHaveLength(1);
    expect(state()?.outputs).toMatchObject({ uncertain: null });
    await project.preview({ args: ["--expect-no-changes"] });

    // Again, after a look that found nothing: a change runs it.
    emulator.faults.add({ kind: "cut", when: "before", operation: "OrchestrateFlow", ...once });
    project.setProgram(smoke().replace("true", "false"));
    await project.up({ fails: true });
    await project.up({ fails: true });
    expect(runs).toHaveLength(1);
    project.setProgram(smoke("triggers: [2]").replace("true", "false"));
    await project.up();
    expect(runs.slice(1)).toEqual(["demo__clean {}", 'demo__smoke {"strict":false}']);
  });
});

test("runs that are renamed, with their URNs as aliases, run no second time, and neither do those below another run", async () => {
  const type = "pulumi-nodejs:dynamic/astrozero:FlowRun";
  const runs = (name: string, aliasOf = (_types: string, _name: string) => "") =>
    program(`
const above = new FlowRun("${name}", { flow: "smoke" }, { ${aliasOf(type, "above")} });
new FlowRun("below::${name}", { flow: "smoke" }, { parent: above, ${aliasOf(`${type}$${type}`, "below::above")} });`);
  await withTenant({ program: runs("above") }, async ({ emulator, project }) => {
    const made = makeRunnable(emulator);
    await project.up();
    project.setProgram(runs("renamed", (types, name) => `aliases: ["urn:pulumi:test::test::${types}::${name}"]`));
    await project.up({ args: ["--expect-no-changes"] });
    expect(made).toHaveLength(2);
  });
});

describe("a `pulumi up` that is killed while a run is under way", () => {
  const run = (more = "") => program(`new FlowRun("smoke", { flow: "smoke", onDelete: { flow: "clean" }, ${more} });`);

  /** Kills the operation when the request of the run is there, and lets others use the stack. */
  async function kill({ emulator, project }: Tenant, runs: readonly string[]): Promise<void> {
    const before = runs.length;
    emulator.requests.clear();
    emulator.faults.add({ kind: "latency", ms: 1500, operation: "OrchestrateFlow", ...once });
    const crash = new AbortController();
    const killed = project.up({ crash: crash.signal });
    while (emulator.requests.count({ operation: "OrchestrateFlow" }) === 0) await setTimeout(20);
    crash.abort();
    await expect(killed).rejects.toThrow("was stopped");
    while (runs.length === before) await setTimeout(20);
    await project.pulumi(["cancel", "--yes"]);
  }
  const wordsOf = ({ diagnostics }: Operation) => diagnostics.map(({ message }) => message).join("\n");
  const sinceOf = (operation: Operation) => /set assumeDone: "([^"]*)"/.exec(wordsOf(operation))?.[1] ?? "";

  test("when it is new: no up runs it a second time, until the program says what became of it", async () => {
    await withTenant({ program: run() }, async (tenant) => {
      const { emulator, project } = tenant;
      const runs = makeRunnable(emulator);
      await kill(tenant, runs);

      const refused = await project.up({ fails: true });
      expect(wordsOf(refused)).toContain("Flow demo__smoke may have run: a `pulumi up` that was to run it, from ");
      await project.refresh({ args: ["--clear-pending-creates"] });
      const since = sinceOf(await project.up({ fails: true }));
      expect([since, runs.length]).toEqual([sinceOf(refused), 1]);

      project.setProgram(run(`assumeDone: "${since}"`));
      await project.up();
      await project.preview({ args: ["--expect-no-changes"] });
      expect(runs).toHaveLength(1);
      await project.destroy();
      expect(runs.slice(1)).toEqual(["demo__clean {}"]);
      expect(project.resources()).toEqual([]);
    });
  });

  test("when it is run again: in place, and as a replacement that the program or a user asks for", async () => {
    await withTenant({ program: run("inputs: { n: 1 }") }, async (tenant) => {
      const { emulator, project } = tenant;
      const runs = makeRunnable(emulator);
      await project.up();
      project.setProgram(run("inputs: { n: 2 }"));
      await kill(tenant, runs);
      expect(sinceOf(await project.up({ fails: true }))).not.toBe("");
      expect(runs).toHaveLength(2);

      // Another value is another run.
      project.setProgram(run("inputs: { n: 3 }"));
      await project.up();
      const urn = project.resources().find(({ type }) => type.endsWith("FlowRun"))?.urn ?? "";
      await project.up({ args: ["--replace", urn] });
      await project.preview({ args: ["--expect-no-changes"] });
      expect(runs.slice(2)).toEqual(['demo__smoke {"n":3}', "demo__clean {}", 'demo__smoke {"n":3}']);
    });
  });

  test("a run that was refused is no run that may have taken place", async () => {
    await withTenant({ program: run() }, async ({ emulator, project }) => {
      const runs = makeRunnable(emulator);
      emulator.faults.add({ kind: "status", status: 400, resMsg: "not on Sundays", operation: "OrchestrateFlow", when: "before", ...once });
      const refused = await project.up({ fails: true });
      expect(wordsOf(refused)).toContain("not on Sundays");
      expect((await project.previewJson()).map(({ op }) => op)).toEqual(["update"]);
      await project.refresh();
      await project.up();
      expect(runs).toEqual(["demo__smoke {}"]);
      await project.up({ args: ["--expect-no-changes"] });
    });
  });
});

const canary = "canary/s3cret+of=a run";

test("what a run is given and answers is as secret as its inputs: in state, in messages, in the log", async () => {
  const register = (more: string) =>
    program(`
const key = pulumi.secret("${canary}");
exports.value = new ScriptRun("register", { script: "register", debug: true, inputs: { key }, ${more} }).value;
new FlowRun("smoke", { flow: "smoke", inputs: { nested: [{ key }], more: "${more.length}" }, onDelete: { flow: "clean", inputs: { key } } });
new FlowRun("plain", { flow: "smoke", inputs: { shown: "in clear" } });`);
  await withTenant({ program: register(""), environment: { ASTROZERO_LOG: "trace" } }, async ({ emulator, project }) => {
    makeRunnable(emulator);
    emulator.world.scripts.answer("demo__register", ({ key }) => ({ value: { key }, log: `got ${key}` }));
    const operations = [await project.up()];
    expect(project.stateText()).toContain("in clear");
    const [value] = project
      .resources()
      .filter(({ type }) => type.endsWith("ScriptRun"))
      .map(({ outputs }) => [outputs?.value, outputs?.log]);
    expect(value).toEqual([
      expect.objectContaining({ ciphertext: expect.any(String) }),
      expect.objectContaining({ ciphertext: expect.any(String) }),
    ]);
    operations.push(await project.preview({ args: ["--expect-no-changes", "--diff"] }));
    operations.push(await project.refresh({ args: ["--diff"] }));
    operations.push(await project.preview({ args: ["--expect-no-changes"] }));
    expect((await project.pulumi(["stack", "output", "--show-secrets", "--json"])).stdout).toContain(canary);

    // A refusal that repeats what it was sent, an answer that gets lost, and a new input.
    emulator.world.scripts.answer("demo__register", ({ key }) => ({ refused: `cannot register ${key}` }));
    emulator.faults.add({
      kind: "status",
      status: 500,
      resMsg: `broken by ${canary}`,
      when: "after",
      operation: "OrchestrateFlow",
      times: 9,
    });
    project.setProgram(register("version: '1.0.1',"));
    const failed = await project.up({ fails: true, args: ["--diff", "--continue-on-error"] });
    const text = failed.diagnostics.map(({ message }) => message).join("\n");
    expect(text).toContain("cannot register [secret]");
    expect(text).toContain("broken by [secret]");
    operations.push(failed);
    emulator.faults.clear();
    operations.push(await project.destroy());
    // The SDK itself writes every answer of the engine to its debug messages.
    const told = operations.flatMap(({ stdout, stderr, events }) => [
      stdout,
      stderr,
      ...events.map((event) => JSON.stringify(event)).filter((event) => !event.includes('"severity":"debug"')),
    ]);
    expect(told.join("\n").includes(canary)).toBe(false);
    expect(project.stateText()).not.toContain(canary);
  });
});

test("an instance of a BPM is started once, also when the run is killed, and when it ends at once; finished, it stays as it is", async () => {
  const leave = (more = "") =>
    program(`
const leave = new Bpm("leave", {
  startEvents: [{ name: "start", connector: "approve" }], userTasks: [{ name: "approve" }],
  definition: { variables: [{ name: "days" }], constants: [{ name: "limit" }] }, active: true,
});
const notice = new Bpm("notice", { startEvents: [{ name: "start", connector: "tell" }], userTasks: [{ name: "tell" }], active: true });
new BpmInstance("short", { bpm: notice.name });
exports.state = new BpmInstance("first", { bpm: leave.name, variables: { days: 3, limit: 9 } ${more} }).state;`);
  await withTenant({ program: leave() }, async ({ emulator, project }) => {
    emulator.faults.add({ kind: "latency", ms: 1500, operation: "StartBPMInstance" });
    emulator.world.bpms.answer("demo__notice", () => ({ state: "Completed OK" }));
    const kill = new AbortController();
    const killed = project.up({ signal: kill.signal });
    while (emulator.requests.count({ operation: "StartBPMInstance" }) < 2) await setTimeout(20);
    kill.abort();
    await expect(killed).rejects.toThrow("was stopped");
    while (emulator.world.bpmInstances.all().length < 2) await setTimeout(20);
    await project.pulumi(["cancel", "--yes"]);

    await project.up();
    const all = () => emulator.world.bpmInstances.all();
    const leaves = () => all().filter(({ name }) => name === "demo__leave");
    expect(all()).toHaveLength(2);
    const [instance] = leaves();
    expect(instance?.businessKey).toMatch(/^pulumi\/test\/test\/first\/[0-9a-f]{8}\/2\d{3}-/);
    expect(project.outputs()).toEqual({ state: "Waiting for user interaction" });
    emulator.requests.clear();
    await project.preview({ args: ["--expect-no-changes"] });
    expect(emulator.requests.list).toEqual([]);

    project.setProgram(leave(", suspended: true").replace("days: 3", "days: 4"));
    const up = await project.up();
    expect(up.steps.filter(({ op }) => op !== "same")).toMatchObject([{ op: "update", name: "first" }]);
    expect(leaves()).toMatchObject([{ suspended: true, variables: { days: 4 } }]);
    emulator.world.bpmInstances.advance(String(instance?.id), { state: "Completed OK" });
    await project.refresh();
    const states = project.resources().filter(({ type }) => type.endsWith("BpmInstance"));
    expect(states.map(({ outputs }) => outputs?.state)).toEqual(["Completed OK", "Completed OK"]);
    await project.up({ args: ["--expect-no-changes"] });
    emulator.world.bpmInstances.delete(String(instance?.id));
    await project.refresh();
    await project.up({ args: ["--expect-no-changes"] });
    await project.destroy();
    expect(leaves()).toEqual([]);
  });
});
