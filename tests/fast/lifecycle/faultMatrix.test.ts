import { readFileSync } from "node:fs";
import { decided, testPhase } from "../../matrix/cells";
import { FaultMatrix, phases, strikes } from "../../support/faultMatrix";

// One call of each phase for each fault; tests/matrix has all of them.
for (const phase of phases) testPhase(phase, {}, 1 / 200);

test("K6: docs/reliability.md has the calls and the faults of the matrix", async () => {
  const matrix = await FaultMatrix.start();
  const { calls } = matrix.clean;
  await matrix.stop();
  const all = [...new Set(phases.flatMap((phase) => calls[phase]))].sort();
  const times = (operation: string) => phases.map((phase) => calls[phase].filter((one) => one === operation).length || "");
  const rows = all.map((operation) => `| \`${operation}\` | ${times(operation).join(" | ")} |`);
  const table = ["| Call | up | update | refresh | destroy |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
  const faults = Object.keys(strikes).map((name) => `- ${name}`);

  const page = readFileSync("docs/reliability.md", "utf8");

  expect(page).toContain(table);
  expect(page).toContain(faults.join("\n"));
  expect(page.replace(/\s+/g, " ")).toContain(decided);
  expect(phases.reduce((sum, phase) => sum + calls[phase].length, 0)).toBeGreaterThanOrEqual(250);
});
