import { isNotOffered, isRefused, lacksRight } from "../client/errors";
import { isUndocumented } from "../contract/operation";
import { deleteOnce } from "./deleteOnce";
import { messageOf, messageWith, RefusedChange } from "./handler";
import { notDeleted, packaged, staysAdopted } from "./messages";
import { type Packaged, packageProtection } from "./packageProtection";
import type { Session } from "./session";

export interface Removal {
  /** A kind with its name. */
  thing: string;
  /** Whether it existed before the program took it. */
  adopted?: boolean | undefined;
  /** What comes before the call: what must be asked or switched off. */
  prepare?(): Promise<void>;
  /** The call. */
  remove(): Promise<unknown>;
  /** The thing; undefined when it is gone. */
  look(): Promise<unknown>;
  /** What a user reads of a call that is not offered. Default: what it said. */
  explain?(error: unknown): string | Promise<string>;
  /** The error that a failure becomes; undefined: it stays what it is. */
  refused?(error: unknown): Promise<Error | undefined>;
  /** Whether it may stay where the platform does not offer the call. Default: it may. */
  mayStay?: boolean;
}

/**
 * Deletes a thing; one that is gone is done. What was adopted stays, and so does what the platform offers no call for, both with a warning.
 * Answers whether it was deleted.
 */
export async function remove(session: Session, removal: Removal): Promise<boolean> {
  const { thing, adopted, look, explain = messageOf, refused, mayStay = true } = removal;
  if (adopted) {
    session.warn(staysAdopted(thing));
    return false;
  }
  await removal.prepare?.();
  try {
    await deleteOnce({ clock: session.client.clock, remove: removal.remove, isGone: async () => (await look()) === undefined });
    return true;
  } catch (error) {
    if (mayStay && isNotOffered(error) && isUndocumented(error.operation)) {
      session.warn(notDeleted(thing, await explain(error)));
      return false;
    }
    const reason = isRefused(error) || lacksRight(error) ? await protectionOf(look) : undefined;
    if (reason !== undefined) throw new RefusedChange(messageWith(error, packaged(thing, reason)), { cause: error });
    throw (await refused?.(error)) ?? error;
  }
}

/** Why a thing that was to go must not; the user may have every right. */
async function protectionOf(look: Removal["look"]): Promise<string | undefined> {
  const live = await look().catch(() => undefined);
  return isPackaged(live) ? packageProtection(live) : undefined;
}

function isPackaged(live: unknown): live is Packaged {
  return typeof live === "object" && live !== null && "installedPackage" in live;
}
