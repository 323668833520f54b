/** A name of the platform that a resource takes. */
export interface TakenName {
  /** The input that gives it. */
  property: string;
  /** What is told apart on the platform: two names that it takes for one are the same here. */
  key: string;
}

/** A resource of the program that takes a name. */
export interface Claimant {
  /** For messages: a kind with its name. */
  owner: string;
  /** Its inputs, as one text. */
  inputs: string;
  /** Whether it is yet to be created. */
  isNew: boolean;
}

/** Which resources of the program take which names. */
export class Claims {
  private readonly owners = new Map<string, Claimant>();

  /**
   * Notes whose the names are, and says what is wrong with those that another resource of the program takes. One that is replaced is checked twice,
   * with the same inputs: the second time as if it were new.
   */
  take(claimant: Claimant, names: readonly TakenName[]): { property: string; reason: string }[] {
    return names.flatMap(({ property, key }) => {
      const first = this.owners.get(key);
      if (first === undefined) this.owners.set(key, claimant);
      if (first === undefined || (first.inputs === claimant.inputs && !(first.isNew && claimant.isNew))) return [];
      const reason = `${first.owner} of this program declares the same. Declare it once: the end of one of the two would be the end of the other.`;
      return [{ property, reason }];
    });
  }
}
