import type { Dialect, Emulator, Fault } from "../../emulator";
import { startEmulator } from "../../emulator";
import { addBucket } from "./bucket";
import { everything, type Resolved } from "./everything";
import { type Death, Stack } from "./stack";
import { tenantDigest } from "./tenantDigest";
import { type VirtualClock, virtualClock } from "./virtualClock";

// Each call of a deployment of every kind fails once in each way. After that a user does what the errors say, and all is as if nothing had happened.

/** What strikes one call. */
type Strike = Fault | { kind: "stale" } | { kind: "death"; when: Death["when"] };

const status = (code: number, when: "before" | "after", more: object = {}): Strike => ({ ...more, kind: "status", status: code, when });

export const strikes: Readonly<Record<string, Strike>> = {
  "500 before the work": status(500, "before"),
  "500 after the work": status(500, "after"),
  "cut before the work": { kind: "cut", when: "before" },
  "cut after the work": { kind: "cut", when: "after" },
  "429": status(429, "before"),
  "429 with Retry-After": status(429, "before", { retryAfter: 2 }),
  "expired token": { kind: "expireTokens" },
  "403": status(403, "before"),
  "404": status(404, "before"),
  "409": status(409, "before"),
  locked: { kind: "locked" },
  "an HTML page": { kind: "html", status: 200, when: "before" },
  "old reads": { kind: "stale" },
  "an outage from here on": status(503, "before", { times: Number.POSITIVE_INFINITY }),
  "death before the work": { kind: "death", when: "before" },
  "death after the work": { kind: "death", when: "after" },
};

export const phases = ["up", "update", "refresh", "destroy"] as const;
export type Phase = (typeof phases)[number];

/** What a run without faults leaves, and the calls that its phases make, in their order. */
interface Clean {
  digests: Record<"first" | "second" | "end", string[]>;
  calls: Record<Phase, string[]>;
  runs: Record<"first" | "second", Record<string, number>>;
}

type Version = "first" | "second";

/** How a cell ended: with nothing to say, or with what is wrong. */
export type Outcome = string[];

export class FaultMatrix {
  private scriptRuns = 0;
  /** The call that the last fault struck: what is parallel may come in another order. */
  struck = "";

  private constructor(
    readonly emulator: Emulator,
    private readonly clock: VirtualClock,
    readonly clean: Clean,
  ) {}

  static async start(dialect: Partial<Dialect> = {}): Promise<FaultMatrix> {
    const clock = virtualClock(Date.UTC(2026, 10, 1));
    const emulator = await startEmulator({ dialect, now: clock.now });
    const matrix = new FaultMatrix(emulator, clock, { digests: {}, calls: {}, runs: {} } as Clean);
    await matrix.runClean();
    return matrix;
  }

  stop(): Promise<void> {
    return this.emulator.stop();
  }

  private async runClean(): Promise<void> {
    const { calls, digests, runs } = this.clean;
    const stack = this.begin();
    const note = async (phase: Phase, work: Promise<string[]>) => {
      const failures = await work;
      if (failures.length > 0) throw new Error(`without a fault: ${phase}: ${failures.join("\n")}`);
      calls[phase] = this.calls(stack);
    };
    await note("up", stack.up(everything("first")));
    [digests.first, runs.first] = [tenantDigest(this.emulator), this.runs()];
    await note("update", stack.up(everything("second")));
    [digests.second, runs.second] = [tenantDigest(this.emulator), this.runs()];
    await note("refresh", stack.refresh());
    await note("destroy", stack.destroy());
    digests.end = tenantDigest(this.emulator);
  }

  /** The calls of the last operation. */
  private calls({ requests }: Stack): string[] {
    const all = this.emulator.requests.list.map(({ operation }) => operation ?? "");
    return all.filter((operation) => operation !== "OAuth2Token").slice(-requests);
  }

  private begin(): Stack {
    this.emulator.reset();
    addBucket(this);
    this.scriptRuns = 0;
    this.emulator.world.scripts.answer("demo__audit", () => {
      this.scriptRuns += 1;
      return { value: "done" };
    });
    return new Stack(this.emulator, this.clock);
  }

  /** How often each run took place, by its resource. */
  private runs(): Record<string, number> {
    const {
      tasks = {},
      flowInstances = {},
      bpmInstances = {},
    } = this.emulator.world.state as Record<string, Record<string, { work?: { call?: string } }>>;
    const calls = Object.values(tasks).map(({ work }) => String(work?.call));
    const times = (call: string) => calls.filter((one) => one === call).length;
    return {
      flowRun: Object.keys(flowInstances).length,
      scriptRun: this.scriptRuns,
      first: Object.keys(bpmInstances).length,
      towns: times("ImportData"),
      template: times("ImportDataUseTemplate"),
      made: times("ImportMetadata"),
      export: times("ExportData"),
      exportAll: times("ExportMetadata"),
    };
  }

  /** The fault strikes a call of a phase, and the user goes on as the errors say. */
  async cell(phase: Phase, at: number, strike: Strike, refreshes: boolean): Promise<Outcome> {
    const { emulator } = this;
    const stack = this.begin();
    if (phase !== "up") await stack.up(everything("first"));
    const version: Version = phase === "update" ? "second" : "first";
    const death = strike.kind === "death" ? { at, when: strike.when } : undefined;
    const staleReads = emulator.dialect.staleReads;
    if (strike.kind === "stale") emulator.dialect.staleReads = 2;
    else if (strike.kind !== "death") emulator.faults.add({ ...strike, skip: at } as Fault);
    if (phase === "refresh") await stack.refresh(death);
    else if (phase === "destroy") await stack.destroy(death);
    else await stack.up(everything(version), death);
    this.struck = this.calls(stack)[at] ?? "none";
    emulator.faults.clear();
    emulator.dialect.staleReads = staleReads;
    if (refreshes) {
      const failures = await stack.refresh();
      if (failures.length > 0) return failures.map((failure) => `refresh: ${failure}`);
    }
    const wrong: string[] = [];
    // What was destroyed before may run once more.
    if (phase !== "destroy" || refreshes) wrong.push(...(await this.converge(stack, version, phase !== "destroy")));
    if (wrong.length === 0) wrong.push(...(await stack.destroy()).map((failure) => `destroy: ${failure}`), ...(await this.compared("end")));
    return [...wrong, ...emulator.failures.map(String)];
  }

  private async converge(stack: Stack, version: Version, runsOnce: boolean): Promise<string[]> {
    let failures = await stack.up(everything(version));
    const resolved: Record<string, Resolved[string]> = {};
    // Each failure that asks whether a run took place is answered as the platform shows it. One up may find several, one after the other.
    for (let asked = 0; asked < 8 && failures.some((failure) => failure.includes("assumeDone")); asked++) {
      for (const failure of failures) Object.assign(resolved, this.answer(failure, version));
      failures = await stack.up(everything(version, resolved));
    }
    if (failures.length > 0) return failures.map((failure) => `the next up: ${failure}`);
    const again = await stack.up(everything(version, resolved));
    const moved = stack.requests > 0 ? [`an up without a change makes ${stack.requests} calls`] : [];
    const before = this.clean.runs[version];
    const repeated = Object.entries(this.runs()).filter(([name, times]) => times !== before[name]);
    return [
      ...again.map((failure) => `the up after the next: ${failure}`),
      ...moved,
      ...(runsOnce ? repeated.map(([name, times]) => `${name} took place ${times} times instead of ${before[name]}`) : []),
      ...(await this.compared(version, runsOnce)),
    ];
  }

  private answer(failure: string, version: Version): Resolved {
    const [, name = "", time] = failure.match(/^(\w+), up: .*assumeDone: "([^"]+)"/s) ?? [];
    if (!time) return {};
    const tookPlace = (this.runs()[name] ?? 0) >= (this.clean.runs[version][name] ?? 0);
    return { [name]: tookPlace ? { assumeDone: time } : { triggers: ["again"] } };
  }

  /** `runsOnce`: whether what was imported is there once. */
  private async compared(to: keyof Clean["digests"], runsOnce = true): Promise<string[]> {
    // Tasks take a moment.
    await this.clock.sleep(10_000);
    // Instances stay with their history.
    const isTold = (line: string) =>
      !line.startsWith("bpmInstances") && (runsOnce || !line.startsWith("objects demo__Town__CST parts records"));
    const told = (lines: readonly string[]) => lines.filter(isTold);
    const [there, wanted] = [told(tenantDigest(this.emulator)), told(this.clean.digests[to])];
    return [
      ...without(there, wanted).map((line) => `on the tenant, and not after a clean run: ${line}`),
      ...without(wanted, there).map((line) => `not on the tenant: ${line}`),
    ];
  }
}

/** The lines that the others lack; the same line twice is two lines. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
