import type { CheckFailure } from "../../../lifecycle/handler";
import { listed } from "../../../lifecycle/messages";
import type { Session } from "../../../lifecycle/session";
import { leavingKeys } from "../owners";
import { columnName, type Row } from "../rows";
import { claimOf } from "./claim";
import type { RecordSetInputs } from "./schema";

/** Rows that refer to one that leaves its set in this run: the set would delete it first. */
export function dangling(session: Session, news: RecordSetInputs, rows: ReadonlyMap<string, Row>): CheckFailure[] {
  const { objectName, types = {}, lookups = {}, file } = news;
  return Object.entries(lookups).flatMap(([name, lookup]) => {
    const leaving = leavingKeys(session, claimOf(lookup === "self" ? news : { ...lookup, name }, []));
    const column = columnName(objectName, name, types);
    const wrong = [...rows.values()].flatMap(({ key, values }) => {
      const reference = values.get(column);
      return reference && leaving.has(reference) ? [`row ${key} (${reference})`] : [];
    });
    const reason = `${name}: rows refer to rows that leave their set in this run: ${listed(wrong)}. Let them refer to others, or keep those rows`;
    return wrong.length > 0 ? [{ property: file ? "file" : "records", reason }] : [];
  });
}
