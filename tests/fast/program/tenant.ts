import type * as pulumi from "@pulumi/pulumi";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../../emulator";
import { configure, finishProgram, startEngine } from "./mocks";

/** The stack configuration that leads to an emulator. */
export function settingsOf({ url, clientId, clientSecret, namespace }: Emulator) {
  return { url, clientId, clientSecret, namespace };
}

/** An emulator for the programs of a test file: each begins with a fresh tenant, which the stack configuration names. */
export function useTenant(options?: EmulatorOptions): { readonly emulator: Emulator } {
  const tenant = {} as { emulator: Emulator };
  beforeAll(async () => {
    tenant.emulator = await startEmulator(options);
  });
  beforeEach(() => {
    tenant.emulator.reset();
    startEngine();
    configure(settingsOf(tenant.emulator));
  });
  afterEach(async () => {
    await finishProgram();
    expect(tenant.emulator.failures).toEqual([]);
  });
  afterAll(() => tenant.emulator.stop());
  return tenant;
}

/** What outputs hold and their declarations leave out. */
interface Internals {
  isKnown: Promise<boolean>;
  isSecret: Promise<boolean>;
  promise(): Promise<unknown>;
  allResources(): Promise<Set<pulumi.Resource>>;
}

export function inside(output: pulumi.Output<unknown>): Internals {
  return output as unknown as Internals;
}

/** The error with which an output ends, of which nothing else hears. */
export async function failureOf(output: pulumi.Output<unknown>): Promise<Error> {
  const { isKnown, isSecret, promise, allResources } = inside(output);
  const [result] = await Promise.allSettled([promise(), isKnown, isSecret, allResources()]);
  if (result.status === "fulfilled") throw new Error("the output should have failed");
  return result.reason;
}
