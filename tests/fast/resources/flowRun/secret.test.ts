import { createClient } from "../../../../provider/client/client";
import * as flows from "../../../../provider/contract/flows";
import { complaint, type Properties, plain } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { recordRuns } from "../runs";

const at = useDriver();

const canary = "s3cret of a run";
/** How a value travels that the engine encrypts. */
const secret = (value: unknown) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });

const runs: [string, Properties, Properties][] = [
  ["FlowRun", { flow: "demo__setUp" }, { outputs: secret({ echo: { key: canary } }) }],
  ["ScriptRun", { script: "demo__setUp", debug: true }, { value: secret({ echo: { key: canary } }), log: secret("ran demo__setUp") }],
];

test.each(runs)("what a secret %s answers is marked as secret: after a create, an update, a read", async (kind, named, marked) => {
  recordRuns(at.driver.emulator, kind === "FlowRun" ? ["demo__setUp"] : [], kind === "FlowRun" ? [] : ["demo__setUp"]);
  const provider = at.driver.process(kind);
  const inputs = { ...named, inputs: { key: canary } };

  const open = await provider.create(inputs);
  expect(JSON.stringify(open)).not.toContain("1b47061264138c4ac30d75fd1eb44270");
  // Nothing runs when only that changes.
  const { outs } = await provider.update(open.id, open.outs, { ...inputs, secret: true });
  expect(outs).toMatchObject({ ...inputs, ...marked });
  const made = await provider.create({ ...inputs, secret: true });
  expect(made.outs).toMatchObject(marked);
  const [[name] = []] = Object.entries(marked);
  const state = { ...made.outs, ...Object.fromEntries(Object.entries(marked).map(([key, value]) => [key, (value as Properties).value])) };
  const read = await provider.read(made.id, state);
  expect(read.props).toMatchObject(marked);
  expect(read.inputs).not.toHaveProperty(String(name));
});

test("what was before a run whose answer got lost is a secret in state, whatever the program says", async () => {
  recordRuns(at.driver.emulator, ["demo__setUp"]);
  const provider = at.driver.process("FlowRun");
  const inputs = { flow: "demo__setUp", inputs: { key: canary } };
  const { id, outs } = await provider.create(inputs);
  at.driver.fault({ operation: "OrchestrateFlow" });
  const failure = await provider.update(id, outs, { ...inputs, inputs: { key: "other" } }).catch((error: unknown) => error);
  expect((failure as { properties: Properties }).properties.before).toEqual(secret(plain(outs)));
});

test("a refusal that repeats a secret input is shown without it, also where it is cut", async () => {
  recordRuns(at.driver.emulator, ["demo__setUp"]);
  at.driver.emulator.world.flows.answer("demo__setUp", ({ key }) => ({ refused: `${"x".repeat(290)} ${key}`, status: 400 }));
  const inputs = { flow: "demo__setUp", inputs: { nested: [{ key: 1 }], key: canary } };

  const message = await complaint(at.driver.declare("FlowRun", { ...inputs, secret: true }).up());

  expect(message).toContain("x [secret]");
  expect(message).not.toContain(canary.slice(0, 6));
});

test("the log has no body of a confidential call", async () => {
  const { emulator } = at.driver;
  recordRuns(emulator, ["demo__setUp"]);
  const lines: string[] = [];
  const { url, clientId, clientSecret } = emulator;
  const options = {
    url,
    credentials: { clientId, clientSecret },
    undocumentedOperations: "allow",
    maxConcurrency: 1,
    deadline: 60_000,
  } as const;
  const client = createClient(options, { environment: { ASTROZERO_LOG: "trace" }, log: (line) => lines.push(line) });
  const given = { path: { action: "run", flowOrInstance: "demo__setUp" }, body: { key: canary } };

  await client.call(flows.orchestrate, { ...given, body: { shown: "in clear" } });
  await client.call(flows.orchestrate, { ...given, confidential: true });

  expect(lines.join("\n")).toContain("in clear");
  expect(lines.join("\n")).not.toContain(canary);
});
