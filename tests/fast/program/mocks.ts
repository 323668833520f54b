import * as pulumi from "@pulumi/pulumi";

/** What a program registered with the engine. */
export type Registration = Readonly<Pick<pulumi.runtime.MockResourceArgs, "type" | "name" | "inputs" | "provider" | "id">>;

/** What the platform answers in these tests: outputs by the name of the resource. */
export type Answers = Record<string, Record<string, unknown>>;

const registrations: Registration[] = [];
let answers: Answers = {};

interface EngineOptions {
  preview?: boolean;
  outputs?: Answers;
  /** What making a resource does to the platform, and how long it takes. */
  making?: (name: string) => void | Promise<void>;
}

/** An engine that takes everything and answers the inputs; in a preview it knows no ids. */
export function startEngine({ preview = false, outputs = {}, making }: EngineOptions = {}): void {
  answers = outputs;
  registrations.length = 0;
  const engine: pulumi.runtime.Mocks = {
    newResource: async ({ type, name, inputs, provider, id }) => {
      registrations.push({ type, name, inputs, provider, id });
      await making?.(name);
      return { id: id || (preview ? undefined : `${name}-id`), state: { ...inputs, ...answers[name] } };
    },
    call: ({ inputs }) => inputs,
  };
  pulumi.runtime.setMocks(engine, "project", "stack", preview);
  hideMocks();
}

/** The package takes the mocks for the engine of a run: data sources ask the platform and not them. */
function hideMocks(): void {
  const { settings }: { settings: { monitor?: object } } = require("@pulumi/pulumi/runtime/state").getStore();
  if (!settings.monitor) throw new Error("the mocks are not in place");
  settings.monitor = new Proxy(settings.monitor, {
    get: (monitor, member) => {
      const value: unknown = Reflect.get(monitor, member);
      return typeof value === "function" ? value.bind(monitor) : undefined;
    },
  });
}

/** The stack configuration of namespace `astrozero`, and nothing of the developer's shell. */
export function configure(settings: Record<string, string>, environment: Record<string, string> = {}): void {
  const keys = Object.keys(settings).map((name): [string, string] => [`astrozero:${name}`, settings[name] ?? ""]);
  pulumi.runtime.setAllConfig(Object.fromEntries(keys));
  for (const name of Object.keys(process.env)) if (name.startsWith("ASTROZERO_")) delete process.env[name];
  Object.assign(process.env, environment);
}

/** What was sent to the engine for a resource. */
export async function registration(resource: pulumi.Resource): Promise<Registration> {
  const urn = await resolved(resource.urn);
  const name = urn.slice(urn.lastIndexOf("::") + 2);
  const found = registrations.find((one) => one.name === name && urn.includes(one.type));
  if (!found) throw new Error(`${urn} was not registered`);
  return found;
}

/** What was sent for a resource that no variable of the program holds. */
export function registered(name: string): Registration | undefined {
  return registrations.find((one) => one.name === name);
}

export function registeredNames(): string[] {
  return registrations.map(({ name }) => name);
}

/** What an output resolves to. */
export function resolved<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => {
    output.apply((value) => resolve(value as T));
  });
}

/** Waits until everything that a program began has arrived: nothing of one test reaches the next. */
export function finishProgram(): Promise<void> {
  return pulumi.runtime.disconnect();
}

/** The options with which a resource was constructed, after the class has added its own. */
export function optionsOf(construct: (spy: pulumi.CustomResourceOptions) => pulumi.Resource): pulumi.CustomResourceOptions {
  let seen: pulumi.CustomResourceOptions = {};
  construct({
    transformations: [
      ({ opts }) => {
        seen = opts;
        return undefined;
      },
    ],
  });
  return seen;
}

/** A secret as it travels to the engine. */
export function secretOnTheWire(value: string) {
  return { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value };
}

/** What arrives in a preview for a value that is not known yet. */
export const notYetKnown = expect.objectContaining({ __pulumiUnknown: true });
