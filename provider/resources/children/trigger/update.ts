import { causeAmong, isRefused } from "../../../client/errors";
import type { TriggerRecord } from "../../../contract/triggers";
import { setActive } from "../../../lifecycle/activation";
import { defined, described } from "../../../lifecycle/attributes";
import { deleteOnce } from "../../../lifecycle/deleteOnce";
import { messageOf, RefusedChange, refuseAny } from "../../../lifecycle/handler";
import { recreating } from "../../../safety/destruction";
import { refusals } from "../../../safety/guard";
import { ChildUpdate, obtain } from "../switched";
import { attributes, type TriggerInputs, type TriggerState } from "./schema";

type TriggerEvent = TriggerInputs["event"];

/** A trigger that is to be off is switched off first, one that is to be on is switched on last: it never runs half changed. */
export class TriggerUpdate extends ChildUpdate<TriggerInputs, TriggerState, TriggerRecord> {
  protected async work(): Promise<void> {
    const { session, changes } = this;
    const { from, to } = this.activation;
    const { event, ...others } = changes;
    if (from !== false && !to) await setActive(session, this.switch, false);
    await this.writeAttributes(others, this.extra);
    const isOn = event === undefined ? this.isOnMeanwhile : await this.changeEvent();
    if (isOn !== to) await setActive(session, this.switch, to);
  }

  /** Whether it is on while it is changed: one that is on before and afterwards. */
  private get isOnMeanwhile(): boolean {
    const { from, to } = this.activation;
    return from === true && to;
  }

  /**
   * Where the platform refuses, or accepts and does nothing, the trigger is deleted and created again under its name, if that is allowed; when
   * that fails, it is put back with the event that it had. Answers whether it is on now: what the platform creates may not be as asked.
   */
  // assumption: event-change
  private async changeEvent(): Promise<boolean> {
    const { session, news } = this;
    const { thing } = this.child;
    try {
      await this.writeAttributes({ event: news.event });
      return this.isOnMeanwhile;
    } catch (error) {
      if (!(error instanceof RefusedChange) && !isRefused(error)) throw error;
    }
    if (!news.allowDataLoss)
      refuseAny(
        await refusals(session.client, [recreating(`trigger ${news.name} of object ${news.objectName ?? news.objectId}`, "event")]),
      );
    await deleteOnce({
      clock: session.client.clock,
      remove: () => this.child.delete(this.childId),
      isGone: async () => (await this.look()) === undefined,
    });
    try {
      const live = await this.createAgain(news.event);
      session.warn(`The platform does not change the event of a trigger: ${thing} was deleted and created again (id ${this.childId}).`);
      return live?.active ?? this.isOnMeanwhile;
    } catch (error) {
      throw await this.putBack(error);
    }
  }

  /** Creates the trigger under its name, with everything that it has and an event. */
  private async createAgain(event: TriggerEvent): Promise<TriggerRecord | undefined> {
    const { child, kind, news, before, changes } = this;
    const there = described(attributes, { ...before, ...changes, ...defined(news) });
    const { id, live } = await obtain(child, kind, { ...news, ...there, event, active: this.isOnMeanwhile, adoptExisting: false });
    this.childId = id;
    return live;
  }

  /** Creates the trigger as it was, and answers what a user reads. */
  private async putBack(error: unknown): Promise<RefusedChange> {
    const { event } = this.before;
    const reason = messageOf(error);
    const failed = `${this.child.thing} was deleted, to be created again with another event, and that failed`;
    try {
      await this.createAgain(event as TriggerEvent);
      return new RefusedChange(`${failed}: it was put back with event ${event} (id ${this.childId}). ${reason}`, { cause: error });
    } catch (second) {
      const cause = causeAmong(error, second);
      return new RefusedChange(`${failed}. ${reason}\nIt could not be put back with event ${event}. ${messageOf(second)}`, { cause });
    }
  }
}
