// Measures the provider against resources that do nothing and against a provider of the usual kind, writes bench/<machine>.json, and fails when a
// ratio is more than a quarter above the one of bench/baseline.json. Usage: tsx bench.ts [--baseline], which keeps what it finds as the baseline
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { startBucketServer } from "../../tests/support/bucketServer";
import { runCommand } from "../../tests/support/command";
import { environment } from "../../tests/support/environment";
import { repository } from "../../tests/support/sdk";
import { measureAlone } from "./alone";
import { processStart } from "./processStart";
import { type Entry, type Result, race } from "./race";
import { type Findings, reported } from "./ratios";

/** How far a ratio may be above that of the baseline. */
const tolerance = 1.25;
const largest = 800;

const skipped = { PULUMI_SKIP_CHECKPOINTS: "true" };
const plain = (...names: Entry["name"][]) => names.map((name) => ({ name }));
const unchecked = (...names: Entry["name"][]) => names.map((name) => ({ name, environment: skipped }));

async function measured(): Promise<Findings> {
  const engine = process.env.PULUMI_ASTROZERO_ENGINE ?? "";
  const version = await runCommand("pulumi", ["version"], { cwd: repository, env: environment({}, [engine]), timeout: 60_000 });
  const races = [
    ...(await race("50", 50, plain("floor", "own", "usual"))),
    ...(await race("200", 200, plain("floor", "own"))),
    ...(await race("200 without checkpoints", 200, unchecked("floor", "own", "usual"))),
    ...(await race("800 without checkpoints", largest, unchecked("floor", "own"))),
    ...(await inBucket("200 in a bucket", 200, "floor", "own")),
    ...(await race("10,000 rows", 10_000, plain("rows"))),
  ];
  return {
    node: process.version,
    pulumi: version.stdout.trim(),
    races,
    alone: { size: largest, ...(await measureAlone(largest)) },
    start: await processStart(),
  };
}

/** State in a bucket of a server on this machine. */
async function inBucket(title: string, size: number, ...names: Entry["name"][]): Promise<Result[]> {
  const server = await startBucketServer("state");
  const environment = (name: string) => ({
    AWS_ACCESS_KEY_ID: server.accessKey,
    AWS_SECRET_ACCESS_KEY: server.secretKey,
    PULUMI_BACKEND_URL: `s3://state/${name}?endpoint=${server.url}&region=us-east-1&s3ForcePathStyle=true`,
  });
  try {
    return await race(
      title,
      size,
      names.map((name) => ({ name, environment: environment(name) })),
    );
  } finally {
    await server.stop();
  }
}

async function main(): Promise<void> {
  const folder = join(repository, "bench");
  mkdirSync(folder, { recursive: true });
  const report = reported(await measured());
  write(join(folder, `${process.platform}-${process.arch}-${availableParallelism()}.json`), report);
  console.log(report.ratios);
  const baseline = join(folder, "baseline.json");
  if (process.argv.includes("--baseline") || !existsSync(baseline)) write(baseline, report.ratios.overFloor);
  const before: Record<string, number> = JSON.parse(readFileSync(baseline, "utf8"));
  const worse = Object.entries(report.ratios.overFloor).filter(([name, ratio]) => ratio > (before[name] ?? ratio) * tolerance);
  for (const [name, ratio] of worse) console.error(`${name}: ${ratio} of the floor, and ${before[name]} in the baseline`);
  process.exitCode = worse.length === 0 ? 0 : 1;
}

function write(file: string, content: unknown): void {
  writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);
}

main();
