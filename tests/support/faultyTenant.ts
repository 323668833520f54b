import type { Dialect, Emulator } from "../../emulator";
import { startEmulator } from "../../emulator";
import { catchUp } from "../../emulator/world";
import { addBucket } from "./bucket";
import type { Properties } from "./driver";
import type { Resolved } from "./everything";
import { type Program, Stack } from "./stack";
import { tenantDigest } from "./tenantDigest";
import { type VirtualClock, virtualClock } from "./virtualClock";

/** What a tenant has after a run without faults, and how often each run took place, by its resource. */
export interface CleanRun {
  digest: string[];
  runs: Record<string, number>;
}

/** A tenant on which runs are struck by faults and deaths, and the user who brings it to what a run without them leaves. */
export class FaultyTenant {
  private scriptRuns = 0;

  private constructor(
    readonly emulator: Emulator,
    private readonly clock: VirtualClock,
  ) {}

  static async start(dialect: Partial<Dialect> = {}): Promise<FaultyTenant> {
    const clock = virtualClock(Date.UTC(2026, 10, 1));
    return new FaultyTenant(await startEmulator({ dialect, now: clock.now }), clock);
  }

  stop(): Promise<void> {
    return this.emulator.stop();
  }

  /** A fresh tenant, and a stack that knows nothing. */
  begin(): Stack {
    this.emulator.reset();
    addBucket(this);
    this.scriptRuns = 0;
    this.emulator.world.scripts.answer("demo__audit", () => {
      this.scriptRuns += 1;
      return { value: "done" };
    });
    return new Stack(this.emulator, this.clock);
  }

  /** What there is now. */
  run(): CleanRun {
    return { digest: tenantDigest(this.emulator), runs: this.runs() };
  }

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

  /** `pulumi up` until nothing is to do, as the errors say; what is wrong then. `onLoss` is what the user does where data would be lost, `resolved` what is in the program since errors asked for it. */
  async converge(
    stack: Stack,
    program: (resolved?: Resolved) => Program,
    clean: CleanRun,
    { runsOnce = true, onLoss, resolved = {} }: { runsOnce?: boolean; onLoss?: () => void; resolved?: Record<string, Properties> } = {},
  ): Promise<string[]> {
    let failures = await stack.up(program(resolved));
    // Each failure that asks whether a run took place is answered as the platform shows it. One up may find several, one after the other.
    // What the platform does not show as it is needs the user's word that it is ours.
    const asks = (failure: string) => /assumeDone|ASTROZERO_RECOVER/.test(failure) || (onLoss && isLoss(failure));
    for (let asked = 0; asked < 8 && failures.some(asks); asked++) {
      if (failures.some(isLoss)) onLoss?.();
      for (const failure of failures) {
        // What an earlier error asked for stays in the program.
        for (const [name, answer] of Object.entries(this.answer(failure, clean))) resolved[name] = { ...resolved[name], ...answer };
      }
      stack.recover = failures.flatMap((failure) => failure.match(/(?<=ASTROZERO_RECOVER=")[^"]+/) ?? []);
      failures = await stack.up(program(resolved));
    }
    stack.recover = [];
    if (failures.length > 0) return failures.map((failure) => `the next up: ${failure}`);
    const again = await stack.up(program(resolved));
    const moved = stack.requests > 0 ? [`an up without a change makes ${stack.requests} calls`] : [];
    const repeated = Object.entries(this.runs()).filter(([name, times]) => times !== clean.runs[name]);
    return [
      ...again.map((failure) => `the up after the next: ${failure}`),
      ...moved,
      ...(runsOnce ? repeated.map(([name, times]) => `${name} took place ${times} times instead of ${clean.runs[name]}`) : []),
      ...(await this.compared(clean, runsOnce)),
    ];
  }

  private answer(failure: string, clean: CleanRun): Resolved {
    const [, name = "", time] = failure.match(/^(\w+), up: .*assumeDone: "([^"]+)"/s) ?? [];
    if (!time) return {};
    const tookPlace = (this.runs()[name] ?? 0) >= (clean.runs[name] ?? 0);
    return { [name]: tookPlace ? { assumeDone: time } : { triggers: [time] } };
  }

  /** `runsOnce`: whether what was imported is there once. */
  async compared(clean: CleanRun, runsOnce = true): Promise<string[]> {
    // Tasks take a moment, and are done when the tenant is looked at.
    await this.clock.sleep(10_000);
    catchUp(this.emulator.world);
    // Instances stay with their history.
    const isTold = (line: string) =>
      !line.startsWith("bpmInstances") && (runsOnce || !line.startsWith("objects demo__Town__CST parts records"));
    const told = (lines: readonly string[]) => lines.filter(isTold);
    const [there, wanted] = [told(tenantDigest(this.emulator)), told(clean.digest)];
    return [
      ...without(there, wanted).map((line) => `on the tenant, and not after a clean run: ${line}`),
      ...without(wanted, there).map((line) => `not on the tenant: ${line}`),
    ];
  }
}

/** Whether an operation was refused since it would destroy data. */
export function isLoss(failure: string): boolean {
  return /\bAZ1\d\d: /.test(failure);
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
