import type { Alone, AskingStep, scripts } from "./alone";
import { type Step, steps } from "./course";
import type { Result } from "./race";

/** What one run of the bench found. */
export interface Findings {
  node: string;
  pulumi: string;
  races: Result[];
  /** Without the engine, for so many objects. */
  alone: { size: number } & Record<(typeof scripts)[number], Alone>;
  /** Milliseconds up to the first answer of the provider's process. */
  start: { empty: number; own: number };
}

/** What is kept of a run. */
export interface Report extends Findings {
  ratios: Record<"overFloor" | "overBareClient" | "usualOverOwn", Record<string, number>>;
}

export function reported(findings: Findings): Report {
  return {
    ...findings,
    ratios: { overFloor: overFloor(findings), overBareClient: overBareClient(findings), usualOverOwn: usualOverOwn(findings) },
  };
}

const round = (value: number) => Math.round(value * 100) / 100;

/** This package over resources that do nothing, by size and step. */
function overFloor({ races }: Findings): Record<string, number> {
  return compared(races, "floor", (own, floor) => own / floor);
}

/** The usual dynamic provider over this package. */
function usualOverOwn({ races }: Findings): Record<string, number> {
  return compared(races, "usual", (own, usual) => usual / own);
}

/** This package's provider alone over a bare client that makes the same requests. */
function overBareClient({ alone: { size, bareClient, providerAlone } }: Findings): Record<string, number> {
  const ratio = (step: AskingStep) => round(providerAlone.seconds[step] / bareClient.seconds[step]);
  return Object.fromEntries((Object.keys(bareClient.seconds) as AskingStep[]).map((step) => [`${size} ${step}`, ratio(step)]));
}

function compared(
  races: readonly Result[],
  other: Result["contestant"],
  ratio: (own: number, other: number) => number,
): Record<string, number> {
  const pairs = races.flatMap((own) => {
    const rival = races.find((one) => one.contestant === other && one.race === own.race && own.contestant === "own");
    return rival ? [{ own, rival }] : [];
  });
  const of = ({ own, rival }: { own: Result; rival: Result }, step: Step) =>
    round(ratio(own.steps[step].seconds, rival.steps[step].seconds));
  return Object.fromEntries(pairs.flatMap((pair) => steps.map((step) => [`${pair.own.race} ${step}`, of(pair, step)])));
}
