import { isDeepStrictEqual } from "node:util";
import { CallError } from "../../client/errors";
import { createOnce, readUntil, writeOnce } from "../../client/settle";
import {
  addPicklistValues,
  createPicklist,
  deletePicklist,
  deletePicklistValue,
  getPicklist,
  getPicklistReferences,
  getPicklists,
  type Picklist,
  updatePicklist,
} from "../../contract/picklists";
import { valuesDestruction } from "../../safety/destruction";
import { refusals } from "../../safety/guard";
import { type CheckFailure, type Handler, type Made, messageOf, PartialFailure, RefusedChange, telling } from "../handler";
import type { Session } from "../session";
import { isAbsent, protection } from "../shared/liveObject";
import { planValues } from "./plan";
import { describe, masterLabel, project, valueBody } from "./projection";
import { type PicklistInputs, type PicklistState, schema, textOf, type Value } from "./schema";

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
  const existing = inputs.adoptExisting ? await findPicklist(session, inputs.name) : undefined;
  if (existing) return adopt(session, inputs, existing.id);
  const { id, found } = await obtain(session, inputs);
  if (found) return { id, state: await update(session, id, project(inputs, found), inputs) };
  return { id, state: await readBack(session, id, inputs) };
}

async function obtain(session: Session, inputs: PicklistInputs): Promise<{ id: string; found?: Picklist }> {
  try {
    const id = await createOnce({
      clock: session.client.clock,
      create: () => session.client.call(createPicklist, { body: creationBody(inputs), extra: inputs.extra }),
      find: async () => (await ownBeginning(session, inputs))?.id,
    });
    return { id };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    const found = await ownBeginning(session, inputs);
    if (found) return { id: found.id, found };
    const holder = await findPicklist(session, inputs.name);
    if (!holder) throw error;
    const advice = `Picklist ${inputs.name} exists already (id ${holder.id}). Set adoptExisting: true to manage it, or choose another name. If only the resource has a new name in the program, give it an alias.`;
    throw new RefusedChange(`${error.message}\n${advice}`);
  }
}

function creationBody(inputs: PicklistInputs) {
  const [first] = inputs.values.map(textOf);
  // The documented way to a default is the first value; for another one the value's own attribute is tried.
  const isFirst = inputs.defaultValue !== undefined && inputs.defaultValue === first;
  return {
    name: inputs.name,
    masterLabel: masterLabel(inputs),
    ...(inputs.description && { description: inputs.description }),
    ...(isFirst && { useFirstAsDefault: true }),
    picklistValues: inputs.values.map((value) => valueBody(value, isFirst ? undefined : inputs.defaultValue)),
  };
}

/**
 * The picklist when it is what a create of ours leaves behind that could not tell: of nobody else, with the declared label and values,
 * and used by no field.
 */
async function ownBeginning(session: Session, inputs: PicklistInputs): Promise<Picklist | undefined> {
  const holder = await findPicklist(session, inputs.name);
  if (!holder || protection(holder) || holder.masterLabel !== masterLabel(inputs)) return undefined;
  const live = await readPicklist(session, holder.id, inputs.name);
  if (!live || !isDeepStrictEqual(live.picklistValues.map(({ value }) => value).sort(), inputs.values.map(textOf).sort())) return undefined;
  const references = await session.client.call(getPicklistReferences, { path: { picklistId: live.id }, query: { flag: "R" } });
  if (references.length > 0) return undefined;
  session.takenOver.add(live.id);
  return live;
}

async function adopt(session: Session, inputs: PicklistInputs, id: string): Promise<Made<PicklistState>> {
  const live = await readPicklist(session, id, inputs.name);
  if (!live) throw new RefusedChange(`Picklist ${inputs.name} went while it was being adopted. Run \`pulumi up\` again.`);
  const reason = protection(live) ?? (live.isBaseline ? "is preset" : undefined);
  if (reason) throw new RefusedChange(`Picklist ${inputs.name} (id ${id}) cannot be adopted: it ${reason}.`);
  session.takenOver.add(id);
  return { id, state: await update(session, id, { ...project(inputs, live), adopted: true }, inputs) };
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
  if (!live)
    reasons.push(`Picklist ${inputs.name} (id ${id}) was created, but the platform does not show it. Run \`pulumi refresh\` when it does.`);
  else if (live.name !== inputs.name) {
    const advice = "Set astrozero:namespace to the namespace of the tenant, or give the full API name.";
    reasons.push(`The platform stored picklist ${inputs.name} as ${live.name}. ${advice}`);
  } else if (!hasValues(live, inputs.values)) {
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

function hasValues(live: Picklist, values: readonly Value[]): boolean {
  return values.every((value) => live.picklistValues.some((there) => there.value === textOf(value)));
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
    const gone = `Picklist ${news.name} (id ${id}) is gone. Run \`pulumi refresh\`, then \`pulumi up\`.`;
    throw new RefusedChange([...reasons, gone].join("\n"));
  }
  if (reasons.length === 0 && !hasArrived(live, news, plan.remove)) {
    reasons.push(`The platform accepted the change of picklist ${news.name} and did not make it.`);
  }
  const state = { ...project(news, live), adopted: olds.adopted };
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

async function addValues(
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
async function deleteValue(session: Session, picklistId: string, name: string, value: string): Promise<void> {
  const live = await readPicklist(session, picklistId, name);
  const id = live?.picklistValues.find((there) => there.value === value)?.id;
  if (!id) return;
  await session.client.call(deletePicklistValue, { path: { picklistId }, query: { value: id }, body: { value: id } });
  const rest = await readUntil(
    session.client.clock,
    () => readPicklist(session, picklistId, name),
    (there) => there !== undefined && !there.picklistValues.some((one) => one.id === id),
  );
  if (!rest) {
    throw new RefusedChange(
      `Deleting value "${value}" deleted the whole picklist ${name}: the platform did not see the id of the value. Run \`pulumi refresh\`, then \`pulumi up\`.`,
    );
  }
}

/** Holds the place of the only value of a set while that is deleted and added again. */
const placeholder = { value: "astrozero-placeholder", label: "(being changed)" };

async function renewValue(session: Session, picklistId: string, { name, defaultValue }: PicklistInputs, value: Value): Promise<void> {
  const live = await readPicklist(session, picklistId, name);
  const isLast = (live?.picklistValues.filter(({ isActive }) => isActive).length ?? 0) <= 1;
  if (isLast) await addValues(session, picklistId, name, [placeholder]);
  await deleteValue(session, picklistId, name, textOf(value));
  await addValues(session, picklistId, name, [value], defaultValue);
  if (isLast) await deleteValue(session, picklistId, name, placeholder.value);
}

async function remove(session: Session, id: string, state: PicklistState): Promise<void> {
  if (state.adopted) {
    session.warn(`Picklist ${state.name} existed before this program adopted it: it leaves state and stays on the platform.`);
    return;
  }
  try {
    await session.client.call(deletePicklist, { path: { picklistId: id } });
  } catch (error) {
    if (!isAbsent(error) || (await readPicklist(session, id, state.name))) throw error;
  }
}

async function findPicklist(session: Session, name: string) {
  // How the platform matches the name is unknown: the exact one is chosen here.
  return (await session.client.call(getPicklists, { query: { name } })).find((one) => one.name === name);
}

/** One picklist; undefined when it is gone. Where the status is not 404 a look by name must prove it. */
async function readPicklist(session: Session, picklistId: string, name: string | undefined): Promise<Picklist | undefined> {
  try {
    return await session.client.call(getPicklist, { path: { picklistId } });
  } catch (error) {
    if (!isAbsent(error)) throw error;
    if (error instanceof CallError && error.httpStatus === 404) return undefined;
    if (name !== undefined && (await findPicklist(session, name))?.id === picklistId) throw error;
    return undefined;
  }
}
