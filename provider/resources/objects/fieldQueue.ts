import { readUntil } from "../../lifecycle/confirmWrite";
import type { Session } from "../../lifecycle/session";
import { type Added, addFields, type DeclaredField } from "./addFields";
import { type LiveObject, readObject } from "./liveObject";

/** What became of fields that were created together, and the object that has them now. */
export interface Batch {
  added: Added;
  live: LiveObject | undefined;
  /** Why the object could not be read. */
  unread?: Error;
}

/** How long the first create of an object waits for others, in milliseconds: the engine starts independent creates together. */
const window = 25;

const waiting = new WeakMap<Session, Map<string, { fields: DeclaredField[]; batch: Promise<Batch> }>>();

/** Creates a field; creates that arrive together for one object travel in one call and share one read. */
export function createTogether(session: Session, objectId: string, field: DeclaredField): Promise<Batch> {
  const queue = waiting.get(session) ?? new Map();
  waiting.set(session, queue);
  const open = queue.get(objectId);
  if (open) {
    open.fields.push(field);
    return open.batch;
  }
  const fields = [field];
  const batch = session.client.clock.sleep(window).then(() => {
    queue.delete(objectId);
    return create(session, objectId, fields);
  });
  queue.set(objectId, { fields, batch });
  return batch;
}

async function create(session: Session, objectId: string, fields: DeclaredField[]): Promise<Batch> {
  const added = await addFields(session, objectId, fields);
  const ids = [...added.ids.values()].filter((id) => id !== undefined);
  try {
    const live = await readUntil(
      session.client.clock,
      () => readObject(session, objectId, ids),
      (object) => [...added.ids.keys()].every((name) => object?.fields.some((field) => field.name === name)),
    );
    return { added, live };
  } catch (error) {
    return { added, live: undefined, unread: error as Error };
  }
}
