import { appendFileSync } from "node:fs";

const seen = new Set<string>();

/**
 * Notes the calls that tests make through the real engine, by the emulator's lines, in the file that REACHED_OPERATIONS names:
 * tools/ci/reached.ts compares them with the API overview.
 */
export function noteReached(line: string): void {
  const operation = line.slice(line.lastIndexOf(" ") + 1);
  const file = process.env.REACHED_OPERATIONS;
  if (!file || seen.has(operation)) return;
  seen.add(operation);
  appendFileSync(file, `${operation}\n`);
}
