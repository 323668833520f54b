#!/usr/bin/env node
import { Command, InvalidArgumentError, Option } from "commander";
import { isNamespace } from "../provider/contract/namespace";
import { type EmulatorOptions, startEmulator } from ".";
import { defaults } from "./defaults";
import { ended } from "./ended";

/** What the program needs from outside. */
export interface Surroundings {
  print: (line: string) => void;
  /** Settles when the program is to end. */
  ended: () => Promise<unknown>;
}

interface EmulatorFlags extends Pick<EmulatorOptions, "port" | "seed" | "namespace" | "clientId" | "clientSecret"> {
  data?: string;
}

const examples = `
Examples:
  npx astrozero emulator
  npx astrozero emulator --port 8080 --data tenant.json
  npx astrozero emulator --port 8080 --seed seed.json --namespace acme

It prints its address and the lines to export for the provider, then a line for each request.`;

/** The command line `astrozero`. */
export function createProgram({ print, ended: end }: Surroundings): Command {
  const { version } = require("pulumi-astrozero/package.json") as { version: string };
  const program = new Command("astrozero").description("Tools for pulumi-astrozero.").version(version);
  program
    .command("emulator")
    .description("Run a local Astro Zero on 127.0.0.1, until it is interrupted.")
    .addOption(new Option("--port <number>", "port to listen on").argParser(port).default(0, "a free one"))
    .option("--data <file>", "JSON file that keeps the tenant between runs (without it, the tenant ends with the emulator)", file)
    .option("--seed <file>", "JSON file with what the tenant holds at the start", file)
    .option("--namespace <name>", "namespace of the tenant", namespace, defaults.namespace)
    .option("--client-id <id>", "client id that the sign-in accepts", defaults.clientId)
    .option("--client-secret <secret>", "client secret that the sign-in accepts", defaults.clientSecret)
    .addHelpText("after", examples)
    .action(async ({ data: dataFile, ...options }: EmulatorFlags, command: Command) => {
      const fail = (what: string, error: unknown) => command.error(`The emulator ${what}: ${reason(error, options.port)}.`);
      const emulator = await startEmulator({ ...options, dataFile, log: print }).catch((error) => fail("did not start", error));
      print(`Astro Zero emulator on ${emulator.url} (namespace ${emulator.namespace})`);
      print(`client id ${emulator.clientId}, client secret ${emulator.clientSecret}`);
      for (const [name, value] of Object.entries(emulator.environment)) print(`export ${name}=${quoted(value)}`);
      await end();
      await emulator.stop().catch((error) => fail("did not save its tenant", error));
    });
  return program;
}

function reason(error: unknown, port: number | undefined): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "EADDRINUSE":
      return `port ${port} of 127.0.0.1 is taken; choose another one with --port`;
    case "EACCES":
      return `this user may not listen on port ${port}; choose one above 1023 with --port`;
    default:
      return message;
  }
}

function namespace(text: string): string {
  if (isNamespace(text)) return text;
  throw new InvalidArgumentError("A namespace has at most 15 letters, digits and single underscores, and starts with a letter.");
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535) throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  return number;
}

/** The empty name is a variable of the shell that is not set. */
function file(name: string): string {
  if (name === "") throw new InvalidArgumentError("The name of the file is empty.");
  return name;
}

/** A value as a shell takes it. */
function quoted(value: string): string {
  return /^[\w./:-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}

if (require.main === module) {
  // From the start on: whoever has read the address may end it before the last line is printed.
  const end = ended();
  createProgram({ print: (line) => console.log(line), ended: () => end }).parseAsync();
}
