import { isDeepStrictEqual } from "node:util";
import { CallError } from "../../client/errors";
import { messageOf, PartialFailure, RefusedChange } from "../../lifecycle/handler";
import { notRead } from "../../lifecycle/messages";
import type { Activation, Unfinished } from "../../lifecycle/state";

interface Update<Inputs, State extends Inputs & Unfinished, Live> {
  /** Of the resource. */
  id: string;
  olds: State;
  news: Inputs;
  /** The live thing as it was before the update. */
  before: Live;
  /** The live thing; undefined when it is gone. */
  look(): Promise<Live | undefined>;
  /** What the platform has, seen through what inputs set. */
  project(inputs: Inputs, live: Live): State;
  /** What a user reads when the thing is gone. */
  gone(): string;
  /** The inputs that a failed update got to: what does not show is taken from them. */
  reached(): Inputs;
  course: Activation;
  /** Whether an answer got lost of what may not show, also when the error that is told is another one. */
  isUncertain?(): boolean;
}

/**
 * Does the work of an update and answers what exists then. A failure that left everything as it was passes as it is; after one that came
 * half-way, or of which nobody knows how far it came, state tells what exists, and the next update goes on from there, whatever the program
 * declares by then.
 */
export async function updating<Inputs extends object, State extends Inputs & Unfinished, Live extends { active: boolean }>(
  { id, olds, news, before, look, project, gone, reached, course: { staysOn }, isUncertain = () => false }: Update<Inputs, State, Live>,
  work: () => Promise<void>,
): Promise<State> {
  try {
    await work();
    const live = await look();
    if (live === undefined) throw new RefusedChange(gone());
    return project(news, live);
  } catch (error) {
    const unfinished = { active: staysOn };
    const unknown = (reason: string) => new PartialFailure({ id, state: { ...olds, unfinished } }, [messageOf(error), reason]);
    const live = await look().catch((second) => {
      throw unknown(notRead(messageOf(second)));
    });
    if (live === undefined) throw unknown(gone());
    const sees = (inputs: Inputs) => isSame(project(inputs, live), project(inputs, before));
    const isLost = isUncertain() || (error instanceof CallError && error.ambiguous);
    if (!isLost && sees(olds) && sees(news) && (live.active || !staysOn)) throw error;
    throw new PartialFailure({ id, state: { ...project(reached(), live), unfinished } }, [messageOf(error)]);
  }
}

function isSame(now: object, before: object): boolean {
  return isDeepStrictEqual(plain(now), plain(before));
}

/** Without members that are undefined. */
function plain(state: object): unknown {
  return JSON.parse(JSON.stringify(state));
}
