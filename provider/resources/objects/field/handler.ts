import { isDeepStrictEqual } from "node:util";
import * as contract from "../../../contract/fields";
import { recreation } from "../../../fieldModel/fieldWire";
import { fieldClaim, shortName } from "../../../fieldModel/names";
import { changedInputs } from "../../../lifecycle/attributes";
import { readUntil } from "../../../lifecycle/confirmWrite";
import { isRecovered } from "../../../lifecycle/createOrAdopt";
import { type CheckFailure, type Handler, type Made, PartialFailure, RefusedChange, refuseAny } from "../../../lifecycle/handler";
import { madeWhen } from "../../../lifecycle/leftover";
import { lookAgain } from "../../../lifecycle/lookAgain";
import { allowFirst, isGone, notMade, profilesAreFixed, recovered, staysAdopted } from "../../../lifecycle/messages";
import { Recording } from "../../../lifecycle/recording";
import type { Session } from "../../../lifecycle/session";
import type { Lived } from "../../../lifecycle/state";
import { update as runUpdate } from "../../../lifecycle/update";
import { fieldDestruction, newFieldDestruction } from "../../../safety/destruction";
import { type Refusal, refusals } from "../../../safety/guard";
import { type DeclaredField, prepareFields } from "../addFields";
import { refuseDependents } from "../dependents";
import { fieldBetween } from "../fieldBetween";
import { type FieldThing, otherType, refusalToAdopt, type Stranger } from "../fieldMisfits";
import { FieldHandle, hasArrived } from "../liveField";
import { ObjectHandle } from "../liveObject";
import { settleLayouts } from "../settleLayouts";
import { createTogether } from "./createTogether";
import { changesOf, definitionOf, describe, project } from "./projection";
import { type FieldInputs, type FieldState, schema } from "./schema";

export const field: Handler<FieldInputs, FieldState> = {
  kind: "Field",
  mayBeUnset: ["label", "adopted"],
  schema,
  computed: { fieldId: true },
  inNamespace: true,
  replaces,
  identity,
  names: ({ objectId, objectName = objectId, name }) => [{ property: "name", key: fieldClaim(objectName, name) }],
  needs: (olds, news) => {
    if (!olds || identity(olds) !== identity(news)) return [];
    if (recreation(definitionOf(olds), definitionOf(news))) return [contract.remove];
    const { attributes, extra } = changesOf(olds, news);
    return Object.keys({ ...attributes, ...extra }).length > 0 ? [contract.update] : [];
  },
  settleInputs: (session, olds, news) => (identity(olds) === identity(news) ? settleLayouts(session, news.name, olds, news) : news),
  checkNew: async (session, news) => (mayTake(session, news) ? [] : refusedNew(session, news)),
  check,
  replacing,
  create,
  read,
  update,
  deleting,
  delete: remove,
};

function identity({ objectId, name }: FieldInputs): string {
  return `${objectId}/${name}`;
}

function replaces(olds: FieldInputs & Lived, news: FieldInputs): (keyof FieldInputs)[] {
  const moved = changedInputs(["objectId", "name"], olds, news);
  // How long a field is after an update that failed half-way only a look can tell.
  const shorter = olds.unfinished ? undefined : "length";
  const cause = { type: "dataType", shorter, target: "referenceObjectName", "": undefined } as const;
  const recreated = cause[recreation(definitionOf(olds), definitionOf(news)) ?? ""];
  return recreated ? [...moved, recreated as keyof FieldInputs] : moved;
}

async function check(session: Session, olds: FieldInputs, news: FieldInputs): Promise<CheckFailure[]> {
  const faults: CheckFailure[] = [];
  const stays = identity(olds) === identity(news);
  if (stays && recreation(definitionOf(olds), definitionOf(news))) await noteIrreplaceable(session, news);
  else if (stays && !isDeepStrictEqual(olds.profiles, news.profiles)) faults.push({ property: "profiles", reason: profilesAreFixed });
  if (news.allowDataLoss) session.run.checked.dataLossAllowed.add(identity(olds));
  else if (replaces(olds, news).length === 0) faults.push(...(await destroyed(session, olds, news)));
  return faults;
}

/** What was adopted stays on the platform, with its values. */
async function replacing(session: Session, olds: FieldState, news: FieldInputs): Promise<void> {
  if (olds.adopted || news.allowDataLoss) return;
  const stays = identity(olds) === identity(news);
  refuseAny([...(await destroyed(session, olds, stays ? news : undefined)), ...(stays ? [] : await leftBehind(session, olds))]);
}

/**
 * A replacement deletes first: nothing goes before it is known that the new field has what it refers to. In a preview that may be yet to come, so it is
 * the delete that is refused.
 */
async function noteIrreplaceable(session: Session, news: FieldInputs): Promise<void> {
  const { irreplaceable } = session.run.checked;
  const { failures } = await prepareFields(new ObjectHandle(session, news.objectId), [declaredField(news)]);
  const reason = failures.get(news.name);
  if (reason) irreplaceable.set(identity(news), `Field ${news.name} was not deleted, to be created again as declared. ${reason}`);
  else irreplaceable.delete(identity(news));
}

function declaredField(inputs: FieldInputs): DeclaredField {
  return { key: shortName(inputs.name), apiName: inputs.name, field: definitionOf(inputs) };
}

function leftBehind(session: Session, { objectId, objectName = objectId, name }: FieldInputs): Promise<Refusal[]> {
  return refuseDependents(session, { id: objectId, name: objectName }, [{ property: "name", name }]);
}

/** Why a change of the field, or its deletion, is refused. */
function destroyed(session: Session, olds: FieldInputs, news: FieldInputs | undefined) {
  const destruction = fieldDestruction(placeOf(olds), definitionOf(olds), news && definitionOf(news));
  return refusals(session.client, destruction ? [destruction] : []);
}

function placeOf({ objectId, objectName = objectId, name }: FieldInputs) {
  return { property: "", object: objectName, name };
}

async function create(session: Session, inputs: FieldInputs): Promise<Made<FieldState>> {
  const { objectId, objectName, name } = inputs;
  const object = new ObjectHandle(session, objectId, objectName);
  const existing = mayTake(session, inputs) ? (await object.fields()).get(name) : undefined;
  if (existing) return adopt(session, inputs, { live: existing, why: undefined });
  const declared = definitionOf(inputs);
  // Records may have come since the preview.
  refuseAny(await refusedNew(session, inputs));
  const { added, live, unread } = await createTogether(object, declaredField(inputs));
  const failure = added.failures.get(name);
  if (failure) throw new RefusedChange(failure);
  const newId = added.ids.get(name);
  if (unread) throw created(inputs, newId, unread);
  const there = live?.fields.find((candidate) => candidate.name === name) ?? (newId && (await object.readField(newId)));
  if (!there) throw new RefusedChange(`The platform accepted the creation of field ${name} and does not show it under this name.`);
  const stranger = added.different.get(name);
  if (stranger) return adopt(session, inputs, { ...stranger, live: there });
  const made = { id: `${objectId}/${there.id}`, state: project(inputs, there) };
  const misfit = otherType(`field ${name}`, there, declared);
  if (misfit) throw new PartialFailure(made, [misfit]);
  return made;
}

/** A field that was created and cannot be read; without its id the next run finds that it is there. */
function created(inputs: FieldInputs, fieldId: string | undefined, unread: Error): Error {
  if (fieldId === undefined) return unread;
  return new PartialFailure({ id: `${inputs.objectId}/${fieldId}`, state: { ...inputs, fieldId, unfinished: {} } }, [unread.message]);
}

function thingOf({ objectId, objectName = objectId, name }: FieldInputs): FieldThing {
  return { words: `Field ${name} of object ${objectName}`, name: `${objectName}/${name}` };
}

/** Whether the program says that it takes what is there. */
function mayTake(session: Session, inputs: FieldInputs): boolean {
  return inputs.adoptExisting === true || isRecovered(session, { ...inputs, ...thingOf(inputs) });
}

async function adopt(session: Session, inputs: FieldInputs, stranger: Stranger): Promise<Made<FieldState>> {
  const { live } = stranger;
  const thing = thingOf(inputs);
  const refusal = refusalToAdopt(thing, stranger, definitionOf(inputs), mayTake(session, inputs));
  if (refusal) throw new RefusedChange(refusal);
  const id = `${inputs.objectId}/${live.id}`;
  session.run.takenOver.add(id);
  const isOwn = isRecovered(session, { ...inputs, ...thing });
  if (isOwn) session.warn(recovered(thing.words, live.id, madeWhen(live)));
  // What the platform may not tell is written: it is unknown what an adopted field has of it.
  const olds = { ...project(inputs, live), extra: undefined, adopted: isOwn ? undefined : true };
  return { id, state: await change(session, id, olds, inputs) };
}

/** Why the field cannot be new: records that are there would lack a value. */
async function refusedNew({ client }: Session, inputs: FieldInputs): Promise<Refusal[]> {
  const destruction = inputs.allowDataLoss ? undefined : newFieldDestruction(placeOf(inputs), definitionOf(inputs));
  return refusals(client, destruction ? [destruction] : []);
}

async function read(session: Session, id: string, state: FieldState | undefined): Promise<FieldState | undefined> {
  const [objectId = "", fieldId = ""] = id.split("/");
  if (!objectId || !fieldId) throw new RefusedChange(`"${id}" is not the id of a field: write {object id}/{field id}.`);
  const live = await new ObjectHandle(session, objectId).readField(fieldId);
  if (!live) return undefined;
  return state ? project(state, live) : describe(objectId, live);
}

async function update(session: Session, id: string, before: FieldState, news: FieldInputs): Promise<FieldState> {
  const olds = await lookAgain(before, {
    look: () => handleOf(session, before).read(),
    gone: isGone(`Field ${before.name}`, before.fieldId),
    project: (live) => project(before, live),
  });
  return change(session, id, olds, news);
}

/** The same, where it is known what the platform has. */
async function change(shared: Session, id: string, olds: FieldState, news: FieldInputs): Promise<FieldState> {
  refuseAny(news.allowDataLoss ? [] : await destroyed(shared, olds, news));
  assertChangeable(olds, news);
  const session = new Recording(shared);
  const { fieldId, adopted } = olds;
  const thing = `Field ${news.name}`;
  const field = handleOf(session, { ...news, fieldId });
  const changes = changesOf(olds, news);
  return runUpdate(session, {
    id,
    steps: [{ notDone: `${thing} was not changed.`, work: () => field.change(changes) }],
    look: () => field.read(),
    gone: () => isGone(thing, fieldId),
    missing: (live) => (hasArrived(changes.attributes, live) ? [] : [notMade(`field ${news.name}`)]),
    finished: (live) => ({ ...project(news, live), adopted }),
    doubtful: (live) => {
      const known = fieldBetween(olds, news);
      return live ? project(known, live) : known;
    },
  });
}

function handleOf(session: Session, { objectId, objectName, fieldId, name }: FieldState): FieldHandle {
  return new FieldHandle(new ObjectHandle(session, objectId, objectName), fieldId, name);
}

/** An update that failed half-way may have made the field longer than declared. */
function assertChangeable(olds: FieldState, news: FieldInputs): void {
  if (!recreation(definitionOf(olds), definitionOf(news))) return;
  throw new RefusedChange(
    `Field ${news.name}, as it is now, cannot become what is declared. Run \`pulumi refresh\`, then \`pulumi up\`: that replaces it.`,
  );
}

async function deleting(session: Session, state: FieldState): Promise<CheckFailure[]> {
  if (isAllowed(session, state)) return [];
  return [...(await destroyed(session, state, undefined)), ...(await leftBehind(session, state))];
}

/** Whether values may be lost, as state says, or the program in this run for a replacement. */
function isAllowed(session: Session, state: FieldState): boolean {
  return state.allowDataLoss === true || session.run.checked.dataLossAllowed.has(identity(state));
}

async function remove(session: Session, _id: string, state: FieldState): Promise<void> {
  if (state.adopted) return session.warn(staysAdopted(`Field ${state.name}`));
  const reason = session.run.checked.irreplaceable.get(identity(state));
  if (reason !== undefined) throw new RefusedChange(reason);
  if (!isAllowed(session, state)) {
    refuseAny(await destroyed(session, state, undefined), allowFirst);
    // What leaves the program in the same run is being deleted beside it.
    const leftovers = await readUntil(
      session.client.clock,
      () => leftBehind(session, state),
      (left) => left.length === 0,
    );
    refuseAny(leftovers, allowFirst);
  }
  await handleOf(session, state).drop({ recreated: false });
}
