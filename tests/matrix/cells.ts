import type { Dialect } from "../../emulator";
import { FaultMatrix, type Phase, strikes } from "../support/faultMatrix";

/** Cells that end otherwise, and why. */
const decided: Readonly<Record<string, string>> = {
  // assumption: missing
  "DeleteField: 404": "it means that the platform does not have the call: the field stays, and a warning says so",
  "DeleteCustomObject: 404": "the same; the next creation says how the program takes the object back",
};

/** Which cells of a phase are run: all, or every so many, others with each fault. */
export interface Sample {
  every: number;
}

/** Tests of a phase: each fault strikes each call in turn, every other time with a refresh before the next `pulumi up`. */
export function testPhase(phase: Phase, dialect: Partial<Dialect> = {}, { every }: Sample = { every: 1 }): void {
  describe(`K6: ${phase}`, () => {
    let matrix: FaultMatrix | undefined;
    beforeAll(async () => {
      matrix = await FaultMatrix.start(dialect);
    });
    afterAll(() => matrix?.stop());

    test.each(Object.keys(strikes).map((name, index): [string, number] => [name, index]))("%s, at each call", async (name, index) => {
      const strike = strikes[name];
      if (!strike) throw new Error(`there is no fault ${name}`);
      if (!matrix) throw new Error("the run without a fault failed");
      const wrong: unknown[] = [];
      for (const at of matrix.clean.calls[phase].keys()) {
        if ((at + index) % every !== 0) continue;
        const refreshes = Math.floor((at + index) / every) % 2 === 0;
        const outcome = await matrix.cell(phase, at, strike, refreshes);
        const isDecided = `${matrix.struck}: ${name}` in decided;
        if (outcome.length > 0 && !isDecided)
          wrong.push([`call ${at}, ${matrix.struck}${refreshes ? ", then a refresh" : ""}`, ...outcome]);
      }
      expect(wrong).toEqual([]);
    });
  });
}
