import { isDeepStrictEqual } from "node:util";
import { readUntil } from "./confirmWrite";
import { RefusedChange } from "./handler";
import { listed } from "./messages";
import type { Session } from "./session";
import type { Lived } from "./state";

type Values = Record<string, unknown>;

/** What is about to be overwritten. */
interface Overwritten<Inputs, State, Live> {
  thing: string;
  /** The attributes that the write gives. */
  names: readonly string[];
  olds: State;
  news: Inputs;
  /** The live thing, as it was read before the update. */
  before: Live;
  look(): Promise<Live | undefined>;
  /** What the platform has, seen through what inputs set. */
  project(inputs: Inputs, live: Live): object;
}

/**
 * Refuses to overwrite what somebody changed since state was read: no preview has shown it. What is changed to what the program says is no
 * conflict, and neither is what a read shows that is still old.
 */
// assumption: stale-reads
export async function refuseChangedMeanwhile<Inputs, State extends Inputs & Lived, Live extends object>(
  { client }: Session,
  { thing, names, olds, news, before, look, project }: Overwritten<Inputs, State, Live>,
): Promise<void> {
  if (olds.unfinished) return;
  const changed = (live: Live): string[] => {
    const [seen, wanted] = [project(olds, live) as Values, project(news, live) as Values];
    const [known, declared] = [olds as Values, news as Values];
    return names.filter((name) => !isDeepStrictEqual(seen[name], known[name]) && !isDeepStrictEqual(wanted[name], declared[name]));
  };
  if (changed(before).length === 0) return;
  const live = await readUntil(client.clock, look, (there) => there === undefined || changed(there).length === 0);
  const conflict = live ? changed(live) : [];
  if (live && conflict.length > 0) throw new RefusedChange(wasChanged(thing, conflict, live));
}

function wasChanged(thing: string, names: readonly string[], live: object): string {
  const { lastModifiedBy, lastModifiedDate, ...others } = live as Values;
  const who = others["lastModifiedBy.name"] || lastModifiedBy;
  const last = [who && `by ${who}`, lastModifiedDate && `at ${lastModifiedDate}`].filter(Boolean).join(" ");
  return (
    `${thing} was changed on the platform since its state was read: ${listed(names)}${last && ` (last change ${last})`}. Nothing was overwritten. ` +
    "Run `pulumi refresh` to take the change into state, look at the preview, and run `pulumi up` again."
  );
}
