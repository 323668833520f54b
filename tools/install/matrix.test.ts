import { live } from "./live";
import { withRow } from "./row";
import { rows } from "./rows";
import { pack } from "./tarball";

const names = (process.env.ROWS ?? "").split(/[\s,]+/).filter(Boolean);
const unknown = names.filter((name) => !rows.some((row) => row.name === name));
if (unknown.length > 0) throw new Error(`No row is called ${unknown.join(", ")}; there are ${rows.map(({ name }) => name).join(", ")}.`);
const chosen = names.length > 0 ? rows.filter(({ name }) => names.includes(name)) : rows;

let tarball: string;

beforeAll(async () => {
  tarball = await pack();
  print("| Row | Node.js | Package manager | `@pulumi/pulumi` | TypeScript | |", "| --- | --- | --- | --- | --- | --- |");
});

test.each(chosen)("$name", async (row) => {
  const started = Date.now();
  const cells = await withRow(row, tarball, live).then(
    ({ node, manager, sdk, typescript }) => [node, manager, sdk, typescript, "ok"],
    (error) => {
      print(`| ${row.name} | | | | | failed after ${seconds(started)} s |`);
      throw error;
    },
  );
  print(`| ${[row.name, ...cells].join(" | ")} | (${seconds(started)} s)`);
});

function seconds(since: number): number {
  return Math.round((Date.now() - since) / 1000);
}

/** At once: Jest prints what it knows when everything is over. */
function print(...lines: string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
