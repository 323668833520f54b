import { plural } from "../../provider/lifecycle/messages";
import { kindIn } from "../../provider/program/typeNames";
import type { Drawing } from "../diagram/drawing";
import { asMermaid } from "../diagram/mermaid";
import { nameIn, stackIn, typeIn } from "./changes";
import type { FailedPreview } from "./problem";
import type { Change, Finding, ReviewResult } from "./result";
import { countsOf, done, type Outcome, outcomeOf, plainLine, verdictOf, wordsOf } from "./words";

/** In characters: GitHub takes 65,536 in a comment, and 50,000 in a drawing. */
const longest = { comment: 60_000, drawing: 45_000 };

/** What goes comes first: a comment that is too long is cut at its end. */
const outcomes: readonly Outcome[] = ["delete", "replace", "update", "create", "keep"];

/** A review as the comment of a pull request. */
export function asMarkdown(review: ReviewResult, schema: Drawing = []): string {
  const { stack, changes } = review;
  const found = changes.flatMap((change) => change.findings.map((finding) => ({ ...finding, thing: `${change.kind} ${change.name}` })));
  const rows = found
    .sort((one, other) => Number(one.allowed) - Number(other.allowed))
    .map((finding) => `| ${markOf(finding)} | ${finding.code ?? ""} | ${escaped(finding.thing)} | ${escaped(finding.message)} |`);
  const lines = [
    ...headOf(stack, verdictOf(review)),
    "",
    `${capital(escaped(countsOf(review)))}.`,
    ...table(rows),
    ...outcomes.flatMap((outcome) =>
      section(
        outcome,
        changes.filter((change) => outcomeOf(change) === outcome),
      ),
    ),
  ];
  return fitting(lines, picture(schema.filter(({ mark }) => mark !== "same"))).join("\n");
}

/** Why a preview ended before there was anything to review, as the comment of a pull request. */
export function failureAsMarkdown({ errors }: FailedPreview): string {
  const rows = errors.map(({ urn, message }) => {
    const { code, reason } = reasonIn(message);
    const thing = urn === undefined ? "" : `${kindIn(typeIn(urn)) ?? typeIn(urn)} ${nameIn(urn)}`;
    return `| ${code === undefined ? "error" : "**refused**"} | ${code ?? ""} | ${escaped(thing)} | ${escaped(reason)} |`;
  });
  const verdict = "The preview failed. Nothing of this is to be applied, and what else would change is not known.";
  return fitting([...headOf(stackIn(errors.find(({ urn }) => urn)?.urn), verdict), ...table(rows)], []).join("\n");
}

/** The reason in an error of the engine, which says of what it is beside it. */
function reasonIn(message: string): { code: string | undefined; reason: string } {
  const text = message.replace(/^error: /, "").replace(/^\S+ resource '.*?' has a problem: |^[A-Z]\w+ .*?, diff: /, "");
  const code = /\bAZ\d+(?=: )/.exec(text)?.[0];
  return { code, reason: code ? text.replace(`${code}: `, "") : text };
}

function headOf(stack: string, verdict: string): string[] {
  return [`### Astro Zero review${stack && ` of ${escaped(stack)}`}`, "", `**${escaped(verdict)}**`];
}

function table(rows: readonly string[]): string[] {
  return rows.length > 0 ? ["", "| | Code | Resource | Finding |", "| --- | --- | --- | --- |", ...rows] : [];
}

/** As much as a comment takes: GitHub refuses longer ones. What was found comes first. */
function fitting(lines: readonly string[], drawn: readonly string[]): string[] {
  let room = longest.comment;
  const shown = lines.filter((line) => {
    room -= line.length + 1;
    return room >= 0;
  });
  const left = lines.length - shown.length;
  const more =
    left > 0 ? ["", `${plural(left, "line")} left out: a comment takes no more. \`npx astrozero review --plan plan.json\` shows all.`] : [];
  const isDrawn = drawn.join("\n").length <= Math.min(room, longest.drawing);
  const undrawn = ["", "The schema is too large to draw here: `npx astrozero diagram --plan plan.json` draws it."];
  return [...shown, ...more, ...(isDrawn ? drawn : undrawn)];
}

/** The objects that change, with their fields and relations. */
function picture(changed: Drawing): string[] {
  return changed.length > 0 ? ["", "#### Schema", "", "```mermaid", asMermaid(changed), "```"] : [];
}

function section(outcome: Outcome, changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  const lines = changes.flatMap((change) => [
    `- ${escaped(wordsOf(change))}${marksOf(change)}`,
    ...change.notes.map((note) => `  - ${escaped(note)}`),
  ]);
  return ["", `#### ${capital(done[outcome])}: ${changes.length}`, "", ...lines];
}

/** The codes of what was found in a change; the table says more. */
function marksOf({ findings }: Change): string {
  const marks = new Set(findings.map((finding) => [markOf(finding), finding.code].filter(Boolean).join(" ")));
  return marks.size > 0 ? ` (${[...marks].join(", ")})` : "";
}

function markOf({ allowed }: Finding): string {
  return allowed ? "allowed" : "**refused**";
}

function capital(text: string): string {
  return text.replace(/^./, (letter) => letter.toUpperCase());
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
