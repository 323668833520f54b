/** What state tells of an update that failed half-way; gone after the next one. */
export interface Unfinished {
  /**
   * There when the last update failed half-way: what state says may be untrue, and the next update looks first. `active`: whether the thing was
   * on before, and shall be again.
   */
  unfinished?: { active?: boolean } | undefined;
}

/** Whether a thing is on, whether it shall be, and whether it stays so. */
export interface Activation {
  from: boolean;
  to: boolean;
  staysOn: boolean;
}

/**
 * The course of an update: what the program declares of `active`. Where it says nothing a thing stays as it is, and what was on before an update
 * that failed half-way shall be on again.
 */
export function planActivation(
  { active: from }: { active: boolean },
  { unfinished }: Unfinished,
  declared: boolean | undefined,
): Activation {
  const wasOn = from || unfinished?.active === true;
  const to = declared ?? wasOn;
  return { from, to, staysOn: wasOn && to };
}

/**
 * What stays of a failed update: that the thing is off and shall be on again. A refresh makes the resource complete for the engine, so this
 * has to show as a change, also where the program does not say whether the thing is on.
 */
export function keepPendingActivation({ unfinished }: Unfinished, { active }: { active?: boolean }) {
  return unfinished?.active && active === false ? { unfinished, active } : { unfinished: undefined };
}
