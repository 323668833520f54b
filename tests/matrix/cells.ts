import type { Dialect } from "../../emulator";
import { FaultMatrix, type Phase, strikes } from "../support/faultMatrix";

/** Cells that end otherwise, and why. */
export const decided: Readonly<Record<string, string>> = {
  "DeleteField: 404": "it means that the platform does not have the call: the field stays, and a warning says so",
  "DeleteCustomObject: 404": "the same; the next creation says how the program takes the object back",
  "DeleteLayout: 404": "the same",
  "DeleteScript: 404": "the same",
};

const names = Object.keys(strikes);

/**
 * Tests of a phase: each fault strikes each call in turn, or that share of them which differs from fault to fault; every other time with a refresh
 * before the next `pulumi up`.
 */
export function testPhase(phase: Phase, dialect: Partial<Dialect> = {}, share = 1): void {
  describe(`K6: ${phase}`, () => {
    let matrix: FaultMatrix | undefined;
    beforeAll(async () => {
      matrix = await FaultMatrix.start(dialect);
    });
    afterAll(() => matrix?.stop());

    test.each(names.map((name, index): [string, number] => [name, index]))("%s, at each call", async (name, index) => {
      const strike = strikes[name];
      if (!matrix || !strike) throw new Error("the run without a fault failed");
      const calls = matrix.clean.calls[phase].length;
      const cells = Math.max(1, Math.round(calls * share));
      const wrong: unknown[] = [];
      for (let cell = 0; cell < cells; cell++) {
        const at = Math.floor(((cell + (share === 1 ? 0 : index / names.length)) * calls) / cells);
        const refreshes = (cell + index) % 2 === 0;
        const outcome = await matrix.cell(phase, at, strike, refreshes);
        const isDecided = `${matrix.struck}: ${name}` in decided;
        if (outcome.length > 0 && !isDecided)
          wrong.push([`call ${at}, ${matrix.struck}${refreshes ? ", then a refresh" : ""}`, ...outcome]);
      }
      expect(wrong).toEqual([]);
    });
  });
}
