import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const pause = 50;
const rounds = 40;

/**
 * Kills a process and everything below it. Pulumi's plugins run in process groups of their own, so killing the group is not enough.
 * The outermost go first and their parents get the time to collect them: in a container without an init nothing else would.
 */
export function killTree(pid: number, round = 1): void {
  const children = childrenByParent();
  const below = descendants(pid, children);
  const outermost = below.filter((each) => !children.has(each));
  kill(round < rounds ? outermost : below);
  if (below.length === 0 || round === rounds) kill([pid]);
  else setTimeout(killTree, pause, pid, round + 1);
}

/** Kills a process first, as a crash of it alone does: what it has not written by then it never writes. Then what is below it. */
export function killFromTop(pid: number): void {
  const children = childrenByParent().get(pid) ?? [];
  kill([pid]);
  for (const child of children) killTree(child);
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

function descendants(pid: number, children: ReadonlyMap<number, readonly number[]>): number[] {
  return (children.get(pid) ?? []).flatMap((child) => [child, ...descendants(child, children)]);
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
