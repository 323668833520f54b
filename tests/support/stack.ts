import { isDeepStrictEqual } from "node:util";
import type { Emulator } from "../../emulator";
import { createClient } from "../../provider/client/client";
import type { Send } from "../../provider/client/transport";
import { adapt } from "../../provider/dynamic/adapter";
import { handlerOf } from "../../provider/dynamic/handlers";
import { IncompleteError } from "../../provider/dynamic/userError";
import { Session } from "../../provider/lifecycle/session";
import { type Properties, plain, words } from "./driver";
import { injectInto } from "./inject";
import type { VirtualClock } from "./virtualClock";

/** What a resource of a program is made of. */
export interface Declared {
  kind: string;
  /** The resources that it waits for: those whose outputs it takes, and others. */
  needs?: readonly string[];
  /** Its inputs, as its class makes them, from the outputs of those. */
  inputs(outputs: (name: string) => Properties): Properties;
}

export type Program = Readonly<Record<string, Declared>>;

/** A resource as the engine's state holds it. */
interface Kept {
  kind: string;
  needs: readonly string[];
  id: string;
  inputs: Properties;
  outputs: Properties;
  isIncomplete: boolean;
}

/** When the process that serves an operation dies: at a request, before it is sent or after it was carried out. */
export interface Death {
  at: number;
  when: "before" | "after";
}

/** The process of one operation. What goes on in a dead one nobody hears of, and it sends nothing any more. */
class Process {
  readonly session: Session;
  readonly death: Promise<never>;
  requests = 0;
  private isDead = false;
  private die: () => void = () => {};

  constructor(emulator: Emulator, clock: VirtualClock, warn: (message: string) => void, death?: Death) {
    this.death = new Promise((_, reject) => {
      this.die = () => {
        this.isDead = true;
        reject(new Error("the process died"));
      };
    });
    this.death.catch(() => {});
    const forever = () => new Promise<never>(() => {});
    const inner = clock.watch(injectInto(emulator.listener));
    const send: Send = async (request) => {
      if (this.isDead) return forever();
      const index = request.url.includes("/oauth2/token") ? -1 : this.requests++;
      const isLast = index === death?.at;
      if (isLast && death?.when === "before") this.die();
      if (this.isDead) return forever();
      const answer = await inner(request);
      if (isLast) this.die();
      return this.isDead ? forever() : answer;
    };
    const { url, clientId, clientSecret } = emulator;
    const client = createClient(
      { url, credentials: { clientId, clientSecret }, undocumentedOperations: "allow", maxConcurrency: 10, deadline: 300_000 },
      { environment: {}, clock, send },
    );
    this.session = new Session(client, warn);
  }

  provider(kind: string) {
    const handler = handlerOf(kind);
    if (!handler) throw new Error(`there is no kind ${kind}`);
    return adapt(handler, () => this.session);
  }
}

/**
 * The resources of a program as the engine drives them: what waits for nothing at once, what fails stops what has not begun, and state knows what
 * was answered. Each operation is a process of its own.
 */
export class Stack {
  private state = new Map<string, Kept>();
  readonly warnings: string[] = [];
  /** Requests of the last operation, without those for tokens. */
  requests = 0;

  constructor(
    private readonly emulator: Emulator,
    private readonly clock: VirtualClock,
  ) {}

  get names(): string[] {
    return [...this.state.keys()];
  }

  outputs(name: string): Properties {
    return this.state.get(name)?.outputs ?? {};
  }

  /** What state is now, apart from what becomes of it. */
  copy(): Stack {
    const copy = new Stack(this.emulator, this.clock);
    copy.state = structuredClone(this.state);
    return copy;
  }

  /** `pulumi up`: answers what failed. */
  up(program: Program, death?: Death): Promise<string[]> {
    return this.operation(death, async (process, run) => {
      const begun = new Map<string, Promise<boolean>>();
      const begin = (name: string): Promise<boolean> => {
        const known = begun.get(name);
        if (known) return known;
        const declared = program[name];
        if (!declared) throw new Error(`${name} is not in the program`);
        const needs = declared.needs ?? [];
        const done = Promise.all(needs.map(begin)).then(
          async (all) => all.every(Boolean) && run(`${name}, up`, () => this.register(process, name, declared, needs)),
        );
        begun.set(name, done);
        return done;
      };
      const all = await Promise.all(Object.keys(program).map(begin));
      if (all.every(Boolean)) await this.deleteAll(process, run, (name) => !(name in program));
    });
  }

  /** `pulumi refresh`. */
  refresh(death?: Death): Promise<string[]> {
    return this.operation(death, async (process, run) => {
      const read = async (name: string, kept: Kept) => {
        const { id, props, inputs = kept.inputs } = await process.provider(kept.kind).read(kept.id, kept.outputs);
        if (id === undefined || props === undefined) this.state.delete(name);
        else Object.assign(kept, { id, outputs: plain(props), inputs, isIncomplete: false });
      };
      await Promise.all([...this.state].map(([name, kept]) => run(`${name}, refresh`, () => read(name, kept))));
    });
  }

  /** `pulumi destroy`. */
  destroy(death?: Death): Promise<string[]> {
    return this.operation(death, (process, run) => this.deleteAll(process, run, () => true));
  }

  private async operation(
    death: Death | undefined,
    work: (process: Process, run: (what: string, step: () => Promise<void>) => Promise<boolean>) => Promise<void>,
  ): Promise<string[]> {
    // No two processes begin at the same time.
    await this.clock.sleep(1000);
    const process = new Process(this.emulator, this.clock, (warning) => this.warnings.push(warning), death);
    const failures: string[] = [];
    // The engine begins nothing after the first failure, and waits for what is under way.
    const run = async (what: string, step: () => Promise<void>) => {
      if (failures.length > 0) return false;
      try {
        await step();
        return true;
      } catch (error) {
        failures.push(`${what}: ${words(error)}`);
        return false;
      }
    };
    await Promise.race([work(process, run), process.death]).catch((error) => failures.push(words(error)));
    this.requests = process.requests;
    return failures;
  }

  private async register(process: Process, name: string, declared: Declared, needs: readonly string[]): Promise<void> {
    const { kind } = declared;
    const provider = process.provider(kind);
    const kept = this.state.get(name);
    const outputsOf = (needed: string) => ({ ...this.outputs(needed), id: this.state.get(needed)?.id });
    const { inputs, failures } = await provider.check(kept?.inputs ?? {}, declared.inputs(outputsOf));
    if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
    const create = () =>
      this.keep(name, { kind, needs, id: "", inputs, outputs: {}, isIncomplete: false }, () => provider.create(inputs), process);
    if (!kept) return create();
    const { changes = false, replaces, deleteBeforeReplace } = await provider.diff(kept.id, kept.outputs, inputs);
    const isChanged = changes || !isDeepStrictEqual(inputs, kept.inputs);
    if (isChanged && replaces.length > 0) {
      if (!deleteBeforeReplace) throw new Error("this stack knows only replacements that delete first");
      await this.alive(process, provider.delete(kept.id, kept.outputs));
      this.state.delete(name);
      return create();
    }
    kept.needs = needs;
    if (isChanged || kept.isIncomplete)
      await this.keep(
        name,
        { ...kept, inputs },
        async () => ({ id: kept.id, ...(await provider.update(kept.id, kept.outputs, inputs)) }),
        process,
      );
  }

  private async keep(name: string, kept: Kept, work: () => Promise<{ id: string; outs: Properties }>, process: Process): Promise<void> {
    try {
      const { id, outs } = await this.alive(process, work());
      this.state.set(name, { ...kept, id, outputs: plain(outs), isIncomplete: false });
    } catch (error) {
      if (error instanceof IncompleteError)
        this.state.set(name, { ...kept, id: error.id, outputs: plain(error.properties as Properties), isIncomplete: true });
      throw error;
    }
  }

  /** What ends in a process that died meanwhile changes no state. */
  private alive<T>(process: Process, work: Promise<T>): Promise<T> {
    return Promise.race([process.death, work]);
  }

  /** Deletes resources, each after those that need it. */
  private async deleteAll(
    process: Process,
    run: (what: string, step: () => Promise<void>) => Promise<boolean>,
    goes: (name: string) => boolean,
  ): Promise<void> {
    const begun = new Map<string, Promise<boolean>>();
    const begin = (name: string): Promise<boolean> => {
      const known = begun.get(name);
      if (known) return known;
      const kept = this.state.get(name);
      const needing = [...this.state].filter(([, { needs }]) => needs.includes(name)).map(([other]) => other);
      const remove = async () => {
        if (!kept) return;
        await this.alive(process, process.provider(kept.kind).delete(kept.id, kept.outputs));
        this.state.delete(name);
      };
      const done = Promise.all(needing.map(begin)).then(async (all) => all.every(Boolean) && run(`${name}, delete`, remove));
      begun.set(name, done);
      return done;
    };
    await Promise.all([...this.state.keys()].filter(goes).map(begin));
  }
}
