import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { onFile } from "../../emulator/files";
import { explained, type Help } from "../help";
import { firstSteps, projectFiles } from "../init/files";
import { quoted } from "../quoted";
import type { Surroundings } from "../surroundings";

const help: Help = {
  examples: ["npx astrozero init shop", "npx astrozero init . --name shop"],
  notes: ["It writes Pulumi.yaml, package.json, tsconfig.json, index.ts, .gitignore and README.md, and installs nothing."],
  exitCodes: {
    0: "the project was made",
    1: "no project was made: the folder is not empty, or cannot be written",
  },
};

/** `astrozero init` */
export function init({ print }: Surroundings): Command {
  return explained(new Command("init"), help)
    .description("Make a project that starts, in an empty folder.")
    .argument("[folder]", "where it is made", folder, ".")
    .option("--name <name>", "name of the project (default: that of the folder)", projectName)
    .action((folder: string, { name = nameOf(folder) }: { name?: string }, command: Command) => {
      try {
        refuseContent(folder);
        for (const [file, text] of Object.entries(projectFiles(name))) {
          const path = join(folder, file);
          // A file that came meanwhile is not ours.
          onFile(path, () => writeFileSync(path, text, { flag: "wx" }));
        }
      } catch (error) {
        command.error(`No project was made: ${(error as Error).message}.`);
      }
      print(`Made the project ${name}. Next:`);
      for (const line of [...(folder === "." ? [] : [`cd ${quoted(folder)}`]), ...firstSteps.split("\n")]) print(`  ${line}`);
    });
}

/** A fresh clone of an empty repository counts as empty. */
function refuseContent(folder: string): void {
  onFile(folder, () => {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  });
  const [first] = onFile(folder, () => readdirSync(folder)).filter((name) => name !== ".git");
  if (first !== undefined) throw new Error(`${folder} is not empty (it has ${first}); name an empty folder, or a new one`);
}

/** The empty name is a variable of the shell that is not set. */
function folder(name: string): string {
  if (name === "") throw new InvalidArgumentError("The name of the folder is empty.");
  return name;
}

function projectName(text: string): string {
  if (/^[a-z0-9][a-z0-9._-]{0,99}$/.test(text)) return text;
  throw new InvalidArgumentError(
    "A name has at most 100 small letters, digits, dots, hyphens and underscores, and begins with a letter or a digit.",
  );
}

function nameOf(folder: string): string {
  const name = basename(resolve(folder))
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, "-")
    .replace(/^[^a-z0-9]+/, "");
  return name.slice(0, 100) || "astro-zero";
}
