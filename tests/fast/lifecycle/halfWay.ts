import type { Dialect, Fault } from "../../../emulator";
import type { Properties } from "../../support/driver";
import { useDriver } from "../../support/useDriver";

/** What an update says whose outcome could not be read. */
export const unreadable = "What it is now could not be read.";

/** A driver for updates that end half-way, and what brings that about. */
export function useHalfWay(dialect: Partial<Dialect> = {}) {
  const at = useDriver(dialect);
  const fault = (but: Partial<Fault>) => at.driver.fault(but);
  return {
    at,
    world: () => at.driver.emulator.world,
    fault,
    /** So many calls come through, and none after them. */
    silenceAfter: (calls: number) => fault({ skip: calls }),
    count: (operation: string) => at.driver.emulator.requests.count({ operation }),
    /** Attributes that are not modelled, as a call carried them, with its statuses. */
    notes: (operation: string) =>
      at.driver.emulator.requests.list
        .filter((request) => request.operation === operation)
        .map(({ status, body }) => [status, (body as Properties).tenantNote]),
  };
}
