/** How a run knows again what an interrupted one of the same program left. */
export interface LeftoverSettings {
  /** Milliseconds for which what was made may still be a leftover; 0: nothing is one. */
  readonly window: number;
  /** Names of things that the user says are leftovers. */
  readonly recover: ReadonlySet<string>;
}

/** The same as users give it: seconds, a day where they give none, and names. */
export function leftoversOf({
  leftoverWindow = 86_400,
  recover = [],
}: {
  leftoverWindow?: number;
  recover?: readonly string[] | undefined;
} = {}): LeftoverSettings {
  return { window: leftoverWindow * 1000, recover: new Set(recover) };
}
