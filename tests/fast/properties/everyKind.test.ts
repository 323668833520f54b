import { testAnyProgram } from "../../support/anyProgram";

// tests/matrix tries more of them, `make test-long` many more.
testAnyProgram({ numRuns: 20, seed: 1 });
