import { z } from "zod";
import { changedInputs } from "../../lifecycle/attributes";
import { messageOf, PartialFailure, RefusedChange } from "../../lifecycle/handler";
import type { Session } from "../../lifecycle/session";
import type { Lived } from "../../lifecycle/state";

/** What all that runs once takes. */
export const runOnceInputs = {
  assumeDone: z.string().optional(),
  /** When the intent of the run was made, in UTC. */
  __intent: z.string().optional(),
};

type RunOnceInputs = z.output<z.ZodObject<typeof runOnceInputs>>;

/** What state holds beside the inputs while the outcome of the last run is unknown. */
export interface Uncertain extends Pick<Lived, "unfinished" | "before"> {
  /** When that run was sent, in UTC. */
  uncertain?: string | undefined;
}

/** One run, as the resource that asks for it sees it. */
interface Run<State> {
  id: string;
  /** What is in state; undefined of a new resource. */
  olds: State | undefined;
  run(): Promise<State>;
  /** The state of a run of which nothing is known but that it took place. */
  assumed(): State;
  /** The state of a run that failed before anything was in state. */
  failed(): State;
  /** What a user reads of a run that may have begun at some time. */
  mayHaveBegun(since: string): string;
}

/**
 * Runs it, unless an earlier process may have begun to: the intent of the run was made before this one, and state does not know its outcome. A run
 * that fails is noted in state, and runs again with the next update.
 */
export async function runOnce<Inputs extends RunOnceInputs, State extends Inputs & Uncertain>(
  session: Session,
  inputs: Inputs,
  { id, olds, run, assumed, failed, mayHaveBegun }: Run<State>,
): Promise<State> {
  const { __intent, assumeDone } = inputs;
  if (__intent !== undefined && __intent !== olds?.__intent && !session.run.intents.has(__intent)) {
    if (assumeDone === __intent) return assumed();
    throw new RefusedChange(mayHaveBegun(__intent));
  }
  try {
    return await run();
  } catch (error) {
    if (error instanceof PartialFailure) throw error;
    // A refresh leaves the engine the new inputs: what is unfinished shows nevertheless.
    const state = { ...(olds ? { ...olds, __intent, before: lastKnown(olds) } : failed()), unfinished: {} };
    throw new PartialFailure({ id, state }, [messageOf(error)], { cause: error });
  }
}

/** What state was after the last run whose outcome is known; undefined where there is none. */
export function lastKnown<State extends Uncertain>(olds: State | undefined): State | undefined {
  return olds?.unfinished || olds?.uncertain !== undefined ? (olds.before as State | undefined) : olds;
}

/** What an uncertain run, or one that failed, was to follow, where the program is back at it: that ran already. */
export function takenBack<Inputs extends object, State extends Inputs & Uncertain>(
  againFor: readonly (keyof Inputs & string)[],
  olds: State,
  news: Inputs,
): State | undefined {
  const before = olds.before as State | undefined;
  return before && changedInputs<Inputs, keyof Inputs & string>(againFor, before, news).length === 0 ? before : undefined;
}

/** No triggers are none, however the program says so: that runs nothing again. */
export function withTriggersOf<Inputs extends { triggers?: unknown[] | undefined }>(olds: Inputs, news: Inputs): Inputs {
  const { triggers, ...others } = news;
  if ((triggers?.length ?? 0) + (olds.triggers?.length ?? 0) > 0) return news;
  return { ...others, ...(olds.triggers && { triggers: olds.triggers }) } as Inputs;
}

/** The resource leaves state: what its intent stood for needs no telling any more, and may run under it again. */
export function endIntent({ run }: Session, { __intent }: RunOnceInputs): void {
  if (__intent !== undefined) run.intents.add(__intent);
}
