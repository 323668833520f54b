import type { Emulator } from "../../../emulator";
import type { Driver, Properties } from "../../support/driver";

/** A flow that is enabled. */
export function addFlow({ world }: Emulator, name: string): void {
  const elements = { startElement: "a", actionCalls: [{ name: "a" }] };
  const { id } = world.flows.create({ name, label: name, processType: "Autolaunched Flow", localUrl: `/run/${name}`, ...elements });
  world.flows.setActive(id, true);
}

/** A script that is enabled. */
export function addScript({ world }: Emulator, name: string): void {
  const { id } = world.scripts.create({ name, content: "", jscode: "", sourceMap: "" });
  world.scripts.setActive(id, true);
}

/** The names of flows and scripts that an emulator has, each with a list of the runs that it had. */
export function recordRuns(emulator: Emulator, flows: readonly string[], scripts: readonly string[] = []): [string, unknown][] {
  const runs: [string, unknown][] = [];
  for (const name of flows) {
    addFlow(emulator, name);
    emulator.world.flows.answer(name, (inputs) => {
      runs.push([name, inputs]);
      return { outputs: { echo: inputs } };
    });
  }
  for (const name of scripts) {
    addScript(emulator, name);
    emulator.world.scripts.answer(name, (inputs, { debug }) => {
      runs.push([name, inputs]);
      return { value: { echo: inputs }, log: debug ? `ran ${name}` : "" };
    });
  }
  return runs;
}

/** A BPM that is enabled, with variables and a constant. */
export function addBpm({ world }: Emulator, name: string, more: object = {}): string {
  const { id } = world.bpms.create({
    name,
    label: name,
    startEvents: [{ name: "start", connector: "approve" }],
    userTasks: [{ name: "approve" }],
    variables: [{ name: "days" }, { name: "reason", defaultValue: "none" }],
    constants: [{ name: "limit", defaultValue: 30 }],
    ...more,
  });
  world.bpms.setActive(id, true);
  return id;
}

/** Inputs of an instance, on a fresh tenant. */
export function instanceOf({ emulator }: Driver, more: Properties = {}): Properties {
  addBpm(emulator, "demo__leave");
  return { bpm: "demo__leave", businessKey: "BK001", ...more };
}

/** The attribute of all that runs once, with the file that tests it. */
export const ofRunOnce = { __intent: "tests/fast/resources/runOnce.test.ts" };

/** Attributes of runs that neither run again nor replace, with the file that tests them. */
export const otherRunAttributes = {
  secret: "tests/fast/resources/flowRun/secret.test.ts",
  assumeDone: "tests/fast/resources/flowRun/uncertain.test.ts",
  ...ofRunOnce,
};
