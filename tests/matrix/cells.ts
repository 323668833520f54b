import type { Dialect } from "../../emulator";
import { FaultMatrix, type Phase, strikes } from "../support/faultMatrix";

/** Cells that end otherwise, and why. */
export const decided =
  "A 404 to a deletion means that the platform does not have the call: the thing stays, and a warning says so; where it is created again the error " +
  "says how the program takes it back.";

function isDecided(fault: string, struck: string): boolean {
  return fault === "404" && struck.startsWith("Delete");
}

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
        if (outcome.length > 0 && !isDecided(name, matrix.struck))
          wrong.push([`call ${at}, ${matrix.struck}${refreshes ? ", then a refresh" : ""}`, ...outcome]);
      }
      expect(wrong).toEqual([]);
    });
  });
}
