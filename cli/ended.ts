import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";

const pause = 250;

/** Settles when this process was told to end, or when what runs it is gone. */
export async function ended(): Promise<void> {
  const signals = ["SIGINT", "SIGTERM"].map((signal) => once(process, signal));
  await Promise.race([...signals, parentGone()]);
}

/** Settles when what runs this process and waits for it is gone. */
export async function parentGone(): Promise<void> {
  if (!ownedByParent(process.env)) return new Promise(() => {});
  const parent = process.ppid;
  // Without `ref`, the wait keeps no process alive that ends otherwise.
  while (process.ppid === parent) await wait(pause, undefined, { ref: false });
}

/**
 * Whether the parent runs this command and waits for it, so that its end is ours. Package managers (`npx`, `npm run`, `yarn`, `pnpm`) start
 * a shell that starts the command, and hand their signals on to the shell only: it dies, and the command would stay. They tell the command
 * line; in one that puts us in the background, or goes on after us, the end of the shell means nothing.
 */
export function ownedByParent({ npm_lifecycle_script, npm_lifecycle_event }: NodeJS.ProcessEnv): boolean {
  return /(?<=^|[\s'"]|bin\/)astrozero(?=$|[\s'"])(?:[^&|;]|>&)*$/.test(npm_lifecycle_script ?? npm_lifecycle_event ?? "");
}
