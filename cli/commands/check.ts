import { Command, Option } from "commander";
import { createClient } from "../../provider/client/client";
import { messageOf } from "../../provider/lifecycle/handler";
import { checkTenant, type Finding } from "../check/tenant";
import { settingsOf } from "../configuration";
import { explained, type Help } from "../help";
import type { Surroundings } from "../surroundings";

interface CheckFlags {
  stack?: string;
  format: "text" | "json";
}

const help: Help = {
  examples: ["npx astrozero check", "npx astrozero check --stack production", "npx astrozero check --format json"],
  notes: ["It reads, and changes nothing: whether the user may write, only a write shows."],
  exitCodes: {
    0: "every check passed",
    1: "a check failed",
  },
};

/** `astrozero check` */
export function check({ print, progress, environment }: Surroundings): Command {
  return explained(new Command("check"), help)
    .description("Prove the settings, the sign-in, the namespace and the rights to read, before a pipeline starts.")
    .option("--stack <name>", "stack of the project in this folder, whose configuration counts before the environment")
    .addOption(new Option("--format <format>", "how it is printed").choices(["text", "json"]).default("text"))
    .action(async ({ stack, format }: CheckFlags, command: Command) => {
      progress("Asking the tenant …");
      const findings = await checked(environment, stack).finally(() => progress());
      if (format === "json") print(JSON.stringify(findings, undefined, 2));
      else for (const { what, passed, detail } of findings) print(`${passed ? "ok    " : "FAILED"}  ${what.padEnd(17)}  ${detail}`);
      const failures = findings.filter(({ passed }) => !passed).length;
      if (failures > 0) command.error(`${failures} of ${findings.length} checks failed.`);
    });
}

/** Wrong settings end it before anything is sent. */
async function checked(environment: NodeJS.ProcessEnv, stack: string | undefined): Promise<Finding[]> {
  const what = "settings";
  try {
    const settings = await settingsOf(environment, stack);
    const client = createClient(settings, { environment });
    return [{ what, passed: true, detail: settings.url }, ...(await checkTenant(client, settings.namespace))];
  } catch (error) {
    return [{ what, passed: false, detail: messageOf(error) }];
  }
}
