import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { z } from "zod";
import { type Lookup, readSettings, type Settings, withEnvironment } from "../provider/settings";

const Config = z.record(z.string(), z.object({ value: z.string() }));

/** The settings as the provider has them: those of the stack that is named, and of the environment. */
export async function settingsOf(environment: NodeJS.ProcessEnv, stack: string | undefined): Promise<Settings> {
  const configured = stack === undefined ? () => undefined : await configurationOf(stack, environment);
  const settings = readSettings(withEnvironment(configured, environment));
  if ("problem" in settings) throw new Error(settings.problem);
  return settings;
}

/** What `pulumi config` holds for a stack of the project in this folder. */
async function configurationOf(stack: string, env: NodeJS.ProcessEnv): Promise<Lookup> {
  const args = ["config", "--json", "--show-secrets", "--non-interactive", "--stack", stack];
  const { stdout } = await promisify(execFile)("pulumi", args, { env }).catch((error: NodeJS.ErrnoException & { stderr?: string }) => {
    if (error.code === "ENOENT")
      throw new Error("The configuration of a stack is read with `pulumi`, which is not on the PATH: install it.");
    throw new Error(`\`pulumi config --stack ${stack}\` failed: ${error.stderr?.trim() ?? error.message}`);
  });
  const config = Config.parse(JSON.parse(stdout));
  return (name) => config[`astrozero:${name}`]?.value;
}
