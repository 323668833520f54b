import { readUntil } from "../../../lifecycle/confirmWrite";
import { isRecovered } from "../../../lifecycle/createOrAdopt";
import { RefusedChange, refuseAny } from "../../../lifecycle/handler";
import { listed, plural } from "../../../lifecycle/messages";
import { type Recording, recorded } from "../../../lifecycle/recording";
import type { Session } from "../../../lifecycle/session";
import { foreignRecords } from "../../../safety/destruction";
import { refusalUnlessAllowed } from "../../../safety/guard";
import { detailsLost } from "../details";
import { withForeignValues } from "../foreignValues";
import {
  claimedByOthers,
  isOfOther,
  noteInState,
  recordId,
  recoverRows,
  refuseClaimed,
  refuseHeld,
  whenOthersAreKnown,
  withoutTakenOver,
} from "../owners";
import { digestOf, digestOfAll, type KnownRow, packed, type Row, stateOfTypes, typesOfKey, unsure } from "../rows";
import type { LiveRow, NamedRecord, Table } from "../table";
import { apiNameOf, typesOf } from "../target";
import { type Identified, removeRows, Writer } from "../write";
import { claimOf, ownerOf } from "./claim";
import { identifiedRows } from "./known";
import { type Loaded, load } from "./load";
import { doomed, emptied } from "./losses";
import { type Plan, planRows } from "./plan";
import { defaultBatch, type RecordSetInputs, type RecordSetState } from "./schema";
import { selfColumns, tableOf } from "./tables";

/** Makes the records what the program declares. Without `olds` none is known. What was written is in state, whatever fails. */
export async function reconcile(
  shared: Session,
  olds: RecordSetState | undefined,
  news: RecordSetInputs,
): Promise<{ id: string; state: RecordSetState }> {
  const apiName = await apiNameOf(shared, news.objectName);
  const { columns } = await loaded(news, apiName, news.types ?? {});
  const types = await typesOf(shared, apiName, columns, news.types ?? {});
  const { rows } = await loaded(news, apiName, { ...news.types, ...types });
  const target = { apiName, columns: stateOfTypes(types), rows };
  const id = `${apiName}/${news.name}`;
  const known = new Map<string, KnownRow>();
  const state = () => stateOf(news, target, known);
  const work = async (session: Recording) => {
    const table = await tableOf(session, news, apiName, types);
    const reasons = await new RowWork(session, table, news, target, known).run(olds);
    if (reasons.length > 0) throw new RefusedChange(reasons.join("\n"));
    return state();
  };
  return { id, state: await recorded(shared, { id, work, known: state }) };
}

function stateOf(
  { records, ...inputs }: RecordSetInputs,
  { apiName, columns, rows: declared }: Target,
  known: ReadonlyMap<string, KnownRow>,
) {
  const rows = Object.fromEntries([...known].map(([key, row]) => [key, packed(row)]));
  const adopted = [...known.values()].some((row) => row.adopted) || undefined;
  return { ...inputs, apiName, columns, rows, adopted, declared: digestOfAll(declared) };
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
    /** What the platform has of each row, as far as is known. */
    private readonly known: Map<string, KnownRow>,
  ) {
    this.self = new Set(selfColumns(news, target.apiName, table.layout.types));
  }

  private get keyTypes() {
    const { key, types } = this.table.layout;
    return typesOfKey(key, types);
  }

  /** Answers why rows were refused. */
  async run(olds: RecordSetState | undefined): Promise<string[]> {
    if (olds) for (const [key, row] of await this.startFrom(olds)) this.known.set(key, row);
    const { table, target, news } = this;
    refuseAny(emptied(news, this.known.size, target.rows.size));
    const plan = planRows(this.known, target.rows);
    const isNew = olds === undefined || Object.keys(target.columns).some((column) => !(column in olds.columns));
    const count = isNew ? await table.whenKnown() : undefined;
    noteInState(this.session, claimOf(news, target.rows.keys()), { apiName: target.apiName, known: this.known });
    const found = count === 0 ? new Map<string, LiveRow>() : this.withoutOwn(plan, await this.findThere(plan.added));
    if (found.size > 0 || plan.removed.length > 0) await whenOthersAreKnown(this.session);
    refuseClaimed(
      this.session,
      claimOf(
        news,
        plan.added.map(({ key }) => key),
        this.keyTypes,
      ),
    );
    refuseHeld(this.session, target.apiName, ownerOf(news), [...found.values()]);
    const strangers = news.adoptExisting ? [] : [...found.values()].filter((live) => !this.before(live));
    const foreignRows = await withForeignValues(
      table,
      strangers.map(({ id }) => id),
    );
    const taken = this.take(plan, found, foreignRows);
    const foreign = news.exclusive && count !== 0 ? await this.others(found) : [];
    refuseAny(refusalUnlessAllowed(foreignRecords(target.apiName, foreign), news.allowDataLoss));
    const added = plan.added.filter(({ key }) => !found.has(key));
    await this.findTargets([...added, ...plan.changed, ...taken.changed], added);

    for (const [key, row] of taken.known) {
      this.known.set(key, row);
      this.session.run.takenOver.add(recordId(target.apiName, row.id));
      this.session.noteChange();
    }
    await this.remove(plan.removed);
    await removeRows(table, foreign);
    const writer = new Writer(table, news.batchSize ?? defaultBatch, this.targets);
    const later = [...(await this.change(writer, [...plan.changed, ...taken.changed])), ...(await this.insert(writer, added))];
    // A row that was refused is nothing to refer to.
    const complete = later.filter(({ row }) => !this.isOpen(row));
    await writer.update(complete, (done) => this.note(done));
    noteInState(this.session, claimOf(news, target.rows.keys()), { apiName: target.apiName, known: this.known });
    await this.settle();
    const reasons = writer.refused.map(({ key, reason }) => `Row ${key} was refused. ${reason}`);
    return writer.isStopped ? [...reasons, "The rows that follow were not tried."] : reasons;
  }

  /** State; after an update that failed half-way what the platform has now. */
  private async startFrom(olds: RecordSetState): Promise<Map<string, KnownRow>> {
    const known = await identifiedRows(this.session, olds);
    if (!olds.unfinished) return known;
    const live = await this.table.withIds([...known.values()].map(({ id }) => id));
    return new Map(
      [...known].flatMap(([key, row]) => {
        const there = live.get(row.id);
        return there ? [[key, { ...row, digest: digestOf(there) }]] : [];
      }),
    );
  }

  /** Looks which of the rows are there. Before others are refused it looks again: they may have been deleted a moment ago. */
  // assumption: stale-reads
  private async findThere(added: readonly Row[]): Promise<Map<string, LiveRow>> {
    const look = () => this.table.withKeys(added.map(({ key }) => key));
    const found = await look();
    const isOther = (row: Row, live: LiveRow | undefined) =>
      live && digestOf(live) !== digestOf(row) && !this.isUnfinishedInsert(live, row) && !this.before(live);
    const hasOthers = (there: typeof found) => added.some((row) => isOther(row, there.get(row.key)));
    if (this.news.adoptExisting || !hasOthers(found)) return found;
    return readUntil(this.session.client.clock, look, (there) => !hasOthers(there));
  }

  /**
   * A record of the set whose key was changed on the platform shows under the key of a new row. It goes on as the row that it was, and is set back;
   * where that row leaves, it becomes the new one.
   */
  private withoutOwn(plan: Plan, found: ReadonlyMap<string, LiveRow>): Map<string, LiveRow> {
    const own = new Map([...this.known].map(([key, { id }]) => [id, key]));
    return new Map(
      [...found].filter(([key, { id }]) => {
        const before = own.get(id);
        const row = before === undefined || before === key ? undefined : this.target.rows.get(before);
        if (before !== undefined && before !== key && !row) {
          plan.removed = plan.removed.filter((one) => one !== before);
          this.known.delete(before);
        }
        if (row && !plan.changed.includes(row)) plan.changed.push(row);
        return !row;
      }),
    );
  }

  /** Rows that are there already: those that may be adopted, and those that an interrupted run of ours left behind. */
  private take({ added }: Plan, found: ReadonlyMap<string, LiveRow>, foreign: ReadonlySet<string>): Taken {
    const { adoptExisting, name } = this.news;
    const recovers = isRecovered(this.session, { name });
    const known = new Map<string, KnownRow>();
    const changed: Row[] = [];
    const others: string[] = [];
    const leftovers: string[] = [];
    for (const row of added) {
      const live = found.get(row.key);
      if (!live) continue;
      const before = this.before(live);
      const isLike = !foreign.has(live.id) && (digestOf(live) === digestOf(row) || this.isUnfinishedInsert(live, row));
      const isOwn = recovers || isLike;
      if (!adoptExisting && !isOwn && !before) others.push(`${row.key} (id ${live.id})`);
      if (!adoptExisting && isOwn && !before) leftovers.push(`${row.key} (id ${live.id})`);
      const adopted = before ? before.adopted : adoptExisting;
      known.set(row.key, { digest: digestOf(live), id: live.id, ...(adopted && { adopted: true }) });
      // Also one that looks as declared: a read may show what was deleted a moment ago, and writing it makes it again.
      // assumption: stale-reads
      changed.push(row);
    }
    if (others.length === 0) {
      if (leftovers.length > 0) this.session.warn(rowsTaken(name, leftovers, recovers));
      return { known, changed };
    }
    throw new RefusedChange(
      `RecordSet ${name}: ${plural(others.length, "row")} with other values ${others.length === 1 ? "exists" : "exist"} already: ${listed(others)}. ` +
        "Set adoptExisting: true to manage them, or choose other keys. Rows of a set that leaves the program can be taken over only while it is " +
        `in the program: let it give them up first.\n${recoverRows(name)}`,
    );
  }

  /** What is known of a record that another set of the program gives up. */
  private before({ id }: LiveRow) {
    const before = this.session.run.recordsInState.get(recordId(this.target.apiName, id));
    return before?.isDeclared ? undefined : before;
  }

  /** Whether a record is a row of which only the references to rows of its set are missing. */
  private isUnfinishedInsert(live: Row, row: Row): boolean {
    return digestOf(live) === digestOf(this.withoutSelf(row));
  }

  private withoutSelf({ key, values }: Row): Row {
    return { key, values: new Map([...values].filter(([column]) => !this.self.has(column))) };
  }

  private others(found: ReadonlyMap<string, LiveRow>): Promise<NamedRecord[]> {
    return this.table.others(new Set([...this.known.values(), ...found.values()].map(({ id }) => id)));
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
    const waiting = await this.notTakenYet(all);
    const owner = ownerOf(this.news);
    const rows = withoutTakenOver(
      this.session,
      this.target.apiName,
      owner,
      all.filter((row) => !waiting.includes(row)),
    );
    for (const row of all) if (!rows.includes(row) && !waiting.includes(row)) this.known.delete(row.name);
    refuseAny(await detailsLost(this.session, doomed(this.news, this.target.apiName, rows)));
    const nameOf = new Map(rows.map(({ name, id }) => [id, name]));
    await removeRows(this.table, rows, (ids) => {
      for (const id of ids) {
        this.last = { id, digest: undefined, before: undefined };
        this.known.delete(nameOf.get(id) ?? "");
      }
    });
  }

  /** Rows that another resource of the program declares and does not have, as long as one waits: they stay in state, and the next update looks again. */
  private async notTakenYet<One extends { id: string; name: string }>(rows: readonly One[]): Promise<One[]> {
    const claims = claimedByOthers(
      this.session,
      claimOf(
        this.news,
        rows.map(({ name }) => name),
        this.keyTypes,
      ),
    );
    const claimed = rows.filter(({ name }) => claims.has(name));
    const left = async () => claimed.filter((row) => !isOfOther(this.session, this.target.apiName, ownerOf(this.news), row));
    const waiting = await readUntil(this.session.client.clock, left, ({ length }) => length === 0);
    if (waiting.length > 0)
      this.session.warn(
        `${ownerOf(this.news)}: ${plural(waiting.length, "row")} that other resources of the program declare, and do not have yet, ` +
          `${waiting.length === 1 ? "stays" : "stay"}: ${listed(waiting.map(({ name }) => name))}.`,
      );
    return waiting;
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
    const note = ({ row, id }: Identified) => {
      for (const column of this.self) this.targets.get(column)?.set(row.key, id);
      const whole = open.get(row.key);
      this.known.set(row.key, whole ? unsure({ digest: "", id }) : { digest: digestOf(row), id });
      this.last = { id, digest: digestOf(row), before: undefined };
      if (whole) deferred.push({ row: whole, id });
    };
    await writer.insert(first, note, (row) => this.known.set(row.key, { digest: digestOf(row), id: "" }));
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
    const digest = digestOf(row);
    const before = this.known.get(row.key);
    // One that was written as it was shows nothing new.
    this.last = { id, digest, before: before?.digest === digest ? undefined : before?.digest };
    this.known.set(row.key, { ...before, digest, id });
  }
}

/** What a user reads of rows that are no longer managed. */
export function keptRows(name: string, keys: readonly string[]): string {
  return `RecordSet ${name}: ${plural(keys.length, "row")} existed before this program adopted ${keys.length === 1 ? "it" : "them"}, and ${
    keys.length === 1 ? "stays" : "stay"
  } on the platform: ${listed(keys)}.`;
}

/** Rows that were there: as they are declared, or whatever they are where the program says that they are its own. */
function rowsTaken(name: string, rows: readonly string[], recovers: boolean): string {
  const [was, is] = rows.length === 1 ? ["was there", "is"] : ["were there", "are"];
  const how = recovers ? `, ${is} recovered and made as declared` : ` and ${is} as declared`;
  return (
    `RecordSet ${name}: ${plural(rows.length, "row")} ${was}${how}: ${listed(rows)}. They are taken for what an interrupted run of this ` +
    "program left, and go with the set."
  );
}
