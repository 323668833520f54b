import type { CheckFailure } from "../../lifecycle/handler";
import { listed, plural } from "../../lifecycle/messages";
import type { Session } from "../../lifecycle/session";

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
}

/** Notes whose the rows are, and refuses those that another resource of the program has: both would add them, and each would delete the other's. */
export function claimRows(session: Session, property: string, { owner, objectName, key, keys }: OwnRows): CheckFailure[] {
  const { recordOwners } = session.run.checked;
  const table = JSON.stringify([objectName, ...key]);
  const owners = recordOwners.get(table) ?? new Map<string, string>();
  recordOwners.set(table, owners);
  const others = new Map<string, string[]>();
  for (const text of keys) {
    const other = owners.get(text) ?? owner;
    if (other === owner) owners.set(text, owner);
    else others.set(other, [...(others.get(other) ?? []), text]);
  }
  return [...others].map(([other, shared]) => ({
    property,
    reason: `${other} of this program has ${plural(shared.length, "row")} with the same key: ${listed(shared)}. Leave ${shared.length === 1 ? "it" : "them"} to one of the two.`,
  }));
}

/** A record as the run knows it, whichever resource has it. */
export function recordId(apiName: string, id: string): string {
  return `${apiName}/${id}`;
}

/** The rows that are to be deleted, without those that another resource has taken over in this run: they moved to it in the program. */
export function withoutTakenOver<Row extends { id: string; name: string }>(
  session: Session,
  apiName: string,
  owner: string,
  rows: readonly Row[],
): Row[] {
  const isTaken = ({ id }: Row) => session.run.takenOver.has(recordId(apiName, id));
  const taken = rows.filter(isTaken).map(({ name }) => name);
  if (taken.length > 0)
    session.warn(
      `${owner}: ${plural(taken.length, "row")} now managed by another resource ${taken.length === 1 ? "stays" : "stay"}: ${listed(taken)}.`,
    );
  return rows.filter((row) => !isTaken(row));
}
