import { readUntil } from "../../../lifecycle/confirmWrite";
import { type Added, addFields, type DeclaredField, prepareFields } from "../addFields";
import type { LiveObject, ObjectHandle } from "../liveObject";

/** What became of fields that were created together, and the object that has them now. */
export interface Batch {
  added: Added;
  live: LiveObject | undefined;
  /** Why the object could not be read. */
  unread?: Error;
}

/** How long the first create of an object waits for others, in milliseconds: the engine starts independent creates together. */
const window = 25;

/** Creates a field; creates that arrive together for one object travel in one call and share one read. */
export function createTogether(object: ObjectHandle, field: DeclaredField): Promise<Batch> {
  return object.session.gather(`fields of ${object.id}`, field, window, (fields: readonly DeclaredField[]) => create(object, fields));
}

async function create(object: ObjectHandle, fields: readonly DeclaredField[]): Promise<Batch> {
  const added = await addFields(object, await prepareFields(object, fields));
  const ids = [...added.ids.values()].filter((id) => id !== undefined);
  try {
    const live = await readUntil(
      object.session.client.clock,
      () => object.read(ids),
      (there) => [...added.ids.keys()].every((name) => there?.fields.some((field) => field.name === name)),
    );
    return { added, live };
  } catch (error) {
    return { added, live: undefined, unread: error as Error };
  }
}
