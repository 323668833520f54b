import type { Place } from "../../client/listing";
import { RefusedChange } from "../../lifecycle/handler";
import type { Session } from "../../lifecycle/session";
import { idOf } from "./place";

// A file may pass from one resource of a program to another one, which come in any order and at the same time. Whoever gets it looks first,
// and takes it; whoever gives it away deletes it, unless it has been taken. So it is there in the end in every order.

/** Looks at files that are to become those of a resource, and takes them, unless that throws. */
export function taken<T>({ run }: Session, places: readonly Place[], look: () => Promise<T>): Promise<T> {
  return run.files.do(places.map(idOf), async () => {
    const other = places.find((place) => run.takenOver.has(idOf(place)));
    if (other) throw new RefusedChange(`File ${other.path} belongs to another resource of this program: each file can have one only.`);
    const found = await look();
    // Also where nothing is there yet: what had them before must not delete what comes now.
    for (const place of places) run.takenOver.add(idOf(place));
    return found;
  });
}

/** Whether another resource of the program has taken a file. */
export function isTaken({ run }: Session, place: Place): boolean {
  return run.takenOver.has(idOf(place));
}

/** Deletes a file, unless another resource of the program has taken it. */
export function unlessTaken(session: Session, place: Place, remove: () => Promise<void>): Promise<void> {
  return session.run.files.do([idOf(place)], async () => {
    if (!isTaken(session, place)) await remove();
  });
}
