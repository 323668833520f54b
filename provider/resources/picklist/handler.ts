import { isDeepStrictEqual } from "node:util";
import { deletePicklist, type Picklist, updatePicklist } from "../../contract/picklists";
import { writeClearingText } from "../../lifecycle/clearText";
import { readUntil, writeOnce } from "../../lifecycle/confirmWrite";
import { type CheckFailure, type Handler, type Made, messageOf, PartialFailure, RefusedChange } from "../../lifecycle/handler";
import { isGone, notMade, notShown, staysAdopted, storedAs } from "../../lifecycle/messages";
import type { Session } from "../../lifecycle/session";
import { type Step, takeSteps } from "../../lifecycle/update";
import { valuesDestruction } from "../../safety/destruction";
import { refusals } from "../../safety/guard";
import { isAbsent } from "../objects/liveObject";
import { addValues, deleteValue, renewValue } from "./changeValues";
import { findPicklist, hasValues, readPicklist } from "./livePicklist";
import { obtain } from "./obtain";
import { planValues, type ValuePlan } from "./plan";
import { between, describe, masterLabel, project, projectOwn } from "./projection";
import { type PicklistInputs, type PicklistState, schema, textOf } from "./schema";

export const picklist: Handler<PicklistInputs, PicklistState> = {
  kind: "Picklist",
  schema,
  computed: ["valueIds", "adopted", "unfinished"],
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
  const failure = (state: PicklistState, reason: string) => new PartialFailure({ id, state: { ...state, unfinished: {} } }, [reason]);
  const unread: PicklistState = { ...inputs, valueIds: {} };
  const live = await readUntil(
    session.client.clock,
    () => readPicklist(session, id, inputs.name),
    (there) => there !== undefined && hasValues(there, inputs.values),
  ).catch((error) => {
    throw failure(unread, messageOf(error));
  });
  if (!live) throw failure(unread, notShown(`Picklist ${inputs.name}`, id));
  const state = project(inputs, live);
  if (live.name !== inputs.name) throw failure(state, storedAs(`picklist ${inputs.name}`, live.name));
  if (!hasValues(live, inputs.values)) {
    throw failure(state, `The platform does not show all values of picklist ${inputs.name} after its creation.`);
  }
  tellOfDefault(session, inputs, live);
  return state;
}

function tellOfDefault(session: Session, { name, defaultValue }: PicklistInputs, live: Picklist): void {
  if (defaultValue === undefined || live.picklistValues.some(({ value, isDefault }) => isDefault && value === defaultValue)) return;
  session.warn(`The platform did not make "${defaultValue}" the default of picklist ${name}: set it in the designer.`);
}

async function read(session: Session, id: string, state: PicklistState | undefined): Promise<PicklistState | undefined> {
  const live = await readPicklist(session, id, state?.name);
  if (!live) return undefined;
  if (!state) return describe(live);
  const { unfinished, ...known } = state;
  return project(known, live);
}

async function update(session: Session, id: string, before: PicklistState, news: PicklistInputs): Promise<PicklistState> {
  const thing = `Picklist ${news.name}`;
  const look = () => readPicklist(session, id, news.name);
  const olds = before.unfinished ? projectOwn(before, (await look()) ?? gone(thing, id)) : before;
  const refused = await destroyed(session, olds, news);
  if (refused.length > 0) throw new RefusedChange(refused.map(({ reason }) => reason).join("\n"));
  const plan = planValues(olds, news);
  if (plan.reordered) {
    session.warn(`The platform has no call to reorder the values of picklist ${news.name}: they keep their order there.`);
  }
  return takeSteps(session, {
    id,
    steps: stepsOf(id, olds, news, plan),
    look,
    gone: () => isGone(thing, id),
    missing: (live) => (hasArrived(live, news, plan.remove) ? [] : [notMade(`picklist ${news.name}`)]),
    finished: (live) => {
      // A value that is deleted and added again was the default until now.
      if (plan.anew.some((value) => textOf(value) === news.defaultValue)) tellOfDefault(session, news, live);
      return { ...projectOwn(news, live), adopted: olds.adopted };
    },
    doubtful: (live) => {
      const known = between(olds, news);
      return live ? projectOwn(known, live) : known;
    },
  });
}

function gone(thing: string, id: string): never {
  throw new RefusedChange(isGone(thing, id));
}

/** Adds before it deletes: the last active value cannot go. */
function stepsOf(id: string, olds: PicklistInputs, news: PicklistInputs, { add, remove, anew }: ValuePlan): Step[] {
  const { name } = news;
  return [
    { notDone: `Picklist ${name} was not changed.`, work: (session) => changeAttributes(session, id, olds, news) },
    { notDone: `The new values of picklist ${name} were not added.`, work: (session) => addValues(session, id, name, add) },
    ...remove.map((value) => ({
      notDone: `Value "${value}" of picklist ${name} was not deleted.`,
      work: (session: Session) => deleteValue(session, id, name, value),
    })),
    ...anew.map((value) => ({
      notDone: `Value "${textOf(value)}" of picklist ${name} was not changed.`,
      work: (session: Session) => renewValue(session, id, news, value),
    })),
  ];
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
  const { description = "" } = news;
  const body = { masterLabel: masterLabel(news), ...((olds.description ?? "") !== description && { description }) };
  if (masterLabel(olds) === body.masterLabel && body.description === undefined) return;
  await writeOnce({
    clock: session.client.clock,
    write: () => writeClearingText(body, (changes) => session.client.call(updatePicklist, { path: { picklistId }, body: changes })),
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
