import { Command, InvalidArgumentError, Option } from "commander";
import { type EmulatorOptions, startEmulator } from "../../emulator";
import { defaults } from "../../emulator/defaults";
import { isNamespace } from "../../provider/contract/namespace";
import { createConsole } from "../console/console";
import type { Surroundings } from "../surroundings";

interface EmulatorFlags extends Pick<EmulatorOptions, "port" | "seed" | "namespace" | "clientId" | "clientSecret"> {
  data?: string;
  console: boolean;
}

const examples = `
Examples:
  npx astrozero emulator
  npx astrozero emulator --port 8080 --data tenant.json
  npx astrozero emulator --port 8080 --seed seed.json --namespace acme

It prints its address and the lines to export for the provider, then a line for each request.`;

/** `astrozero emulator` */
export function emulator({ print, ended }: Surroundings): Command {
  return new Command("emulator")
    .description("Run a local Astro Zero on 127.0.0.1, until it is interrupted.")
    .addOption(new Option("--port <number>", "port to listen on").argParser(port).default(0, "a free one"))
    .option("--data <file>", "JSON file that keeps the tenant between runs (without it, the tenant ends with the emulator)", file)
    .option("--seed <file>", "JSON file with what the tenant holds at the start", file)
    .option("--namespace <name>", "namespace of the tenant", namespace, defaults.namespace)
    .option("--client-id <id>", "client id that the sign-in accepts", defaults.clientId)
    .option("--client-secret <secret>", "client secret that the sign-in accepts", defaults.clientSecret)
    .option("--no-console", "serve no console at /")
    .addHelpText("after", examples)
    .action(async ({ data: dataFile, console: hasConsole, ...options }: EmulatorFlags, command: Command) => {
      const fail = (what: string, error: unknown) => command.error(`The emulator ${what}: ${reason(error, options.port)}.`);
      const beside = hasConsole ? createConsole : undefined;
      const started = await startEmulator({ ...options, dataFile, log: print, beside }).catch((error) => fail("did not start", error));
      print(`Astro Zero emulator on ${started.url} (namespace ${started.namespace})`);
      print(`client id ${started.clientId}, client secret ${started.clientSecret}`);
      for (const [name, value] of Object.entries(started.environment)) print(`export ${name}=${quoted(value)}`);
      if (hasConsole) print(`console: ${started.url}/`);
      await ended();
      await started.stop().catch((error) => fail("did not save its tenant", error));
    });
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
