import { grouped, listed } from "../../provider/lifecycle/messages";
import type { Action } from "./changes";
import type { Change, PropertyChange, ReviewResult } from "./result";

/** What becomes of a thing: what leaves the program may stay on the platform. */
export type Outcome = Action | "keep";

export const done: Record<Outcome, string> = {
  create: "created",
  update: "changed in place",
  replace: "replaced",
  delete: "destroyed",
  keep: "left on the platform",
};

export function outcomeOf({ action, kept }: Change): Outcome {
  return action === "delete" && kept !== undefined ? "keep" : action;
}

/** One line that moves no cursor, and whose letters are in the order in which they are shown. */
export function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, " ").trim();
}

/** A change without what was found in it. */
export function wordsOf(change: Change): string {
  const { kind, type, name, object, kept, goesWith, adopts } = change;
  const remarks = [
    kept !== undefined && `stays on the platform: ${kept}`,
    goesWith !== undefined && `goes with ${goesWith}`,
    adopts && "takes over what is there already",
    kind === undefined && "of another package: not judged",
  ].filter((remark) => remark !== false && remark !== undefined);
  return plainLine(
    [`${kind ?? type} ${name}`, object && ` of ${object}`, ...remarks.map((remark) => ` (${remark})`), detailsOf(change)]
      .filter(Boolean)
      .join(""),
  );
}

function detailsOf({ action, properties, replacedFor }: Change): string {
  const isReason = ({ path }: PropertyChange) =>
    replacedFor.some((reason) => path === reason || (/^[.[]/.test(path.slice(reason.length)) && path.startsWith(reason)));
  const reasons = properties.filter(isReason).map(phraseOf);
  const others = properties.filter((property) => !isReason(property)).map(phraseOf);
  const because = reasons.length > 0 ? reasons : replacedFor;
  if (action !== "replace" || because.length === 0) return others.length > 0 ? `: ${listed(others)}` : "";
  return `, because of ${listed(because)}${others.length > 0 ? `; also ${listed(others)}` : ""}`;
}

function phraseOf({ path, change, before, after }: PropertyChange): string {
  if (change === "changed") return before === undefined ? path : `${path} ${before} → ${after}`;
  const value = before ?? after;
  return `${path} ${change}${value === undefined ? "" : ` (${value})`}`;
}

export function countsOf({ changes }: ReviewResult): string {
  const counts = Object.entries(done).flatMap(([outcome, word]) => {
    const count = changes.filter((change) => outcomeOf(change) === outcome).length;
    return count > 0 ? [`${grouped(count)} ${word}`] : [];
  });
  return counts.length > 0 ? counts.join(", ") : "nothing changes";
}

export function verdictOf({ changes, refused }: ReviewResult): string {
  const findings = changes.flatMap((change) => change.findings);
  const counted = (allowed: boolean) => findings.filter((finding) => finding.allowed === allowed).length;
  if (refused) return `Refused: ${findingsOf(counted(false))}. Nothing of this is to be applied.`;
  return counted(true) > 0 ? `Not refused: ${findingsOf(counted(true))}, allowed by allowDataLoss.` : withoutFindings(changes);
}

/** What other packages destroy is not judged, and the program may delete its own records, flows and the like: no guard looks after them. */
function withoutFindings(changes: readonly Change[]): string {
  const isForeign = changes.some(({ kind, action }) => kind === undefined && (action === "delete" || action === "replace"));
  if (isForeign) return "Nothing of Astro Zero is refused. What resources of other packages lose is not judged.";
  return changes.every(({ action }) => action === "create") ? "Nothing is lost." : "Nothing is refused.";
}

function findingsOf(count: number): string {
  return count === 1 ? "1 finding" : `${count} findings`;
}
