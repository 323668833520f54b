import type { z } from "zod";
import type * as contract from "../../../provider/contract/bulk";
import type { Tenant } from "../../core/tenant";

/** Milliseconds from a call to its work; on the platform about a minute. */
export const taskMilliseconds = 1000;

export interface Interval {
  every: number;
  unit: "Hour" | "Day" | "Month";
}

type Schedule = Pick<
  z.output<typeof contract.exportMetadata.body>,
  "scheduleMode" | "firstScheduleDate" | "scheduleInterval" | "intervalUnit"
>;

/** When a task runs first, and then; the tenant lives in UTC. */
export function scheduled(
  { scheduleMode, firstScheduleDate, scheduleInterval, intervalUnit }: Schedule,
  tenant: Tenant,
): { nextRun: number; interval?: Interval } {
  const first = firstScheduleDate === undefined ? 0 : Date.parse(`${firstScheduleDate.replace(" ", "T")}Z`);
  const nextRun = Math.max(first, tenant.now() + taskMilliseconds);
  if (scheduleMode === 1 || scheduleInterval === undefined || intervalUnit === undefined) return { nextRun };
  return { nextRun, interval: { every: scheduleInterval, unit: intervalUnit } };
}

/** The first run after a moment. */
export function nextAfter(run: number, { every, unit }: Interval, moment: number): number {
  const hours = { Hour: 1, Day: 24, Month: 0 }[unit] * every;
  if (hours > 0) return run + (Math.floor((moment - run) / (hours * 3_600_000)) + 1) * hours * 3_600_000;
  const first = new Date(run);
  let next = run;
  for (let months = every; next <= moment; months += every) next = new Date(first).setUTCMonth(first.getUTCMonth() + months);
  return next;
}
