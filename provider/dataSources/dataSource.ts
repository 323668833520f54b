import * as pulumi from "@pulumi/pulumi";
import { mocksInUse } from "../program/mocks";
import { providerOf, settingsOf } from "../program/provider";
import { runError } from "../program/runError";
import type { Answering, Question } from "./ask";
import { internalsOf } from "./internals";
import { askMocks } from "./mocked";
import type { Query, QueryOptions, QueryOutput, QueryOutputOptions } from "./query";
import { secretTexts } from "./secretTexts";
import { allMade, resourcesBefore } from "./waiting";

/** Both forms of a data source, from one definition. */
export interface DataSource<Args, Result> {
  readonly promise: Query<Args, Result>;
  readonly output: QueryOutput<Args, Result>;
}

/** What sets a data source apart. */
interface Manner<Args> {
  /** Whether a question may change the platform: then it is asked in no preview. Default: none does. */
  writes?(args: Args): boolean;
}

export function dataSource<Args extends object, Result>(
  name: string,
  answering: Answering<Args, Result>,
  { writes = () => false }: Manner<Args> = {},
): DataSource<Args, Result> {
  return {
    promise: async (args?: object, opts?: QueryOptions) => {
      refuseOutputs(name, args ?? {});
      refuseWaiting(name, opts ?? {});
      if (writes((args ?? {}) as Args)) throw runError(mayChange(name));
      const settings = settingsOf(providerOf(opts));
      if (!(await internalsOf(settings).isKnown)) throw runError(notKnown(name));
      const question = { name, settings: await internalsOf(settings).promise(), args: (args ?? {}) as Args, secrets: undefined, after: [] };
      return ask(question, answering);
    },
    output: (args?: object, opts?: QueryOutputOptions) => {
      const given = pulumi.output(withIds(args ?? {}));
      const before = resourcesBefore(name, given, opts?.dependsOn);
      return pulumi.all([settingsOf(providerOf(opts)), given, allMade(before)]).apply(async ([settings, values]) => {
        if (pulumi.runtime.isDryRun() && writes(values as Args)) return pulumi.unknown;
        const secrets = (await pulumi.isSecret(given)) ? await secretTexts(args) : undefined;
        return ask({ name, settings, args: values as Args, secrets, after: await before }, answering);
      }) as pulumi.Output<Result>;
    },
  };
}

async function ask<Args extends object, Result>(question: Question<Args>, answering: Answering<Args, Result>): Promise<Result> {
  refuseNull(question);
  // The engine is told that the program is not over, whether or not somebody waits for the answer.
  const done = pulumi.runtime.rpcKeepAlive();
  try {
    const mocks = mocksInUse();
    if (mocks) return await askMocks(mocks, question.name, question.args);
    // The client and the contract come with the first question: a program without one starts without them.
    const { askPlatform } = require("./ask") as typeof import("./ask");
    return await askPlatform(question, answering);
  } finally {
    done();
  }
}

function notKnown(name: string): string {
  return `${name}: the settings of the provider are not known yet in this preview. Use ${name}Output: its answer waits for them.`;
}

/** A promise is asked in previews, and has to settle there. */
function mayChange(name: string): string {
  return `${name}: a call that may change something is made in no preview. Use ${name}Output: its answer waits for the update.`;
}

function refuseOutputs(name: string, args: object): void {
  for (const [key, value] of Object.entries(args)) {
    if (isLater(value)) {
      throw runError(`${name}: ${key} is known only when the program runs. Use ${name}Output, which takes outputs and resources.`);
    }
  }
}

/** Whether a value, or one within it, is known only when the program runs. */
function isLater(value: unknown): boolean {
  if (pulumi.Output.isInstance(value) || pulumi.Resource.isInstance(value) || value instanceof Promise) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(isLater);
}

/** What the compiler overlooks in a program in JavaScript: a condition that is null may have got lost, and is not taken for none. */
function refuseNull<Args extends object>({ name, args }: Question<Args>): void {
  for (const [key, value] of Object.entries(args))
    if (value === null) throw runError(`${name}: ${key} is null. Give a value, or leave it out.`);
}

/** What the compiler overlooks when the options are no literal. */
function refuseWaiting(name: string, opts: QueryOutputOptions): void {
  if (opts.dependsOn !== undefined) throw runError(`${name}: a promise does not wait for dependsOn. Use ${name}Output, which does.`);
}

/** A resource means its id. */
function withIds(args: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, pulumi.CustomResource.isInstance(value) ? value.id : value]));
}
