import type { Session } from "../../lifecycle/session";

/** The shortest time between two messages, and the share that must be new in it: a long upload has ten at most. */
const interval = 5000;
const share = 0.1;

/** Tells how far a long upload has come. */
export function progressOf({ client: { clock }, tell }: Session, thing: string, total: number): (bytes: number) => void {
  let toldAt = clock.now();
  let toldOf = 0;
  let done = 0;
  return (bytes) => {
    done += bytes;
    const now = clock.now();
    if (done >= total || now - toldAt < interval || done - toldOf < total * share) return;
    toldAt = now;
    toldOf = done;
    tell(`${thing}: ${Math.floor((100 * done) / total)} % of ${megabytes(total)} MB uploaded.`);
  };
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
