import { isPreset } from "../../../fieldModel/names";
import { changedInputs } from "../../../lifecycle/attributes";
import { type CheckFailure, type Handler, type RecordsOf, RefusedChange, refuseAny } from "../../../lifecycle/handler";
import { allowFirst, listed, plural } from "../../../lifecycle/messages";
import type { Session } from "../../../lifecycle/session";
import { foreignRecords } from "../../../safety/destruction";
import { refusalUnlessAllowed } from "../../../safety/guard";
import { detailsLost } from "../details";
import { claimedByOthers, claimRows, noteInState, refuseBeside, withoutTakenOver } from "../owners";
import { columnName, digestOf, digestOfAll, type KnownRow, packed, typesOfKey, typesOfState } from "../rows";
import type { NamedRecord } from "../table";
import { apiNameOf } from "../target";
import { removeRows } from "../write";
import { claimOf, ownerOf } from "./claim";
import { dangling } from "./dangling";
import { identifiedRows } from "./known";
import { type Loaded, load } from "./load";
import { doomed, emptied } from "./losses";
import { describePlan, knownRows, planRows } from "./plan";
import { keptRows, reconcile } from "./reconcile";
import { type RecordSetInputs, type RecordSetState, schema } from "./schema";
import { tableOf } from "./tables";
import { warnOfUnresolved } from "./unresolved";

export const recordSet: Handler<RecordSetInputs, RecordSetState> = {
  kind: "RecordSet",
  mayBeUnset: ["adopted", "foreign"],
  schema,
  computed: { apiName: true, columns: true, rows: true, declared: true, foreign: true },
  identity: ({ objectName, name }) => `${objectName}/${name}`,
  replaces: (olds, news) => changedInputs(["objectName", "key"], olds, news),
  keepsInputs: true,
  checkNew,
  check,
  differs,
  replacing,
  create: (session, inputs) => reconcile(session, undefined, inputs),
  read,
  update: async (session, _id, olds, news) => (await reconcile(session, olds, news)).state,
  deleting,
  recordsOf,
  delete: remove,
};

async function checkNew(session: Session, news: RecordSetInputs): Promise<CheckFailure[]> {
  const { rows, columns, faults } = await own(session, news);
  if (faults.length > 0) return faults;
  announce(session, news, describePlan(planRows(new Map(), rows)) || "no rows", columns);
  await warnOfUnresolved(session, news, news.objectName, news.types ?? {}, [...rows.values()]);
  return destroyed(session, news, [...rows.keys()]);
}

async function check(session: Session, olds: RecordSetInputs, news: RecordSetInputs): Promise<CheckFailure[]> {
  return (await own(session, news, olds)).faults;
}

/** The rows of the program, which no other resource of it may have. */
async function own(session: Session, news: RecordSetInputs, olds?: RecordSetInputs): Promise<Loaded> {
  const loaded = await load(news, news.objectName, news.types ?? {});
  if (loaded.faults.length > 0) return loaded;
  // Which rows a file had is in no input.
  const hadBefore = (key: string) => olds !== undefined && (olds.records === undefined || Object.hasOwn(olds.records, key));
  const rows = { ...claimOf(news, loaded.rows.keys()), hadBefore };
  const faults = [
    ...claimRows(session, news.file ? "file" : "records", rows),
    ...refuseBeside(session, rows, news.exclusive),
    ...dangling(session, news, loaded.rows),
  ];
  return { ...loaded, faults };
}

/** Says what becomes of rows, and which columns the compiler would have refused: a file may have any. */
function announce(session: Session, { name, types }: RecordSetInputs, plan: string, columns: readonly string[]): void {
  session.warn(`RecordSet ${name}: ${plan}`);
  const undeclared = types ? columns.filter((column) => !isPreset(column) && !(column in types)) : [];
  if (undeclared.length > 0)
    session.warn(`RecordSet ${name}: its object does not declare ${listed(undeclared)}: the rows fail unless it has such fields.`);
}

/** Records that an exclusive set would delete when it is created; `own` are those that it replaces. */
async function destroyed(
  session: Session,
  news: RecordSetInputs,
  keys: string[],
  own: ReadonlySet<string> = new Set(),
): Promise<CheckFailure[]> {
  if (!news.exclusive) return [];
  const apiName = await apiNameOf(session, news.objectName);
  if (!(await session.findObject(apiName))) return [];
  const { key, types = {} } = news;
  const keyTypes = Object.fromEntries(key.map((name) => columnName(apiName, name, types)).map((column) => [column, types[column]]));
  const table = await tableOf(session, news, apiName, keyTypes);
  const others = await table.others(new Set([...own, ...idsOf((await table.withKeys(keys)).values())]));
  return refusedOthers(session, news, apiName, others);
}

/** Refuses to delete records of others, or says which ones go. */
function refusedOthers(session: Session, news: RecordSetInputs, apiName: string, others: readonly NamedRecord[]): CheckFailure[] {
  if (news.allowDataLoss) warnOfOthers(session, news, others);
  return refusalUnlessAllowed(foreignRecords(apiName, others), news.allowDataLoss);
}

function warnOfOthers(session: Session, news: RecordSetInputs, others: readonly NamedRecord[]): void {
  if (others.length === 0) return;
  const what = news.allowDataLoss ? "deleted" : "not deleted, since allowDataLoss is not set (AZ110)";
  session.warn(`${ownerOf(news)}: ${plural(others.length, "record")} of others ${what}: ${listed(others.map(({ name }) => name))}`);
}

function idsOf(records: Iterable<{ id: string }>): Set<string> {
  return new Set([...records].map(({ id }) => id));
}

/** The rows of the program or of its file, against what state knows. */
async function differs(session: Session, olds: RecordSetState, news: RecordSetInputs): Promise<boolean> {
  const types = { ...typesOfState(olds.columns), ...news.types };
  const { rows, columns, faults } = await load(news, olds.apiName, types);
  if (faults.length > 0) return false;
  const known = knownRows(olds.rows);
  const plan = planRows(known, rows);
  noteInState(session, claimOf(news, rows.keys()), { apiName: olds.apiName, known });
  const isDrift = digestOfAll(rows) === olds.declared && !olds.exclusive === !news.exclusive;
  const told = describePlan(plan, isDrift);
  if (told) announce(session, news, told, columns);
  await warnOfUnresolved(session, news, olds.apiName, types, [...plan.added, ...plan.changed]);
  const others = async () => {
    const table = await tableOf(session, news, olds.apiName, types);
    const added = await table.withKeys(plan.added.map(({ key }) => key));
    const identified = await identifiedRows(session, olds);
    return table.others(idsOf([...identified.values(), ...added.values()]));
  };
  if (isDrift) {
    // A refresh asks, too: it refuses nothing. What the program changed the engine sees by itself, and shows better.
    if (olds.foreign) warnOfOthers(session, news, await others());
    return told !== "" || (olds.foreign ?? 0) > 0;
  }
  refuseAny([
    ...emptied(news, known.size, rows.size),
    ...dangling(session, news, rows),
    ...(await detailsLost(session, doomed(news, olds.apiName, leaving(session, olds, news, plan.removed)))),
    ...(news.exclusive ? refusedOthers(session, news, olds.apiName, await others()) : []),
  ]);
  return false;
}

/** Says which rows a replacement deletes, and refuses it where it must not. */
async function replacing(session: Session, olds: RecordSetState, news: RecordSetInputs): Promise<void> {
  const removed = [...knownRows(olds.rows).keys()];
  if (removed.length > 0)
    session.warn(
      `${ownerOf(olds)}: the set is replaced; ${plural(removed.length, "row")} of object ${olds.apiName} removed first: ${listed(removed)}`,
    );
  const rows = [...knownRows(olds.rows).values()].filter(({ id, adopted }) => id !== "" && !adopted);
  const { rows: declared, faults } = await load(news, news.objectName, news.types ?? {});
  refuseAny([
    ...faults,
    ...emptied(news, removed.length, declared.size),
    ...(await destroyed(session, news, [...declared.keys()], idsOf(rows))),
    ...(await detailsLost(session, doomed(news, olds.apiName, rows))),
  ]);
}

/** Rows that left the program, without those that another resource of it declares, as far as the engine has shown it. */
function leaving(session: Session, olds: RecordSetState, news: RecordSetInputs, removed: readonly string[]): { id: string }[] {
  const types = typesOfState(olds.columns);
  const keyTypes = typesOfKey(
    news.key.map((name) => columnName(olds.apiName, name, types)),
    types,
  );
  const claimed = claimedByOthers(session, claimOf(news, removed, keyTypes));
  const known = knownRows(olds.rows);
  return removed.flatMap((key) => {
    const row = known.get(key);
    return row && row.id !== "" && !row.adopted && !claimed.has(key) ? [row] : [];
  });
}

async function read(session: Session, _id: string, state: RecordSetState | undefined): Promise<RecordSetState | undefined> {
  if (!state) throw new RefusedChange("A RecordSet cannot be read by an id: it exists in the state of its program alone.");
  const { unfinished, foreign, ...known } = state;
  const before = await identifiedRows(session, state);
  const table = await tableOf(session, state, state.apiName, typesOfState(state.columns));
  const ids = [...before.values()].map(({ id }) => id);
  const live = await table.withIds(ids);
  if (ids.length > 0 && live.size === 0) return undefined;
  const rows = [...before].flatMap(([key, row]) => {
    const there = live.get(row.id);
    return there ? [[key, packed({ ...row, digest: digestOf(there) })]] : [];
  });
  const others = state.exclusive ? (await table.others(new Set(live.keys()))).length : 0;
  return { ...known, rows: Object.fromEntries(rows), ...(others > 0 && { foreign: others }) };
}

async function remove(session: Session, _id: string, state: RecordSetState): Promise<void> {
  const known = [...(await identifiedRows(session, state))];
  const kept = known.filter(([, { adopted }]) => adopted).map(([key]) => key);
  if (kept.length > 0) session.warn(keptRows(state.name, kept));
  const table = await tableOf(session, state, state.apiName, typesOfState(state.columns));
  const rows = ownRows(session, state, known);
  refuseAny(await detailsOf(session, state, rows), allowFirst);
  await removeRows(table, rows);
}

/** Those that nothing else has. */
function ownRows(session: Session, state: RecordSetState, known: readonly [string, KnownRow][]): NamedRecord[] {
  const own = known.filter(([, { adopted }]) => !adopted).map(([name, { id }]) => ({ name, id }));
  return withoutTakenOver(session, state.apiName, ownerOf(state), own);
}

function detailsOf(session: Session, state: RecordSetState, rows: readonly NamedRecord[]): Promise<CheckFailure[]> {
  return detailsLost(session, doomed(state, state.apiName, rows));
}

async function deleting(session: Session, state: RecordSetState): Promise<CheckFailure[]> {
  return detailsOf(session, state, ownRows(session, state, [...(await identifiedRows(session, state))]));
}

async function recordsOf(session: Session, state: RecordSetState): Promise<RecordsOf> {
  const rows = ownRows(session, state, [...(await identifiedRows(session, state))]);
  const table = await tableOf(session, state, state.apiName, typesOfState(state.columns));
  return { object: state.apiName, count: (await table.withIds(rows.map(({ id }) => id))).size };
}
