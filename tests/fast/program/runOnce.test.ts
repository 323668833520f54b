import { FlowRun, type FlowRunArgs } from "../../../provider";
import { configure, finishProgram, registered, registration, startEngine } from "./mocks";

beforeEach(() => {
  startEngine();
  configure({ namespace: "demo" });
});
afterEach(finishProgram);

/** The digest of what is to run, in the intent beside the run. */
async function digestOf(name: string, more: Partial<FlowRunArgs> = {}): Promise<unknown> {
  await registration(new FlowRun(name, { flow: "setUp", ...more }));
  return registered(`${name}-FlowRun`)?.inputs.digest;
}

test("empty triggers make no other intent than none, and others do", async () => {
  const none = await digestOf("a");
  expect(none).toMatch(/^[0-9a-f]{64}$/);
  expect(await digestOf("b", { triggers: [] })).toBe(none);
  expect(await digestOf("c", { triggers: [1] })).not.toBe(none);
});
