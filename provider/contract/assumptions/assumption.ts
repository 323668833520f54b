import type { facts } from "./evidence";

/** One way in which the platform may behave: the value of the emulator's switch, and what it means. */
export interface Reading {
  readonly value: string | number;
  readonly meaning: string;
}

export function reading(value: Reading["value"], meaning: string): Reading {
  return { value, meaning };
}

/** A question about the platform that the API reference leaves open, and what follows from it. */
export interface Assumption {
  /** Marks in the code name it (`assumption: <id>`): it never changes, also when its switch gets another name. */
  readonly id: string;
  readonly question: string;
  /** Pages `astrozero_api_<page>` of the API reference that leave it open; empty when no page speaks of it. */
  readonly pages: readonly string[];
  /** Name of the emulator's switch. */
  readonly switch?: string;
  /** Why the emulator has none. */
  readonly noSwitch?: string;
  /** The likeliest first: the values of the switch. Without a switch they are words for the answers, or absent where these cannot be listed. */
  readonly readings?: readonly Reading[];
  /** Why the first reading is the likeliest. */
  readonly because?: string;
  /** Readings that evidence suggests and the emulator does not know yet. */
  readonly further?: readonly Reading[];
  /** Facts behind it. */
  readonly evidence?: readonly (keyof typeof facts)[];
  /** What the provider does, whatever the answer is. */
  readonly provider: string;
  /** Which code goes or changes when a tenant has answered; absent where no code exists because of the question. */
  readonly afterwards?: string;
  /** What is marked with it in the provider, one name for each mark: what the marked line declares, or else what it is in. */
  readonly code?: readonly string[];
}
