import * as pulumi from "@pulumi/pulumi";
import { type Emulator, startEmulator } from "../../../emulator";
import { CustomObject, fields, refuseDataLossInPreview } from "../../../provider";
import { deletionGuard } from "../../../provider/dynamic/previewDeletes";
import { binding, refusing } from "../../../provider/program/refuseDataLoss";
import { typeOf } from "../../../provider/program/typeNames";
import { withEnvironment } from "../../../provider/settings";
import { configure, finishProgram, resolved, startEngine } from "./mocks";

// The hooks themselves no test of this repository sees: the language host that tools/pulumi builds does not know them, nor do the SDK's mocks. What
// is tested is what the engine is given (the binding of the transform), and what it calls (the function of the hook).

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed: { objects: [{ name }] } });
});
afterEach(async () => {
  await finishProgram();
  await emulator.stop();
});

const hook = { name: "astrozero:refuseDataLoss" } as pulumi.ResourceHook;
const other = { name: "other" } as pulumi.ResourceHook;
const type = typeOf("CustomObject");
const name = "demo__Customer__CST";

function customerWithRecords(): void {
  emulator.world.records.add(name, [{}, {}, {}]);
}

const transformed = (args: Partial<pulumi.ResourceTransformArgs>, declared = new Set<string>()) =>
  binding(hook, declared)({ custom: true, type, name: "Customer", props: { name }, opts: {}, ...args });

/** Calls the hook for the deletion of an object, as the engine does. */
function deletion(state: Record<string, unknown>, { declared = new Set<string>(), preview = true } = {}): Promise<void> {
  startEngine({ preview });
  const guardOf = () =>
    deletionGuard(
      withEnvironment(() => undefined, emulator.environment),
      () => {},
    );
  const args = { urn: "urn", id: "id", name: "Customer", type, oldOutputs: { __provider: "text", name, ...state } };
  return Promise.resolve(refusing(declared, guardOf)(args));
}

test("the hook is bound to resources of this package, beside hooks of others", () => {
  const opts = { protect: true, hooks: { beforeDelete: [other], afterCreate: [other] } };
  expect(transformed({ opts })).toEqual({
    props: { name },
    opts: { protect: true, hooks: { beforeDelete: [other, hook], afterCreate: [other] } },
  });
  expect(transformed({ type: "random:index:RandomPet" })).toBeUndefined();
});

test("resources of a provider of their own are left out: the settings of the stack are not theirs", () => {
  expect(transformed({ opts: { provider: {} as pulumi.ProviderResource } as pulumi.CustomResourceOptions })).toBeUndefined();
});

test("a deletion in a preview is refused as the provider will refuse it", async () => {
  customerWithRecords();
  await expect(deletion({})).rejects.toThrow(
    `CustomObject Customer: AZ101: deleting object ${name} destroys 3 records. Set allowDataLoss: true on the resource to proceed anyway.`,
  );
  await expect(deletion({ name: pulumi.secret(name) })).rejects.toThrow("AZ101");
});

test("permission of state counts, what was adopted stays, and nothing is asked where the provider asks itself", async () => {
  customerWithRecords();
  await deletion({ allowDataLoss: true });
  await deletion({ adopted: true });
  await deletion({}, { preview: false });
  const declared = new Set<string>();
  transformed({}, declared);
  await deletion({}, { declared });
});

test("in unit tests nothing is registered", async () => {
  pulumi.runtime.setMocks({ newResource: ({ inputs }) => ({ id: "id", state: inputs }), call: () => ({}) });
  configure({ namespace: "demo" });
  refuseDataLossInPreview();
  const customer = new CustomObject("Customer", { fields: { code: fields.text() } });
  expect(await resolved(customer.name)).toBe(name);
});
