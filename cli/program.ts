import { Command } from "commander";
import { check } from "./commands/check";
import { diagram } from "./commands/diagram";
import { emulator } from "./commands/emulator";
import { explain } from "./commands/explain";
import { review } from "./commands/review";
import type { Surroundings } from "./surroundings";

/** The command line `astrozero`. */
export function createProgram(surroundings: Surroundings): Command {
  const { version } = require("pulumi-astrozero/package.json") as { version: string };
  const program = new Command("astrozero").description("Tools for pulumi-astrozero.").version(version);
  for (const command of [emulator, check, review, diagram, explain]) program.addCommand(command(surroundings));
  return program;
}
