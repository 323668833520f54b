import { styleText } from "node:util";
import type { ReviewResult } from "./result";
import { countsOf, type Outcome, outcomeOf, plainLine, verdictOf, wordsOf } from "./words";

const signs: Record<Outcome, { sign: string; color: "green" | "yellow" | "magenta" | "red" }> = {
  create: { sign: "+ ", color: "green" },
  update: { sign: "~ ", color: "yellow" },
  replace: { sign: "+-", color: "magenta" },
  delete: { sign: "- ", color: "red" },
  keep: { sign: "- ", color: "yellow" },
};

/** A review for a terminal. */
export function asText(review: ReviewResult, hasColors: boolean): string {
  const painted = (format: Parameters<typeof styleText>[0], text: string) =>
    hasColors ? styleText(format, text, { validateStream: false }) : text;
  const lines = review.changes.flatMap((change) => {
    const { sign, color } = signs[outcomeOf(change)];
    const findings = change.findings.map(({ code, message, allowed }) => {
      const mark = [allowed ? "allowed" : "refused", code].filter(Boolean).join(" ");
      return `     ${painted(allowed ? "yellow" : "red", mark)}: ${plainLine(message)}`;
    });
    return [
      `${painted(color, sign)} ${wordsOf(change)}`,
      ...findings,
      ...change.notes.map((note) => `     ${painted("dim", plainLine(note))}`),
    ];
  });
  const verdict = painted(review.refused ? "red" : "green", verdictOf(review));
  return [...lines, ...(lines.length > 0 ? [""] : []), `${plainLine(review.stack)}: ${countsOf(review)}`.replace(/^: /, ""), verdict].join(
    "\n",
  );
}
