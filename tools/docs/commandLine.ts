import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Command, Help } from "commander";
import { helpOf } from "../../cli/help";
import { createProgram } from "../../cli/program";
import type { Surroundings } from "../../cli/surroundings";

// The commands are described here, and none of them runs.
const { commands } = createProgram({} as Surroundings);
const help = new Help();

/** Writes a page for each command of `astrozero`, from its definition, and a list of them. */
export function writeCommandLine(folder: string): void {
  mkdirSync(folder);
  for (const command of commands) writeFileSync(join(folder, `${command.name()}.md`), pageOf(command));
  writeFileSync(join(folder, "README.md"), listOf(commands));
}

function listOf(all: readonly Command[]): string {
  const rows = all.map((command) => [`[\`${command.name()}\`](${command.name()}.md)`, command.description()]);
  return sections([
    "# Command line",
    "The commands of `astrozero`, which comes with the package. The [guide](../../command-line.md) tells when each is of use.",
    table(["Command", "What it does"], rows),
  ]);
}

function pageOf(command: Command): string {
  const { examples, notes, exitCodes } = helpOf(command);
  const args = help.visibleArguments(command).map((each) => [code(help.argumentTerm(each)), help.argumentDescription(each)]);
  const options = help.visibleOptions(command).map((each) => [code(help.optionTerm(each)), help.optionDescription(each)]);
  return sections([
    `# ${command.name()}`,
    help.commandDescription(command),
    block(help.commandUsage(command)),
    ...notes,
    ...(args.length > 0 ? ["## Arguments", table(["Argument", "Meaning"], args)] : []),
    "## Options",
    table(["Option", "Meaning"], options),
    "## Examples",
    block(examples.join("\n")),
    "## Exit codes",
    table(["Code", "When"], Object.entries(exitCodes)),
  ]);
}

function sections(parts: readonly string[]): string {
  return `${parts.join("\n\n")}\n`;
}

function block(lines: string): string {
  return `\`\`\`sh\n${lines}\n\`\`\``;
}

function code(term: string): string {
  return `\`${term}\``;
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  return [titles, titles.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
