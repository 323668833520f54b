import { isRefused } from "../../../client/errors";
import type { TriggerRecord } from "../../../contract/triggers";
import { setActive } from "../../../lifecycle/activation";
import { defined, described } from "../../../lifecycle/attributes";
import { messageOf, RefusedChange } from "../../../lifecycle/handler";
import { ChildUpdate, obtain } from "../switched";
import { attributes, type TriggerInputs, type TriggerState } from "./schema";

type TriggerEvent = TriggerInputs["event"];

/** A trigger that shall not run is switched off first, one that shall is switched on last: it never runs half changed. */
export class TriggerUpdate extends ChildUpdate<TriggerInputs, TriggerState, TriggerRecord> {
  protected async work(): Promise<void> {
    const { session, changes, activation } = this;
    const { event, ...others } = changes;
    if (activation.from && !activation.to) await setActive(session, this.switch, false);
    await this.writeAttributes(others, this.extra);
    if (event !== undefined) await this.changeEvent();
    if (!activation.from && activation.to) await setActive(session, this.switch, true);
  }

  /**
   * Where the platform refuses, or accepts and does nothing, the trigger is deleted and created anew under its name; when that fails, it is
   * put back with the event that it had.
   */
  // assumption: event-change
  private async changeEvent(): Promise<void> {
    const { session, news } = this;
    const { thing } = this.child;
    try {
      await this.writeAttributes({ event: news.event });
      return;
    } catch (error) {
      if (!(error instanceof RefusedChange) && !isRefused(error)) throw error;
    }
    await this.drop();
    try {
      await this.createAnew(news.event);
      session.warn(`The platform does not change the event of a trigger: ${thing} was deleted and created anew (id ${this.childId}).`);
    } catch (error) {
      throw await this.putBack(messageOf(error));
    }
  }

  /** Deletes the trigger; when the answer got lost, or the call came twice, it is gone all the same. */
  private async drop(): Promise<void> {
    try {
      await this.child.delete(this.childId);
    } catch (error) {
      const isGone = await this.look().then(
        (live) => live === undefined,
        () => false,
      );
      if (!isGone) throw error;
    }
  }

  /** Creates the trigger under its name, with everything that it has and an event. */
  private async createAnew(event: TriggerEvent): Promise<void> {
    const { child, kind, news, before, changes, activation } = this;
    const there = described(attributes, { ...before, ...changes, ...defined(news) });
    const inputs = { ...news, ...there, event, active: activation.from && activation.to };
    this.childId = (await obtain(child, kind, inputs, false)).id;
  }

  /** Creates the trigger as it was, and answers what a user reads. */
  private async putBack(reason: string): Promise<RefusedChange> {
    const { event } = this.before;
    const failed = `${this.child.thing} was deleted so as to be created anew with another event, and that failed`;
    try {
      await this.createAnew(event as TriggerEvent);
      return new RefusedChange(`${failed}: it was put back with event ${event} (id ${this.childId}). ${reason}`);
    } catch (second) {
      return new RefusedChange(`${failed}. ${reason}\nIt could not be put back with event ${event}. ${messageOf(second)}`);
    }
  }
}
