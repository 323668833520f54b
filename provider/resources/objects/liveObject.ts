import { isAbsent } from "../../client/errors";
import { settleAll } from "../../client/settleAll";
import type { FieldRecord } from "../../contract/fields";
import * as fields from "../../contract/fields";
import type { LayoutRecord } from "../../contract/layouts";
import * as layouts from "../../contract/layouts";
import type { ObjectRecord } from "../../contract/objects";
import * as objects from "../../contract/objects";
import { readOrGone } from "../../lifecycle/readOrGone";
import type { Session } from "../../lifecycle/session";

/** An object as the platform has it now. */
export type LiveObject = ObjectRecord & { fields: FieldRecord[] };

/** One object of the platform. */
export class ObjectHandle {
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
      () => session.client.call(objects.get, { path: { objectId } }),
      async () => (await session.objects()).some(({ id }) => id === objectId),
    );
    return answer && { ...answer.tableInfo, fields: answer.fields ?? (await this.readFields(fieldIds)) };
  }

  // assumption: field-list
  private async readFields(fieldIds: readonly string[]): Promise<FieldRecord[]> {
    const { client, platform } = this.session;
    if (platform.listsFields) {
      try {
        return await client.call(fields.list, { path: { objectId: this.id } });
      } catch (error) {
        if (!isAbsent(error)) throw error;
        platform.listsFields = false;
      }
    }
    const found = await settleAll(fieldIds.map((fieldId) => this.readField(fieldId)));
    return found.filter((field) => field !== undefined);
  }

  /** One field; undefined when it is gone. */
  readField(fieldId: string): Promise<FieldRecord | undefined> {
    return readOrGone(
      () => this.session.client.call(fields.get, { path: { objectId: this.id, fieldId } }),
      async () => (await this.read())?.fields.some(({ id }) => id === fieldId) ?? false,
    );
  }

  /** The fields that it shows, by API name. */
  async fields(): Promise<Map<string, FieldRecord>> {
    return new Map((await this.read())?.fields.map((field) => [field.name, field]));
  }

  layouts(): Promise<LayoutRecord[]> {
    return this.session.client.call(layouts.list, { path: { objectId: this.id } });
  }
}
