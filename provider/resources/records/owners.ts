import { keyParts } from "../../fieldModel/names";
import { type CheckFailure, RefusedChange } from "../../lifecycle/handler";
import { listed, plural } from "../../lifecycle/messages";
import type { Session } from "../../lifecycle/session";
import { type KnownRow, typedKey } from "./rows";
import type { Types } from "./values";

/** Rows of one resource of the program. */
export interface OwnRows {
  /** The resource, as messages name it. */
  owner: string;
  /** As the program names the object. */
  objectName: string;
  /** API names of the columns of the natural key. */
  key: readonly string[];
  /** The texts of their keys. */
  keys: Iterable<string>;
  /** The data types of the columns of the key, where they are known: what others declare is then compared by them. */
  keyTypes?: readonly Types[string][];
  /** Whether the resource had a row before this run. Default: it had none. */
  hadBefore?(key: string): boolean;
}

/** What rows are told apart in. */
type TableKey = Pick<OwnRows, "objectName" | "key">;

function nameOf({ objectName, key }: TableKey): string {
  return JSON.stringify([objectName, ...key]);
}

/** Who has which rows of a table, as far as the program is known. */
function ownersIn(session: Session, tableKey: TableKey): Map<string, string> {
  const { recordOwners } = session.run.checked;
  const table = nameOf(tableKey);
  const owners = recordOwners.get(table) ?? new Map<string, string>();
  recordOwners.set(table, owners);
  return owners;
}

/**
 * Notes whose the rows are, and refuses those that another resource of the program has: both would add them, and each would delete the other's.
 * Who had a row before keeps it, whichever is checked first.
 */
export function claimRows(session: Session, property: string, { owner, keys, hadBefore = () => false, ...table }: OwnRows): CheckFailure[] {
  const owners = ownersIn(session, table);
  const others = new Map<string, string[]>();
  for (const text of keys) {
    const other = owners.get(text) ?? owner;
    if (other === owner || hadBefore(text)) owners.set(text, owner);
    if (other !== owner) others.set(other, [...(others.get(other) ?? []), text]);
  }
  return [...others].map(([other, shared]) => ({ property, reason: sharedRows(other, shared) }));
}

/** Refuses an exclusive set beside other resources of the same object: it would delete what they have. */
export function refuseBeside(session: Session, { owner, objectName }: OwnRows, isExclusive = false): CheckFailure[] {
  const { exclusiveSets, recordOwners } = session.run.checked;
  if (isExclusive) exclusiveSets.set(objectName, owner);
  const exclusive = exclusiveSets.get(objectName);
  if (exclusive === undefined) return [];
  const tables = [...recordOwners].filter(([table]) => JSON.parse(table)[0] === objectName);
  const all = new Set(tables.flatMap(([, owners]) => [...owners.values()]));
  const others = exclusive === owner ? [...all].filter((one) => one !== owner) : [exclusive];
  if (others.length === 0) return [];
  const reason = `${exclusive} is exclusive, and ${listed(exclusive === owner ? others : [owner])} of this program has records of the same object: put all rows into one set`;
  return [{ property: "exclusive", reason }];
}

function sharedRows(other: string, shared: readonly string[]): string {
  return `${other} of this program has ${plural(shared.length, "row")} with the same key: ${listed(shared)}. Leave ${shared.length === 1 ? "it" : "them"} to one of the two.`;
}

/** The rows that another resource of the program declares, with its name: a set that has them in state keeps them. */
export function claimedByOthers(session: Session, { owner, keys, keyTypes, ...table }: OwnRows): Map<string, string> {
  const declared = ownersIn(session, table);
  // Who names the object by its API name knows no types before it runs.
  const owners = keyTypes
    ? new Map(
        [...declared].flatMap(([key, one]) => [
          [key, one],
          [typedKey(keyParts(key), keyTypes), one],
        ]),
      )
    : declared;
  return new Map([...keys].flatMap((key): [string, string][] => [[key, owners.get(key) ?? owner]]).filter(([, other]) => other !== owner));
}

/** Refuses rows that another resource of the program has: without a preview the check of that one may have come later. */
export function refuseClaimed(session: Session, rows: OwnRows): void {
  const byOthers = new Map<string, string[]>();
  for (const [key, other] of claimedByOthers(session, rows)) byOthers.set(other, [...(byOthers.get(other) ?? []), key]);
  if (byOthers.size > 0)
    throw new RefusedChange([...byOthers].map(([other, shared]) => `${rows.owner}: ${sharedRows(other, shared)}`).join("\n"));
}

/** Whether a resource of the program declares the row, as far as the program is known. */
export function isDeclared(session: Session, tableKey: TableKey, key: string): boolean {
  return ownersIn(session, tableKey).has(key);
}

/** What brings rows back that an interrupted run left with other values than they have now. */
export function recoverRows(name: string): string {
  return `If an interrupted \`pulumi up\` of this program left that, run ASTROZERO_RECOVER="${name}" pulumi up once: then it is this resource's own.`;
}

/** A moment in which the engine asks the provider for the other resources of the program, if they wait for nothing. */
export function whenOthersAreKnown(session: Session): Promise<void> {
  return session.client.clock.sleep(1000);
}

/** A record as the run knows it, whichever resource has it. */
export function recordId(apiName: string, id: string): string {
  return `${apiName}/${id}`;
}

/** Notes which records a resource has in state: those that leave it may be taken by another one. `keys` are those that it declares. */
export function noteInState(
  { run }: Session,
  { owner, keys, ...tableKey }: OwnRows,
  { apiName, known }: { apiName: string; known: ReadonlyMap<string, KnownRow> },
): void {
  const [table, declared] = [nameOf(tableKey), new Set(keys)];
  for (const [key, { id, adopted }] of known) {
    const record = recordId(apiName, id);
    // Who declares it has it, also while another state still holds it.
    if (declared.has(key) || !run.recordsInState.get(record)?.isDeclared)
      run.recordsInState.set(record, { owner, table, key, isDeclared: declared.has(key), adopted });
  }
}

/** The keys of the rows that a run deletes, as far as is known. */
export function leavingKeys(session: Session, tableKey: TableKey): Set<string> {
  const table = nameOf(tableKey);
  const owners = ownersIn(session, tableKey);
  const left = [...session.run.recordsInState.values()].filter((one) => one.table === table && !one.isDeclared && !one.adopted);
  return new Set(left.map(({ key }) => key).filter((key) => !owners.has(key)));
}

/** Whether another resource has taken a record in this run, or had it before and still declares it. */
export function isOfOther({ run }: Session, apiName: string, owner: string, { id }: { id: string }): boolean {
  const record = recordId(apiName, id);
  const before = run.recordsInState.get(record);
  return run.takenOver.has(record) || (before?.isDeclared === true && before.owner !== owner);
}

/** Refuses records that another resource of the program has under another key. */
export function refuseHeld(session: Session, apiName: string, owner: string, rows: readonly { id: string; key: string }[]): void {
  const isHeld = ({ id }: { id: string }) => isOfOther(session, apiName, owner, { id }) || session.run.created.has(recordId(apiName, id));
  const held = rows.filter(isHeld).map(({ id, key }) => `${key} (id ${id})`);
  if (held.length > 0)
    throw new RefusedChange(`${owner}: other resources of this program have ${listed(held)}. Leave each record to one resource.`);
}

/** The rows that are to be deleted, without those that another resource has: they moved to it in the program. */
export function withoutTakenOver<Row extends { id: string; name: string }>(
  session: Session,
  apiName: string,
  owner: string,
  rows: readonly Row[],
): Row[] {
  const taken = rows.filter((row) => isOfOther(session, apiName, owner, row)).map(({ name }) => name);
  if (taken.length > 0)
    session.warn(
      `${owner}: ${plural(taken.length, "row")} now managed by another resource ${taken.length === 1 ? "stays" : "stay"}: ${listed(taken)}.`,
    );
  return rows.filter(({ name }) => !taken.includes(name));
}
