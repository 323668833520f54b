import { isAmbiguous } from "../client/errors";
import { readUntil } from "./confirmWrite";
import { messageOf, PartialFailure, RefusedChange, telling } from "./handler";
import { notRead } from "./messages";
import type { Recording } from "./recording";
import type { Lived } from "./state";
import { whetherGone } from "./whetherGone";

/** A part of an update. */
export interface Step {
  /** What a user reads before the reason of its failure; nothing where the reasons say it. */
  notDone?: string;
  /** Does it; what fails beside the rest joins the reasons. */
  work(reasons: string[]): Promise<unknown>;
}

export interface Update<State extends Lived, Live> {
  /** Of the resource. */
  id: string;
  steps: readonly Step[];
  look(): Promise<Live | undefined>;
  /** What a user reads when the thing is gone. */
  gone(): string;
  /** What the platform accepted and does not show. Default: each step has seen to that. */
  missing?(live: Live): string[];
  /** Whether a read shows what earlier reads have proved: a later one may be old again. Default: it does. */
  shows?(live: Live): boolean;
  /** What it shows otherwise than declared, however long one waits. Default: nothing. */
  wrong?(live: Live): string[];
  /** What exists after the update. */
  finished(live: Live): State;
  /** What is known of the thing while it is unknown how far the update came; without `live` it could not be read. */
  doubtful(live: Live | undefined): State;
  /** What state tells of the failure. Default: that there was one. */
  unfinished?: Lived["unfinished"];
  /** Whether a thing shows as it was before the update, for what can be put back. */
  isAsBefore?(live: Live): boolean;
}

/**
 * Takes the steps of an update, one after the other, and waits until the platform shows what they made. The first step that fails ends it. That
 * is a plain error in two cases: no write can have worked; or the thing shows as it was, and the outcome of no call is open. Any other failure puts
 * what is known into state, and the next update looks first, whatever the program declares by then.
 */
export async function update<State extends Lived, Live>(
  session: Recording,
  {
    id,
    steps,
    look,
    gone,
    missing = () => [],
    shows = () => true,
    wrong = () => [],
    finished,
    doubtful,
    unfinished = {},
    isAsBefore = () => false,
  }: Update<State, Live>,
): Promise<State> {
  const reasons: string[] = [];
  let failed: unknown;
  for (const { notDone, work } of steps) {
    await (notDone ? telling(notDone, () => work(reasons)) : work(reasons)).catch((error) => {
      failed = error;
      reasons.push(messageOf(error));
    });
    if (reasons.length > 0) break;
  }
  const plain = () => (failed !== undefined && reasons.length === 1 ? failed : new RefusedChange(reasons.join("\n")));
  const failure = (live?: Live) =>
    session.mayHaveChanged ? new PartialFailure({ id, state: { ...doubtful(live), unfinished } }, reasons) : plain();
  if (reasons.length > 0 && !session.mayHaveChanged) throw await whetherGone(plain(), look, gone);
  const live = await readUntil(
    session.client.clock,
    look,
    (there) => there !== undefined && (reasons.length > 0 || (missing(there).length === 0 && shows(there))),
  ).catch((error) => {
    replaceReason(reasons, messageOf(error), notRead(messageOf(error)));
    throw failure();
  });
  if (live === undefined) {
    replaceReason(reasons, gone(), gone());
    throw failure();
  }
  if (failed !== undefined && !isAmbiguous(failed) && isAsBefore(live)) throw plain();
  if (reasons.length === 0) reasons.push(...missing(live), ...wrong(live));
  if (reasons.length > 0) throw failure(live);
  return finished(live);
}

/** Ends the reasons with one that steps may have met, too: it is told once. */
function replaceReason(reasons: string[], met: string, told: string): void {
  const lines = reasons.flatMap((reason) => reason.replaceAll(met, "").split("\n"));
  const others = lines.map((line) => line.trimEnd()).filter(Boolean);
  reasons.splice(0, reasons.length, ...others, told);
}
