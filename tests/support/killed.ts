import { setTimeout } from "node:timers/promises";
import type { Tenant } from "./tenant";

/**
 * Kills `up`, or another command, and then everything that it started, while the platform works on a request of an operation, which is carried out none the less. `number`:
 * how many of them there are by then. `times`: how many of them take so long that they are under way then.
 */
export async function killAt(
  { emulator, project }: Tenant,
  operation: string,
  number = 2,
  times = 1,
  command: "up" | "destroy" = "up",
): Promise<void> {
  emulator.requests.clear();
  emulator.faults.add({ kind: "latency", ms: 500, operation, times });
  const kill = new AbortController();
  const killed = project[command]({ crash: kill.signal });
  let hasEnded = false;
  const ended = () => {
    hasEnded = true;
  };
  killed.then(ended, ended);
  while (!hasEnded && emulator.requests.count({ operation }) < number) await setTimeout(5);
  kill.abort();
  await expect(killed).rejects.toThrow("was stopped");
  await setTimeout(1000);
  emulator.faults.clear();
}
