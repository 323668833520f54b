import { addPicklistValues, deletePicklistValue, type Picklist } from "../../contract/picklists";
import { readUntil, writeOnce } from "../../lifecycle/confirmWrite";
import { RefusedChange } from "../../lifecycle/handler";
import type { Session } from "../../lifecycle/session";
import { hasValues, readPicklist } from "./livePicklist";
import { placeholder, valueBody } from "./projection";
import { type PicklistInputs, textOf, type Value } from "./schema";

/** Adds the values that the picklist does not have yet, in one call. */
export async function addValues(
  session: Session,
  picklistId: string,
  name: string,
  values: readonly Value[],
  defaultValue?: string,
): Promise<void> {
  if (values.length === 0) return;
  const live = await readPicklist(session, picklistId, name);
  const missing = values.filter((value) => !live || !hasValues(live, [value]));
  if (missing.length === 0) return;
  const picklistValues = missing.map((value) => valueBody(value, defaultValue));
  await writeOnce({
    clock: session.client.clock,
    write: () => session.client.call(addPicklistValues, { path: { picklistId }, body: { picklistValues } }),
    done: async () => {
      const there = await readPicklist(session, picklistId, name);
      return there !== undefined && hasValues(there, missing);
    },
  });
}

/** Deletes one value and reads the set again: a platform that overlooked the value's id would have deleted all of it. */
export async function deleteValue(session: Session, picklistId: string, name: string, value: string): Promise<void> {
  const look = () => readPicklist(session, picklistId, name);
  const id = (await look())?.picklistValues.find((there) => there.value === value)?.id;
  if (!id) return;
  const isGone = (there: Picklist | undefined) => there !== undefined && !there.picklistValues.some((one) => one.id === id);
  try {
    await session.client.call(deletePicklistValue, { path: { picklistId }, query: { value: id }, body: { value: id } });
  } catch (error) {
    // The answer to the first call may have got lost: a repeat of it finds no such value.
    if (!isGone(await look().catch(() => undefined))) throw error;
  }
  const rest = await readUntil(session.client.clock, look, isGone);
  if (!rest) {
    throw new RefusedChange(
      `Deleting value "${value}" deleted the whole picklist ${name}: the platform did not see the id of the value. Run \`pulumi refresh\`, then \`pulumi up\`.`,
    );
  }
}

/** Deletes a value and adds it again: the platform has no other way to change one. */
export async function renewValue(
  session: Session,
  picklistId: string,
  { name, defaultValue }: PicklistInputs,
  value: Value,
): Promise<void> {
  const live = await readPicklist(session, picklistId, name);
  const isLast = (live?.picklistValues.filter(({ isActive }) => isActive).length ?? 0) <= 1;
  if (isLast) await addValues(session, picklistId, name, [placeholder]);
  await deleteValue(session, picklistId, name, textOf(value));
  await addValues(session, picklistId, name, [value], defaultValue);
  if (isLast) await deleteValue(session, picklistId, name, placeholder.value);
}
