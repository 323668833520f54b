import { Command } from "commander";
import { check } from "./commands/check";
import { diagram } from "./commands/diagram";
import { emulator } from "./commands/emulator";
import { exec } from "./commands/exec";
import { explain } from "./commands/explain";
import { init } from "./commands/init";
import { review } from "./commands/review";
import { ownManifest } from "./manifest";
import type { Surroundings } from "./surroundings";

/** The command line `astrozero`. */
export function createProgram(surroundings: Surroundings): Command {
  const program = new Command("astrozero")
    .description("Tools for pulumi-astrozero.")
    .version(ownManifest().version)
    .enablePositionalOptions();
  for (const command of [emulator, exec, init, check, diagram, review, explain]) program.addCommand(command(surroundings));
  return program;
}
