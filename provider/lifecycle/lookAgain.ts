import { RefusedChange } from "./handler";
import type { Lived } from "./state";

interface Look<State, Live> {
  look(): Promise<Live | undefined>;
  /** What a user reads when the thing is gone. */
  gone: string;
  /** What the platform has, seen through the state. */
  project(live: Live): State;
}

/** What an update starts from: the state; after an update that failed half-way what the platform has now. */
export async function lookAgain<State extends Lived, Live>(state: State, { look, gone, project }: Look<State, Live>): Promise<State> {
  if (!state.unfinished) return state;
  const live = await look();
  if (!live) throw new RefusedChange(gone);
  return project(live);
}
