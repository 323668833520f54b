import { defined } from "./attributes";
import type { Session } from "./session";

/** What the platform tells of who made a thing, and when; nothing of it is sure to be there. */
export interface Audited {
  id: string;
  createdBy?: string | undefined;
  "createdBy.name"?: unknown;
  createdDate?: string | undefined;
  lastModifiedBy?: string | undefined;
}

/** `created 2026-11-02 10:00:00 by emulator`, as far as the platform tells; the empty text where it tells nothing. */
export function madeWhen(live: Audited): string {
  const who = live["createdBy.name"] || live.createdBy;
  const parts = defined({ date: live.createdDate || undefined, who: who ? `by ${who}` : undefined });
  return Object.keys(parts).length > 0 ? ["created", ...Object.values(parts)].join(" ") : "";
}

/**
 * Why a thing with the declared content is not taken for what an interrupted run of ours left; undefined where it is. `isWithin`: it is in an
 * object of this program, and its age proves nothing.
 */
export function notOurs({ client, leftovers, platform }: Session, live: Audited, isWithin = false): string | undefined {
  if (leftovers.window === 0) return "astrozero:leftoverWindow is 0";
  const { createdBy, lastModifiedBy } = live;
  if (createdBy && lastModifiedBy && createdBy !== lastModifiedBy) return "another user has changed it";
  if (createdBy && platform.user && createdBy !== platform.user) return "another user made it";
  const isOld = !isWithin && client.clock.now() - latest(live) > leftovers.window;
  return isOld ? `it is older than astrozero:leftoverWindow, ${leftovers.window / 1000} seconds` : undefined;
}

/** West of Greenwich clocks are at most twelve hours late. */
// assumption: audit-zone
const latestZone = 12 * 60 * 60_000;

/** The latest moment, in milliseconds since 1970, at which a thing may have been made: the platform does not say in which zone its clock is. */
// assumption: audit-zone
function latest({ createdDate = "" }: Audited): number {
  const read = Date.parse(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(createdDate) ? `${createdDate.replace(" ", "T")}Z` : createdDate);
  return Number.isNaN(read) ? Number.POSITIVE_INFINITY : read + latestZone;
}
