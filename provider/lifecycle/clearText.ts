import { isRefused } from "../client/errors";

/** Texts of which the pages ask for one character at least, or name no length (0037), and do not say what clears them (0035, 0036, 0056). */
const clearable = ["description", "inlineHelpText"];

/** Writes changes; a platform that refuses `""` for a text to clear gets `null`. */
// assumption: clear-description
export async function writeClearingText<Changes extends object>(
  changes: Changes,
  write: (changes: Changes) => Promise<unknown>,
): Promise<unknown> {
  const cleared = clearable.filter((name) => (changes as Record<string, unknown>)[name] === "");
  try {
    return await write(changes);
  } catch (error) {
    if (cleared.length === 0 || !isRefused(error)) throw error;
    return await write({ ...changes, ...Object.fromEntries(cleared.map((name) => [name, null])) }).catch((second) => {
      // Then the empty texts were not what it refused.
      throw isRefused(second) ? error : second;
    });
  }
}
