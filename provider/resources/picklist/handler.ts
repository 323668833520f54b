import { isDeepStrictEqual } from "node:util";
import type { Picklist } from "../../contract/picklists";
import { readUntil } from "../../lifecycle/confirmWrite";
import { type CheckFailure, type Handler, type Made, messageOf, PartialFailure, RefusedChange, refuseAny } from "../../lifecycle/handler";
import { isGone, notMade, notShown, storedAs } from "../../lifecycle/messages";
import { Recording } from "../../lifecycle/recording";
import { remove as removeThing } from "../../lifecycle/remove";
import type { Session } from "../../lifecycle/session";
import { update as runUpdate, type Step } from "../../lifecycle/update";
import { valuesDestruction } from "../../safety/destruction";
import { refusals } from "../../safety/guard";
import { obtain } from "./create";
import { findPicklist, hasValues, PicklistHandle } from "./livePicklist";
import { planValues, type ValuePlan } from "./plan";
import { between, describe, masterLabel, project, projectOwn } from "./projection";
import { type PicklistInputs, type PicklistState, schema, textOf } from "./schema";

export const picklist: Handler<PicklistInputs, PicklistState> = {
  kind: "Picklist",
  schema,
  computed: { valueIds: true },
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
  // assumption: picklist-default
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
  const { id, live, origin } = await obtain(session, inputs);
  if (!live) return { id, state: await readBack(new PicklistHandle(session, id, inputs.name), inputs) };
  const adopted = origin === "adopted" || undefined;
  return { id, state: await update(session, id, { ...project(inputs, live), adopted }, inputs) };
}

/** Reads once what the platform made of a new picklist. */
async function readBack(picklist: PicklistHandle, inputs: PicklistInputs): Promise<PicklistState> {
  const { session, id, name } = picklist;
  const failure = (state: PicklistState, reason: string) => new PartialFailure({ id, state: { ...state, unfinished: {} } }, [reason]);
  const unread: PicklistState = { ...inputs, valueIds: {} };
  const live = await readUntil(
    session.client.clock,
    () => picklist.read(),
    (there) => there !== undefined && hasValues(there, inputs.values),
  ).catch((error) => {
    throw failure(unread, messageOf(error));
  });
  if (!live) throw failure(unread, notShown(`Picklist ${name}`, id));
  const state = project(inputs, live);
  // assumption: names
  if (live.name !== name) throw failure(state, storedAs(`picklist ${name}`, live.name));
  if (!hasValues(live, inputs.values)) {
    throw failure(state, `The platform does not show all values of picklist ${name} after its creation.`);
  }
  tellOfDefault(session, inputs, live);
  return state;
}

// assumption: value-attributes
function tellOfDefault(session: Session, { name, defaultValue }: PicklistInputs, live: Picklist): void {
  if (defaultValue === undefined || live.picklistValues.some(({ value, isDefault }) => isDefault && value === defaultValue)) return;
  session.warn(`The platform did not make "${defaultValue}" the default of picklist ${name}: set it in the designer.`);
}

async function read(session: Session, id: string, state: PicklistState | undefined): Promise<PicklistState | undefined> {
  const live = await new PicklistHandle(session, id, state?.name ?? "").read();
  if (!live) return undefined;
  if (!state) return describe(live);
  const { unfinished, ...known } = state;
  return project(known, live);
}

async function update(shared: Session, id: string, before: PicklistState, news: PicklistInputs): Promise<PicklistState> {
  const session = new Recording(shared);
  const picklist = new PicklistHandle(session, id, news.name);
  const gone = () => isGone(`Picklist ${news.name}`, id);
  const olds = before.unfinished ? projectOwn(before, (await picklist.read()) ?? refuse(gone())) : before;
  refuseAny(await destroyed(session, olds, news));
  const plan = planValues(olds, news);
  if (plan.reordered) {
    session.warn(`The platform has no call to reorder the values of picklist ${news.name}: they keep their order there.`);
  }
  return runUpdate(session, {
    id,
    steps: stepsOf(picklist, olds, news, plan),
    look: () => picklist.read(),
    gone,
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

function refuse(reason: string): never {
  throw new RefusedChange(reason);
}

/** Adds before it deletes: the last active value cannot go. */
function stepsOf(picklist: PicklistHandle, olds: PicklistInputs, news: PicklistInputs, { add, remove, anew }: ValuePlan): Step[] {
  const { name } = picklist;
  const attributes = changedAttributes(olds, news);
  return [
    { notDone: `Picklist ${name} was not changed.`, work: async () => attributes && picklist.change(attributes) },
    { notDone: `The new values of picklist ${name} were not added.`, work: () => picklist.addValues(add) },
    ...remove.map((value) => ({
      notDone: `Value "${value}" of picklist ${name} was not deleted.`,
      work: () => picklist.deleteValue(value),
    })),
    ...anew.map((value) => ({
      notDone: `Value "${textOf(value)}" of picklist ${name} was not changed.`,
      work: () => picklist.renewValue(value, news.defaultValue),
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

/** What an update sends of the picklist itself; the label always. */
function changedAttributes(olds: PicklistInputs, news: PicklistInputs) {
  const { description = "" } = news;
  const label = masterLabel(news);
  const isDescribed = (olds.description ?? "") !== description;
  if (masterLabel(olds) === label && !isDescribed) return undefined;
  return { masterLabel: label, ...(isDescribed && { description }) };
}

async function remove(session: Session, id: string, { name, adopted }: PicklistState): Promise<void> {
  const picklist = new PicklistHandle(session, id, name);
  await removeThing(session, {
    thing: `Picklist ${name}`,
    adopted,
    remove: () => picklist.delete(),
    look: () => picklist.read(),
  });
}
