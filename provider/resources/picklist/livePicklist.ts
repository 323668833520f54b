import type { Picklist } from "../../contract/picklists";
import * as picklists from "../../contract/picklists";
import { writeClearingText } from "../../lifecycle/clearText";
import { createUnlessThere, readUntil, writeOnce } from "../../lifecycle/confirmWrite";
import { RefusedChange } from "../../lifecycle/handler";
import { readOrGone } from "../../lifecycle/readOrGone";
import type { Session } from "../../lifecycle/session";
import { textOf, type Value } from "./schema";
import { placeholder, valueBody } from "./wire";

// assumption: name-filter
export async function findPicklist({ client }: Session, name: string) {
  // How the platform matches the name is unknown: the exact one is chosen here.
  return (await client.call(picklists.list, { query: { name } })).find((one) => one.name === name);
}

/** One picklist of the platform. */
export class PicklistHandle {
  constructor(
    readonly session: Session,
    readonly id: string,
    readonly name: string,
  ) {}

  private get path() {
    return { picklistId: this.id };
  }

  /** The picklist; undefined when it is gone. */
  read(): Promise<Picklist | undefined> {
    return readOrGone(
      this.session.client.clock,
      () => this.session.client.call(picklists.get, { path: this.path }),
      async () => this.name !== "" && (await findPicklist(this.session, this.name))?.id === this.id,
    );
  }

  async isReferenced(): Promise<boolean> {
    return (await this.session.client.call(picklists.listReferences, { path: this.path, query: { flag: "R" } })).length > 0;
  }

  delete(): Promise<unknown> {
    return this.session.client.call(picklists.remove, { path: this.path });
  }

  async change(body: { masterLabel: string; description?: string }): Promise<void> {
    const { client } = this.session;
    await writeOnce({
      clock: client.clock,
      write: () => writeClearingText(body, (changes) => client.call(picklists.update, { path: this.path, body: changes })),
      done: async () => {
        const live = await this.read();
        return live?.masterLabel === body.masterLabel && (body.description ?? live.description) === live.description;
      },
    });
  }

  /** Adds the values that the picklist does not have yet, in one call. */
  async addValues(values: readonly Value[], defaultValue?: string): Promise<void> {
    const live = values.length > 0 ? await this.read() : undefined;
    await this.addNew(
      values.filter((value) => !live || !hasValues(live, [value])),
      defaultValue,
    );
  }

  /** Adds values that the picklist does not have, in one call. */
  private async addNew(missing: readonly Value[], defaultValue?: string): Promise<void> {
    const { client } = this.session;
    if (missing.length === 0) return;
    const picklistValues = missing.map((value) => valueBody(value, defaultValue));
    const add = () => client.call(picklists.addValues, { path: this.path, body: { picklistValues } });
    const there = async () => (await this.read()) ?? { picklistValues: [] };
    await writeOnce({
      clock: client.clock,
      write: () => createUnlessThere(client.clock, add, async () => hasAny(await there(), missing)),
      done: async () => hasValues(await there(), missing),
    });
  }

  /** Deletes one value and reads the set again: a platform that overlooked the value's id would have deleted all of it. */
  // assumption: value-delete
  async deleteValue(value: string): Promise<void> {
    const { client } = this.session;
    const id = (await this.read())?.picklistValues.find((there) => there.value === value)?.id;
    if (!id) return;
    const isGone = (there: Picklist | undefined) => there !== undefined && !there.picklistValues.some((one) => one.id === id);
    try {
      await client.call(picklists.removeValue, { path: this.path, query: { value: id }, body: { value: id } });
    } catch (error) {
      // The answer to the first call may have got lost: a repeat of it finds no such value.
      if (!isGone(await this.read().catch(() => undefined))) throw error;
    }
    const rest = await readUntil(client.clock, () => this.read(), isGone);
    if (!rest) {
      throw new RefusedChange(
        `Deleting value "${value}" deleted the whole picklist ${this.name}: the platform did not see the id of the value. Run \`pulumi refresh\`, then \`pulumi up\`.`,
      );
    }
  }

  /** Deletes a value and adds it again: the platform has no other way to change one. */
  // assumption: value-change
  async renewValue(value: Value, defaultValue: string | undefined): Promise<void> {
    const live = await this.read();
    const isLast = (live?.picklistValues.filter(({ isActive }) => isActive).length ?? 0) <= 1;
    if (isLast) await this.addValues([placeholder]);
    await this.deleteValue(textOf(value));
    // That it is gone was proved: a read may show it again.
    // assumption: stale-reads
    await this.addNew([value], defaultValue);
    if (isLast) await this.deleteValue(placeholder.value);
  }
}

/** Whether the live picklist has the values, whatever their labels. */
export function hasValues(live: Pick<Picklist, "picklistValues">, values: readonly Value[]): boolean {
  return values.every((value) => hasAny(live, [value]));
}

function hasAny({ picklistValues }: Pick<Picklist, "picklistValues">, values: readonly Value[]): boolean {
  return values.some((value) => picklistValues.some((there) => there.value === textOf(value)));
}
