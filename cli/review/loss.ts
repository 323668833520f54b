import type { PlannedChange } from "../../provider/dynamic/judge";
import type { AnyHandler } from "../../provider/lifecycle/handler";
import { plural } from "../../provider/lifecycle/messages";
import type { Session } from "../../provider/lifecycle/session";

/** What goes with a deletion, and that nothing does where a guard has looked and found nothing. */
export async function lossOf(handler: AnyHandler, session: Session, { action, state }: PlannedChange, isFound: boolean): Promise<string[]> {
  if (action === "delete" && handler.recordsOf) {
    const { object, count } = await handler.recordsOf(session, state);
    return [deleted(count, "record", ` of object ${object}`)];
  }
  if (action === "delete" && handler.kind === "Directory") return [deleted(Object.keys(state.files ?? {}).length, "file")];
  if ((action !== "delete" && action !== "replace") || isFound) return [];
  if (handler.kind === "CustomObject") {
    const isEmptied = (session.run.recordsLeaving.get(String(state.name)) ?? 0) > 0;
    return [isEmptied ? "It has no records but those that the program deletes itself." : "It has no records."];
  }
  const isComputed = state.dataType === "formula" || state.dataType === "rollupsummary";
  return handler.kind === "Field" && !isComputed ? ["No record holds a value in it."] : [];
}

function deleted(count: number, noun: string, where = ""): string {
  return `${plural(count, noun)}${where} ${count === 1 ? "is" : "are"} deleted.`;
}
