import { readdirSync, readFileSync, readlinkSync } from "node:fs";

const pause = 100;

/** Watches the provider's process that runs in a folder; `stop` answers the most memory that it had, in MB. Linux only: 0 elsewhere. */
export function peakMemory(directory: string): { stop: () => number } {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, ...providersIn(directory).map(memoryOf));
  }, pause);
  return {
    stop: () => {
      clearInterval(timer);
      return Math.round(peak / 1024);
    },
  };
}

function providersIn(directory: string): string[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && isProvider(pid, directory));
}

function isProvider(pid: string, directory: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("dynamic-provider") && readlinkSync(`/proc/${pid}/cwd`) === directory;
  } catch {
    // It has ended meanwhile.
    return false;
  }
}

/** In KB. */
function memoryOf(pid: string): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
