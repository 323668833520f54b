import { CallError, isAmbiguous, isConflict, isMissing, isRefused } from "../../client/errors";
import * as records from "../../contract/records";
import { readUntil, writeOnce } from "../../lifecycle/confirmWrite";
import { deleteOnce } from "../../lifecycle/deleteOnce";
import { messageOf, RefusedChange } from "../../lifecycle/handler";
import { digestOf, type Row } from "./rows";
import { chunked, type Table } from "./table";
import { toWire } from "./values";

/** A row that the platform refused, with its words. */
export interface RefusedRow {
  key: string;
  reason: string;
}

/** After so many refused rows the rest is not tried: what refuses them refuses all. */
const mostRefused = 20;

const looksFirst = "The next `pulumi up` looks which rows are there, and adds only the others.";

/** A row with its id. */
export interface Identified {
  row: Row;
  id: string;
}

/** Writes rows in batches. A batch that is refused is halved until the rows are found that the platform refuses. */
// assumption: batch
// assumption: batch-max
export class Writer {
  readonly refused: RefusedRow[] = [];

  constructor(
    private readonly table: Table,
    private size: number,
    /** The ids behind the keys that columns refer to. */
    private readonly targets: ReadonlyMap<string, ReadonlyMap<string, string>>,
  ) {}

  get isStopped(): boolean {
    return this.refused.length >= mostRefused;
  }

  private get client() {
    return this.table.session.client;
  }

  private get path() {
    return { objectName: this.table.layout.objectName };
  }

  /** Adds rows; `added` hears of each one that is there, `doubted` of each one that may be. */
  async insert(rows: readonly Row[], added: (done: Identified) => void, doubted: (row: Row) => void = () => {}): Promise<void> {
    await this.inBatches(rows, async (batch) => {
      const left = new Map(batch.map((row) => [row.key, row]));
      const note = (row: Row, id: string) => {
        left.delete(row.key);
        added({ row, id });
      };
      const doubt = () => {
        for (const row of left.values()) doubted(row);
      };
      try {
        await this.insertOnce(left, note, doubt);
      } catch (error) {
        if (!isOfRows(error)) throw error;
        // Some platforms have written the rows before the one that they refuse.
        await this.noteThere(left, note).catch(() => {
          doubt();
          throw error;
        });
        return { left: [...left.values()], error };
      }
      return undefined;
    });
  }

  /**
   * Adds what is left, once: after an answer that got lost it looks. What does not show then may still arrive, and a key is not unique to the
   * platform: the next update looks again, before it adds.
   */
  private async insertOnce(left: ReadonlyMap<string, Row>, note: (row: Row, id: string) => void, doubt: () => void): Promise<void> {
    const rows = [...left.values()];
    const add = { path: this.path, body: { records: rows.map((row) => this.toRecord(row)) }, confidential: this.table.secretsOf(rows) };
    let lost: unknown;
    const answers = await this.client.call(records.add, add).catch((error) => {
      if (!isAmbiguous(error)) throw error;
      lost = error;
      return [];
    });
    // What an answer does not tell is looked up.
    if (answers.length === rows.length) for (const [index, { id }] of answers.entries()) note(rows[index] as Row, id);
    else
      await this.noteThere(left, note, true).catch((error) => {
        doubt();
        throw lost ?? error;
      });
    doubt();
    if (lost && left.size > 0) throw lost instanceof CallError ? lost.advising(looksFirst) : lost;
  }

  /** Looks which of the rows are there. `wait`: they may show only in a moment. */
  private async noteThere(left: ReadonlyMap<string, Row>, note: (row: Row, id: string) => void, wait = false): Promise<void> {
    const keys = [...left.keys()];
    const look = () => this.table.withKeys(keys);
    const there = wait ? await readUntil(this.client.clock, look, (found) => found.size === keys.length) : await look();
    for (const [key, { id }] of there) note(left.get(key) as Row, id);
  }

  /** Changes rows; `changed` hears of each. */
  async update(rows: readonly Identified[], changed: (done: Identified) => void): Promise<void> {
    await this.inBatches(rows, async (batch) => {
      const write = () =>
        this.client.call(records.upsert, {
          path: this.path,
          body: { records: batch.map(({ row, id }) => ({ ...this.toRecord(row), id })) },
          confidential: this.table.secretsOf(batch.map(({ row }) => row)),
        });
      const done = async () => {
        const live = await this.table.withIds(batch.map(({ id }) => id));
        return batch.every(({ row, id }) => {
          const there = live.get(id);
          return there !== undefined && digestOf(there) === digestOf(row);
        });
      };
      try {
        await writeOnce({ clock: this.client.clock, write, done });
      } catch (error) {
        if (!isOfRows(error)) throw error;
        return { left: [...batch], error };
      }
      batch.forEach(changed);
      return undefined;
    });
  }

  private toRecord({ values }: Row): Record<string, unknown> {
    const { types } = this.table.layout;
    return Object.fromEntries(
      [...values].map(([column, value]) => {
        const targets = this.targets.get(column);
        if (!targets || value === null) return [column, toWire(types[column], value)];
        const target = targets.get(value);
        if (target === undefined) throw new RefusedChange(`${column}: there is no record with the key ${value}.`);
        return [column, target];
      }),
    );
  }

  /** `write` answers what is left of a batch that was refused. */
  private async inBatches<Item extends Row | Identified>(
    items: readonly Item[],
    write: (batch: readonly Item[]) => Promise<{ left: readonly Item[]; error: unknown } | undefined>,
  ): Promise<void> {
    const attempt = async (batch: readonly Item[]): Promise<void> => {
      if (batch.length === 0 || this.isStopped) return;
      const outcome = await write(batch);
      if (!outcome) return;
      const { left, error } = outcome;
      if (left.length === 1 && batch.length === 1) {
        this.refused.push({ key: keyOfItem(left[0] as Item), reason: messageOf(error) });
        return;
      }
      const before = this.refused.length;
      for (const half of chunked(left, Math.ceil(left.length / 2))) await attempt(half);
      // No row was the reason: the platform takes fewer at once.
      if (this.refused.length === before && left.length === batch.length) this.size = Math.min(this.size, Math.ceil(batch.length / 2));
    };
    let next = 0;
    while (next < items.length) {
      const batch = items.slice(next, next + this.size);
      next += batch.length;
      await attempt(batch);
    }
  }
}

/** Deletes records by their ids; `gone` hears of those that are gone. One that the platform refuses to delete is named. */
// assumption: unknown-ids
export async function removeRows(
  table: Table,
  rows: readonly { id: string; name: string }[],
  gone: (ids: readonly string[]) => void = () => {},
): Promise<void> {
  const { client, run } = table.session;
  const path = { objectName: table.layout.objectName };
  const forget = (some: readonly { id: string }[]) => {
    for (const { id } of some) run.deletedRecords.add(id);
    gone(some.map(({ id }) => id));
  };
  const remove = async (some: typeof rows): Promise<void> => {
    const ids = some.map(({ id }) => id);
    try {
      await deleteOnce({
        clock: client.clock,
        remove: () => client.call(records.removeByIds, { path, query: { records: ids.join(",") } }),
        isGone: async () => (await table.withIds(ids)).size === 0,
      });
      forget(some);
    } catch (error) {
      if (!isOfRows(error)) throw error;
      const there = await table.withIds(ids);
      forget(some.filter(({ id }) => !there.has(id)));
      const left = some.filter(({ id }) => there.has(id));
      if (left.length === 1 && some.length === 1) throw new RefusedChange(`Row ${some[0]?.name} was not deleted. ${messageOf(error)}`);
      // Some platforms refuse a list that names one that is gone.
      for (const half of left.length < some.length ? [left] : chunked(left, Math.ceil(left.length / 2)))
        if (half.length > 0) await remove(half);
    }
  };
  for (const chunk of chunked(rows, records.maximumDeletions)) await remove(chunk);
}

/** Whether something about the rows may be the reason. */
// assumption: upsert-unknown-id
function isOfRows(error: unknown): boolean {
  return isRefused(error) || isConflict(error) || isMissing(error);
}

function keyOfItem(item: Row | Identified): string {
  return "row" in item ? item.row.key : item.key;
}
