import { isDeepStrictEqual } from "node:util";
import { readUntil, writeOnce } from "../../client/settle";
import { deletePicklist, type Picklist, updatePicklist } from "../../contract/picklists";
import { valuesDestruction } from "../../safety/destruction";
import { refusals } from "../../safety/guard";
import { type CheckFailure, type Handler, type Made, messageOf, PartialFailure, RefusedChange, telling } from "../handler";
import type { Session } from "../session";
import { isAbsent } from "../shared/liveObject";
import { isGone, notMade, notShown, staysAdopted, storedAs } from "../shared/messages";
import { isSame } from "../shared/updating";
import { addValues, deleteValue, renewValue } from "./changeValues";
import { findPicklist, hasValues, readPicklist } from "./livePicklist";
import { obtain } from "./obtain";
import { planValues } from "./plan";
import { describe, masterLabel, project } from "./projection";
import { type PicklistInputs, type PicklistState, schema, textOf } from "./schema";

export const picklist: Handler<PicklistInputs, PicklistState> = {
  kind: "Picklist",
  schema,
  computed: ["valueIds", "adopted"],
  replaces: (olds, news) => (olds.name === news.name ? [] : ["name"]),
  identity: (inputs) => inputs.name,
  check,
  create,
  read,
  update,
  delete: remove,
};

async function check(session: Session, olds: PicklistInputs, news: PicklistInputs): Promise<CheckFailure[]> {
  if (olds.name !== news.name) return [];
  const faults: CheckFailure[] = [];
  if (olds.defaultValue !== news.defaultValue) {
    const reason =
      "The platform sets the default value only when the picklist is created. Take the change back and set it in the designer.";
    faults.push({ property: "defaultValue", reason });
  }
  return [...faults, ...(await destroyed(session, olds, news))];
}

async function destroyed(session: Session, olds: PicklistInputs, news: PicklistInputs) {
  if (news.allowDataLoss) return [];
  const { remove, anew } = planValues(olds, news);
  const values = [...remove, ...anew.map(textOf)];
  const live = values.length > 0 ? await findPicklist(session, olds.name) : undefined;
  const destruction = live && valuesDestruction(live, values);
  return refusals(session.client, destruction ? [destruction] : []);
}

async function create(session: Session, inputs: PicklistInputs): Promise<Made<PicklistState>> {
  const { id, found, adopted } = await obtain(session, inputs);
  if (!found) return { id, state: await readBack(session, id, inputs) };
  return { id, state: await update(session, id, { ...project(inputs, found), adopted }, inputs) };
}

/** Reads once what the platform made of a new picklist. */
async function readBack(session: Session, id: string, inputs: PicklistInputs): Promise<PicklistState> {
  const live = await readUntil(
    session.client.clock,
    () => readPicklist(session, id, inputs.name),
    (there) => there !== undefined && hasValues(there, inputs.values),
  );
  const state: PicklistState = live ? project(inputs, live) : { ...inputs, valueIds: {} };
  const reasons: string[] = [];
  if (!live) reasons.push(notShown(`Picklist ${inputs.name}`, id));
  else if (live.name !== inputs.name) reasons.push(storedAs(`picklist ${inputs.name}`, live.name));
  else if (!hasValues(live, inputs.values)) {
    reasons.push(`The platform does not show all values of picklist ${inputs.name} after its creation.`);
  }
  if (reasons.length > 0) throw new PartialFailure({ id, state }, reasons);
  if (live) tellOfDefault(session, inputs, live);
  return state;
}

function tellOfDefault(session: Session, { name, defaultValue }: PicklistInputs, live: Picklist): void {
  if (defaultValue === undefined || live.picklistValues.some(({ value, isDefault }) => isDefault && value === defaultValue)) return;
  session.warn(`The platform did not make "${defaultValue}" the default of picklist ${name}: set it in the designer.`);
}

async function read(session: Session, id: string, state: PicklistState | undefined): Promise<PicklistState | undefined> {
  const live = await readPicklist(session, id, state?.name);
  if (!live) return undefined;
  return state ? { ...project(state, live), adopted: state.adopted } : describe(live);
}

/** Adds before it deletes: the last active value cannot go. */
async function update(session: Session, id: string, olds: PicklistState, news: PicklistInputs): Promise<PicklistState> {
  const refused = await destroyed(session, olds, news);
  if (refused.length > 0) throw new RefusedChange(refused.map(({ reason }) => reason).join("\n"));
  const plan = planValues(olds, news);
  const reasons: string[] = [];
  try {
    await telling(`Picklist ${news.name} was not changed.`, () => changeAttributes(session, id, olds, news));
    await telling(`The new values of picklist ${news.name} were not added.`, () => addValues(session, id, news.name, plan.add));
    for (const value of plan.remove) {
      await telling(`Value "${value}" of picklist ${news.name} was not deleted.`, () => deleteValue(session, id, news.name, value));
    }
    for (const value of plan.anew) {
      const notDone = `Value "${textOf(value)}" of picklist ${news.name} was not changed.`;
      await telling(notDone, () => renewValue(session, id, news, value));
    }
  } catch (error) {
    reasons.push(messageOf(error));
  }
  if (plan.reordered) {
    session.warn(`The platform has no call to reorder the values of picklist ${news.name}: they keep their order there.`);
  }
  const live = await readUntil(
    session.client.clock,
    () => readPicklist(session, id, news.name),
    (there) => there !== undefined && (reasons.length > 0 || hasArrived(there, news, plan.remove)),
  );
  if (!live) {
    throw new RefusedChange([...reasons, isGone(`Picklist ${news.name}`, id)].join("\n"));
  }
  if (reasons.length === 0 && !hasArrived(live, news, plan.remove)) {
    reasons.push(notMade(`picklist ${news.name}`));
  }
  const state = { ...project(news, live), adopted: olds.adopted };
  if (reasons.length > 0 && isSame({ ...project(olds, live), adopted: olds.adopted }, olds)) throw new RefusedChange(reasons.join("\n"));
  if (reasons.length > 0) throw new PartialFailure({ id, state }, reasons);
  // A value that is deleted and added again was the default until now.
  if (plan.anew.some((value) => textOf(value) === news.defaultValue)) tellOfDefault(session, news, live);
  return state;
}

/** Whether the live picklist is as declared, apart from the order of its values and from values that others added. */
function hasArrived(live: Picklist, news: PicklistInputs, removed: readonly string[]): boolean {
  const there = project(news, live);
  const own = there.values.slice(0, news.values.length);
  return (
    isDeepStrictEqual([there.masterLabel, there.description, own], [news.masterLabel, news.description, news.values]) &&
    !live.picklistValues.some(({ value }) => removed.includes(value))
  );
}

async function changeAttributes(session: Session, picklistId: string, olds: PicklistInputs, news: PicklistInputs): Promise<void> {
  const body = { masterLabel: masterLabel(news), ...(olds.description !== news.description && { description: news.description ?? "" }) };
  if (masterLabel(olds) === body.masterLabel && body.description === undefined) return;
  await writeOnce({
    clock: session.client.clock,
    write: () => session.client.call(updatePicklist, { path: { picklistId }, body }),
    done: async () => {
      const live = await readPicklist(session, picklistId, news.name);
      return live?.masterLabel === body.masterLabel && (body.description ?? live.description) === live.description;
    },
  });
}

async function remove(session: Session, id: string, state: PicklistState): Promise<void> {
  if (state.adopted) {
    session.warn(staysAdopted(`Picklist ${state.name}`));
    return;
  }
  try {
    await session.client.call(deletePicklist, { path: { picklistId: id } });
  } catch (error) {
    if (!isAbsent(error) || (await readPicklist(session, id, state.name))) throw error;
  }
}
