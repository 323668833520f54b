import { type Command, InvalidArgumentError, Option } from "commander";
import { dialectPresets, type EmulatorOptions } from "../emulator";
import { defaults } from "../emulator/defaults";
import { isNamespace } from "../provider/contract/namespace";

/** What the commands that start an emulator let the user say about its tenant. */
export interface TenantFlags extends Pick<EmulatorOptions, "seed" | "dialect" | "namespace" | "clientId" | "clientSecret"> {
  data?: string;
}

/** Dialects by names that a shell takes without quotes. */
const dialects = new Map(Object.entries(dialectPresets).map(([name, dialect]) => [name.toLowerCase().replaceAll(" ", "-"), dialect]));

/** Gives a command the options of the tenant. */
export function addTenantOptions(command: Command): Command {
  return command
    .option("--data <file>", "JSON file that keeps the tenant between runs (without it, the tenant ends with the emulator)", file)
    .option("--seed <file>", "JSON file with what the tenant holds at the start", file)
    .addOption(
      new Option("--dialect <preset>", "a platform as it might be; without it, the likeliest")
        .choices([...dialects.keys()])
        .argParser(dialect),
    )
    .option("--namespace <name>", "namespace of the tenant", namespace, defaults.namespace)
    .option("--client-id <id>", "client id that the sign-in accepts", defaults.clientId)
    .option("--client-secret <secret>", "client secret that the sign-in accepts", defaults.clientSecret);
}

/** The emulator that the options ask for. */
export function emulatorOptions({ data, ...options }: TenantFlags): EmulatorOptions {
  return { ...options, ...(data !== undefined && { dataFile: data }) };
}

/** The variables that point the provider at an emulator. */
export const variables = ["ASTROZERO_URL", "ASTROZERO_CLIENT_ID", "ASTROZERO_CLIENT_SECRET", "ASTROZERO_NAMESPACE"];

/** Why an emulator did not start, or did not end in good order. */
export function startFailure(error: unknown, port = 0): string {
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

/** The empty name is a variable of the shell that is not set. */
export function file(name: string): string {
  if (name === "") throw new InvalidArgumentError("The name of the file is empty.");
  return name;
}

function dialect(name: string) {
  const preset = dialects.get(name);
  if (preset) return preset;
  throw new InvalidArgumentError(`Dialects are ${[...dialects.keys()].join(", ")}.`);
}

function namespace(text: string): string {
  if (isNamespace(text)) return text;
  throw new InvalidArgumentError("A namespace has at most 15 letters, digits and single underscores, and starts with a letter.");
}
