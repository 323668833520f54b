import { isRefused } from "../../../client/errors";
import type { TriggerRecord } from "../../../contract/triggers";
import { type AttributeChange, changeAttributes } from "../../../lifecycle/changeAttributes";
import { messageOf, RefusedChange } from "../../../lifecycle/handler";
import type { Child } from "../child";
import type { TriggerInputs } from "./schema";

type TriggerEvent = TriggerInputs["event"];

export interface EventChange extends Omit<AttributeChange, "thing"> {
  /** The trigger as it is now. */
  before: TriggerRecord;
  wanted: { event: TriggerEvent };
  /** Creates the trigger under its name, with everything that it has and an event; answers its new id. */
  createAnew(event: TriggerEvent): Promise<string>;
}

/**
 * Changes the event of a trigger. Where the platform refuses, or accepts and does nothing, the trigger is deleted and created anew under its
 * name; when that fails, it is put back with the event that it had.
 */
// assumption: event-change
export async function changeEvent(trigger: Child<TriggerRecord>, change: EventChange): Promise<void> {
  const { session, thing } = trigger;
  const { before, wanted, createAnew } = change;
  try {
    await changeAttributes(session, { ...change, thing });
    return;
  } catch (error) {
    if (!(error instanceof RefusedChange) && !isRefused(error)) throw error;
  }
  await drop(trigger, before.id);
  try {
    const id = await createAnew(wanted.event);
    session.warn(`The platform does not change the event of a trigger: ${thing} was deleted and created anew (id ${id}).`);
  } catch (error) {
    throw await putBack(thing, change, messageOf(error));
  }
}

/** Deletes the trigger; when the answer got lost, or the call came twice, it is gone all the same. */
async function drop(trigger: Child<TriggerRecord>, id: string): Promise<void> {
  try {
    await trigger.delete(id);
  } catch (error) {
    const isGone = await trigger.read(id).then(
      (live) => live === undefined,
      () => false,
    );
    if (!isGone) throw error;
  }
}

/** Creates the trigger as it was, and answers what a user reads. */
async function putBack(thing: string, { before, createAnew }: EventChange, reason: string): Promise<RefusedChange> {
  const failed = `${thing} was deleted so as to be created anew with another event, and that failed`;
  try {
    const id = await createAnew(before.event as TriggerEvent);
    return new RefusedChange(`${failed}: it was put back with event ${before.event} (id ${id}). ${reason}`);
  } catch (second) {
    return new RefusedChange(`${failed}. ${reason}\nIt could not be put back with event ${before.event}. ${messageOf(second)}`);
  }
}
