import { Help } from "commander";
import { helpOf } from "../../../cli/help";
import { commandLine, runCommandLine } from "../../support/commandLine";

const { commands } = commandLine();
const names = commands.map((command) => command.name());

/** What follows a command in an example: `npx astrozero check --stack dev` has `--stack` and `dev`. */
function wordsAfter(name: string, example: string): string[] | undefined {
  return new RegExp(`npx astrozero ${name}( [^|>&]*)?`).exec(example)?.slice(1).join("").split(" ").filter(Boolean);
}

test.each(names)("%s: --help has every option with its choices and default, the examples and the exit codes", async (name) => {
  const command = commands.find((each) => each.name() === name);
  if (!command) throw new Error(`There is no command ${name}.`);
  const { examples, notes, exitCodes } = helpOf(command);
  const { output } = await runCommandLine([name, "--help"]);
  const words = output.replace(/\s+/g, " ");
  for (const { flags, argChoices = [], defaultValue, defaultValueDescription, negate } of new Help().visibleOptions(command)) {
    expect(words).toContain(flags);
    for (const choice of argChoices) expect(words).toContain(`"${choice}"`);
    if (defaultValue !== undefined && !negate)
      expect(words).toContain(`default: ${defaultValueDescription ?? JSON.stringify(defaultValue)})`);
  }
  for (const line of [...examples, ...notes.flatMap((note) => note.split("\n")), ...Object.values(exitCodes)])
    expect(output).toContain(line);
});

test.each(commands.flatMap((command) => helpOf(command).examples.map((example) => [command.name(), example] as const)))(
  "%s: the example `%s` has options and values that exist",
  (name, example) => {
    const words = wordsAfter(name, example);
    const command = commands.find((each) => each.name() === name);
    expect(words).toBeDefined();
    expect(command?.parseOptions(words ?? []).unknown).toEqual([]);
  },
);

test("no option has a name that node takes for its own wherever it is in the command line", () => {
  const own = commands.flatMap((command) => command.options.map(({ long }) => long ?? ""));
  expect(own.filter((long) => /^--(env-file|experimental-)/.test(long))).toEqual([]);
});

test("an option that does not exist is found in an example", () => {
  const check = commands.find((each) => each.name() === "check");
  expect(check?.parseOptions(wordsAfter("check", "npx astrozero check --stak dev") ?? []).unknown).toEqual(["--stak", "dev"]);
});
