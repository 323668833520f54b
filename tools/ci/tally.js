// Adds up Jest's JSON results and ends with the line "N passed, N failed". Usage: node tally.js <failed steps> <directory of results>
// A step that failed without a failed test (lint, build, a crash) counts as one failure.
const { readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

const [failedSteps, directory] = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const file of readdirSync(directory)) {
  const results = JSON.parse(readFileSync(join(directory, file), "utf8"));
  passed += results.numPassedTests;
  failed += results.numFailedTests + results.numRuntimeErrorTestSuites;
}
failed = Math.max(failed, Number(failedSteps));
console.log(`${passed} passed, ${failed} failed`);
