/** Who made and changed a thing, and when. */
export interface Audit {
  createdBy: string;
  createdDate: string;
  lastModifiedBy: string;
  lastModifiedDate: string;
}

/** The same for what is made together with a thing. */
export function auditOf({ createdBy, createdDate, lastModifiedBy, lastModifiedDate }: Audit): Audit {
  return { createdBy, createdDate, lastModifiedBy, lastModifiedDate };
}

/** `YYYY-MM-DD hh:mm:ss`, as every date of the platform; the emulator's tenant lives in UTC. */
export function dateText(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
}
