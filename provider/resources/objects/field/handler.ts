import { isDeepStrictEqual } from "node:util";
import type { FieldRecord } from "../../../contract/fields";
import type { Field } from "../../../fieldModel/fieldSchema";
import { changedAttributes, describeField, fieldBetween, projectField, recreation, sameType } from "../../../fieldModel/fieldWire";
import { shortName } from "../../../fieldModel/names";
import { changedExtra } from "../../../lifecycle/attributes";
import { type CheckFailure, type Handler, type Made, PartialFailure, RefusedChange, refuseAny } from "../../../lifecycle/handler";
import { allowFirst, cannotBeAdopted, isGone, notMade, profilesAreFixed, staysAdopted } from "../../../lifecycle/messages";
import { packageProtection } from "../../../lifecycle/packageProtection";
import { Recording } from "../../../lifecycle/recording";
import type { Session } from "../../../lifecycle/session";
import { update as runUpdate } from "../../../lifecycle/update";
import { fieldDestruction, newFieldDestruction } from "../../../safety/destruction";
import { refusals } from "../../../safety/guard";
import { FieldHandle, hasArrived } from "../liveField";
import { ObjectHandle } from "../liveObject";
import { settleLayouts } from "../settleLayouts";
import { createTogether } from "./createTogether";
import { definitionOf, type FieldInputs, type FieldState, schema } from "./schema";

export const field: Handler<FieldInputs, FieldState> = {
  kind: "Field",
  schema,
  computed: { fieldId: true },
  replaces,
  identity,
  settleInputs: (session, olds, news) => (identity(olds) === identity(news) ? settleLayouts(session, news.name, olds, news) : news),
  check,
  create,
  read,
  update,
  delete: remove,
};

function identity({ objectId, name }: FieldInputs): string {
  return `${objectId}/${name}`;
}

function replaces(olds: FieldState, news: FieldInputs): (keyof FieldInputs)[] {
  const moved = (["objectId", "name"] as const).filter((key) => olds[key] !== news[key]);
  // How long a field is after an update that failed half-way only a look can tell.
  const shorter = olds.unfinished ? undefined : "length";
  const cause = { type: "dataType", shorter, target: "referenceObjectName", "": undefined } as const;
  const anew = cause[recreation(definitionOf(olds), definitionOf(news)) ?? ""];
  return anew ? [...moved, anew as keyof FieldInputs] : moved;
}

async function check(session: Session, olds: FieldInputs, news: FieldInputs): Promise<CheckFailure[]> {
  const faults: CheckFailure[] = [];
  const stays = identity(olds) === identity(news);
  if (stays && !recreation(definitionOf(olds), definitionOf(news)) && !isDeepStrictEqual(olds.profiles, news.profiles)) {
    faults.push({ property: "profiles", reason: profilesAreFixed });
  }
  if (news.allowDataLoss) session.run.checked.dataLossAllowed.add(identity(olds));
  else faults.push(...(await destroyed(session, olds, stays ? news : undefined)));
  return faults;
}

/** What stands against a change of the field, or against its end. */
function destroyed(session: Session, olds: FieldInputs, news: FieldInputs | undefined) {
  const destruction = fieldDestruction(placeOf(olds), definitionOf(olds), news && definitionOf(news));
  return refusals(session.client, destruction ? [destruction] : []);
}

function placeOf({ objectId, objectName = objectId, name }: FieldInputs) {
  return { property: "", object: objectName, name };
}

async function create(session: Session, inputs: FieldInputs): Promise<Made<FieldState>> {
  const { objectId, name } = inputs;
  const object = new ObjectHandle(session, objectId);
  const existing = inputs.adoptExisting ? (await object.fields()).get(name) : undefined;
  if (existing) return adopt(session, inputs, existing);
  const declared = definitionOf(inputs);
  await assertNew(session, inputs, declared);
  const { added, live, unread } = await createTogether(object, { key: shortName(name), apiName: name, field: declared });
  const failure = added.failures.get(name);
  if (failure) throw new RefusedChange(failure);
  const newId = added.ids.get(name);
  if (unread) throw created(inputs, newId, unread);
  const there = live?.fields.find((candidate) => candidate.name === name) ?? (newId && (await object.readField(newId)));
  if (!there) throw new RefusedChange(`The platform accepted the creation of field ${name} and does not show it under this name.`);
  if (added.different.has(name)) return adopt(session, inputs, there);
  const made = { id: `${objectId}/${there.id}`, state: stateOf(inputs, there) };
  if (sameType(declared, there)) return made;
  throw new PartialFailure(made, [`The platform made field ${name} a ${there.dataType}, not a ${declared.dataType}.`]);
}

/** A field that was created and cannot be read; without its id the next run finds that it is there. */
function created(inputs: FieldInputs, fieldId: string | undefined, unread: Error): Error {
  if (fieldId === undefined) return unread;
  return new PartialFailure({ id: `${inputs.objectId}/${fieldId}`, state: { ...inputs, fieldId, unfinished: {} } }, [unread.message]);
}

async function adopt(session: Session, inputs: FieldInputs, live: FieldRecord): Promise<Made<FieldState>> {
  assertAdoptable(inputs, live);
  const id = `${inputs.objectId}/${live.id}`;
  session.run.takenOver.add(id);
  // What the platform may not tell is written: nobody knows what an adopted field has of it.
  return { id, state: await update(session, id, { ...stateOf(inputs, live), extra: undefined, adopted: true }, inputs) };
}

async function assertNew(session: Session, inputs: FieldInputs, declared: Field): Promise<void> {
  const destruction = inputs.allowDataLoss ? undefined : newFieldDestruction(placeOf(inputs), declared);
  refuseAny(await refusals(session.client, destruction ? [destruction] : []));
}

function assertAdoptable(inputs: FieldInputs, live: FieldRecord): void {
  const exists = `Field ${inputs.name} exists already (id ${live.id}, ${live.dataType}) and is not as declared.`;
  if (!inputs.adoptExisting) throw new RefusedChange(`${exists} Set adoptExisting: true to change it into what is declared.`);
  const reason = packageProtection(live);
  if (reason) throw new RefusedChange(cannotBeAdopted(`Field ${inputs.name}`, live.id, [`it ${reason}`]));
  const declared = definitionOf(inputs);
  if (recreation(projectField(declared, live), declared)) throw new RefusedChange(`${exists} It cannot become what is declared.`);
}

function stateOf(inputs: FieldInputs, live: FieldRecord): FieldState {
  return { ...inputs, ...projectField(definitionOf(inputs), live), name: live.name, fieldId: live.id } as FieldState;
}

async function read(session: Session, id: string, state: FieldState | undefined): Promise<FieldState | undefined> {
  const [objectId = "", fieldId = ""] = id.split("/");
  if (!objectId || !fieldId) throw new RefusedChange(`"${id}" is not the id of a field: write {object id}/{field id}.`);
  const live = await new ObjectHandle(session, objectId).readField(fieldId);
  if (!live) return undefined;
  if (state) return seen(state, live);
  return { ...describeField(live, shortName(live.name)), objectId, name: live.name, fieldId } as FieldState;
}

async function update(shared: Session, id: string, before: FieldState, news: FieldInputs): Promise<FieldState> {
  const session = new Recording(shared);
  const { fieldId, adopted } = before;
  const { name } = news;
  const thing = `Field ${name}`;
  const field = handleOf(session, { ...news, fieldId });
  const olds = before.unfinished ? seen(before, await field.read()) : before;
  refuseAny(news.allowDataLoss ? [] : await destroyed(session, olds, news));
  assertChangeable(olds, news);
  const attributes = changedAttributes(definitionOf(olds), definitionOf(news), shortName(name));
  const change = { attributes, extra: changedExtra(olds.extra, news.extra) };
  return runUpdate(session, {
    id,
    steps: [{ notDone: `${thing} was not changed.`, work: () => field.change(change) }],
    look: () => field.read(),
    gone: () => isGone(thing, fieldId),
    missing: (live) => (hasArrived(attributes, live) ? [] : [notMade(`field ${name}`)]),
    finished: (live) => ({ ...stateOf(news, live), adopted }),
    doubtful: (live) => {
      const known = between(olds, news);
      return live ? seen(known, live) : known;
    },
  });
}

function handleOf(session: Session, { objectId, objectName, fieldId, name }: FieldState): FieldHandle {
  return new FieldHandle(new ObjectHandle(session, objectId, objectName), fieldId, name);
}

/** What is known of a field while nobody knows whether it became what `news` declares. */
function between(olds: FieldState, news: FieldInputs): FieldState {
  return { ...olds, ...fieldBetween(definitionOf(olds), definitionOf(news)), allowDataLoss: news.allowDataLoss } as FieldState;
}

/** What the platform has of such a field. */
function seen({ unfinished, ...known }: FieldState, live: FieldRecord | undefined): FieldState {
  if (!live) throw new RefusedChange(isGone(`Field ${known.name}`, known.fieldId));
  return stateOf(known as FieldState, live);
}

/** An update that failed half-way may have made the field longer than it shall be. */
function assertChangeable(olds: FieldState, news: FieldInputs): void {
  if (!recreation(definitionOf(olds), definitionOf(news))) return;
  throw new RefusedChange(
    `Field ${news.name}, as it is now, cannot become what is declared. Run \`pulumi refresh\`, then \`pulumi up\`: that replaces it.`,
  );
}

async function remove(session: Session, _id: string, state: FieldState): Promise<void> {
  if (state.adopted) return session.warn(staysAdopted(`Field ${state.name}`));
  const isAllowed = state.allowDataLoss || session.run.checked.dataLossAllowed.has(identity(state));
  if (!isAllowed) refuseAny(await destroyed(session, state, undefined), allowFirst);
  await handleOf(session, state).drop({ anew: false });
}
