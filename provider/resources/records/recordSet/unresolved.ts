import { CallError } from "../../../client/errors";
import { listed } from "../../../lifecycle/messages";
import type { Session } from "../../../lifecycle/session";
import { isDeclared } from "../owners";
import { columnName, type Row } from "../rows";
import type { Table } from "../table";
import type { Types } from "../values";
import { claimOf, ownerOf } from "./claim";
import type { RecordSetInputs } from "./schema";
import { tableOf } from "./tables";

/** Warns of rows that refer to a key that neither the program nor the platform has: they fail, unless something else adds it before. */
export async function warnOfUnresolved(
  session: Session,
  news: RecordSetInputs,
  apiName: string,
  types: Types,
  rows: readonly Row[],
): Promise<void> {
  for (const [name, lookup] of Object.entries(news.lookups ?? {})) {
    const column = columnName(apiName, name, types);
    const target = claimOf(lookup === "self" ? news : { ...lookup, name }, []);
    const references = rows.flatMap(({ key: row, values }) => {
      const key = values.get(column);
      return key && !isDeclared(session, target, key) ? [{ row, key }] : [];
    });
    if (references.length === 0) continue;
    const { layout } = await tableOf(session, news, apiName, { ...types, [column]: types[column] });
    const lacked = await lackedBy(
      layout.lookups.get(column),
      references.map(({ key }) => key),
    );
    const told = references.filter(({ key }) => lacked.has(key)).map(({ row, key }) => `row ${row} (${key})`);
    if (told.length > 0)
      session.warn(
        `${ownerOf(news)}: ${name}: rows refer to keys that nothing has: ${listed(told)}. They fail unless those are added first.`,
      );
  }
}

/** The keys that no record has. A look that fails says nothing of them. */
async function lackedBy(table: Table | undefined, keys: readonly string[]): Promise<Set<string>> {
  try {
    const ids = await table?.idsOf(keys);
    return new Set(keys.filter((key) => !ids?.has(key)));
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    return new Set();
  }
}
