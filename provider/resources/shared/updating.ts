import { isDeepStrictEqual } from "node:util";
import { messageOf, PartialFailure, RefusedChange } from "../handler";

interface Update<Inputs, State extends Inputs, Live> {
  /** Of the resource. */
  id: string;
  olds: State;
  news: Inputs;
  /** The live thing; undefined when it is gone. */
  look(): Promise<Live | undefined>;
  /** What the platform has, seen through what inputs set. */
  project(inputs: Inputs, live: Live): State;
  /** What a user reads when the thing is gone. */
  gone(): string;
  /** The inputs that a failed update got to; the new ones where everything can be read. */
  reached?(): Inputs;
}

/**
 * Does the work of an update and answers what exists then. A failure that left everything as it was passes as it is; after one that came
 * half-way state tells what exists, and the next update goes on from there.
 */
export async function updating<Inputs extends object, State extends Inputs, Live>(
  { id, olds, news, look, project, gone, reached = () => news }: Update<Inputs, State, Live>,
  work: () => Promise<void>,
): Promise<State> {
  try {
    await work();
  } catch (error) {
    const live = await look().catch(() => undefined);
    if (live === undefined || isSame(project(olds, live), olds)) throw error;
    throw new PartialFailure({ id, state: project(reached(), live) }, [messageOf(error)]);
  }
  const live = await look();
  if (live === undefined) throw new RefusedChange(gone());
  return project(news, live);
}

/** Whether a failed update left everything as it was: its error then passes as it is, and state stays what it is. */
export function isSame(now: object, before: object): boolean {
  return isDeepStrictEqual(plain(now), plain(before));
}

/** Without members that are undefined. */
function plain(state: object): unknown {
  return JSON.parse(JSON.stringify(state));
}
