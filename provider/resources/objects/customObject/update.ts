import type { FieldRecord } from "../../../contract/fields";
import { updateObject } from "../../../contract/objects";
import { changedAttributes, projectField, recreation } from "../../../fieldModel/fieldWire";
import { changedExtra } from "../../../lifecycle/changedExtra";
import { writeOnce } from "../../../lifecycle/confirmWrite";
import { messageOf, RefusedChange } from "../../../lifecycle/handler";
import { isGone, notMade } from "../../../lifecycle/messages";
import type { Session } from "../../../lifecycle/session";
import { type Step, takeSteps } from "../../../lifecycle/update";
import { addFields, type DeclaredField } from "../addFields";
import { changeField, dropField, hasArrived } from "../changeField";
import { type LiveObject, readObject } from "../liveObject";
import { assertChange } from "./guard";
import { changedObjectAttributes, type FieldPlan, planFields } from "./plan";
import { between, project, projectDoubtful } from "./projection";
import type { ObjectInputs, ObjectState } from "./schema";

interface Change {
  id: string;
  olds: ObjectState;
  /** The declared object with the ids of the fields that exist now. */
  state: ObjectState;
  plan: FieldPlan;
}

/** Makes the live object what `news` declares, with the fewest calls, and finishes what an earlier run left undone. */
export async function update(session: Session, id: string, before: ObjectState, news: ObjectInputs): Promise<ObjectState> {
  const olds = before.unfinished ? await lookAgain(session, id, before) : before;
  await assertChange(session, olds, news);
  const plan = planFields(olds, { ...news, __fieldOrder: session.fieldOrders.get(news.name) ?? news.__fieldOrder });
  const state: ObjectState = { ...news, keyPrefix: olds.keyPrefix, fieldIds: idsOf(olds, plan), adopted: olds.adopted };
  const change = { id, olds, state, plan };
  return takeSteps(session, {
    id,
    steps: stepsOf(change),
    look: () => readObject(session, id, Object.values(state.fieldIds)),
    gone: () => isGone(`Object ${news.name}`, id),
    missing: (live) => notArrived(change, live),
    finished: (live) => project(state, live),
    doubtful: (live) => {
      const known = between(olds, news, state.fieldIds);
      return live ? projectDoubtful(known, live) : known;
    },
  });
}

/** What the platform has of an object whose last update failed half-way. */
async function lookAgain(session: Session, id: string, state: ObjectState): Promise<ObjectState> {
  const live = await readObject(session, id, Object.values(state.fieldIds));
  if (!live) throw new RefusedChange(isGone(`Object ${state.name}`, id));
  return projectDoubtful(state, live);
}

/** The ids of the fields, by the keys that they have now. */
function idsOf({ fieldIds }: ObjectState, { keep }: FieldPlan): Record<string, string> {
  const ids = { ...fieldIds };
  for (const { key, old } of keep) {
    const id = fieldIds[old.key];
    if (id === undefined || key === old.key) continue;
    delete ids[old.key];
    ids[key] = id;
  }
  return ids;
}

/** Fields go before fields come: a platform may limit their number. */
function stepsOf({ id, olds, state, plan }: Change): Step[] {
  const object = olds.name;
  const steps: Step[] = [
    { notDone: `Object ${object} was not changed.`, work: (session) => changeObject(session, id, olds, state) },
    { notDone: `The field "name" of object ${object} was not changed.`, work: (session) => changeNameField(session, id, olds, state) },
  ];
  for (const { key, apiName, anew } of plan.drop) {
    steps.push({
      notDone: `Field ${apiName} of object ${object} was not deleted.`,
      work: async (session) => {
        await dropField(session, { objectId: id, object, apiName, fieldId: knownId(olds, key) }, { anew });
        delete state.fieldIds[key];
      },
    });
  }
  for (const { key, apiName, ...change } of plan.keep) {
    steps.push({
      notDone: `Field ${apiName} of object ${object} was not changed.`,
      work: async (session) => changeField(session, { objectId: id, object, apiName, fieldId: knownId(state, key) }, change),
    });
  }
  steps.push({
    notDone: `The new fields of object ${object} were not created.`,
    work: (session, reasons) => createFields(session, id, plan.add, state, reasons),
  });
  return steps;
}

async function changeObject(session: Session, objectId: string, olds: ObjectInputs, news: ObjectInputs): Promise<void> {
  const body = changedObjectAttributes(olds, news);
  const extra = changedExtra(olds.extra, news.extra);
  if (!extra && Object.keys(body).length === 0) return;
  await writeOnce({
    clock: session.client.clock,
    write: () => session.client.call(updateObject, { path: { objectId }, body, extra }),
    done: async () => Object.keys(body).length > 0 && objectHasArrived(body, await readObject(session, objectId, [])),
  });
}

function objectHasArrived(body: ReturnType<typeof changedObjectAttributes>, live: LiveObject | undefined): boolean {
  return live !== undefined && Object.entries(body).every(([name, value]) => live.record[name] === value);
}

/** Of the preset fields only the record name can be changed, and only its label. */
async function changeNameField(session: Session, objectId: string, olds: ObjectInputs, news: ObjectInputs): Promise<void> {
  const label = news.nameField?.label ?? "Name";
  if ((olds.nameField?.label ?? "Name") === label) return;
  const field = (await readObject(session, objectId, []))?.fields.find(({ name }) => name === "name");
  if (!field)
    throw new Error(`The platform does not show the preset field "name" of object ${news.name}: change its label in the designer.`);
  await changeField(session, { objectId, object: news.name, apiName: "name", fieldId: field.id }, { attributes: { label } });
}

function knownId({ fieldIds, name }: ObjectState, key: string): string {
  const id = fieldIds[key];
  if (id === undefined) throw new Error(`The id of field ${key} of object ${name} is not known. Run \`pulumi refresh\` first.`);
  return id;
}

async function createFields(
  session: Session,
  objectId: string,
  fields: DeclaredField[],
  state: ObjectState,
  reasons: string[],
): Promise<void> {
  const added = await addFields(session, objectId, fields);
  for (const { key, apiName } of fields) {
    const fieldId = added.ids.get(apiName);
    if (fieldId !== undefined) state.fieldIds[key] = fieldId;
  }
  reasons.push(...[...added.failures].map(([apiName, failure]) => `Field ${apiName} of object ${state.name} was not created. ${failure}`));
  for (const declared of fields) {
    const live = added.different.get(declared.apiName);
    if (!live) continue;
    await takeOver(session, objectId, declared, live, state, reasons).catch((error) => {
      reasons.push(`Field ${declared.apiName} of object ${state.name} was not changed. ${messageOf(error)}`);
    });
  }
}

/** A field that existed before and is not as declared. */
async function takeOver(
  session: Session,
  objectId: string,
  { key, apiName, field }: DeclaredField,
  live: FieldRecord,
  state: ObjectState,
  reasons: string[],
) {
  const old = projectField(field, live);
  if (!state.adoptExisting || recreation(old, field)) {
    const advice = state.adoptExisting
      ? "It cannot become what is declared."
      : "Set adoptExisting: true to change it into what is declared.";
    reasons.push(
      `Field ${apiName} of object ${state.name} exists already (id ${live.id}, ${live.dataType}) and is not as declared. ${advice}`,
    );
    return;
  }
  await changeField(
    session,
    { objectId, object: state.name, apiName, fieldId: live.id },
    { attributes: changedAttributes(old, field, key), extra: field.extra },
  );
  state.fieldIds[key] = live.id;
}

/** What the platform accepted and did not do. */
function notArrived({ olds, state, plan }: Change, live: LiveObject): string[] {
  const faults: string[] = [];
  const attributes = changedObjectAttributes(olds, state);
  if (!objectHasArrived(attributes, live)) faults.push(notMade(`object ${state.name}`));
  for (const { key, apiName, attributes } of plan.keep) {
    const field = live.fields.find(({ id }) => id === state.fieldIds[key]);
    if (!hasArrived(attributes, field)) faults.push(notMade(`field ${apiName} of object ${state.name}`));
  }
  for (const { key, apiName } of plan.add) {
    if (!live.fields.some(({ id, name }) => id === state.fieldIds[key] || name === apiName))
      faults.push(`The platform does not show field ${apiName} of object ${state.name} after its creation.`);
  }
  return faults;
}
