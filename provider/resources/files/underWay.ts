/** What ends what is under way, when the process is told to end. */
const endings = new Set<() => Promise<unknown>>();
const signals = ["SIGINT", "SIGTERM"] as const;

/** Pulumi kills the process five seconds after it has told it to end. */
const patience = 4000;

/** Does a part of the work; `end` is called when the process is told to end in the middle of it. */
export async function endedBySignal<T>(end: () => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  if (endings.size === 0) for (const signal of signals) process.once(signal, stop);
  endings.add(end);
  try {
    return await work();
  } finally {
    endings.delete(end);
    if (endings.size === 0) for (const signal of signals) process.removeListener(signal, stop);
  }
}

function stop(signal: NodeJS.Signals): void {
  const leave = () => process.kill(process.pid, signal);
  for (const other of signals) process.removeListener(other, stop);
  setTimeout(leave, patience);
  void Promise.allSettled([...endings].map((end) => end())).then(leave);
}
