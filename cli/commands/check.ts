import { Command, Option } from "commander";
import { createClient } from "../../provider/client/client";
import { settingsOf } from "../check/configuration";
import { checkTenant, type Finding } from "../check/tenant";
import type { Surroundings } from "../surroundings";

interface CheckFlags {
  stack?: string;
  format: "text" | "json";
}

const examples = `
Examples:
  npx astrozero check
  npx astrozero check --stack production
  npx astrozero check --format json

It reads, and changes nothing: whether the user may write, only a write shows. The exit code is 1 when something fails.`;

/** `astrozero check` */
export function check({ print, environment }: Surroundings): Command {
  return new Command("check")
    .description("Prove the settings, the sign-in, the namespace and the rights to read, before a pipeline starts.")
    .option("--stack <name>", "stack of the project in this folder, whose configuration counts before the environment")
    .addOption(new Option("--format <format>", "how it is printed").choices(["text", "json"]).default("text"))
    .addHelpText("after", examples)
    .action(async ({ stack, format }: CheckFlags, command: Command) => {
      const settings = await settingsOf(environment, stack).catch((error: Error) => command.error(error.message));
      const client = createClient(settings, { environment });
      const findings: Finding[] = [
        { what: "settings", passed: true, detail: settings.url },
        ...(await checkTenant(client, settings.namespace)),
      ];
      if (format === "json") print(JSON.stringify(findings, undefined, 2));
      else for (const { what, passed, detail } of findings) print(`${passed ? "ok    " : "FAILED"}  ${what.padEnd(17)}  ${detail}`);
      const failures = findings.filter(({ passed }) => !passed).length;
      if (failures > 0) command.error(`${failures} of ${findings.length} checks failed.`);
    });
}
