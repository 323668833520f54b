import type { Dialect } from "../../../../emulator";
import { complaint, words } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { addFlow, recordRuns } from "../runs";

const at = useDriver();

const calls = () => at.driver.emulator.requests.list.map(({ operation }) => operation).filter((name) => /Flow$/.test(String(name)));

function begin(dialect: Partial<Dialect>) {
  Object.assign(at.driver.emulator.dialect, dialect);
  return recordRuns(at.driver.emulator, ["demo__setUp", "demo__cleanUp"]);
}

const inputs = { flow: "demo__setUp", onDelete: { flow: "demo__cleanUp" } };

test.each<[Dialect["flowRunPath"], string[]]>([
  ["both", ["OrchestrateFlow"]],
  ["documented", ["OrchestrateFlow"]],
  ["wild", ["OrchestrateFlow", "RunFlow"]],
])("flowRunPath %s: the documented path first, the one of pages where there is no such call", async (flowRunPath, expected) => {
  const runs = begin({ flowRunPath });

  expect(await at.driver.declare("FlowRun", inputs).up()).toBe("created");

  expect(calls()).toEqual(expected);
  expect(runs).toHaveLength(1);
});

test("what was learnt of the path holds for the rest of the run", async () => {
  begin({ flowRunPath: "wild" });
  const provider = at.driver.process("FlowRun");
  const { id, outs } = await provider.create(inputs);
  await provider.update(id, outs, { ...inputs, inputs: { a: 1 } });
  await provider.delete(id, { ...outs });
  expect(calls()).toEqual(["OrchestrateFlow", "RunFlow", "RunFlow", "RunFlow"]);
});

test("a flow that ends with 404 itself is run at one path, once one has answered", async () => {
  const runs = begin({});
  const provider = at.driver.process("FlowRun");
  const { id, outs } = await provider.create(inputs);
  at.driver.emulator.world.flows.answer("demo__setUp", () => {
    runs.push(["demo__setUp", "404"]);
    return { refused: "no such customer", status: 404 };
  });

  expect(await complaint(provider.update(id, outs, { ...inputs, inputs: { a: 1 } }))).toContain("no such customer");

  expect(runs).toHaveLength(2);
});

test("an answer that got lost at the documented path is not looked for at the other", async () => {
  const runs = begin({ flowRunPath: "both" });
  at.driver.emulator.faults.add({ kind: "cut", when: "before", operation: "OrchestrateFlow" });
  await complaint(at.driver.declare("FlowRun", inputs).up());
  expect(calls()).toEqual(["OrchestrateFlow"]);
  expect(runs).toEqual([]);
});

test("a platform of which only the documented calls may be used runs nothing elsewhere", async () => {
  begin({ flowRunPath: "wild" });
  at.driver.connect({ undocumentedOperations: "deny" });
  expect(await complaint(at.driver.declare("FlowRun", inputs).up())).toContain("OrchestrateFlow");
  expect(calls()).toEqual(["OrchestrateFlow"]);
});

test.each<[Dialect["disabledRuns"], boolean, boolean]>([
  ["scripts", false, true],
  ["both", true, true],
  ["neither", false, false],
])("disabledRuns %s: one that is not enabled runs, or the error says that it may have to be", async (disabledRuns, flow, script) => {
  begin({ disabledRuns });
  const { flows, scripts } = at.driver.emulator.world;
  flows.setActive(String(flows.find("demo__setUp")?.id), false);
  scripts.create({ name: "demo__setUp", content: "", jscode: "", sourceMap: "" });
  const outcomes = [at.driver.declare("FlowRun", inputs), at.driver.declare("ScriptRun", { script: "demo__setUp" })].map((run) =>
    run.up().catch(words),
  );
  const expected = (isRun: boolean, noun: string) =>
    isRun ? "created" : expect.stringContaining(`A ${noun} may also have to be enabled (active: true) before it can be run.`);
  expect(await Promise.all(outcomes)).toEqual([expected(flow, "flow"), expected(script, "script")]);
});

test("a flow that stops at a screen is told as such", async () => {
  addFlow(at.driver.emulator, "demo__ask");
  at.driver.emulator.world.flows.answer("demo__ask", () => ({ screen: { name: "howMany" } }));
  const run = at.driver.declare("FlowRun", { flow: "demo__ask" });
  expect(await run.up()).toBe("created");
  const words = `Flow demo__ask has stopped at its screen howMany (instance ${run.outputs.instanceId})`;
  expect(at.driver.warnings).toEqual([expect.stringContaining(words)]);
});
