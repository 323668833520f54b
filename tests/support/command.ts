import { spawn } from "node:child_process";
import { killFromTop, killTree } from "./processTree";

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** In milliseconds. */
  readonly timeout: number;
  /** Aborting ends the command and everything it started. */
  readonly signal?: AbortSignal;
  /** Aborting kills the command itself first: it cannot tell of what it started. */
  readonly crash?: AbortSignal;
}

/** Runs a command without standard input to its end. One that takes too long is killed with everything it started, and rejects. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const { cwd, env, timeout, signal, crash } = options;
    const name = [command, ...args].join(" ");
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    let stopped: string | undefined;
    const stop = (reason: string, kill = killTree) => {
      stopped = reason;
      if (child.pid !== undefined) kill(child.pid);
    };
    const abort = () => stop("was stopped");
    const abortFromTop = () => stop("was stopped", killFromTop);
    const timer = setTimeout(() => stop(`did not end within ${timeout / 1000} s`), timeout);
    signal?.addEventListener("abort", abort);
    crash?.addEventListener("abort", abortFromTop);
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      stderr += chunk;
    });
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      crash?.removeEventListener("abort", abortFromTop);
    };
    child.on("error", (error) => {
      settle();
      reject(error);
    });
    child.on("close", (code) => {
      settle();
      if (stopped) reject(new Error(`${name} ${stopped}. It had printed:\n${stdout}${stderr}`));
      else resolve({ code: code ?? -1, stdout, stderr });
    });
  });
}
