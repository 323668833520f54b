import type { Audit } from "./state";

/** Who made and changed a thing, and when, for what was made together with it. */
export function auditOf({ createdBy, createdDate, lastModifiedBy, lastModifiedDate }: Audit): Audit {
  return { createdBy, createdDate, lastModifiedBy, lastModifiedDate };
}

/** `YYYY-MM-DD hh:mm:ss`, as every date of the platform; the emulator's tenant lives in UTC. */
export function dateText(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
}
