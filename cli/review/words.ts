import type { Action } from "./changes";
import type { Change, ReviewResult } from "./result";

export const done: Record<Action, string> = { create: "created", update: "changed in place", replace: "replaced", delete: "destroyed" };

/** One line that moves no cursor, and whose letters are in the order in which they are shown. */
export function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, " ").trim();
}

/** A change without what was found in it. */
export function wordsOf({ kind, type, name, paths, kept, goesWith }: Change): string {
  const fate = kept === undefined ? goesWith && `goes with ${goesWith}` : `stays on the platform: ${kept}`;
  const thing = `${kind ?? type} ${name}`;
  return plainLine(
    [thing, fate && ` (${fate})`, kind === undefined && " (of another package: not judged)", paths.length > 0 && `: ${paths.join(", ")}`]
      .filter(Boolean)
      .join(""),
  );
}

export function countsOf({ changes }: ReviewResult): string {
  const counts = Object.entries(done).flatMap(([action, word]) => {
    const count = changes.filter((change) => change.action === action).length;
    return count > 0 ? [`${count} ${word}`] : [];
  });
  return counts.length > 0 ? counts.join(", ") : "nothing changes";
}

export function verdictOf({ changes, refused }: ReviewResult): string {
  const findings = changes.flatMap((change) => change.findings);
  const counted = (allowed: boolean) => findings.filter((finding) => finding.allowed === allowed).length;
  if (refused) return `Refused: ${findingsOf(counted(false))}. Nothing of this is to be applied.`;
  return counted(true) > 0 ? `Not refused: ${findingsOf(counted(true))}, allowed by allowDataLoss.` : nothingLost(changes);
}

/** What other packages destroy is not judged. */
function nothingLost(changes: readonly Change[]): string {
  const isForeign = changes.some(({ kind, action }) => kind === undefined && (action === "delete" || action === "replace"));
  return isForeign ? "Nothing of Astro Zero is lost. What resources of other packages lose is not judged." : "Nothing is lost.";
}

function findingsOf(count: number): string {
  return count === 1 ? "1 finding" : `${count} findings`;
}
