import type { Clock } from "../client/clock";
import { isAbsent } from "../client/errors";
import { readUntil } from "./confirmWrite";

/**
 * Reads a thing by its id; undefined when it is gone. A list must prove it: another status than 404 may mean anything, and after a write reads by
 * id may be older than lists. They are then repeated until they find what the list shows.
 */
// assumption: missing
// assumption: stale-reads
export function readOrGone<T>(clock: Clock, read: () => Promise<T>, isListed: () => Promise<boolean>): Promise<T | undefined> {
  const once = async () => {
    try {
      return await read();
    } catch (error) {
      if (!isAbsent(error) || (await isListed())) throw error;
      return undefined;
    }
  };
  return readUntil(clock, once, () => true);
}
