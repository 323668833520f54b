import { deleteObject } from "../../../contract/objects";
import { readUntil } from "../../../lifecycle/confirmWrite";
import { messageOf } from "../../../lifecycle/handler";
import { notDeleted, staysAdopted } from "../../../lifecycle/messages";
import type { Session } from "../../../lifecycle/session";
import { isNotOffered, readObject } from "../liveObject";
import { assertDelete } from "./guard";
import type { ObjectState } from "./schema";

/** Deletes the object with all that is in it, and reads until it is gone. */
export async function remove(session: Session, id: string, state: ObjectState): Promise<void> {
  if (state.adopted) {
    session.warn(staysAdopted(`Object ${state.name}`));
    return;
  }
  await assertDelete(session, state);
  try {
    await session.client.call(deleteObject, { path: { objectId: id } });
  } catch (error) {
    if (!isNotOffered(error)) throw error;
    if (await readObject(session, id, [])) {
      session.warn(notDeleted(`Object ${state.name}`, messageOf(error)));
    }
    return;
  }
  const rest = await readUntil(
    session.client.clock,
    () => readObject(session, id, []),
    (object) => object === undefined,
  );
  if (rest) session.warn(`The platform is still deleting object ${state.name}: its name stays taken until it has finished.`);
  session.deleted.add(state.name);
}
