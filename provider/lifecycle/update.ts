import type { Client } from "../client/client";
import { CallError } from "../client/errors";
import { addFields } from "../contract/fields";
import type { Operation } from "../contract/operation";
import { readUntil } from "./confirmWrite";
import { messageOf, PartialFailure, RefusedChange, telling } from "./handler";
import { notRead } from "./messages";
import type { Session } from "./session";
import type { Unfinished } from "./state";

/** A part of an update. */
export interface Step {
  /** What a user reads before the reason of its failure. */
  notDone: string;
  /** Does it; what fails beside the rest joins the reasons. */
  work(session: Session, reasons: string[]): Promise<unknown>;
}

export interface SteppedUpdate<State extends Unfinished, Live> {
  /** Of the resource. */
  id: string;
  steps: readonly Step[];
  look(): Promise<Live | undefined>;
  /** What a user reads when the thing is gone. */
  gone(): string;
  /** What the platform accepted and does not show. */
  missing(live: Live): string[];
  /** What exists after the update. */
  finished(live: Live): State;
  /** What is known of the thing while nobody knows how far the update came; without `live` it could not be read. */
  doubtful(live: Live | undefined): State;
}

/**
 * Takes the steps of an update until one fails, and answers what exists as soon as the platform shows it. A failure that surely changed
 * nothing is a plain error. After any other one state tells what is known, and the next update looks first, whatever the program declares by
 * then.
 */
export async function takeSteps<State extends Unfinished, Live>(session: Session, update: SteppedUpdate<State, Live>): Promise<State> {
  const { id, steps, look, gone, missing, finished, doubtful } = update;
  const reasons: string[] = [];
  let mayHaveChanged = false;
  const noting = notingWrites(session, () => {
    mayHaveChanged = true;
  });
  for (const { notDone, work } of steps) {
    await telling(notDone, () => work(noting, reasons)).catch((error) => reasons.push(messageOf(error)));
    if (reasons.length > 0) break;
  }
  const failure = (live?: Live) =>
    mayHaveChanged
      ? new PartialFailure({ id, state: { ...doubtful(live), unfinished: {} } }, reasons)
      : new RefusedChange(reasons.join("\n"));
  if (reasons.length > 0 && !mayHaveChanged) throw failure();
  const live = await readUntil(
    session.client.clock,
    look,
    (there) => there !== undefined && (reasons.length > 0 || missing(there).length === 0),
  ).catch((error) => {
    reasons.push(notRead(messageOf(error)));
    throw failure();
  });
  if (live === undefined) {
    reasons.push(gone());
    throw failure();
  }
  if (reasons.length === 0) reasons.push(...missing(live));
  if (reasons.length > 0) throw failure(live);
  return finished(live);
}

/** The same session, telling of each write that was carried out, or may have been. */
function notingWrites(session: Session, note: () => void): Session {
  const { client } = session;
  const call: Client["call"] = async (operation, args) => {
    try {
      const answer = await client.call(operation, args);
      if (operation.effect === "write") note();
      return answer;
    } catch (error) {
      if (operation.effect === "write" && mayBeDone(operation, error)) note();
      throw error;
    }
  };
  const noting = { ...client, call };
  // What the session learns stays in the one that all handlers share.
  return new Proxy(session, { get: (shared, name) => (name === "client" ? noting : Reflect.get(shared, name)) });
}

/** Whether a write that failed may have done its work, or a part of it. */
function mayBeDone({ method, name }: Operation, error: unknown): boolean {
  if (!(error instanceof CallError) || error.ambiguous) return true;
  // The client repeats a delete by itself: the last answer tells nothing of the first.
  if (method === "DELETE") return error.failure !== "unsupported";
  // Some platforms make the fields that stand before the one that they refuse.
  return name === addFields.name && error.failure === "refused";
}
