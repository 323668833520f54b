import type { Drawing } from "../diagram/drawing";
import { asMermaid } from "../diagram/mermaid";
import type { Action } from "./changes";
import type { Change, ReviewResult } from "./result";
import { countsOf, done, plainLine, verdictOf, wordsOf } from "./words";

/** A review as the comment of a pull request. */
export function asMarkdown(review: ReviewResult, schema: Drawing = []): string {
  const { stack, changes } = review;
  const found = changes.flatMap((change) =>
    change.findings.map(
      ({ code, message, allowed }) =>
        `| ${allowed ? "allowed" : "**refused**"} | ${code ?? ""} | ${escaped(`${change.kind} ${change.name}`)} | ${escaped(message)} |`,
    ),
  );
  return [
    `### Astro Zero review${stack && ` of ${escaped(stack)}`}`,
    "",
    `**${escaped(verdictOf(review))}**`,
    "",
    `${escaped(countsOf(review))}.`,
    ...(found.length > 0 ? ["", "| | Code | Resource | Finding |", "| --- | --- | --- | --- |", ...found] : []),
    ...(Object.keys(done) as Action[]).flatMap((action) =>
      section(
        action,
        changes.filter((change) => change.action === action),
      ),
    ),
    ...picture(schema.filter(({ mark }) => mark !== "same")),
  ].join("\n");
}

/** The objects that change, with their fields and relations. */
function picture(changed: Drawing): string[] {
  return changed.length > 0 ? ["", "#### Schema", "", "```mermaid", asMermaid(changed), "```"] : [];
}

function section(action: Action, changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  const title = done[action].replace(/^./, (letter) => letter.toUpperCase());
  const lines = changes.flatMap((change) => [`- ${escaped(wordsOf(change))}`, ...change.notes.map((note) => `  - ${escaped(note)}`)]);
  return ["", `#### ${title}: ${changes.length}`, "", ...lines];
}

/** A text as Markdown shows it: no markup, no HTML, nobody is mentioned and no issue referred to. */
function escaped(text: string): string {
  return plainLine(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_{}[\]()|~$!]/g, "\\$&")
    .replace(/[@#]/g, "$&<!-- -->")
    .replaceAll("://", ":<!-- -->//");
}
