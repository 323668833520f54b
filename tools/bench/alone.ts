import { type ExecFileException, execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../../emulator";
import { repository } from "../../tests/support/sdk";
import { type Step, steps } from "./course";

/** The steps that ask the platform something. */
export type AskingStep = Exclude<Step, "preview">;

/** What is measured without the engine, in a process of its own. */
export const scripts = ["bareClient", "providerAlone"] as const;

/** As many resources as the engine works on at once. */
const atOnce = 4 * availableParallelism();

/** The seconds of each step for so many objects, and the requests of all steps. */
export interface Alone {
  seconds: Record<AskingStep, number>;
  requests: number;
}

/** The shortest time of three turns for each step: other work of the machine only adds to it. */
export async function measureAlone(size: number, turns = 3): Promise<Record<(typeof scripts)[number], Alone>> {
  const best: Partial<Record<(typeof scripts)[number], Alone>> = {};
  for (let turn = 0; turn < turns; turn++) {
    for (const script of scripts) best[script] = shorter(best[script], await run(script, size));
  }
  const { bareClient, providerAlone } = best as Required<typeof best>;
  // The sign-in of each step is the bare client's own.
  const difference = Math.abs(bareClient.requests - providerAlone.requests);
  if (difference > steps.length) throw new Error(`The bare client makes ${difference} requests more or fewer than the provider.`);
  return { bareClient, providerAlone };
}

function shorter(before: Alone | undefined, now: Alone): Alone {
  const of = (step: AskingStep) => Math.min(now.seconds[step], before?.seconds[step] ?? Number.POSITIVE_INFINITY);
  return { requests: now.requests, seconds: { up: of("up"), refresh: of("refresh"), update: of("update"), destroy: of("destroy") } };
}

async function run(script: (typeof scripts)[number], size: number): Promise<Alone> {
  const emulator = await startEmulator();
  try {
    const args = ["--import", "tsx", join(repository, `tools/bench/${script}.ts`), String(size), String(atOnce)];
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
