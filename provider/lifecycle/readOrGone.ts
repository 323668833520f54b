import { isAbsent } from "../client/errors";

/** Reads a thing by its id; undefined when it is gone. Where the status is not 404 a list must prove it. */
// assumption: missing
export async function readOrGone<T>(read: () => Promise<T>, isListed: () => Promise<boolean>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!isAbsent(error) || (error.httpStatus !== 404 && (await isListed()))) throw error;
    return undefined;
  }
}
