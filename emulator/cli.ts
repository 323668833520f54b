#!/usr/bin/env node
import { Command, InvalidArgumentError } from "commander";
import { type EmulatorOptions, startEmulator } from ".";

/** What the program needs from outside. */
export interface Surroundings {
  print: (line: string) => void;
  /** Settles when the program shall end. */
  ended: () => Promise<unknown>;
}

const surroundings: Surroundings = { print: (line) => console.log(line), ended: interrupted };

interface EmulatorFlags {
  port: number;
  data?: string;
  seed?: string;
  namespace?: string;
  clientId?: string;
  clientSecret?: string;
}

/** The command line `astrozero`. */
export function createProgram({ print, ended }: Surroundings = surroundings): Command {
  const { version } = require("pulumi-astrozero/package.json") as { version: string };
  const program = new Command("astrozero").description("Tools for pulumi-astrozero.").version(version);
  program
    .command("emulator")
    .description("Run a local Astro Zero on 127.0.0.1, until it is interrupted.")
    .option("--port <number>", "port to listen on; 0 for a free one", port, 0)
    .option("--data <file>", "JSON file that keeps the tenant between runs")
    .option("--seed <file>", "JSON file with what the tenant holds at the start")
    .option("--namespace <name>", "namespace of the tenant")
    .option("--client-id <id>", "client id that the token call accepts")
    .option("--client-secret <secret>", "client secret that the token call accepts")
    .action(async (flags: EmulatorFlags, command: Command) => {
      const { data: dataFile, ...options } = flags;
      const emulator = await start({ ...options, dataFile, log: print }, command);
      print(`Astro Zero emulator on ${emulator.url} (namespace ${emulator.namespace})`);
      print(`client id ${emulator.clientId}, client secret ${emulator.clientSecret}`);
      for (const [name, value] of Object.entries(emulator.environment)) print(`export ${name}=${quoted(value)}`);
      await ended();
      await emulator.stop();
    });
  return program;
}

async function start(options: EmulatorOptions, command: Command) {
  try {
    return await startEmulator(options);
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
    const reason = taken ? `port ${options.port} of 127.0.0.1 is taken; choose another one with --port` : (error as Error).message;
    return command.error(`The emulator did not start: ${reason}.`);
  }
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535) throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  return number;
}

/** A value as a shell takes it. */
function quoted(value: string): string {
  return /^[\w./:-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}

function interrupted(): Promise<unknown> {
  return Promise.race(["SIGINT", "SIGTERM"].map((signal) => new Promise((resolve) => process.once(signal, resolve))));
}

if (require.main === module) createProgram().parseAsync();
