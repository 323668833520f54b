import { readUntil } from "../../../lifecycle/confirmWrite";
import { messageOf, PartialFailure, RefusedChange, refuseAny } from "../../../lifecycle/handler";
import { listed, plural } from "../../../lifecycle/messages";
import type { Recording } from "../../../lifecycle/recording";
import { foreignRecords } from "../../../safety/destruction";
import { refusalUnlessAllowed } from "../../../safety/guard";
import { withForeignValues } from "../foreignValues";
import { recordId, withoutTakenOver } from "../owners";
import { digestOf, digestOfAll, type KnownRow, packed, type Row, stateOfTypes, unsure } from "../rows";
import type { LiveRow, Table } from "../table";
import { apiNameOf, typesOf } from "../target";
import { type Identified, removeRows, Writer } from "../write";
import { type Loaded, load } from "./load";
import { knownRows, type Plan, planRows } from "./plan";
import { defaultBatch, type RecordSetInputs, type RecordSetState } from "./schema";
import { selfColumns, tableOf } from "./tables";

/** Makes the records what the program declares. Without `olds` none is known. What was written is in state, whatever fails. */
export async function reconcile(
  session: Recording,
  olds: RecordSetState | undefined,
  news: RecordSetInputs,
): Promise<{ id: string; state: RecordSetState }> {
  const apiName = await apiNameOf(session, news.objectName);
  const { columns } = await loaded(news, apiName, news.types ?? {});
  const types = await typesOf(session, apiName, columns, news.types ?? {});
  const { rows } = await loaded(news, apiName, { ...news.types, ...types });
  const table = await tableOf(session, news, apiName, types);
  const set = new RowWork(session, table, news, { apiName, columns: stateOfTypes(types), rows });
  return set.run(olds);
}

async function loaded(news: RecordSetInputs, apiName: string, types: Parameters<typeof load>[2]): Promise<Loaded> {
  const result = await load(news, apiName, types);
  if (result.faults.length > 0) throw new RefusedChange(result.faults.map(({ property, reason }) => `${property}: ${reason}`).join("\n"));
  return result;
}

/** Rows that were there already. */
interface Taken {
  known: Map<string, KnownRow>;
  changed: Row[];
}

interface Target {
  apiName: string;
  columns: Record<string, string>;
  rows: ReadonlyMap<string, Row>;
}

/** One create or update of a set. */
class RowWork {
  /** What the platform has of each row, as far as is known. */
  private known = new Map<string, KnownRow>();
  /** The ids behind the keys that columns refer to. */
  private readonly targets = new Map<string, Map<string, string>>();
  private readonly self: ReadonlySet<string>;
  /** The last record that was written, with its digests; none of one that was deleted. */
  private last: { id: string; digest: string | undefined; before: string | undefined } | undefined;

  constructor(
    private readonly session: Recording,
    private readonly table: Table,
    private readonly news: RecordSetInputs,
    private readonly target: Target,
  ) {
    this.self = new Set(selfColumns(news, target.apiName, table.layout.types));
  }

  async run(olds: RecordSetState | undefined): Promise<{ id: string; state: RecordSetState }> {
    const { news, target } = this;
    const id = `${target.apiName}/${news.name}`;
    const made = (more: Partial<RecordSetState> = {}) => ({ id, state: { ...this.state(), ...more } });
    this.known = await this.startFrom(olds);
    const before = this.known.size;
    const isWritten = () => this.session.mayHaveChanged || (!olds && this.known.size > before);
    let reasons: string[];
    try {
      reasons = await this.work(olds);
    } catch (error) {
      if (!isWritten()) throw error;
      throw new PartialFailure(made({ unfinished: {} }), [messageOf(error)]);
    }
    if (reasons.length === 0) return made();
    if (!isWritten()) throw new RefusedChange(reasons.join("\n"));
    throw new PartialFailure(made({ unfinished: {} }), reasons);
  }

  /** State; after an update that failed half-way what the platform has now. */
  private async startFrom(olds: RecordSetState | undefined): Promise<Map<string, KnownRow>> {
    const known = knownRows(olds?.rows ?? {});
    if (!olds?.unfinished) return known;
    const live = await this.table.withIds([...known.values()].map(({ id }) => id));
    return new Map(
      [...known].flatMap(([key, row]) => {
        const there = live.get(row.id);
        return there ? [[key, { ...row, digest: digestOf(there) }]] : [];
      }),
    );
  }

  /** Answers why rows were refused. */
  private async work(olds: RecordSetState | undefined): Promise<string[]> {
    const { table, target, news } = this;
    const plan = planRows(this.known, target.rows);
    const isNew = olds === undefined || Object.keys(target.columns).some((column) => !(column in olds.columns));
    const count = isNew ? await table.whenKnown() : undefined;
    const found = count === 0 ? new Map<string, LiveRow>() : await this.findThere(plan.added);
    const foreignRows = news.adoptExisting
      ? new Set<string>()
      : await withForeignValues(
          table,
          [...found.values()].map(({ id }) => id),
        );
    const taken = this.take(plan, found, foreignRows);
    const foreign = news.exclusive && count !== 0 ? await this.foreignIds(found) : [];
    refuseAny(refusalUnlessAllowed(foreignRecords(target.apiName, foreign.length), news.allowDataLoss));
    const added = plan.added.filter(({ key }) => !found.has(key));
    await this.findTargets([...added, ...plan.changed, ...taken.changed], added);

    for (const [key, row] of taken.known) this.known.set(key, row);
    await this.remove(plan.removed);
    if (foreign.length > 0)
      await removeRows(
        table,
        foreign.map((id) => ({ id, name: `with the id ${id}` })),
      );
    const writer = new Writer(table, news.batchSize ?? defaultBatch, this.targets);
    const later = [...(await this.change(writer, [...plan.changed, ...taken.changed])), ...(await this.insert(writer, added))];
    // A row that was refused is nothing to refer to.
    const complete = later.filter(({ row }) => !this.isOpen(row));
    await writer.update(complete, (done) => this.note(done));
    await this.settle();
    const reasons = writer.refused.map(({ key, reason }) => `Row ${key} was refused. ${reason}`);
    return writer.isStopped ? [...reasons, "The rows that follow were not tried."] : reasons;
  }

  /** Looks which of the rows are there. Before others are refused it looks again: they may have been deleted a moment ago. */
  // assumption: stale-reads
  private async findThere(added: readonly Row[]): Promise<Map<string, LiveRow>> {
    const look = () => this.table.withKeys(added.map(({ key }) => key));
    const found = await look();
    const isOther = (row: Row, live: LiveRow | undefined) =>
      live && digestOf(live) !== digestOf(row) && !this.isUnfinishedInsert(live, row);
    const hasOthers = (there: typeof found) => added.some((row) => isOther(row, there.get(row.key)));
    if (this.news.adoptExisting || !hasOthers(found)) return found;
    return readUntil(this.session.client.clock, look, (there) => !hasOthers(there));
  }

  /** Rows that are there already: those that may be adopted, and those that an interrupted run of ours left behind. */
  private take({ added }: Plan, found: ReadonlyMap<string, LiveRow>, foreign: ReadonlySet<string>): Taken {
    const { adoptExisting, name } = this.news;
    const known = new Map<string, KnownRow>();
    const changed: Row[] = [];
    const others: string[] = [];
    for (const row of added) {
      const live = found.get(row.key);
      if (!live) continue;
      const isOwn = !foreign.has(live.id) && (digestOf(live) === digestOf(row) || this.isUnfinishedInsert(live, row));
      if (!adoptExisting && !isOwn) others.push(`${row.key} (id ${live.id})`);
      known.set(row.key, { digest: digestOf(live), id: live.id, ...(adoptExisting && { adopted: true }) });
      // Also one that looks as declared: a read may show what was deleted a moment ago, and writing it makes it again.
      // assumption: stale-reads
      changed.push(row);
    }
    if (others.length === 0) {
      for (const { id } of known.values()) this.session.run.takenOver.add(recordId(this.target.apiName, id));
      return { known, changed };
    }
    throw new RefusedChange(
      `RecordSet ${name}: ${plural(others.length, "row")} with other values ${others.length === 1 ? "exists" : "exist"} already: ${listed(others)}. ` +
        "Set adoptExisting: true to manage them, or choose other keys.",
    );
  }

  /** Whether a record is a row of which only the references to rows of its set are missing. */
  private isUnfinishedInsert(live: Row, row: Row): boolean {
    return digestOf(live) === digestOf(this.withoutSelf(row));
  }

  private withoutSelf({ key, values }: Row): Row {
    return { key, values: new Map([...values].filter(([column]) => !this.self.has(column))) };
  }

  private async foreignIds(found: ReadonlyMap<string, LiveRow>): Promise<string[]> {
    const own = new Set([...[...this.known.values()].map(({ id }) => id), ...[...found.values()].map(({ id }) => id)]);
    return (await this.table.allIds()).filter((id) => !own.has(id));
  }

  /** Finds what the rows refer to. Rows of the set that are still to be added count as found. */
  private async findTargets(rows: readonly Row[], added: readonly Row[]): Promise<void> {
    const coming = new Set(added.map(({ key }) => key));
    const missing: string[] = [];
    for (const [column, table] of this.table.layout.lookups) {
      const isSelf = this.self.has(column);
      const targets = new Map(isSelf ? [...this.known].map(([key, { id }]): [string, string] => [key, id]) : []);
      const wanted = rows.flatMap(({ values }) => values.get(column) ?? []);
      const unknown = wanted.filter((key) => !targets.has(key) && !(isSelf && coming.has(key)));
      for (const [key, id] of await table.idsOf(unknown)) targets.set(key, id);
      this.targets.set(column, targets);
      for (const { key, values } of rows) {
        const reference = values.get(column);
        if (!reference || targets.has(reference) || (isSelf && coming.has(reference))) continue;
        missing.push(`row ${key}: ${column}: object ${table.layout.objectName} has no record with the key ${reference}`);
      }
    }
    if (missing.length > 0) throw new RefusedChange(`RecordSet ${this.news.name}: ${listed(missing)}.`);
  }

  private async remove(keys: readonly string[]): Promise<void> {
    const kept = keys.filter((key) => this.known.get(key)?.adopted);
    if (kept.length > 0) this.session.warn(keptRows(this.news.name, kept));
    for (const key of kept) this.known.delete(key);
    const all = keys.map((key) => ({ name: key, id: this.known.get(key)?.id ?? "" })).filter(({ id }) => id !== "");
    const rows = withoutTakenOver(this.session, this.target.apiName, `RecordSet ${this.news.name}`, all);
    const deleted = new Set(rows.map(({ name }) => name));
    for (const { name } of all) if (!deleted.has(name)) this.known.delete(name);
    const nameOf = new Map(rows.map(({ name, id }) => [id, name]));
    await removeRows(this.table, rows, (ids) => {
      for (const id of ids) {
        this.last = { id, digest: undefined, before: undefined };
        this.known.delete(nameOf.get(id) ?? "");
      }
    });
  }

  /** Whether a row refers to one of its set that is still to be added. */
  private isOpen({ values }: Row): boolean {
    return [...this.self].some((column) => {
      const reference = values.get(column);
      return reference && !this.targets.get(column)?.has(reference);
    });
  }

  /** Changes rows, without what refers to rows that are still to be added; answers those that must be told it then. */
  private async change(writer: Writer, changed: readonly Row[]): Promise<Identified[]> {
    const open = new Map(changed.filter((row) => this.isOpen(row)).map((row) => [row.key, row]));
    const first = changed.map((row) => this.identified(open.has(row.key) ? this.withoutSelf(row) : row));
    const later: Identified[] = [];
    await writer.update(first, (done) => {
      this.note(done);
      const { id, row } = done;
      const whole = open.get(row.key);
      const known = this.known.get(row.key);
      if (!whole || !known) return;
      this.known.set(row.key, unsure(known));
      later.push({ row: whole, id });
    });
    return later;
  }

  /** Adds rows, without what refers to rows that come with them; answers those that must be told it then. */
  private async insert(writer: Writer, added: readonly Row[]): Promise<Identified[]> {
    const open = new Map(added.filter((row) => this.isOpen(row)).map((row) => [row.key, row]));
    const first = added.map((row) => (open.has(row.key) ? this.withoutSelf(row) : row));
    const deferred: Identified[] = [];
    await writer.insert(first, ({ row, id }) => {
      for (const column of this.self) this.targets.get(column)?.set(row.key, id);
      const whole = open.get(row.key);
      this.known.set(row.key, whole ? unsure({ digest: "", id }) : { digest: digestOf(row), id });
      this.last = { id, digest: digestOf(row), before: undefined };
      if (whole) deferred.push({ row: whole, id });
    });
    return deferred;
  }

  /** Waits until reads show the last write: a refresh that follows would take new rows for deleted ones, and changed ones for drift. */
  // assumption: stale-reads
  private async settle(): Promise<void> {
    const { table, last } = this;
    const { clock } = this.session.client;
    if (!last) return;
    if (last.digest === undefined)
      await readUntil(
        clock,
        () => table.shows(last.id),
        (isShown) => !isShown,
      );
    else {
      const look = async () => (await table.withIds([last.id])).get(last.id);
      // What a trigger made of the row is new, too.
      await readUntil(clock, look, (live) => live !== undefined && (last.before === undefined || digestOf(live) !== last.before));
    }
  }

  private identified(row: Row): Identified {
    return { row, id: this.known.get(row.key)?.id ?? "" };
  }

  private note({ row, id }: Identified): void {
    this.last = { id, digest: digestOf(row), before: this.known.get(row.key)?.digest };
    this.known.set(row.key, { ...this.known.get(row.key), digest: digestOf(row), id });
  }

  private state(): RecordSetState {
    const { records, ...inputs } = this.news;
    const { apiName, columns } = this.target;
    const rows = Object.fromEntries([...this.known].map(([key, row]) => [key, packed(row)]));
    const adopted = [...this.known.values()].some((row) => row.adopted) || undefined;
    return { ...inputs, apiName, columns, rows, adopted, declared: digestOfAll(this.target.rows) };
  }
}

/** What a user reads of rows that are no longer managed. */
export function keptRows(name: string, keys: readonly string[]): string {
  return `RecordSet ${name}: ${plural(keys.length, "row")} existed before this program adopted ${keys.length === 1 ? "it" : "them"}, and ${
    keys.length === 1 ? "stays" : "stay"
  } on the platform: ${listed(keys)}.`;
}
