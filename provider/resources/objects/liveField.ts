import { isAbsent, isRefused } from "../../client/errors";
import type { FieldRecord } from "../../contract/fields";
import * as fields from "../../contract/fields";
import type { changedAttributes } from "../../fieldModel/fieldWire";
import { changeAttributes } from "../../lifecycle/changeAttributes";
import { writeClearingText } from "../../lifecycle/clearText";
import { messageOf, RefusedChange } from "../../lifecycle/handler";
import { isGone } from "../../lifecycle/messages";
import { remove } from "../../lifecycle/remove";
import { whetherGone } from "../../lifecycle/whetherGone";
import type { ObjectHandle } from "./liveObject";

/** Only a person can tell whether that is the reason, and whether the values may go. */
const replaceToGrow =
  "If the platform does not let fields grow, take the field out of the program, run `pulumi up`, and declare it again: that deletes it with its values.";

export interface FieldChange {
  attributes: ReturnType<typeof changedAttributes>;
  extra?: Record<string, unknown> | undefined;
}

/** One field of the platform. */
export class FieldHandle {
  constructor(
    private readonly object: ObjectHandle,
    private readonly id: string,
    /** Its API name. */
    private readonly name: string,
  ) {}

  private get path() {
    return { objectId: this.object.id, fieldId: this.id };
  }

  private get thing() {
    return `Field ${this.name} of object ${this.object.name}`;
  }

  private get client() {
    return this.object.session.client;
  }

  read(): Promise<FieldRecord | undefined> {
    return this.object.readField(this.id);
  }

  /** Changes attributes; nothing to change is no call. */
  async change({ attributes, extra }: FieldChange): Promise<void> {
    const { client, path } = this;
    if (!extra && Object.keys(attributes).length === 0) return;
    await changeAttributes(this.object.session, {
      write: () => writeClearingText(attributes, (body) => client.call(fields.update, { path, body, extra })),
      read: () => this.read(),
      shows: (live) => hasArrived(attributes, live),
      tellsAll: (live) => !extra && Object.keys(attributes).every((name) => live[name] !== undefined),
    }).catch(async (error) => {
      // assumption: field-growth
      if (isRefused(error) && ("dataLength" in attributes || "scale" in attributes)) throw error.advising(replaceToGrow);
      throw await whetherGone(
        error,
        () => this.read(),
        () => isGone(this.thing, this.id),
      );
    });
  }

  /**
   * Deletes the field. A platform that does not offer the call keeps it: the field then leaves state with a warning, unless it must make room
   * for one of the same name (`recreated`).
   */
  async drop({ recreated }: { recreated: boolean }): Promise<void> {
    const { thing } = this;
    const explain = async (error: unknown) => messageOf(error) + ((await this.shownBy()) || (isRefused(error) ? mayBeIndexed : ""));
    await remove(this.object.session, {
      thing,
      remove: () => this.client.call(fields.remove, { path: this.path }),
      look: () => this.read(),
      explain,
      refused: async (error) => (isAbsent(error) ? new RefusedChange(`${thing} was not deleted. ${await explain(error)}`) : undefined),
      mayStay: !recreated,
    });
  }

  /** The layouts that show it: where a platform refuses to delete a field, they are what refers to it. */
  // assumption: field-delete
  private async shownBy(): Promise<string> {
    const layouts = await this.object.layouts().catch(() => []);
    const names = layouts.filter(({ content }) => content.view.fields.includes(this.name)).map(({ name }) => `"${name}"`);
    return names.length > 0 ? ` It is shown by layout ${names.join(", ")}.` : "";
  }
}

// assumption: field-delete
// assumption: indexes
const mayBeIndexed = " No layout shows it. An index of the object may hold it: look in the designer, no call tells of indexes.";

/** Whether the live field shows the attributes; what the platform does not return counts as arrived. */
export function hasArrived(attributes: FieldChange["attributes"], live: FieldRecord | undefined): boolean {
  return Object.entries(attributes).every(([name, value]) => {
    const there = live?.[name];
    return there === undefined || String(there) === String(value);
  });
}
