import { createProgram } from "../../../cli/program";

interface Run {
  /** What it printed. */
  lines: string[];
  /** What the parser of the command line wrote: help and errors. */
  output: string;
  exitCode: number;
}

/** Runs `astrozero` in this process; `during` runs while it waits for its end. */
export async function run(
  args: string[],
  during: (lines: string[]) => Promise<unknown> = async () => {},
  environment: NodeJS.ProcessEnv = {},
): Promise<Run> {
  const lines: string[] = [];
  const output: string[] = [];
  const program = createProgram({ print: (line) => lines.push(line), ended: () => during(lines), environment });
  const write = (text: string) => output.push(text);
  for (const command of [program, ...program.commands]) command.exitOverride().configureOutput({ writeOut: write, writeErr: write });
  const error: unknown = await program.parseAsync(["node", "astrozero", ...args]).then(
    () => undefined,
    (thrown) => thrown,
  );
  return { lines, output: output.join(""), exitCode: (error as { exitCode?: number } | undefined)?.exitCode ?? 0 };
}
