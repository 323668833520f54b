import { CallError } from "../../client/errors";
import { getPicklist, getPicklists, type Picklist } from "../../contract/picklists";
import type { Session } from "../../lifecycle/session";
import { isAbsent } from "../objects/liveObject";
import { textOf, type Value } from "./schema";

export async function findPicklist(session: Session, name: string) {
  // How the platform matches the name is unknown: the exact one is chosen here.
  return (await session.client.call(getPicklists, { query: { name } })).find((one) => one.name === name);
}

/** One picklist; undefined when it is gone. Where the status is not 404 a look by name must prove it. */
export async function readPicklist(session: Session, picklistId: string, name: string | undefined): Promise<Picklist | undefined> {
  try {
    return await session.client.call(getPicklist, { path: { picklistId } });
  } catch (error) {
    if (!isAbsent(error)) throw error;
    if (error instanceof CallError && error.httpStatus === 404) return undefined;
    if (name !== undefined && (await findPicklist(session, name))?.id === picklistId) throw error;
    return undefined;
  }
}

/** Whether the live picklist has the values, whatever their labels. */
export function hasValues(live: Picklist, values: readonly Value[]): boolean {
  return values.every((value) => live.picklistValues.some((there) => there.value === textOf(value)));
}
