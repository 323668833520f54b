import { assumptionGroups } from "../../provider/contract/assumptions";
import type { Assumption, Reading } from "../../provider/contract/assumptions/assumption";
import { type Fact, facts } from "../../provider/contract/assumptions/evidence";

const head = `# Assumptions

Generated from \`provider/contract/assumptions/\` by \`npm run docs\`; a test compares it with the code.

What the API reference leaves open about the platform, and what the provider does so that it works whatever the answer is. Nothing of this was
tried against a live tenant. Where the emulator has a [switch](emulator.md#switches), the tests run under each of its values; the first one is
the default, as the likeliest reading. A question without a switch says why it has none.

In the code a comment \`assumption: <id>\` marks the switch, and each place that exists because of the question. When a tenant has answered one,
\`grep -rnw "assumption: <id>" provider emulator\` finds what can go.
`;

/** The ledger of assumptions as Markdown. */
export function ledger(): string {
  const all = assumptionGroups.flatMap(({ assumptions }) => assumptions);
  const count = (has: keyof Assumption) => all.filter((assumption) => assumption[has] !== undefined).length;
  const summary = `${all.length} questions: ${count("switch")} have a switch, ${count("afterwards")} have code that exists because of them.`;
  const sections = assumptionGroups.map(({ title, assumptions }) => [`## ${title}`, ...assumptions.map(section)].join("\n\n"));
  return [head.trim(), summary, ...sections, evidence()].join("\n\n").concat("\n");
}

function section({ id, question, pages, evidence = [], further, noSwitch, provider, afterwards, ...assumption }: Assumption): string {
  const reference = pages.length === 0 ? "No page speaks of it." : `${pages.length === 1 ? "Page" : "Pages"} ${pages.join(", ")}.`;
  const lines = [
    ...readings(assumption),
    ...(noSwitch ? [`No switch: ${noSwitch}`] : []),
    ...(further ? [`Not in the emulator yet: ${further.map(spelled).join("; ")}.`] : []),
    ...(evidence.length > 0 ? [`Evidence: ${evidence.map((fact) => `[${fact}](#evidence)`).join(", ")}.`] : []),
    `The provider: ${provider}`,
    `Goes or changes when it is known: ${afterwards ?? "no code exists because of it."}`,
  ];
  return `### ${id}\n\n${question} ${reference}\n\n${lines.map((line) => `- ${line}`).join("\n")}`;
}

function readings({ switch: name, readings, because }: Pick<Assumption, "switch" | "readings" | "because">): string[] {
  const reason = because ? [`${readings ? "The first is the likeliest" : "What is assumed"}: ${because}.`] : [];
  if (!readings) return reason;
  const title = name === undefined ? "Readings" : `Switch \`${name}\``;
  return [`${title}: ${readings.map(spelled).join("; ")}.`, ...reason];
}

function spelled({ value, meaning }: Reading): string {
  return `\`${value}\` (${meaning})`;
}

const certainty: Record<Fact["sure"], string> = {
  read: "read in full, in the vendor's text or in code",
  cut: "from a part of a page, or from the code of a client",
  concluded: "concluded from other facts",
};

function evidence(): string {
  const rows = Object.entries<Fact>(facts).map(
    ([number, { fact, source, sure }]) => `| ${number} | ${fact} | ${source} | ${certainty[sure]} |`,
  );
  const intro = "What was found outside the API reference in November 2026. The numbers have gaps: only what a question names is here.";
  return ["## Evidence", intro, ["| Number | Fact | Source | How sure |", "| --- | --- | --- | --- |", ...rows].join("\n")].join("\n\n");
}
