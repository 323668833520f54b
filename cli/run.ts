import { spawn } from "node:child_process";
import { constants } from "node:os";
import { parentGone } from "./ended";

/**
 * Runs a command in this terminal and answers its exit code as a shell would. It does not end before the command does: a signal goes on to
 * the command, which may take its time. Ctrl-C of a terminal reaches the command by itself, and a second one would mean "at once" to many.
 */
export async function run([name = "", ...args]: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(name, args, { env, stdio: "inherit" });
  const forward = (signal: NodeJS.Signals) => {
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, forward);
  void parentGone().then(() => child.kill("SIGTERM"));
  try {
    return await new Promise((resolve) => {
      child.once("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? "SIGKILL"]));
      child.once("error", ({ code, message }: NodeJS.ErrnoException) => {
        const isMissing = code === "ENOENT";
        console.error(isMissing ? `There is no command ${name}.` : `${name} did not start: ${message}.`);
        resolve(isMissing ? 127 : 126);
      });
    });
  } finally {
    for (const signal of signals) process.off(signal, forward);
  }
}
