import { isAmbiguous } from "../../../client/errors";
import * as contract from "../../../contract/records";
import { changedInputs } from "../../../lifecycle/attributes";
import { writeOnce } from "../../../lifecycle/confirmWrite";
import { isRecovered, readNew } from "../../../lifecycle/createOrAdopt";
import {
  type CheckFailure,
  type Handler,
  type Made,
  PartialFailure,
  type RecordsOf,
  RefusedChange,
  refuseAny,
} from "../../../lifecycle/handler";
import { lookAgain } from "../../../lifecycle/lookAgain";
import { allowFirst, existsAlready, isGone, notShown, takenAsLeftover } from "../../../lifecycle/messages";
import { readOrGone } from "../../../lifecycle/readOrGone";
import { Recording } from "../../../lifecycle/recording";
import { remove as removeThing } from "../../../lifecycle/remove";
import type { Session } from "../../../lifecycle/session";
import { update as runUpdate } from "../../../lifecycle/update";
import { detailsLost } from "../details";
import { isOwnColumn, withForeignValues } from "../foreignValues";
import { claimRows, noteInState, type OwnRows, recoverRows, refuseBeside, refuseHeld } from "../owners";
import { canonicalValues, columnFault, columnName, digestOf, keyOf, type Row, stateOfTypes, typesOfState } from "../rows";
import { type LiveRow, Table } from "../table";
import { apiNameOf, typesOf } from "../target";
import { misfit, type Types, toWire } from "../values";
import { Writer } from "../write";
import { type RecordInputs, type RecordState, schema } from "./schema";

export const record: Handler<RecordInputs, RecordState> = {
  kind: "Record",
  mayBeUnset: ["adopted"],
  schema,
  computed: { apiName: true, recordId: true, columns: true },
  identity: ({ objectName, name }) => `${objectName}/${name}`,
  replaces: (olds, news) => changedInputs(["objectName"], olds, news),
  checkNew: async (session, news) => ownFaults(session, news),
  check: async (session, olds, news) => ownFaults(session, news, olds),
  differs: async (session, olds, news) => noteRecord(session, olds, news),
  replacing: async (session, olds, news) => refuseAny(await dependents(session, olds, news.allowDataLoss)),
  create,
  read,
  update,
  deleting,
  recordsOf,
  delete: remove,
};

/** The values of the program as a row. */
function rowOf({ values }: RecordInputs, apiName: string, types: Types): Row["values"] {
  const named = new Map(Object.entries(values).map(([name, value]) => [columnName(apiName, name, types), value]));
  return canonicalValues(named.keys(), types, (column) => named.get(column));
}

function faultsOf(news: RecordInputs, apiName: string, types: Types): CheckFailure[] {
  const secrets = secretsOf(news, apiName, types);
  const faults = [...rowOf(news, apiName, types)].flatMap(([column, value]) => {
    const fault = columnFault(column) ?? misfit(types[column], value, secrets?.includes(column));
    return fault ? [{ property: `values.${column}`, reason: fault }] : [];
  });
  const keyColumns = (news.key ?? []).map((name) => columnName(apiName, name, types));
  if (news.key && keyOf(rowOf(news, apiName, types), keyColumns) === undefined)
    faults.push({ property: "key", reason: `\`values\` has nothing in a column of the key (${news.key.join(", ")})` });
  return faults;
}

/** What is wrong with the values, or else that another resource of the program has the record. */
function ownFaults(session: Session, news: RecordInputs, olds?: RecordInputs): CheckFailure[] {
  const faults = faultsOf(news, news.objectName, news.types ?? {});
  if (faults.length > 0 || !news.key) return faults;
  const before = olds && [...claimOf(olds).keys].join();
  const rows = { ...claimOf(news), hadBefore: (key: string) => key === before };
  return [...claimRows(session, "key", rows), ...refuseBeside(session, rows)];
}

/** The record as a row of its key; none without a key. */
function claimOf(inputs: RecordInputs): OwnRows {
  const { name, objectName, types = {} } = inputs;
  const key = (inputs.key ?? []).map((column) => columnName(objectName, column, types));
  const text = keyOf(rowOf(inputs, objectName, types), key);
  return { owner: `Record ${name}`, objectName, key, keys: key.length === 0 || text === undefined ? [] : [text] };
}

/** No other resource of the program may have it, by whatever key. */
async function noteRecord(session: Session, { apiName, recordId, adopted }: RecordState, news: RecordInputs): Promise<boolean> {
  const claim = claimOf(news);
  const [key = ""] = claim.keys;
  noteInState(
    session,
    { ...claim, keys: [key] },
    { apiName, known: new Map([[key, { id: recordId, digest: "", ...(adopted && { adopted }) }]]) },
  );
  return false;
}

/** One record of the platform, with the columns that the program declares. */
function tableOf(session: Session, inputs: RecordInputs, apiName: string, types: Types): Table {
  const { key = [] } = inputs;
  const columns = Object.keys(types);
  const keyColumns = key.map((name) => columnName(apiName, name, types));
  return new Table(session, {
    objectName: apiName,
    key: keyColumns,
    columns,
    types,
    secrets: secretsOf(inputs, apiName, types),
    lookups: new Map(),
  });
}

/** API names of the columns that hold secrets. */
function secretsOf({ secrets }: RecordInputs, apiName: string, types: Types): string[] | undefined {
  return secrets?.map((name) => columnName(apiName, name, types));
}

async function create(shared: Session, inputs: RecordInputs): Promise<Made<RecordState>> {
  const session = new Recording(shared);
  const apiName = await apiNameOf(session, inputs.objectName);
  const names = Object.keys(inputs.values).map((name) => columnName(apiName, name, inputs.types ?? {}));
  const types = await typesOf(session, apiName, names, inputs.types ?? {});
  refuseAny(faultsOf(inputs, apiName, types));
  const table = tableOf(session, inputs, apiName, types);
  const values = rowOf(inputs, apiName, types);
  const count = await table.whenKnown();
  const key = inputs.key && keyOf(values, table.layout.key);
  const made = (recordId: string, adopted?: boolean): Made<RecordState> => ({
    id: `${apiName}/${recordId}`,
    state: { ...inputs, apiName, recordId, columns: stateOfTypes(types), ...(adopted && { adopted }) },
  });
  const created = async (recordId: string) => {
    const { live, unread } = await readNew(session, recordId, { read: async () => (await table.withIds([recordId])).get(recordId) });
    const { id, state } = made(recordId);
    if (!live) throw new PartialFailure({ id, state: { ...state, unfinished: {} } }, [notShown(`Record ${inputs.name}`, recordId, unread)]);
    return { id, state };
  };
  if (key === undefined) return created(await addBlindly(table, values));

  const there = count > 0 || inputs.adoptExisting ? (await table.withKeys([key])).get(key) : undefined;
  if (!there) return created(await add(table, { key, values }));
  const thing = `Record ${inputs.name} (${key})`;
  const isOwn = async () => digestOf(there) === digestOf({ values }) && (await withForeignValues(table, [there.id])).size === 0;
  const recovers = isRecovered(session, inputs);
  if (!inputs.adoptExisting && !recovers && !(await isOwn()))
    throw new RefusedChange(`${existsAlready(thing, there.id)}\n${recoverRows(inputs.name)}`);
  const taken = made(there.id, inputs.adoptExisting);
  refuseHeld(shared, apiName, `Record ${inputs.name}`, [there]);
  const state = await writeIfThere(session, table, taken, inputs);
  if (!state) return created(await add(table, { key, values }));
  if (!inputs.adoptExisting) shared.warn(takenAsLeftover(thing, there.id));
  shared.run.takenOver.add(taken.id);
  return { id: taken.id, state };
}

/** Writes all values to a record that a read shows; undefined when it is gone: it may have been deleted a moment ago. */
// assumption: stale-reads
async function writeIfThere(
  session: Recording,
  table: Table,
  { id, state }: Made<RecordState>,
  inputs: RecordInputs,
): Promise<RecordState | undefined> {
  try {
    return await change(session, id, { ...state, values: {} }, inputs);
  } catch (error) {
    const there = await table.withIds([state.recordId]).catch(() => undefined);
    if (there?.size === 0) return undefined;
    throw error;
  }
}

/** Adds a record that can be found by its key, whatever the answers. */
async function add(table: Table, row: Row): Promise<string> {
  const writer = new Writer(table, 1, new Map());
  let id = "";
  await writer.insert([row], (done) => {
    id = done.id;
  });
  const [refused] = writer.refused;
  if (refused) throw new RefusedChange(refused.reason);
  return id;
}

async function addBlindly(table: Table, values: Row["values"]): Promise<string> {
  const { session, layout } = table;
  const { objectName, types } = layout;
  const record = Object.fromEntries([...values].map(([column, value]) => [column, toWire(types[column], value)]));
  try {
    const [made] = await session.client.call(contract.add, {
      path: { objectName },
      body: { records: [record] },
      confidential: table.secretsOf([{ values }]),
    });
    if (made) return made.id;
    throw new RefusedChange("The platform accepted the record and tells no id of it. Give `key`, by which the record can be found.");
  } catch (error) {
    if (!isAmbiguous(error)) throw error;
    const advice =
      "Whether the record was added is unknown, and without `key` nothing tells: look in the designer. If it is there, give `key` and adoptExisting: true.";
    throw new RefusedChange(`${(error as Error).message} ${advice}`, { cause: error });
  }
}

async function read(session: Session, id: string, state: RecordState | undefined): Promise<RecordState | undefined> {
  if (!state) return describe(session, id);
  const { unfinished, ...known } = state;
  const table = tableOf(session, state, state.apiName, typesOfState(state.columns));
  const live = (await table.withIds([state.recordId])).get(state.recordId);
  return live && project(known, live);
}

/** What the platform has of the declared columns. */
function project(known: RecordState, live: LiveRow): RecordState {
  const types = typesOfState(known.columns);
  const declared = rowOf(known, known.apiName, types);
  const values = Object.entries(known.values).map(([name, value]) => {
    const column = columnName(known.apiName, name, types);
    const there = live.values.get(column) ?? null;
    return [name, there === declared.get(column) ? value : (toWire(types[column], there) as typeof value)];
  });
  return { ...known, values: Object.fromEntries(values) };
}

async function describe(session: Session, id: string): Promise<RecordState | undefined> {
  const [apiName = "", recordId = ""] = id.split("/");
  if (apiName === "" || recordId === "")
    throw new RefusedChange(`"${id}" is no id of a record: give {API name of the object}/{id of the record}.`);
  const object = await session.findObject(apiName);
  if (!object) return undefined;
  const table = new Table(session, { objectName: apiName, key: [], columns: ["id"], types: {}, lookups: new Map() });
  const [live] =
    (await readOrGone(
      session.client.clock,
      () => session.client.call(contract.get, { path: { objectName: apiName, recordId } }),
      () => table.shows(recordId),
    )) ?? [];
  if (!live) return undefined;
  const values = Object.entries(live).flatMap(([name, value]) => {
    const parsed = cellOf(value);
    return isOwnColumn(name) && parsed !== undefined ? [[name, parsed]] : [];
  });
  const columns = Object.fromEntries(values.map(([name]) => [name, ""]));
  return { name: recordId, objectName: apiName, apiName, recordId, values: Object.fromEntries(values), columns };
}

function cellOf(value: unknown): RecordInputs["values"][string] | undefined {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return value as string | number | boolean | null;
  return Array.isArray(value) ? value.map(String) : undefined;
}

async function update(shared: Session, id: string, before: RecordState, news: RecordInputs): Promise<RecordState> {
  const session = new Recording(shared);
  const { apiName, recordId } = before;
  const names = Object.keys(news.values).map((name) => columnName(apiName, name, news.types ?? {}));
  const types = await typesOf(session, apiName, names, { ...typesOfState(before.columns), ...news.types });
  refuseAny(faultsOf(news, apiName, types));
  const table = tableOf(session, news, apiName, types);
  const state = { ...before, columns: stateOfTypes(types) };
  const look = async () => (await table.withIds([recordId])).get(recordId);
  const olds = await lookAgain(state, {
    look,
    gone: isGone(`Record ${news.name}`, recordId),
    project: (live) => project({ ...state, ...news }, live),
  });
  await refuseOtherOfKey(table, before, news);
  return change(session, id, olds, news);
}

/** Refuses a key that another record has: nothing would tell the two apart. */
async function refuseOtherOfKey(table: Table, before: RecordState, news: RecordInputs): Promise<void> {
  const [key] = claimOf(news).keys;
  if (key === undefined || [...claimOf(before).keys].includes(key)) return;
  const other = (await table.withKeys([key])).get(key);
  if (other && other.id !== before.recordId)
    throw new RefusedChange(`Record ${news.name}: another record has the key ${key} (id ${other.id}).`);
}

/** Writes the declared columns that are otherwise. */
async function change(session: Recording, id: string, olds: RecordState, news: RecordInputs): Promise<RecordState> {
  const { apiName, recordId, columns, adopted } = olds;
  const types = typesOfState(columns);
  const table = tableOf(session, news, apiName, types);
  const wanted = rowOf(news, apiName, types);
  const there = rowOf(olds, apiName, types);
  const changed = [...wanted].filter(([column, value]) => !there.has(column) || there.get(column) !== value);
  const look = async () => (await table.withIds([recordId])).get(recordId);
  const shows = (now: LiveRow) => changed.every(([column, value]) => now.values.get(column) === value);
  const state: RecordState = { ...news, apiName, recordId, columns, adopted };
  if (changed.length === 0) return state;
  const setValue = Object.fromEntries(changed.map(([column, value]) => [column, toWire(types[column], value)]));
  const path = { objectName: apiName, recordId };
  return runUpdate(session, {
    id,
    steps: [
      {
        notDone: `Record ${news.name} was not changed.`,
        work: () =>
          writeOnce({
            clock: session.client.clock,
            write: () =>
              session.client.call(contract.update, { path, body: { setValue }, confidential: table.secretsOf([{ values: wanted }]) }),
            done: async () => {
              const now = await look();
              return now !== undefined && shows(now);
            },
          }),
      },
    ],
    look,
    gone: () => isGone(`Record ${news.name}`, recordId),
    shows,
    finished: (now) => project(state, now),
    doubtful: (now) => (now ? project(state, now) : { ...olds, columns }),
  });
}

/** Records that the platform would delete together with the record. */
async function dependents(
  session: Session,
  { apiName, recordId, adopted }: RecordState,
  allowDataLoss: boolean | undefined,
): Promise<CheckFailure[]> {
  return adopted ? [] : detailsLost(session, { apiName, ids: [recordId], property: "objectName", allowDataLoss });
}

function deleting(session: Session, state: RecordState): Promise<CheckFailure[]> {
  return dependents(session, state, state.allowDataLoss);
}

async function recordsOf(session: Session, state: RecordState): Promise<RecordsOf> {
  const { apiName, recordId, adopted } = state;
  const table = tableOf(session, state, apiName, typesOfState(state.columns));
  return { object: apiName, count: adopted ? 0 : (await table.withIds([recordId])).size };
}

async function remove(session: Session, _id: string, state: RecordState): Promise<void> {
  const { apiName: objectName, recordId, name, adopted } = state;
  const table = tableOf(session, state, objectName, typesOfState(state.columns));
  refuseAny(await deleting(session, state), allowFirst);
  const isDeleted = await removeThing(session, {
    thing: `Record ${name}`,
    adopted,
    remove: () => session.client.call(contract.remove, { path: { objectName, recordId } }),
    look: async () => (await table.withIds([recordId])).get(recordId),
  });
  if (isDeleted) session.run.deletedRecords.add(recordId);
}
