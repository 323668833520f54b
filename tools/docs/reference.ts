import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Call } from "./calls";
import { writeCommandLine } from "./commandLine";
import { operationsOf } from "./coverage";
import { beside, overview, type Through } from "./overview";

/**
 * Writes the reference: what typedoc makes of the docstrings (typedoc.json, typedoc.emulator.json), to each page the calls that are made, and a page for each command.
 * Fails on a symbol without a docstring.
 */
export function writeReference(repository: string, folder: string, calls: readonly Call[]): void {
  writeSymbols(repository, "typedoc.json", folder);
  writeSymbols(repository, "typedoc.emulator.json", join(folder, "emulator"));
  for (const [name, made] of callsByName(calls)) appendFileSync(pageOf(folder, name), section(made));
  writeCommandLine(join(folder, "command-line"));
  appendFileSync(
    join(folder, "README.md"),
    "\n## Beside the program\n\n- [pulumi-astrozero/emulator](emulator/README.md)\n- [The command line](command-line/README.md)\n",
  );
}

/** Writes a page for each symbol of an entry point; what was in the folder before goes. */
function writeSymbols(repository: string, options: string, folder: string): void {
  const typedoc = [join(repository, "node_modules/typedoc/bin/typedoc"), "--options", join(repository, "tools/docs", options)];
  execFileSync(process.execPath, [...typedoc, "--out", folder, "--logLevel", "Warn"], { stdio: "inherit" });
}

interface Made {
  readonly call: Call;
  /** What of the life of a resource makes it. */
  readonly when?: string;
}

/** The calls that each resource and each function makes. */
function callsByName(calls: readonly Call[]): Map<string, Made[]> {
  const found = new Map<string, Made[]>();
  const add = (call: Call, { resources = {}, functions = [] }: Through) => {
    for (const [name, when] of Object.entries(resources)) found.set(name, [...(found.get(name) ?? []), { call, when }]);
    for (const name of functions) found.set(name, [...(found.get(name) ?? []), { call }]);
  };
  for (const row of overview.flatMap(({ rows }) => rows)) for (const call of operationsOf(row, calls)) add(call, row);
  for (const call of calls) if (call.operation.row === undefined) add(call, beside[call.operation.name] ?? {});
  return found;
}

function pageOf(folder: string, name: string): string {
  const page = ["classes", "variables", "functions"].map((kind) => join(folder, kind, `${name}.md`)).find((file) => existsSync(file));
  if (!page) throw new Error(`${name} makes calls and has no page in ${readdirSync(folder).join(", ")}.`);
  return page;
}

function section(made: readonly Made[]): string {
  const hasMoments = made.some(({ when }) => when !== undefined);
  const rows = made.map(({ call: { operation }, when = "" }) => [
    `\`${operation.method} ${operation.path}\``,
    ...(hasMoments ? [when] : []),
    operation.page,
    operation.evidence,
  ]);
  const titles = ["Call", ...(hasMoments ? ["When"] : []), "Page", "Evidence"];
  const lines = [titles, titles.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  const once = [...new Set(lines)];
  return `\n## Calls\n\nThe calls of the platform's API, as [coverage](../../coverage.md) has them.\n\n${once.join("\n")}\n`;
}
