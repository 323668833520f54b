/** What state tells of the life of a thing beside its attributes. */
export interface Lived {
  /** True when the thing existed before: it is then kept on delete. */
  adopted?: boolean | undefined;
  /**
   * There when the last update failed half-way, gone after the next one: what state says may be untrue, and the next update looks first.
   * `active`: whether the thing was on before, and is to be on again.
   */
  unfinished?: { active?: boolean } | undefined;
  /**
   * What state was before work whose outcome is unknown: a program that goes back to it has nothing to do. It repeats inputs, of which the engine
   * does not know that they are secret, and is kept as a secret.
   */
  before?: object | undefined;
}

/** The names of that. */
export const lived: { readonly [Name in keyof Lived]-?: true } = { adopted: true, unfinished: true, before: true };
