import asyncHooks from "node:async_hooks";
import vm from "node:vm";
import { ModernFakeTimers } from "@jest/fake-timers";
import { TestEnvironment } from "jest-environment-node";

declare global {
  /** Loads a package once for all test files of a worker, as Node does; Jest itself loads it once for each file. */
  var requireOnce: NodeJS.Require;
}

const { compileFunction } = vm;
const sandboxes = new WeakSet<object>();

// Jest compiles for the context of its environment, and knows no other way.
vm.compileFunction = (code, parameters, { parsingContext, ...options } = {}) =>
  compileFunction(code, parameters, parsingContext && sandboxes.has(parsingContext) ? options : { ...options, parsingContext });

/** What follows promises from one to the next, each at the cost of every promise of the worker. Jest makes one for each file. */
const storages = new Set<asyncHooks.AsyncLocalStorage<unknown>>();

asyncHooks.AsyncLocalStorage = class<T> extends asyncHooks.AsyncLocalStorage<T> {
  constructor(...args: ConstructorParameters<typeof asyncHooks.AsyncLocalStorage<T>>) {
    super(...args);
    storages.add(this as asyncHooks.AsyncLocalStorage<unknown>);
  }
};

/**
 * Where a fast test file runs: in the worker's own globals instead of a context for each file. What is loaded once then has the prototypes of
 * the tests, and stays compiled and optimised from file to file.
 */
export default class Sandbox extends TestEnvironment {
  private readonly environment = { ...process.env };
  private readonly globals = new Set(Reflect.ownKeys(globalThis));
  private readonly listeners = new Set(process.eventNames().flatMap((event) => process.rawListeners(event)));

  constructor(...args: ConstructorParameters<typeof TestEnvironment>) {
    super(...args);
    if (this.context) sandboxes.add(this.context);
    this.global = globalThis as unknown as typeof this.global;
    globalThis.requireOnce = require;
    this.fakeTimersModern = new ModernFakeTimers({ config: args[0].projectConfig, global: globalThis });
  }

  override async teardown(): Promise<void> {
    await super.teardown();
    for (const name of Object.keys(process.env)) if (!Object.hasOwn(this.environment, name)) delete process.env[name];
    Object.assign(process.env, this.environment);
    for (const storage of storages) storage.disable();
    storages.clear();
    // Jest's own are among them: they would keep the whole file in memory.
    for (const name of Reflect.ownKeys(globalThis)) if (!this.globals.has(name)) Reflect.deleteProperty(globalThis, name);
    for (const event of process.eventNames())
      for (const listener of process.rawListeners(event))
        if (!this.listeners.has(listener)) process.removeListener(event, listener as () => void);
  }
}
