import type { Dialect } from "../dialect";
import { refusal } from "./refusal";

type Clearable = Partial<Record<"description" | "inlineHelpText", string | null>>;

/** Texts of which the pages ask for one character at least, or name no length (0037), and do not say what clears them (0035, 0036, 0056). */
const clearable = ["description", "inlineHelpText"] as const;

/** Refuses a change that clears a text with `""`, where the dialect takes only `null` for it. */
export function refuseEmptyTexts(changes: Clearable, { clearDescription }: Dialect): void {
  if (clearDescription === "accepted") return;
  for (const name of clearable) if (changes[name] === "") throw refusal("invalid", `${name}: must not be empty`);
}

/** What is stored of a change where reads show no text as `""`. */
export function clearedTexts<Changes extends Clearable>(changes: Changes): { [Name in keyof Changes]: Exclude<Changes[Name], null> } {
  const nothing = clearable.filter((name) => changes[name] === null).map((name) => [name, ""]);
  return { ...changes, ...Object.fromEntries(nothing) };
}
