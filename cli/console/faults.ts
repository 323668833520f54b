import { z } from "zod";
import type { Fault, Faults, QueuedFault } from "../../emulator";
import { allRoutes } from "../../emulator/routes";
import { Problem } from "./problem";

const when = z.enum(["before", "after"]);
const status = z.int().min(400).max(599);

/** Where it strikes. `times` is null for a fault that strikes always. */
const place = {
  operation: z.string().optional(),
  times: z.int().min(1).nullable().optional(),
  skip: z.int().min(0).optional(),
};

const Sent = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("status"), status, retryAfter: z.int().min(0).optional(), when, ...place }),
  z.strictObject({ kind: z.literal("cut"), when, ...place }),
  z.strictObject({ kind: z.literal("html"), status, when, ...place }),
  z.strictObject({ kind: z.literal("latency"), ms: z.int().min(1).max(600_000), ...place }),
  z.strictObject({ kind: z.literal("expireTokens"), ...place }),
  z.strictObject({ kind: z.literal("locked"), ...place }),
  z.strictObject({ kind: z.literal("refuseField"), match: z.string().min(1), ...place }),
]);

/** The faults of the emulator, with those of the console that are over: whoever turned one on sees that it struck. */
export class FaultList {
  readonly #numbers = new Map<QueuedFault, number>();
  #last = 0;

  constructor(private readonly faults: Faults) {}

  all(): { operations: string[]; faults: object[] } {
    const operations = [...new Set(allRoutes().names())].sort();
    return { operations, faults: this.#known().map(([queued, number]) => print(queued, number)) };
  }

  add(body: unknown): void {
    const { success, data, error } = Sent.safeParse(body);
    if (!success) throw new Problem(400, error.issues.map(({ path, message }) => `${path.join(".") || "fault"}: ${message}`).join("; "));
    if (data.operation !== undefined && !allRoutes().names().includes(data.operation))
      throw new Problem(400, `operation: the emulator has no operation "${data.operation}"`);
    const queued = this.faults.add({ ...data, times: data.times === null ? Number.POSITIVE_INFINITY : data.times });
    this.#number(queued);
  }

  remove(number: string): void {
    const [queued] = this.#known().find(([, known]) => String(known) === number) ?? [];
    if (!queued) throw new Problem(404, "the fault is no longer in the list");
    this.faults.remove(queued);
    this.#numbers.delete(queued);
  }

  /** Those that wait, and those that are over; what somebody else took back is neither. */
  #known(): [QueuedFault, number][] {
    const { pending } = this.faults;
    for (const queued of pending) if (!this.#numbers.has(queued)) this.#number(queued);
    for (const queued of this.#numbers.keys()) if (!isOver(queued) && !pending.includes(queued)) this.#numbers.delete(queued);
    return [...this.#numbers];
  }

  #number(queued: QueuedFault): void {
    this.#last += 1;
    this.#numbers.set(queued, this.#last);
  }
}

function isOver({ fault, hits }: QueuedFault): boolean {
  return hits >= (fault.times ?? 1);
}

function print(queued: QueuedFault, number: number): object {
  const { operation, times = 1, skip = 0, kind, ...settings } = queued.fault;
  return {
    number,
    kind,
    settings: Object.entries(settings as Partial<Fault>).flatMap(([name, value]) => (value === undefined ? [] : `${name} ${value}`)),
    operation,
    times: times === Number.POSITIVE_INFINITY ? null : times,
    skip,
    hits: queued.hits,
    over: isOver(queued),
  };
}
