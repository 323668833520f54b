import type { ObjectRecord } from "../../contract/objects";
import type { Session } from "../../lifecycle/session";

type Held = Pick<ObjectRecord, "id" | "name" | "status">;

/** Whether the platform has finished an object. Status 0 is "complete". */
// assumption: object-status
export function isComplete({ status }: Pick<Held, "status">): boolean {
  return ["", "0", "complete"].includes(wordOf(status));
}

/** Whether the platform is deleting an object. A number may mean anything: only of an object that this run has deleted it means that. */
// assumption: object-delete
// assumption: object-status
export function isDropping({ run }: Session, object: Held): boolean {
  if (isComplete(object) || isPending(object)) return false;
  return !isNumber(object) || run.deleted.get(object.name) === object.id;
}

/** Whether the platform is still making an object. */
// assumption: object-status
export function isPending({ status }: Held): boolean {
  return wordOf(status) === "pending";
}

/** Whether the status of an object is a number of which no page says what it means. */
// assumption: object-status
export function isUnclear(object: Held): boolean {
  return !isComplete(object) && isNumber(object);
}

function isNumber({ status }: Held): boolean {
  return /^-?\d+$/.test(wordOf(status));
}

function wordOf(status: Held["status"]): string {
  return String(status ?? "");
}
