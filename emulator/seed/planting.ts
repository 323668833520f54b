import { protect } from "../world/origin";
import { Refusal } from "../world/refusal";
import type { Origin } from "../world/state";

/** The making of many things: what is refused is a fault, and the others are made all the same. */
export class Planting {
  readonly faults: string[] = [];
  /** What was made and belongs to a package: protected at the end, when nothing is added to it any more. */
  readonly #installed: { thing: Origin; installedPackage: string }[] = [];

  /** Makes each thing of a list; those that could be made, with their seeds and places. */
  each<Seed extends object, Made extends object>(
    list: string,
    seeds: Seed[],
    make: (seed: Seed) => Made,
  ): { seed: Seed; made: Made; place: string }[] {
    return seeds.flatMap((seed, index) => {
      const place = `${list}[${index}]`;
      try {
        return [{ seed, made: make(seed), place }];
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        // Records are added one by one: their place says more than their index in the call.
        this.faults.push(`${place}: ${error.resMsg.replace(/^records\[0\](\.|: )/, "")}`);
        return [];
      }
    });
  }

  /** The same of things that can belong to a package; `make` does not see it. */
  eachOwned<Seed extends { installedPackage?: string }, Made extends Origin>(list: string, seeds: Seed[], make: (seed: Seed) => Made) {
    return this.each(list, seeds, ({ installedPackage, ...seed }) => {
      const thing = make(seed as Seed);
      if (installedPackage !== undefined) this.#installed.push({ thing, installedPackage });
      return thing;
    });
  }

  finish(): void {
    for (const { thing, installedPackage } of this.#installed) protect(thing, installedPackage);
  }
}
