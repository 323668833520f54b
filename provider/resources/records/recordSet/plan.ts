import { listed, plural } from "../../../lifecycle/messages";
import { digestOf, type KnownRow, type Row, unpacked } from "../rows";

/** What is to become of the rows that state knows. */
export interface Plan {
  added: Row[];
  changed: Row[];
  /** Keys of those that left the program. */
  removed: string[];
}

export function planRows(known: ReadonlyMap<string, KnownRow>, rows: ReadonlyMap<string, Row>): Plan {
  const all = [...rows.values()];
  const isThere = ({ key }: Row) => Boolean(known.get(key)?.id);
  return {
    added: all.filter((row) => !isThere(row)),
    changed: all.filter((row) => isThere(row) && known.get(row.key)?.digest !== digestOf(row)),
    removed: [...known.keys()].filter((key) => !rows.has(key)),
  };
}

export function knownRows(rows: Readonly<Record<string, string>>): Map<string, KnownRow> {
  return new Map(Object.entries(rows).map(([key, text]) => [key, unpacked(text)]));
}

/** What a user reads of the rows in a preview; nothing when none changes. `isDrift`: the program has not changed. */
export function describePlan({ added, changed, removed }: Plan, isDrift = false): string {
  const parts: [string, string[]][] = [
    [isDrift ? "missing on the platform, to be added" : "added", added.map(({ key }) => key)],
    ["changed", changed.map(({ key }) => key)],
    ["removed", removed],
  ];
  return parts
    .filter(([, keys]) => keys.length > 0)
    .map(([what, keys]) => `${plural(keys.length, "row")} ${what}: ${listed(keys)}`)
    .join("; ");
}
