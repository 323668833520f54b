import { isDeepStrictEqual } from "node:util";
import type { Picklist } from "../../contract/picklists";
import { type CheckFailure, type Handler, type Made, refuseAny } from "../../lifecycle/handler";
import { lookAgain } from "../../lifecycle/lookAgain";
import { isGone, notMade, notShown, storedAs } from "../../lifecycle/messages";
import { named } from "../../lifecycle/named";
import { Recording } from "../../lifecycle/recording";
import { remove as removeThing } from "../../lifecycle/remove";
import type { Session } from "../../lifecycle/session";
import { update as runUpdate, type Step } from "../../lifecycle/update";
import { valuesDestructions } from "../../safety/destruction";
import { refusals } from "../../safety/guard";
import { obtain } from "./create";
import { findPicklist, hasValues, PicklistHandle } from "./livePicklist";
import { inKeptOrder, planValues, type ValuePlan } from "./plan";
import { type PicklistInputs, type PicklistState, schema, textOf } from "./schema";
import { changedAttributes, describe, hasArrived, picklistBetween, placeholder, project, projectOwn } from "./wire";

export const picklist: Handler<PicklistInputs, PicklistState> = {
  kind: "Picklist",
  mayBeUnset: ["masterLabel", "description", "adopted"],
  schema,
  computed: { valueIds: true },
  ...named,
  names: ({ name }) => [{ property: "name", key: `picklist ${name}` }],
  settleInputs: settleOrder,
  check,
  create,
  read,
  update,
  delete: remove,
};

/** The platform cannot reorder values: a change that nothing can carry out must not show. */
// assumption: value-change
function settleOrder(session: Session, olds: PicklistInputs, news: PicklistInputs): PicklistInputs {
  if (olds.name !== news.name || !isKnown(olds) || !isKnown(news)) return news;
  const values = inKeptOrder(olds, news);
  if (!isDeepStrictEqual(values, news.values)) {
    session.tell(
      `The platform has no call to reorder the values of picklist ${news.name}: they keep their order there, and new ones come last.`,
    );
  }
  return { ...news, values };
}

/** The values of a picklist may be known only when another resource is. */
function isKnown({ values }: PicklistInputs): boolean {
  return Array.isArray(values) && values.every((value) => typeof value === "string" || typeof value.value === "string");
}

async function check(session: Session, olds: PicklistInputs, news: PicklistInputs): Promise<CheckFailure[]> {
  if (olds.name !== news.name) return [];
  const faults: CheckFailure[] = [];
  // assumption: picklist-default
  if (olds.defaultValue !== news.defaultValue) {
    const reason = "The platform sets the default value only when the picklist is created. Revert the change and set it in the designer.";
    faults.push({ property: "defaultValue", reason });
  }
  return [...faults, ...(await destroyed(session, olds, news))];
}

async function destroyed(session: Session, olds: PicklistInputs, news: PicklistInputs) {
  if (news.allowDataLoss) return [];
  const { remove, recreate } = planValues(olds, news);
  const isAnyLost = remove.length + recreate.length > 0;
  const live = isAnyLost ? await findPicklist(session, olds.name) : undefined;
  return live ? refusals(session.client, valuesDestructions(live, { removed: remove, changed: recreate.map(textOf) })) : [];
}

async function create(shared: Session, inputs: PicklistInputs): Promise<Made<PicklistState>> {
  const session = new Recording(shared);
  const { id, live, origin } = await obtain(session, inputs);
  if (!live) return { id, state: await complete(session, id, { ...inputs, valueIds: {} }, inputs, true) };
  const adopted = origin === "adopted" || undefined;
  return { id, state: await change(shared, id, { ...project(inputs, live), adopted }, inputs) };
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

async function update(session: Session, id: string, before: PicklistState, news: PicklistInputs): Promise<PicklistState> {
  const olds = await lookAgain(before, {
    look: () => new PicklistHandle(session, id, news.name).read(),
    gone: isGone(`Picklist ${news.name}`, id),
    project: (live) => projectOwn(before, live),
  });
  return change(session, id, olds, news);
}

/** The same, where it is known what the platform has. */
async function change(session: Session, id: string, olds: PicklistState, news: PicklistInputs): Promise<PicklistState> {
  refuseAny(await destroyed(session, olds, news));
  return complete(new Recording(session), id, olds, news);
}

/** Makes the live picklist what `news` declares. One that was just created only has to show itself. */
function complete(session: Recording, id: string, olds: PicklistState, news: PicklistInputs, isNew = false): Promise<PicklistState> {
  const { name } = news;
  const picklist = new PicklistHandle(session, id, name);
  const plan = planValues(olds, news);
  const removed = plan.recreate.length > 0 ? [...plan.remove, placeholder.value] : plan.remove;
  return runUpdate(session, {
    id,
    steps: stepsOf(picklist, olds, news, plan),
    look: () => picklist.read(),
    gone: () => (isNew ? notShown(`Picklist ${name}`, id) : isGone(`Picklist ${name}`, id)),
    missing: (live) => {
      if (isNew)
        return hasValues(live, news.values) ? [] : [`The platform does not show all values of picklist ${name} after its creation.`];
      return hasArrived(live, news, removed) ? [] : [notMade(`picklist ${name}`)];
    },
    // assumption: names
    wrong: (live) => (live.name === name ? [] : [storedAs(`picklist ${name}`, live.name)]),
    finished: (live) => {
      // A value that is deleted and added again was the default until now.
      if (isNew || plan.recreate.some((value) => textOf(value) === news.defaultValue)) tellOfDefault(session, news, live);
      return { ...projectOwn(news, live), adopted: olds.adopted };
    },
    doubtful: (live) => {
      const known = picklistBetween(olds, news);
      return live ? projectOwn(known, live) : known;
    },
  });
}

/** Adds before it deletes: the last active value cannot go. */
function stepsOf(picklist: PicklistHandle, olds: PicklistInputs, news: PicklistInputs, { add, remove, recreate }: ValuePlan): Step[] {
  const { name } = picklist;
  const attributes = changedAttributes(olds, news);
  return [
    { notDone: `Picklist ${name} was not changed.`, work: async () => attributes && picklist.change(attributes) },
    { notDone: `The new values of picklist ${name} were not added.`, work: () => picklist.addValues(add) },
    ...remove.map((value) => ({
      notDone: `Value "${value}" of picklist ${name} was not deleted.`,
      work: () => picklist.deleteValue(value),
    })),
    ...recreate.map((value) => ({
      notDone: `Value "${textOf(value)}" of picklist ${name} was not changed.`,
      work: () => picklist.renewValue(value, news.defaultValue),
    })),
  ];
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
