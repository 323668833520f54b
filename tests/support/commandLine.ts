import type { Command } from "commander";
import { createProgram } from "../../cli/program";
import type { Surroundings } from "../../cli/surroundings";

/** What a command printed and how it ended. */
export interface Ended {
  lines: string[];
  /** What it printed of errors and help. */
  output: string;
  exitCode: number;
}

/** `astrozero`, which nothing tells to end. */
export function commandLine(surroundings: Partial<Surroundings> = {}): Command {
  return createProgram({
    print: () => {},
    tell: () => {},
    progress: () => {},
    ended: () => new Promise(() => {}),
    input: async () => undefined,
    environment: {},
    hasColors: false,
    run: async () => 0,
    exitWith: () => {},
    ...surroundings,
  });
}

/** Runs `astrozero` in this process. It is not told to end, unless `surroundings` do. */
export async function runCommandLine(args: readonly string[], surroundings: Partial<Surroundings> = {}): Promise<Ended> {
  const lines: string[] = [];
  const output: string[] = [];
  let exitCode = 0;
  const exitWith = (code: number) => {
    exitCode = code;
  };
  const program = commandLine({ print: (line) => lines.push(line), exitWith, ...surroundings });
  const write = (text: string) => output.push(text);
  for (const command of [program, ...program.commands]) command.exitOverride().configureOutput({ writeOut: write, writeErr: write });
  const error: unknown = await program.parseAsync(["node", "astrozero", ...args]).then(
    () => undefined,
    (thrown) => thrown,
  );
  const ended = error as { exitCode?: number } | undefined;
  if (ended && ended.exitCode === undefined) throw error;
  return { lines, output: output.join(""), exitCode: ended?.exitCode ?? exitCode };
}
