import asyncHooks from "node:async_hooks";
import vm from "node:vm";
import { ModernFakeTimers } from "@jest/fake-timers";
import { TestEnvironment } from "jest-environment-node";
import { putBack, Untouched } from "./untouched";

declare global {
  /** Loads a package once for all test files of a worker, as Node does; Jest itself loads it once for each file. */
  var requireOnce: NodeJS.Require;
}

/** Globals that Jest sets for each file. */
const ofJest: PropertyKey[] = ["console"];

const { compileFunction } = vm;
const sandboxes = new WeakSet<object>();

/** What was compiled in this worker. Each call of such a function is a module of its own, but it is compiled and optimised once. */
const compiled = new Map<string | undefined, { code: string; run: ReturnType<typeof compileFunction> }>();

// Jest compiles for the context of its environment, and knows no other way.
vm.compileFunction = (code, parameters, { parsingContext, ...options } = {}) => {
  if (!parsingContext || !sandboxes.has(parsingContext)) return compileFunction(code, parameters, { ...options, parsingContext });
  const known = compiled.get(options.filename);
  if (known?.code === code) return known.run;
  const run = compileFunction(code, parameters, options);
  compiled.set(options.filename, { code, run });
  return run;
};

/** What follows promises from one to the next, each at the cost of every promise of the worker. Jest makes one for each file. */
const storages = new Set<asyncHooks.AsyncLocalStorage<unknown>>();

class Noted<T> extends asyncHooks.AsyncLocalStorage<T> {
  constructor(...args: ConstructorParameters<typeof asyncHooks.AsyncLocalStorage<T>>) {
    super(...args);
    storages.add(this as asyncHooks.AsyncLocalStorage<unknown>);
  }
}

// Node 24 has a getter there.
Object.defineProperty(asyncHooks, "AsyncLocalStorage", { value: Noted, configurable: true, enumerable: true, writable: true });

/** Packages that can be told how to work, for all who use them: what holds that. */
const settings = {
  typescript: () => (require("typescript") as typeof import("typescript")).sys,
  zod: () => {
    const { config, object } = require("zod") as typeof import("zod");
    // It completes its settings with its first use.
    object({}).safeParse({});
    return config();
  },
};
const areSettings = (name: string): name is keyof typeof settings => Object.hasOwn(settings, name);

/**
 * Where a fast test file runs: in the worker's own globals instead of a context for each file. What is loaded once then has the prototypes of
 * the tests, and stays compiled and optimised from file to file. A file that would change them for the next one fails.
 */
export default class Sandbox extends TestEnvironment {
  private readonly environment = { ...process.env };
  private readonly globals = Object.getOwnPropertyDescriptors(globalThis);
  private readonly untouched = new Untouched();
  private readonly listeners = new Set(process.eventNames().flatMap((event) => process.rawListeners(event)));

  constructor(...args: ConstructorParameters<typeof TestEnvironment>) {
    super(...args);
    if (this.context) sandboxes.add(this.context);
    this.global = globalThis as unknown as typeof this.global;
    globalThis.requireOnce = Object.assign((name: string) => this.load(name), require);
    for (const name of Object.keys(settings)) if (require.cache[require.resolve(name)]) this.load(name);
    this.fakeTimersModern = new ModernFakeTimers({ config: args[0].projectConfig, global: globalThis });
  }

  private load(name: string): unknown {
    if (areSettings(name)) this.untouched.keep(name, settings[name]());
    return require(name);
  }

  override async teardown(): Promise<void> {
    await super.teardown();
    for (const name of Object.keys(process.env)) if (!Object.hasOwn(this.environment, name)) delete process.env[name];
    Object.assign(process.env, this.environment);
    for (const storage of storages) storage.disable();
    storages.clear();
    const told = this.untouched.restore();
    // New ones go without a word. Jest's own are among them: they would keep the whole file in memory.
    for (const name of putBack(globalThis, this.globals))
      if (Object.hasOwn(this.globals, name) && !ofJest.includes(name)) told.push(String(name));
    for (const event of process.eventNames())
      for (const listener of process.rawListeners(event))
        if (!this.listeners.has(listener)) process.removeListener(event, listener as () => void);
    if (told.length > 0) throw new Error(`The tests of this file leave changed, or behind: ${told.join(", ")}. Put it back in afterEach.`);
  }
}
