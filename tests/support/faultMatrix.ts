import type { Dialect, Fault } from "../../emulator";
import { everything, type Resolved } from "./everything";
import { type CleanRun, FaultyTenant } from "./faultyTenant";
import type { Death, Stack } from "./stack";

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

/** What runs without faults leave, and the calls that its phases make, in their order. */
interface Clean {
  runs: Record<"first" | "second" | "end", CleanRun>;
  calls: Record<Phase, string[]>;
}

type Version = "first" | "second";

/** How a cell ended: with nothing to say, or with what is wrong. */
export type Outcome = string[];

export class FaultMatrix {
  /** The call that the last fault struck: what is parallel may come in another order. */
  struck = "";

  private constructor(
    private readonly tenant: FaultyTenant,
    readonly clean: Clean,
  ) {}

  static async start(dialect: Partial<Dialect> = {}): Promise<FaultMatrix> {
    const matrix = new FaultMatrix(await FaultyTenant.start(dialect), { calls: {}, runs: {} } as Clean);
    await matrix.runClean();
    return matrix;
  }

  stop(): Promise<void> {
    return this.tenant.stop();
  }

  private async runClean(): Promise<void> {
    const { tenant } = this;
    const { calls, runs } = this.clean;
    const stack = tenant.begin();
    const note = async (phase: Phase, work: Promise<string[]>) => {
      const failures = await work;
      if (failures.length > 0) throw new Error(`without a fault: ${phase}: ${failures.join("\n")}`);
      calls[phase] = this.calls(stack);
    };
    await note("up", stack.up(everything("first")));
    runs.first = tenant.run();
    await note("update", stack.up(everything("second")));
    runs.second = tenant.run();
    await note("refresh", stack.refresh());
    await note("destroy", stack.destroy());
    runs.end = tenant.run();
  }

  /** The calls of the last operation. */
  private calls({ requests }: Stack): string[] {
    const all = this.tenant.emulator.requests.list.map(({ operation }) => operation ?? "");
    return all.filter((operation) => operation !== "OAuth2Token").slice(-requests);
  }

  /** The fault strikes a call of a phase, and the user goes on as the errors say. */
  async cell(phase: Phase, at: number, strike: Strike, refreshes: boolean): Promise<Outcome> {
    const { tenant } = this;
    const { emulator } = tenant;
    const stack = tenant.begin();
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
    const program = (resolved?: Resolved) => everything(version, resolved);
    // What was destroyed before may run once more.
    const runsOnce = phase !== "destroy";
    if (runsOnce || refreshes) wrong.push(...(await tenant.converge(stack, program, this.clean.runs[version], { runsOnce })));
    if (wrong.length === 0) {
      wrong.push(...(await stack.destroy()).map((failure) => `destroy: ${failure}`), ...(await tenant.compared(this.clean.runs.end)));
    }
    return [...wrong, ...emulator.failures.map(String)];
  }
}
