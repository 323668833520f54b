import type { Clock } from "../client/clock";
import { CallError, isAbsent } from "../client/errors";
import { readUntil } from "./confirmWrite";
import { messageOf, RefusedChange } from "./handler";

export interface Deletion {
  clock: Clock;
  /** The call. */
  remove(): Promise<unknown>;
  isGone(): Promise<boolean>;
}

/** Deletes a thing. Where the failure may hide that it worked, this looks: the call may have come twice, or its first answer got lost. */
export async function deleteOnce({ clock, remove, isGone }: Deletion): Promise<void> {
  try {
    await remove();
  } catch (error) {
    const look = wasMade(error) ? () => readUntil(clock, isGone, Boolean) : isGone;
    const isDone =
      mayHideSuccess(error) &&
      (await look().catch((second) => {
        throw new RefusedChange(`${messageOf(error)}\n${messageOf(second)}`, { cause: error });
      }));
    if (!isDone) throw error;
  }
}

/** On a network that is down a look would only fail later. */
function mayHideSuccess(error: unknown): boolean {
  if (!(error instanceof CallError) || error.failure === "network") return false;
  return error.ambiguous || error.earlierMayBeDone || isAbsent(error);
}

/** What the platform does not offer leaves nothing to wait for. */
function wasMade(error: unknown): boolean {
  return !(error instanceof CallError) || error.failure !== "unsupported";
}
