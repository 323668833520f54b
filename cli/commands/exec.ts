import { readdirSync, readFileSync } from "node:fs";
import { Command } from "commander";
import { type Emulator, startEmulator } from "../../emulator";
import { explained, type Help } from "../help";
import type { Surroundings } from "../surroundings";
import { addTenantOptions, emulatorOptions, startFailure, type TenantFlags } from "../tenantOptions";

const help: Help = {
  examples: [
    "npx astrozero exec -- npm test",
    "npx astrozero exec --seed seed.json -- npx astrozero check",
    "npx astrozero exec --data tenant.json -- pulumi up",
  ],
  notes: [
    "It starts an emulator on a free port, gives the command the variables ASTROZERO_… for it, and stops the emulator when the\ncommand has ended. Signals go through to it.",
    "A stack's configuration goes before the environment: use a stack that does not set astrozero:url.",
  ],
  exitCodes: {
    1: "the emulator did not start, or could not save its tenant",
    126: "the command did not start",
    127: "there is no such command",
    other: "that of the command; after a signal 128 and the signal's number",
  },
};

/** Settings of the environment that would lead a command past the emulator, or lock it out. */
const misleading = ["ASTROZERO_ACCESS_TOKEN", "ASTROZERO_PROXY"];

/** `astrozero exec -- <command>` */
export function exec({ tell, environment, run, exitWith }: Surroundings): Command {
  return addTenantOptions(explained(new Command("exec"), help))
    .description("Run a command with an emulator of its own.")
    .argument("<command...>", "the command with its arguments")
    .passThroughOptions()
    .action(async (line: string[], flags: TenantFlags, command: Command) => {
      const fail = (what: string, error: unknown) => command.error(`The emulator ${what}: ${startFailure(error)}.`);
      for (const file of stacksWithUrl()) tell(`Warning: ${file} sets astrozero:url, which goes before the emulator's.`);
      const log = (line: string, request?: unknown) => (request === undefined ? tell(line) : undefined);
      const emulator = await startEmulator({ ...emulatorOptions(flags), log }).catch((error) => fail("did not start", error));
      const code = await run(line, pointedAt(emulator, environment));
      await emulator.stop().catch((error) => fail("did not save its tenant", error));
      exitWith(code);
    });
}

function pointedAt(emulator: Emulator, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !misleading.includes(name));
  return { ...Object.fromEntries(kept), ...emulator.environment };
}

/** Stack settings of the project in this folder that name a tenant. What cannot be read is no reason not to start. */
function stacksWithUrl(): string[] {
  const settings = readdirSync(".").filter((name) => /^Pulumi\..+\.ya?ml$/.test(name));
  return settings.filter((name) => {
    try {
      return readFileSync(name, "utf8").includes("astrozero:url");
    } catch {
      return false;
    }
  });
}
