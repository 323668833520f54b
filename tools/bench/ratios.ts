import { type Step, steps } from "./course";
import type { Result } from "./race";
import type { BareSteps } from "./runBareClient";

/** What one run of the bench found. */
export interface Findings {
  node: string;
  pulumi: string;
  races: Result[];
  /** Seconds of a bare client for the requests of `bareSize` objects. */
  bare: Record<BareSteps, number>;
  bareSize: number;
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

/** What this package needs beyond resources that do nothing, over what a bare client needs for the same requests. */
function overBareClient({ races, bare, bareSize }: Findings): Record<string, number> {
  const own = races.find(({ contestant, size }) => contestant === "own" && size === bareSize);
  const floor = races.find(({ contestant, size }) => contestant === "floor" && size === bareSize);
  if (!own || !floor) return {};
  const ratio = (step: BareSteps) => round((own.steps[step].seconds - floor.steps[step].seconds) / bare[step]);
  return Object.fromEntries((Object.keys(bare) as BareSteps[]).map((step) => [`${bareSize} ${step}`, ratio(step)]));
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
