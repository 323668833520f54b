import { readUntil, writeOnce } from "../../client/settle";
import type { FieldRecord } from "../../contract/fields";
import { updateObject } from "../../contract/objects";
import { changedAttributes, projectField, recreation } from "../../schema/fieldWire";
import { messageOf, PartialFailure, RefusedChange, telling } from "../handler";
import type { Session } from "../session";
import { addFields, type DeclaredField } from "../shared/addFields";
import { changedExtra } from "../shared/changedExtra";
import { changeField, dropField, hasArrived } from "../shared/changeField";
import { type LiveObject, readObject } from "../shared/liveObject";
import { isGone, notMade } from "../shared/messages";
import { isSame } from "../shared/updating";
import { assertChange } from "./guard";
import { changedObjectAttributes, type FieldPlan, planFields } from "./plan";
import { project } from "./projection";
import type { ObjectInputs, ObjectState } from "./schema";

/**
 * Makes the live object what `news` declares, with the fewest calls, and finishes what an earlier run left undone. Fields go
 * before fields come: a platform may limit their number.
 */
export async function update(session: Session, id: string, olds: ObjectState, news: ObjectInputs): Promise<ObjectState> {
  await assertChange(session, olds, news);
  const plan = planFields(olds, { ...news, __fieldOrder: session.fieldOrders.get(news.name) ?? news.__fieldOrder });
  const state: ObjectState = { ...news, keyPrefix: olds.keyPrefix, fieldIds: { ...olds.fieldIds }, adopted: olds.adopted };
  const reasons: string[] = [];
  try {
    await telling(`Object ${news.name} was not changed.`, () => changeObject(session, id, olds, news));
    await telling(`The field "name" of object ${news.name} was not changed.`, () => changeNameField(session, id, olds, news));
    await changeFields(session, id, olds, plan, state);
    await telling(`The new fields of object ${news.name} were not created.`, () => createFields(session, id, plan.add, state, reasons));
  } catch (error) {
    reasons.push(messageOf(error));
  }
  return settle(session, { id, olds, state, plan }, reasons);
}

async function changeObject(session: Session, objectId: string, olds: ObjectInputs, news: ObjectInputs): Promise<void> {
  const body = changedObjectAttributes(olds, news);
  const extra = changedExtra(olds.extra, news.extra);
  if (!extra && Object.keys(body).length === 0) return;
  await writeOnce({
    clock: session.client.clock,
    write: () => session.client.call(updateObject, { path: { objectId }, body, extra }),
    done: async () => objectHasArrived(body, await readObject(session, objectId, [])),
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

async function changeFields(session: Session, objectId: string, olds: ObjectState, plan: FieldPlan, state: ObjectState): Promise<void> {
  const object = olds.name;
  for (const { key, apiName, anew } of plan.drop) {
    const field = { objectId, object, apiName, fieldId: knownId(olds, key) };
    await telling(`Field ${apiName} of object ${object} was not deleted.`, () => dropField(session, field, { anew }));
    delete state.fieldIds[key];
  }
  for (const { key, apiName, old, ...change } of plan.keep) {
    const fieldId = knownId(olds, old.key);
    await telling(`Field ${apiName} of object ${object} was not changed.`, () =>
      changeField(session, { objectId, object, apiName, fieldId }, change),
    );
    delete state.fieldIds[old.key];
    state.fieldIds[key] = fieldId;
  }
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
    if (live) await takeOver(session, objectId, declared, live, state, reasons);
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
    { attributes: changedAttributes(old, field, key) },
  );
  state.fieldIds[key] = live.id;
}

interface Change {
  id: string;
  olds: ObjectState;
  /** The declared object with the ids of the fields that exist now. */
  state: ObjectState;
  plan: FieldPlan;
}

/** Reads what the platform made of the change, until it shows; what exists goes into state whatever failed. */
async function settle(session: Session, change: Change, reasons: string[]): Promise<ObjectState> {
  const { id, olds, state } = change;
  const live = await readUntil(
    session.client.clock,
    () => readObject(session, id, Object.values(state.fieldIds)),
    (object) => object !== undefined && (reasons.length > 0 || notArrived(change, object).length === 0),
  ).catch((error) => {
    // The platform may be out of reach altogether: what was refused before tells more than the read.
    throw new RefusedChange([...reasons, messageOf(error)].join("\n"));
  });
  if (!live) throw new RefusedChange([...reasons, isGone(`Object ${state.name}`, id)].join("\n"));
  if (reasons.length === 0) reasons.push(...notArrived(change, live));
  const settled = project(state, live);
  if (reasons.length === 0) return settled;
  if (isSame({ ...project(olds, live), adopted: olds.adopted }, olds)) throw new RefusedChange(reasons.join("\n"));
  throw new PartialFailure({ id, state: settled }, reasons);
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
