import { createdButNotFound } from "../client/advice";
import type { Clock } from "../client/clock";
import { CallError, isAmbiguous, isConflict, isMissing } from "../client/errors";
import { messageOf } from "./handler";

// The platform offers no way to ask whether a write was carried out: these helpers look instead.

/** Waits between looks, in milliseconds: six looks within eight seconds. */
const waits = [200, 500, 1000, 2000, 4000];

/** How often a write is tried in all. */
const tries = 3;

/**
 * Reads until the value satisfies: for a moment after a write, reads may show the old state, or nothing (404).
 * Ends with the last value, satisfying or not, or with the last "missing" error. Other errors pass at once.
 */
// assumption: stale-reads
export async function readUntil<T>(clock: Clock, read: () => Promise<T>, satisfied: (value: T) => boolean): Promise<T> {
  for (const wait of waits) {
    try {
      const value = await read();
      if (satisfied(value)) return value;
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    await clock.sleep(wait);
  }
  return read();
}

/** Waits between creates that the platform answers with 409, in milliseconds: half a minute in all. */
const conflictWaits = [1000, 2000, 4000, 8000, 16_000];

/** Creates, and repeats after 409 as long as the thing is not there: then somebody else holds what it belongs to, and that passes. */
// assumption: conflict-status
export async function createUnlessThere<T>(clock: Clock, create: () => Promise<T>, isThere: () => Promise<boolean>): Promise<T> {
  for (const wait of conflictWaits) {
    try {
      return await create();
    } catch (error) {
      const isMeant = () => {
        throw error;
      };
      if (!isConflict(error) || (await isThere().catch(isMeant))) throw error;
    }
    await clock.sleep(wait);
  }
  return create();
}

export interface Creation<T> {
  clock: Clock;
  /** The create call; undefined when the answer names no id. */
  create(): Promise<T | undefined>;
  /**
   * Looks for the new thing by its natural key. `isNew`: what has the key came with this create, which was accepted, or repeated after a look
   * that found nothing. Otherwise it may have been there before, and has to prove that it is ours.
   */
  find(isNew: boolean): Promise<T | undefined>;
  /** Whether anything has the name. */
  isThere(): Promise<boolean>;
}

/**
 * Creates a thing once, whatever the answers: after an uncertain one it looks for the thing and repeats the create, once,
 * only if nothing has the name. Ends with the first error if nothing helps, also where the look fails.
 */
export async function createOnce<T>({ clock, find, isThere, ...creation }: Creation<T>): Promise<T> {
  const create = () => createUnlessThere(clock, creation.create, isThere);
  const look = (isNew: boolean) =>
    readUntil(
      clock,
      () => find(isNew),
      (found) => found !== undefined,
    ).catch(undefinedIfMissing);
  let created: T | undefined;
  try {
    created = await create();
  } catch (error) {
    if (!isAmbiguous(error)) throw error;
    const giveUp = () => {
      throw error;
    };
    const own = await look(false).catch(giveUp);
    if (own !== undefined) return own;
    if (await isThere().catch(giveUp)) throw error;
    // The second create may be refused because the first was carried out late: look once more before giving up.
    return (await create().catch(() => undefined)) ?? (await look(true).catch(giveUp)) ?? giveUp();
  }
  created ??= await look(true).catch((error) => {
    throw new Error(`${createdButNotFound}\n${messageOf(error)}`);
  });
  if (created === undefined) throw new Error(createdButNotFound);
  return created;
}

export interface Write<T> {
  clock: Clock;
  /** The call. */
  write(): Promise<T>;
  /** Whether the platform shows what the write was to bring about; false where nothing would show it. */
  done(): Promise<boolean>;
}

/**
 * Writes until it is done: after an uncertain answer it looks, and repeats only what was not done. Ends with undefined
 * when the platform shows the result of a write that brought no answer.
 */
export async function writeOnce<T>({ clock, write, done }: Write<T>): Promise<T | undefined> {
  let uncertain = false;
  for (let number = 1; ; number++) {
    try {
      return await write();
    } catch (error) {
      uncertain ||= isAmbiguous(error);
      // A repeat may be refused because the first write was carried out late: only a first refusal is plain.
      if (!uncertain) throw error;
      const isDone = await readUntil(clock, done, Boolean).catch(() => {
        throw error;
      });
      if (isDone) return undefined;
      if (number === tries || !isAmbiguous(error)) throw error instanceof CallError ? error.afterLostAttempt() : error;
    }
  }
}

function undefinedIfMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}
