import { Command, InvalidArgumentError, Option } from "commander";
import { type Emulator, startEmulator } from "../../emulator";
import { createConsole } from "../console/console";
import { refuseOtherContent, writeEnvironment } from "../environmentFile";
import { explained, type Help } from "../help";
import { quoted } from "../quoted";
import type { Surroundings } from "../surroundings";
import { addTenantOptions, emulatorOptions, file, startFailure, type TenantFlags, variables } from "../tenantOptions";

interface EmulatorFlags extends TenantFlags {
  port: number;
  /** Not `--env-file`: Node.js takes an option of that name for its own, also after the name of the program. */
  writeEnv?: string;
  quiet?: true;
  console: boolean;
}

const help: Help = {
  examples: [
    "npx astrozero emulator",
    "npx astrozero emulator --port 8080 --data tenant.json",
    "npx astrozero emulator --port 8080 --seed seed.json --namespace acme",
    "npx astrozero emulator --dialect strict --quiet --write-env astrozero.env",
  ],
  notes: ["It prints its address and the lines to export for the provider, then a line for each request."],
  exitCodes: {
    0: "it was interrupted",
    1: "it did not start, or could not save its tenant",
  },
};

/** `astrozero emulator` */
export function emulator({ print, ended }: Surroundings): Command {
  const command = explained(new Command("emulator"), help)
    .description("Run a local Astro Zero on 127.0.0.1, until it is interrupted.")
    .addOption(new Option("--port <number>", "port to listen on").argParser(port).default(0, "a free one"));
  return addTenantOptions(command)
    .option("--write-env <file>", "file that holds the variables for the provider as long as the emulator listens", file)
    .option("--quiet", "print no line for each request")
    .option("--no-console", "serve no console at /")
    .action(async ({ port, writeEnv, quiet, console: hasConsole, ...tenant }: EmulatorFlags, command: Command) => {
      const fail = (what: string, error: unknown) => command.error(`The emulator ${what}: ${startFailure(error, port)}.`);
      const start = async () => {
        if (writeEnv !== undefined) refuseOtherContent(writeEnv, variables);
        const log = (line: string, request?: unknown) => (quiet && request !== undefined ? undefined : print(line));
        return startEmulator({ ...emulatorOptions(tenant), port, log, beside: hasConsole ? createConsole : undefined });
      };
      const started = await start().catch((error) => fail("did not start", error));
      const stop = () => started.stop().catch((error) => fail("did not save its tenant", error));
      announce(started, print);
      if (hasConsole) print(`console: ${started.url}/`);
      try {
        const remove = writeEnv === undefined ? () => {} : writeEnvironment(writeEnv, started.environment);
        await ended();
        remove();
      } catch (error) {
        // Whatever becomes of the file, the tenant is saved.
        await stop();
        fail("ended", error);
      }
      await stop();
    });
}

function announce({ url, namespace, clientId, clientSecret, environment }: Emulator, print: (line: string) => void): void {
  print(`Astro Zero emulator on ${url} (namespace ${namespace})`);
  print(`client id ${clientId}, client secret ${clientSecret}`);
  for (const [name, value] of Object.entries(environment)) print(`export ${name}=${quoted(value)}`);
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535) throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  return number;
}
