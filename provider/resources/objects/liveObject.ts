import { isAbsent, isRefused } from "../../client/errors";
import { settleAll } from "../../client/settleAll";
import type { FieldRecord } from "../../contract/fields";
import * as fields from "../../contract/fields";
import type { LayoutRecord } from "../../contract/layouts";
import * as layouts from "../../contract/layouts";
import type { ObjectRecord } from "../../contract/objects";
import * as objects from "../../contract/objects";
import { readUntil } from "../../lifecycle/confirmWrite";
import { readOrGone } from "../../lifecycle/readOrGone";
import type { Session } from "../../lifecycle/session";
import { isComplete } from "./status";

/** An object as the platform has it now. */
export type LiveObject = ObjectRecord & { fields: FieldRecord[] };

/** One object of the platform. */
export class ObjectHandle {
  private wasComplete = false;

  constructor(
    readonly session: Session,
    readonly id: string,
    /** Its API name, for messages. */
    readonly name: string = id,
  ) {}

  /** The object with its fields; undefined when it is gone. `fieldIds` serves the platforms that tell the fields of an object only one by one. */
  async read(fieldIds: readonly string[] = []): Promise<LiveObject | undefined> {
    const { session, id: objectId } = this;
    const answer = await readOrGone(
      this.session.client.clock,
      () => session.client.call(objects.get, { path: { objectId } }),
      async () => (await session.objects()).some(({ id }) => id === objectId),
    );
    return answer && { ...answer.tableInfo, fields: answer.fields ?? (await this.readFields(fieldIds)) };
  }

  /** Whether an object whose deletion was accepted still shows: that it cannot be read is proof enough then. */
  async isStillThere(): Promise<boolean> {
    const { session, id: objectId } = this;
    const read = () => session.client.call(objects.get, { path: { objectId } });
    return (await readOrGone(session.client.clock, read, async () => false)) !== undefined;
  }

  private async readFields(fieldIds: readonly string[]): Promise<FieldRecord[]> {
    const listed = await this.listFields();
    if (listed) return listed;
    const fields = await settleAll(fieldIds.map((fieldId) => this.readField(fieldId)));
    return fields.filter((field) => field !== undefined);
  }

  /** The fields as their own list has them; undefined where the platform has no such list. */
  // assumption: field-list
  private async listFields(): Promise<FieldRecord[] | undefined> {
    const { client, platform } = this.session;
    if (!platform.listsFields) return undefined;
    try {
      return await client.call(fields.list, { path: { objectId: this.id } });
    } catch (error) {
      if (!isAbsent(error)) throw error;
      platform.listsFields = false;
      return undefined;
    }
  }

  /** One field; undefined when it is gone. */
  readField(fieldId: string): Promise<FieldRecord | undefined> {
    return readOrGone(
      this.session.client.clock,
      () => this.session.client.call(fields.get, { path: { objectId: this.id, fieldId } }),
      () => this.hasField(fieldId),
    );
  }

  /** The object is read by its id, too: where it does not show the field, the list of fields is asked. */
  private async hasField(fieldId: string): Promise<boolean> {
    const isIn = (there: readonly FieldRecord[] = []) => there.some(({ id }) => id === fieldId);
    const object = await this.read();
    return object !== undefined && (isIn(object.fields) || isIn(await this.listFields()));
  }

  /** The fields that it shows, by API name. */
  async fields(): Promise<Map<string, FieldRecord>> {
    return new Map((await this.read())?.fields.map((field) => [field.name, field]));
  }

  /**
   * Adds something to the object. A new object may refuse that for a moment: then the platform is asked again when it has finished the object.
   */
  // assumption: object-status
  async whenComplete<T>(add: () => Promise<T>): Promise<T> {
    try {
      return await add();
    } catch (error) {
      if (!isRefused(error) || this.wasComplete || !(await this.becomesComplete())) throw error;
      return add();
    }
  }

  /** Waits for an object that is not complete; false when there is nothing to wait for. */
  private async becomesComplete(): Promise<boolean> {
    const isFinished = (live: LiveObject | undefined) => live === undefined || isComplete(live);
    this.wasComplete = isFinished(await this.read());
    if (this.wasComplete) return false;
    this.wasComplete = isFinished(await readUntil(this.session.client.clock, () => this.read(), isFinished));
    return this.wasComplete;
  }

  layouts(): Promise<LayoutRecord[]> {
    return this.session.client.call(layouts.list, { path: { objectId: this.id } });
  }
}
