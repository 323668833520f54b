import { type AnyHandler, type CheckFailure, RefusedChange } from "../lifecycle/handler";
import type { Session } from "../lifecycle/session";
import { assumeUnchanged } from "./unknown";

type Properties = Record<string, unknown>;

/** A step of a preview, as a plan tells it. */
export interface PlannedChange {
  action: "create" | "update" | "replace" | "delete";
  /** What the program said before. */
  inputs: Properties;
  /** What state holds. */
  state: Properties;
  /** What the program says now; empty when the thing goes. */
  news: Properties;
}

/** Why the provider would refuse a change: what the guards of its handler say when the change is made. Nothing is changed. */
export async function judge(
  handler: AnyHandler,
  session: Session,
  { action, inputs, state, news }: PlannedChange,
): Promise<CheckFailure[]> {
  if (action === "delete") return refusedDeletion(handler, session, state);
  if (action === "create") return refusedCreation(handler, session, news);
  const known = assumeUnchanged(inputs, news) as Properties;
  const found = (await handler.check?.(session, inputs, known, news)) ?? [];
  if (found.length > 0) return found;
  const after = assumeUnchanged(state, news) as Properties;
  if (action === "update") return thrown(async () => handler.differs?.(session, state, after));
  const refused = await thrown(async () => handler.replacing?.(session, state, after));
  return refused.length > 0 ? refused : refusedDeletion(handler, session, state);
}

/** Takes in that a thing goes for good: what it names may go with it. What is replaced comes back, and may name it still. */
export function noteGone(handler: AnyHandler, session: Session, { objectId, name }: Properties): void {
  const word = handler.kind === "Field" ? "formula" : handler.kind.toLowerCase();
  session.run.thingsLeaving.add([objectId, word, name].filter(Boolean).join(" "));
}

/** Takes in what is deleted by itself: records are not lost with their object then. */
export async function noteLeaving(handler: AnyHandler, session: Session, state: Properties): Promise<void> {
  if (!handler.recordsOf) return;
  const { object, count } = await handler.recordsOf(session, state);
  const { recordsLeaving } = session.run;
  recordsLeaving.set(object, (recordsLeaving.get(object) ?? 0) + count);
}

/** What a creation needs may not be known yet. */
async function refusedCreation(handler: AnyHandler, session: Session, news: Properties): Promise<CheckFailure[]> {
  const known = assumeUnchanged({}, news) as Properties;
  return handler.schema.safeParse(known).success ? ((await handler.checkNew?.(session, known)) ?? []) : [];
}

/** What was adopted stays. */
async function refusedDeletion(handler: AnyHandler, session: Session, state: Properties): Promise<CheckFailure[]> {
  return state.adopted ? [] : ((await handler.deleting?.(session, state)) ?? []);
}

/** What a guard throws that cannot answer otherwise. */
async function thrown(guard: () => Promise<unknown>): Promise<CheckFailure[]> {
  try {
    await guard();
    return [];
  } catch (error) {
    if (!(error instanceof RefusedChange)) throw error;
    return error.message.split("\n").map((reason) => ({ property: "", reason }));
  }
}
