import { isMissing } from "../client/errors";
import { RefusedChange } from "./handler";

/**
 * The error that a user reads of a change. A platform may say the same of a call on a thing that is gone and of one that it does not offer: where it
 * did, a look tells.
 */
export async function whetherGone(error: unknown, look: () => Promise<unknown>, gone: () => string): Promise<unknown> {
  if (![error, (error as Error).cause].some(isMissing)) return error;
  const isGone = await look().then(
    (live) => live === undefined,
    () => false,
  );
  return isGone ? new RefusedChange(gone(), { cause: error }) : error;
}
