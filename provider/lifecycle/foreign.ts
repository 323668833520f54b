import { isDeepStrictEqual } from "node:util";
import { projectDeclared } from "./projectDeclared";

/**
 * The attributes in which a live thing shows what our create does not leave there: `left` is what that sends, or what it gets by default. They prove
 * that somebody else made it, or changed it since. What does not show proves nothing.
 */
export function foreignIn(names: readonly string[], left: object, live: object): string[] {
  const [ours, theirs] = [left as Record<string, unknown>, live as Record<string, unknown>];
  return names.filter((name) => !isBlank(theirs[name]) && !isDeepStrictEqual(projectDeclared(ours[name], theirs[name]), ours[name]));
}

/** What an attribute has that nothing was ever given to. */
// assumption: null-style
// assumption: unset-attributes
export function isBlank(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return [undefined, null, "", false, 0].some((blank) => blank === value);
}
