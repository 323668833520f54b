import { isAbsent, isMissing, isRefused } from "../../client/errors";
import type { Condition } from "../../contract/records";
import * as records from "../../contract/records";
import { keyParts } from "../../fieldModel/names";
import { canonical } from "../../fieldModel/plainValues";
import { readUntil } from "../../lifecycle/confirmWrite";
import { RefusedChange } from "../../lifecycle/handler";
import { listed } from "../../lifecycle/messages";
import type { Session } from "../../lifecycle/session";
import { canonicalValues, keyOf, type Row } from "./rows";
import { type Types, toWire } from "./values";

/** Records that one condition names. */
const chunkSize = 100;

/** A record as a row. */
export interface LiveRow extends Row {
  id: string;
}

/** A record, as messages name it. */
export interface NamedRecord {
  id: string;
  name: string;
}

/** What the rows of a table are told apart by, and what they refer to. */
export interface Layout {
  /** API name of the object. */
  objectName: string;
  /** API names of the columns of the natural key. */
  key: readonly string[];
  /** API names of all columns that are read. */
  columns: readonly string[];
  types: Types;
  /** API names of the columns that hold secrets, if any. */
  secrets?: readonly string[] | undefined;
  /** The tables that columns refer to by natural keys, by the API names of the columns. */
  lookups: ReadonlyMap<string, Table>;
}

type RecordValues = Record<string, unknown>;

/** The records of an object, told apart by a natural key. */
export class Table {
  constructor(
    readonly session: Session,
    readonly layout: Layout,
  ) {}

  private get path() {
    return { objectName: this.layout.objectName };
  }

  /** The secret values of rows that are to be written; undefined where no column holds secrets. */
  secretsOf(rows: readonly Pick<Row, "values">[]): string[] | undefined {
    return this.layout.secrets?.flatMap((column) => rows.flatMap(({ values }) => values.get(column) ?? []));
  }

  /** Waits until the calls for records know the object and its columns, and answers how many records have a key. */
  // assumption: schema-cache
  async whenKnown(): Promise<number> {
    const { client } = this.session;
    const { columns, types } = this.layout;
    const asked = columns.filter((column) => !uncounted.includes(types[column] ?? ""));
    const conditions = asked.map((field) => ({ field, operator: "isnotnull" }));
    let failed: unknown;
    const ask = () => client.call(records.count, { path: this.path, body: { condition: { conjunction: "OR", conditions } } });
    const answer = await readUntil(
      client.clock,
      () =>
        ask().catch((error) => {
          if (!isMissing(error) && !isRefused(error)) throw error;
          failed = error;
          return undefined;
        }),
      (count) => count !== undefined,
    );
    if (answer === undefined) throw failed;
    return answer;
  }

  /** The records that have one of the keys. Two that have the same one are refused: nothing would tell them apart. */
  async withKeys(keys: readonly string[]): Promise<Map<string, LiveRow>> {
    const wanted = new Set(keys);
    const rows = await this.cheapest(keys, (chunk) => this.keyCondition(chunk));
    const found = new Map<string, LiveRow>();
    for (const row of rows) {
      if (!wanted.has(row.key)) continue;
      const other = found.get(row.key);
      if (other) throw new RefusedChange(this.ambiguousKey(row.key, [other.id, row.id]));
      found.set(row.key, row);
    }
    return found;
  }

  /** Those of the records that are there. */
  async withIds(ids: readonly string[]): Promise<Map<string, LiveRow>> {
    const wanted = new Set(ids);
    const rows = await this.cheapest(ids, async (chunk) => ({
      conjunction: "AND",
      conditions: [{ field: "id", operator: "in", value: chunk }],
    }));
    return new Map(rows.flatMap((row) => (wanted.has(row.id) ? [[row.id, row]] : [])));
  }

  /** Those of the records that are there, with all that they have. */
  async whole(ids: readonly string[]): Promise<RecordValues[]> {
    const found: RecordValues[] = [];
    for (const value of chunked(ids, chunkSize))
      found.push(...(await this.pages({ conjunction: "AND", conditions: [{ field: "id", operator: "in", value }] }, "all")));
    return found;
  }

  /** Whether a read shows a record, also one that this run has deleted. */
  async shows(id: string): Promise<boolean> {
    const condition = { conjunction: "AND" as const, conditions: [{ field: "id", operator: "eq", value: id }] };
    return (await this.session.client.call(records.count, { path: this.path, body: { condition } })) > 0;
  }

  /** How many records refer to one of the ids by a column, without those that this run has deleted; without a column all. */
  async countReferring(column: string | undefined, ids: readonly string[]): Promise<number> {
    let found = 0;
    for (const chunk of column === undefined ? [[]] : chunked(ids, chunkSize)) {
      const comparison = column === undefined ? [] : [{ field: column, operator: "in", value: chunk }];
      const condition = { conjunction: "AND" as const, conditions: comparison };
      const count = await this.session.client.call(records.count, { path: this.path, body: { condition } });
      // assumption: stale-reads
      found += count > 0 && this.session.run.deletedRecords.size > 0 ? (await this.pages(condition, ["id"])).length : count;
    }
    return found;
  }

  /** The records that have a value in a column, also one of no key. */
  async valued(column: string): Promise<LiveRow[]> {
    const rows = await this.rowsOf(await this.pages(hasValue(column), ["id", ...this.layout.columns]));
    const count = await this.countValued(column);
    if (rows.length >= count) return rows;
    throw new RefusedChange(
      `Object ${this.layout.objectName} has ${count} records with a value in ${column}, and shows ${rows.length} of them.`,
    );
  }

  countValued(column: string): Promise<number> {
    return this.session.client.call(records.count, { path: this.path, body: { condition: hasValue(column) } });
  }

  /** All records of the object but those with the ids, as messages name them: by their keys, or by their ids where they have none. */
  async others(own: ReadonlySet<string>): Promise<NamedRecord[]> {
    const found = (await this.pages(undefined, [...new Set(["id", ...this.layout.key])])).filter(({ id }) => !own.has(String(id)));
    const names = new Map((await this.rowsOf(found)).map(({ id, key }) => [id, key]));
    return found.map((record) => {
      const id = String(record.id);
      return { id, name: names.get(id) ?? idText(id) };
    });
  }

  /** The ids behind natural keys. */
  async idsOf(keys: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.withKeys([...new Set(keys)]);
    return new Map([...rows].map(([key, { id }]) => [key, id]));
  }

  /** None when the object is gone, which the list of objects must prove. */
  private async cheapest(wanted: readonly string[], condition: (chunk: readonly string[]) => Promise<Condition>): Promise<LiveRow[]> {
    try {
      return wanted.length === 0 ? [] : await this.askFor(wanted, condition);
    } catch (error) {
      if (!isAbsent(error) || (await this.session.findObject(this.layout.objectName))) throw error;
      return [];
    }
  }

  /** By conditions that name the records, or all records of the object, whichever takes fewer calls. */
  private async askFor(wanted: readonly string[], condition: (chunk: readonly string[]) => Promise<Condition>): Promise<LiveRow[]> {
    const chunks = chunked(wanted, chunkSize);
    if (chunks.length > 1) {
      const total = await this.session.client.call(records.count, { path: this.path, body: {} });
      if (Math.ceil(total / records.pageSize) <= chunks.length) return total === 0 ? [] : this.rowsOf(await this.pages());
    }
    const found: RecordValues[] = [];
    for (const chunk of chunks) found.push(...(await this.pages(await condition(chunk))));
    return this.rowsOf(found);
  }

  private async keyCondition(keys: readonly string[]): Promise<Condition> {
    const { key, types, lookups } = this.layout;
    const split = keys.map(keyParts);
    const ids = new Map<string, Map<string, string>>();
    for (const [index, column] of key.entries()) {
      const table = lookups.get(column);
      if (table) ids.set(column, await table.idsOf(split.map((parts) => parts[index] ?? "")));
    }
    const conditions = split.map((parts) => ({
      condition: {
        conjunction: "AND" as const,
        conditions: key.map((field, index) => {
          const part = parts[index] ?? "";
          const value = ids.has(field) ? (ids.get(field)?.get(part) ?? "-") : toWire(types[field], canonical(types[field], part));
          return { field, operator: "eq", value };
        }),
      },
    }));
    return { conjunction: "OR", conditions };
  }

  private async pages(condition?: Condition, fields: readonly string[] | "all" = this.layout.columns): Promise<RecordValues[]> {
    const found: RecordValues[] = [];
    for (;;) {
      const options = {
        ...(fields !== "all" && { fields: [...fields] }),
        orderby: [{ field: "id", order: "asc" as const }],
        limit: records.pageSize,
        ...(found.length > 0 && { skip: found.length }),
      };
      const body = { ...(condition && { condition }), options };
      const page = await this.session.client.call(records.query, { path: this.path, body, confidential: this.secretsOf([]) });
      found.push(...page);
      // assumption: stale-reads
      if (page.length < records.pageSize) return found.filter(({ id }) => !this.session.run.deletedRecords.has(String(id)));
    }
  }

  /** Records without a whole key are told by their ids. */
  private async rowsOf(found: readonly RecordValues[]): Promise<LiveRow[]> {
    const { key, columns, types, lookups } = this.layout;
    const keysById = new Map<string, Map<string, string>>();
    for (const [column, table] of lookups) {
      const ids = new Set(found.flatMap((record) => (record[column] ? [String(record[column])] : [])));
      keysById.set(column, new Map([...(await table.withIds([...ids]))].map(([id, row]) => [id, row.key])));
    }
    return found.map((record) => {
      const values = canonicalValues(columns, types, (column) => {
        const value = record[column];
        // A record that has no key cannot be named by one.
        return value && keysById.has(column) ? (keysById.get(column)?.get(String(value)) ?? idText(String(value))) : value;
      });
      // Without a natural key the id tells records apart.
      const text = key.length === 0 ? String(record.id) : keyOf(values, key);
      return { key: text ?? idText(String(record.id)), id: String(record.id), values };
    });
  }

  private ambiguousKey(key: string, ids: readonly string[]): string {
    const { objectName } = this.layout;
    return `Several records of object ${objectName} have the key ${key} (ids ${listed(ids)}): the columns of \`key\` must tell rows apart. Delete the others, or choose other columns.`;
  }
}

/** What stands for the key of a record that has none. */
function idText(id: string): string {
  return `with the id ${id}`;
}

function hasValue(field: string): Condition {
  return { conjunction: "AND", conditions: [{ field, operator: "isnotnull" }] };
}

/** Types of which a platform may not tell whether there is a value. */
// assumption: record-counts
const uncounted: readonly string[] = ["encryptedtext", "multilanguage"];

export function chunked<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
