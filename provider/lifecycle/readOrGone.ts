import type { Clock } from "../client/clock";
import { type CallError, isAbsent } from "../client/errors";
import { readUntil } from "./confirmWrite";

/** What a read by id came to: the thing, or none; or an error although a list shows the thing. */
type Look<T> = { live: T | undefined } | { hidden: CallError };

/**
 * Reads a thing by its id; undefined when it is gone. A list must prove it: another status than 404 may mean anything, and after a write reads by
 * id may be older than lists. Whatever the status, they are then repeated until they find what the list shows.
 */
// assumption: missing
// assumption: stale-reads
export async function readOrGone<T>(clock: Clock, read: () => Promise<T>, isListed: () => Promise<boolean>): Promise<T | undefined> {
  const once = async (): Promise<Look<T>> => {
    try {
      return { live: await read() };
    } catch (error) {
      if (!isAbsent(error)) throw error;
      return (await isListed()) ? { hidden: error } : { live: undefined };
    }
  };
  const look = await readUntil(clock, once, (seen) => "live" in seen);
  if ("hidden" in look) throw look.hidden;
  return look.live;
}
