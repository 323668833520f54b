import { type ExecFileException, execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../../emulator";
import { repository } from "../../tests/support/sdk";
import type { Step } from "./course";

export type BareSteps = Exclude<Step, "preview">;

/** As many resources as the engine works on at once. */
const atOnce = 4 * availableParallelism();

/** The seconds that a bare client in a process of its own needs for the requests that the provider makes, and how many it made. */
export async function bareClient(size: number): Promise<{ seconds: Record<BareSteps, number>; requests: number }> {
  const emulator = await startEmulator();
  try {
    const args = ["--import", "tsx", join(repository, "tools/bench/bareClient.ts"), String(size), String(atOnce)];
    const env = { ...process.env, ...emulator.environment };
    const printed = await new Promise<string>((resolve, reject) => {
      const done = (error: ExecFileException | null, stdout: string) => (error ? reject(error) : resolve(stdout));
      execFile(process.execPath, args, { cwd: repository, env }, done);
    });
    return { seconds: JSON.parse(printed), requests: emulator.requests.count() };
  } finally {
    await emulator.stop();
  }
}
