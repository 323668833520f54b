import "../../support/seed";
import fc from "fast-check";
import { deployed, steps } from "../../support/anyProgram";
import { FaultyTenant } from "../../support/faultyTenant";

/** A few in every run; `make test-long` sets more. */
const numRuns = Number(process.env.PROPERTY_RUNS ?? 20);

test("any program of all kinds, then any other, with a kill at any call, ends as without it, and no record of people is lost", async () => {
  const tenant = await FaultyTenant.start();
  try {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        expect(await deployed(tenant, all)).toEqual([]);
      }),
      { numRuns, endOnFailure: true },
    );
  } finally {
    await tenant.stop();
  }
}, 3_600_000);
