import type { Session } from "../../../lifecycle/session";
import { digestOf, type KnownRow, typesOfState } from "../rows";
import { knownRows } from "./plan";
import type { RecordSetState } from "./schema";
import { tableOf } from "./tables";

/**
 * The rows of state with their ids. Those whose addition got lost are looked up by their keys: one that has the values that were sent is ours,
 * since there was none before. Those that are not there are left out.
 */
export async function identifiedRows(session: Session, state: RecordSetState): Promise<Map<string, KnownRow>> {
  const known = knownRows(state.rows);
  const lost = [...known].filter(([, { id }]) => id === "");
  if (lost.length === 0) return known;
  const table = await tableOf(session, state, state.apiName, typesOfState(state.columns));
  const found = await table.withKeys(lost.map(([key]) => key));
  for (const [key, { digest }] of lost) {
    const live = found.get(key);
    if (live && digestOf(live) === digest) known.set(key, { digest, id: live.id });
    else known.delete(key);
  }
  return known;
}
