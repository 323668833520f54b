import { testAnyProgram } from "../support/anyProgram";

// Others than those of the fast tests.
testAnyProgram({ numRuns: 200, seed: 2 });
