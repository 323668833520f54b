import { CallError } from "../../client/errors";
import { deleteTrigger } from "../../contract/triggers";
import { messageOf, RefusedChange } from "../handler";
import type { Session } from "../session";
import { type AttributeChange, changeAttributes } from "../shared/changeAttributes";

/**
 * Changes the event of a trigger and answers its id. Where the platform refuses, or accepts and does nothing, the trigger is deleted and
 * created anew under its name.
 */
export async function changeEvent(
  session: Session,
  change: AttributeChange,
  path: { objectId: string; triggerId: string },
  createAnew: () => Promise<string>,
): Promise<string> {
  try {
    await changeAttributes(session, change);
    return path.triggerId;
  } catch (error) {
    const isRefused = error instanceof RefusedChange || (error instanceof CallError && error.failure === "refused");
    if (!isRefused) throw error;
  }
  await session.client.call(deleteTrigger, { path });
  try {
    const id = await createAnew();
    session.warn(`The platform does not change the event of a trigger: ${change.thing} was deleted and created anew (id ${id}).`);
    return id;
  } catch (error) {
    const state = `${change.thing} was deleted so as to be created anew with another event, and that failed: it does not exist now.`;
    throw new RefusedChange(`${state} ${messageOf(error)} Then run \`pulumi refresh\` and \`pulumi up\`.`);
  }
}
