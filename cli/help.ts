import type { Command } from "commander";

/** What is told of a command beside its arguments and options: below its help, and on its page of the reference. */
export interface Help {
  /** Lines to type, one after the other. */
  readonly examples: readonly [string, ...string[]];
  /** What else is to know, in paragraphs. */
  readonly notes: readonly string[];
  /** With which codes it ends, and when. */
  readonly exitCodes: Readonly<Record<string, string>>;
}

const helps = new WeakMap<Command, Help>();

/** Gives a command its help. */
export function explained(command: Command, help: Help): Command {
  helps.set(command, help);
  return command.addHelpText("after", `\n${below(help)}`);
}

/** The help that a command was given. */
export function helpOf(command: Command): Help {
  const help = helps.get(command);
  if (!help) throw new Error(`The command ${command.name()} has no examples: give it some by explained().`);
  return help;
}

function below({ examples, notes, exitCodes }: Help): string {
  const codes = Object.entries(exitCodes).map(([code, when]) => `${code.padEnd(5)} ${when}`);
  return [listed("Examples", examples), ...notes, listed("Exit codes", codes)].join("\n\n");
}

function listed(title: string, lines: readonly string[]): string {
  return [`${title}:`, ...lines.map((line) => `  ${line}`)].join("\n");
}
