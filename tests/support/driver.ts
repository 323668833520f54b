import { isDeepStrictEqual } from "node:util";
import { type Dialect, type Emulator, type Fault, startEmulator } from "../../emulator";
import { type Client, type ClientOptions, createClient } from "../../provider/client/client";
import { adapt, type DynamicProvider } from "../../provider/dynamic/adapter";
import { handlerOf } from "../../provider/dynamic/handlers";
import { IncompleteError } from "../../provider/dynamic/userError";
import type { CheckFailure } from "../../provider/lifecycle/handler";
import { leftoversOf } from "../../provider/lifecycle/leftoverSettings";
import { Session } from "../../provider/lifecycle/session";
import { injectInto } from "./inject";
import { type VirtualClock, virtualClock } from "./virtualClock";

export type Properties = Record<string, unknown>;

/** What `check` refuses. */
export class CheckError extends Error {
  constructor(readonly failures: readonly CheckFailure[]) {
    super(failures.map(({ reason }) => reason).join("\n"));
  }
}

/** An emulator with the provider's handlers in front of it, driven as the engine drives them, in this process. */
export class Driver {
  /** What the handlers told the user beside errors. */
  readonly warnings: string[] = [];
  /** What they told of their progress, and of what is going to change. */
  readonly told: string[] = [];
  /** Whether the inputs travel unchecked: what only the platform finds wrong with inputs stands for what a check finds, too. */
  isUnchecked = false;
  /** The settings of leftovers, for the operations to come. */
  leftovers = leftoversOf();
  private client: Client | undefined;
  private callsUnderWay = 0;

  private constructor(
    readonly emulator: Emulator,
    /** The time of the provider and of the emulator: waits cost none. */
    readonly clock: VirtualClock,
  ) {}

  static async start(dialect: Partial<Dialect> = {}): Promise<Driver> {
    const clock = virtualClock(Date.now());
    return new Driver(await startEmulator({ dialect, now: clock.now }), clock);
  }

  /** A fresh tenant and a fresh client, once every operation is over: the process of an operation ends with it. */
  reset(): void {
    if (this.callsUnderWay > 0) throw new Error("an operation has ended, and calls of it go on");
    this.emulator.reset();
    this.warnings.length = 0;
    this.told.length = 0;
    this.isUnchecked = false;
    this.leftovers = leftoversOf();
    this.client = undefined;
  }

  stop(): Promise<void> {
    return this.emulator.stop();
  }

  /** The platform answers 503 and does nothing, from now on and always; `but` says what is different. */
  fault(but: Partial<Fault> = {}): void {
    this.emulator.faults.add({ kind: "status", status: 503, when: "before", times: Number.POSITIVE_INFINITY, ...but } as Fault);
  }

  /** A client of its own, as a new process would have it, for the operations to come. */
  connect(settings: Partial<ClientOptions> = {}): Client {
    const { url, clientId, clientSecret } = this.emulator;
    const options: ClientOptions = {
      url,
      credentials: { clientId, clientSecret },
      undocumentedOperations: "allow",
      maxConcurrency: 10,
      deadline: 300_000,
      ...settings,
    };
    const { clock } = this;
    this.client = this.watched(
      createClient(options, {
        environment: {},
        clock,
        tell: (message) => this.told.push(message),
        send: clock.watch(injectInto(this.emulator.listener)),
      }),
    );
    return this.client;
  }

  private watched(client: Client): Client {
    const call: Client["call"] = async (operation, args) => {
      this.callsUnderWay++;
      try {
        return await client.call(operation, args);
      } finally {
        this.callsUnderWay--;
      }
    };
    return { ...client, call };
  }

  /** The provider of one operation: each `up`, refresh or destroy of the engine runs in a process of its own. */
  process(kind: string, session = this.session()): DynamicProvider {
    const handler = handlerOf(kind);
    if (!handler) throw new Error(`there is no kind ${kind}`);
    return adapt(handler, () => session);
  }

  /** One operation of several resources: their providers share the process. */
  run(): Pick<Driver, "process"> {
    const session = this.session();
    return { process: (kind) => this.process(kind, session) };
  }

  /** What the resources of all kinds share in one operation of the engine. */
  session(): Session {
    const warn = (message: string) => this.warnings.push(message);
    return new Session(this.client ?? this.connect(), warn, undefined, undefined, (message) => this.told.push(message), this.leftovers);
  }

  /** A resource that a program declares; its first `up` creates it. */
  declare(kind: string, inputs: Properties): Deployment {
    return new Deployment(this, kind, inputs);
  }
}

/** One resource as the engine's state holds it. */
export class Deployment {
  id = "";
  outputs: Properties = {};
  /** Whether the last operation left it incomplete. */
  isIncomplete = false;

  constructor(
    private readonly driver: Driver,
    readonly kind: string,
    public inputs: Properties,
  ) {}

  /** `pulumi up` with the program's inputs. */
  async up(news: Properties = this.inputs): Promise<"created" | "unchanged" | "updated" | "replaced"> {
    const provider = this.driver.process(this.kind);
    const inputs = this.driver.isUnchecked
      ? (JSON.parse(JSON.stringify(news)) as Properties)
      : await checked(provider, this.id === "" ? {} : this.inputs, news);
    if (this.id === "") {
      this.inputs = inputs;
      await this.create(provider);
      return "created";
    }
    const { changes = false, replaces, deleteBeforeReplace } = await provider.diff(this.id, this.outputs, inputs);
    const isChanged = changes || !isDeepStrictEqual(inputs, this.inputs);
    // What is only incomplete is updated, whatever replaces it.
    if (isChanged && replaces.length > 0) {
      const old = { id: this.id, outputs: this.outputs };
      if (deleteBeforeReplace) await provider.delete(old.id, old.outputs);
      Object.assign(this, { id: "", outputs: {}, inputs });
      await this.create(provider);
      if (!deleteBeforeReplace) await provider.delete(old.id, old.outputs);
      return "replaced";
    }
    if (!isChanged && !this.isIncomplete) return "unchanged";
    await this.keepWhatExists(inputs, async () => {
      this.outputs = plain((await provider.update(this.id, this.outputs, inputs)).outs);
    });
    return "updated";
  }

  /** `pulumi refresh`; false when the thing is gone. */
  async refresh(): Promise<boolean> {
    // The engine keeps the inputs where none were read.
    const { id, props, inputs = this.inputs } = await this.driver.process(this.kind).read(this.id, this.outputs);
    if (id === undefined || props === undefined) {
      Object.assign(this, { id: "", outputs: {} });
      return false;
    }
    // The engine takes what was read for complete.
    Object.assign(this, { id, outputs: plain(props), inputs, isIncomplete: false });
    return true;
  }

  async destroy(): Promise<void> {
    await this.driver.process(this.kind).delete(this.id, this.outputs);
    Object.assign(this, { id: "", outputs: {} });
  }

  /** The engine saves what exists, also of a create that failed half-way. */
  private create(provider: DynamicProvider): Promise<void> {
    return this.keepWhatExists(this.inputs, async () => {
      const { id, outs } = await provider.create(this.inputs);
      Object.assign(this, { id, outputs: plain(outs) });
    });
  }

  /** The new inputs are in state with whatever exists. */
  private async keepWhatExists(inputs: Properties, operation: () => Promise<void>): Promise<void> {
    try {
      await operation();
      Object.assign(this, { inputs, isIncomplete: false });
    } catch (error) {
      if (error instanceof IncompleteError)
        Object.assign(this, { id: error.id, outputs: plain(error.properties as Properties), inputs, isIncomplete: true });
      throw error;
    }
  }
}

/** The engine keeps secrets encrypted, and gives them to providers as they were. Outputs without a value are left out: few tests are about them. */
export function plain(outputs: Properties): Properties {
  const mark = "4dabf18193072939515e22adb298388d";
  const asItWas = (value: unknown) => (value instanceof Object && mark in value && "value" in value ? value.value : value);
  const told = Object.entries(outputs).filter(([name, value]) => value !== null && !(name === "adopted" && value === false));
  return Object.fromEntries(told.map(([name, value]) => [name, asItWas(value)]));
}

async function checked(provider: DynamicProvider, olds: Properties, news: Properties): Promise<Properties> {
  const { inputs, failures } = await provider.check(olds, news);
  if (failures.length > 0) throw new CheckError(failures);
  return inputs;
}

/** What a failed operation says to the user, with all its reasons. */
export async function complaint(operation: Promise<unknown>): Promise<string> {
  try {
    await operation;
  } catch (error) {
    return words(error);
  }
  throw new Error("the operation should have failed");
}

/** Message and reasons: a user's error has no stack. */
export function words(error: unknown): string {
  const reasons = error instanceof IncompleteError ? error.reasons : [];
  return [(error as Error).message, ...reasons].join("\n");
}
