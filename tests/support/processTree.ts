import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/**
 * Kills a process and everything below it. Pulumi's plugins run in process groups of their own, so killing the group is not enough.
 * What is below goes first, so that its parents still collect it; in a container without an init nobody else would.
 */
export function killTree(pid: number): void {
  kill(descendants(pid));
  setTimeout(() => kill([...descendants(pid), pid]), 500);
}

function kill(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}

/** The deepest first. */
function descendants(pid: number, children = childrenByParent()): number[] {
  return (children.get(pid) ?? []).flatMap((child) => [...descendants(child, children), child]);
}

function childrenByParent(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const [pid, parent] of process.platform === "linux" ? pairsOfProc() : pairsOfPs()) {
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  return children;
}

/** Not through `ps`, which a small Linux may lack. */
function pairsOfProc(): [number, number][] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name): [number, number][] => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        // The command's name stands in parentheses and may itself hold spaces and parentheses.
        const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return [[Number(name), Number(parent)]];
      } catch {
        return []; // ended meanwhile
      }
    });
}

function pairsOfPs(): [number, number][] {
  return execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
}
