import { runScript, withExample } from "../../support/example";
import type { Tenant } from "../../support/tenant";

test("the smoke example is deployed and destroyed in one run each", () => withExample("smoke", {}, look, prepare));

interface Parcel {
  weight: number;
}

function prepare(tenant: Tenant): void {
  makeRunnable(tenant);
  const place = { application: "demo__Parcels", version: "1.0.0", operation: "parcels/quote" };
  // An application hands the weight on that arrives in the address.
  const handler = ({ query }: { query: Record<string, unknown> }) => ({ price: query.weight === "3.5" ? quoted : 0 });
  tenant.emulator.world.customApis.add({ ...place, methods: ["GET"], handler });
}

/** What the API answers. */
let quoted = 9;

/** What the platform does with the script of the example, and with the flow that calls it. */
function makeRunnable({ emulator: { world } }: Tenant): void {
  const priceOf = (inputs: unknown) => {
    const lines: string[] = [];
    const console = { log: (line: string) => lines.push(line) };
    const { CheckTariff } = runScript(world.scripts.get("demo__checkTariff"), { console }) as {
      CheckTariff: new () => { run(input: Parcel): { price: number } };
    };
    return { value: { ...new CheckTariff().run(inputs as Parcel) }, log: lines.join("\n") };
  };
  world.scripts.answer("demo__checkTariff", priceOf);
  world.flows.answer("demo__quoteParcel", (inputs) => ({ outputs: priceOf(inputs).value }));
}

async function look({ emulator, project }: Tenant): Promise<void> {
  const ran = () => ["DebugScript", "OrchestrateFlow"].map((operation) => emulator.requests.count({ operation }));
  // 5 for the first two kilograms, 2 for each that is begun after them.
  expect(project.outputs()).toEqual({ prices: [9, 9], log: "3.5 kg: 9" });
  expect(ran()).toEqual([1, 1]);

  await project.config("release", "1.1.0");
  await project.up();
  expect(ran()).toEqual([2, 2]);

  emulator.world.flows.answer("demo__quoteParcel", () => ({ outputs: { price: 8 } }));
  await project.config("release", "1.2.0");
  const failed = await project.up({ fails: true });
  expect(failed.diagnostics.map(({ message }) => message).join("\n")).toContain("The flow: 3.5 kg must cost 9, and cost 8.");
  makeRunnable({ emulator, project });
  await project.config("release", "1.2.1");
  await project.up();
  expect(ran()).toEqual([4, 4]);

  const called = () => emulator.requests.count({ operation: "GetCustomApi" });
  expect(called()).toBe(0);
  await project.config("application", "Parcels");
  await project.up();
  expect(project.outputs()).toEqual({ prices: [9, 9, 9], log: "3.5 kg: 9" });
  expect(called()).toBeGreaterThan(0);
  expect(ran()).toEqual([4, 4]);

  quoted = 8;
  const refused = await project.up({ fails: true });
  expect(refused.diagnostics.map(({ message }) => message).join("\n")).toContain("The API: 3.5 kg must cost 9, and cost 8.");
  quoted = 9;
}
