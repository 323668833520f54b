import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type CommandResult, runCommand } from "./command";
import { environment } from "./environment";
import { removeAtEnd } from "./leftovers";
import { temporaryDirectory } from "./programDirectory";

export interface ShellSettings {
  readonly cwd: string;
  readonly environment?: Record<string, string>;
  /** Folder of the `pulumi` to use in place of the real one. */
  readonly engine?: string;
  readonly fails?: boolean;
}

/** Runs a command to its end as a user would who has Pulumi, a home and nothing else: no state, no login, no passphrase. */
export async function runAsUser(command: string, args: readonly string[], settings: ShellSettings): Promise<CommandResult> {
  const home = temporaryDirectory();
  removeAtEnd(() => rmSync(home, { recursive: true, force: true, maxRetries: 3 }));
  mkdirSync(join(home, "pulumi"));
  const values = { HOME: home, PULUMI_HOME: join(home, "pulumi"), PULUMI_SKIP_UPDATE_CHECK: "true", ...settings.environment };
  const engine = settings.engine ?? process.env.PULUMI_ASTROZERO_ENGINE ?? "";
  const env = environment(values, [engine]);
  const result = await runCommand(command, args, { cwd: settings.cwd, env, timeout: 280_000 });
  if ((result.code !== 0) === (settings.fails ?? false)) return result;
  throw new Error(`${command} ended with code ${result.code}:\n${result.stdout}${result.stderr}`);
}
