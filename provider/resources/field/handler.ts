import { isDeepStrictEqual } from "node:util";
import { readUntil } from "../../client/settle";
import type { FieldRecord } from "../../contract/fields";
import { fieldDestruction, newFieldDestruction } from "../../safety/destruction";
import { refusals } from "../../safety/guard";
import type { Field } from "../../schema/fieldSchema";
import { changedAttributes, describeField, projectField, recreation, sameType } from "../../schema/fieldWire";
import { shortName } from "../../schema/names";
import { type CheckFailure, type Handler, type Made, PartialFailure, RefusedChange } from "../handler";
import type { Session } from "../session";
import { changedExtra } from "../shared/changedExtra";
import { changeField, dropField, hasArrived } from "../shared/changeField";
import { createTogether } from "../shared/fieldQueue";
import { protection, readField, readObject } from "../shared/liveObject";
import { allowFirst, cannotBeAdopted, isGone, notMade, profilesAreFixed, staysAdopted } from "../shared/messages";
import { settleLayouts } from "../shared/settleLayouts";
import { definitionOf, type FieldInputs, type FieldState, schema } from "./schema";

export const field: Handler<FieldInputs, FieldState> = {
  kind: "Field",
  schema,
  computed: ["fieldId", "adopted"],
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
  const cause = { type: "dataType", shorter: "length", target: "referenceObjectName", "": undefined } as const;
  const anew = cause[recreation(definitionOf(olds), definitionOf(news)) ?? ""];
  return anew ? [...moved, anew as keyof FieldInputs] : moved;
}

async function check(session: Session, olds: FieldInputs, news: FieldInputs): Promise<CheckFailure[]> {
  const faults: CheckFailure[] = [];
  const stays = identity(olds) === identity(news);
  if (stays && !recreation(definitionOf(olds), definitionOf(news)) && !isDeepStrictEqual(olds.profiles, news.profiles)) {
    faults.push({ property: "profiles", reason: profilesAreFixed });
  }
  if (news.allowDataLoss) session.expendable.add(identity(olds));
  else faults.push(...(await destroyed(session, olds, stays ? news : undefined)));
  return faults;
}

/** What stands against a change of the field, or against its end. */
function destroyed(session: Session, olds: FieldInputs, news: FieldInputs | undefined) {
  const place = { property: "", object: olds.objectName ?? olds.objectId, name: olds.name };
  const destruction = fieldDestruction(place, definitionOf(olds), news && definitionOf(news));
  return refusals(session.client, destruction ? [destruction] : []);
}

async function create(session: Session, inputs: FieldInputs): Promise<Made<FieldState>> {
  const { objectId, name } = inputs;
  const existing = inputs.adoptExisting ? await findField(session, objectId, name) : undefined;
  if (existing) return adopt(session, inputs, existing);
  const declared = definitionOf(inputs);
  await assertNew(session, inputs, declared);
  const { added, live } = await createTogether(session, objectId, { key: shortName(name), apiName: name, field: declared });
  const failure = added.failures.get(name);
  if (failure) throw new RefusedChange(failure);
  const there = live?.fields.find((candidate) => candidate.name === name) ?? (await readById(session, objectId, added.ids.get(name)));
  if (!there) throw new RefusedChange(`The platform accepted the creation of field ${name} and does not show it under this name.`);
  const id = `${objectId}/${there.id}`;
  if (added.different.has(name)) return adopt(session, inputs, there);
  const state = stateOf(inputs, there);
  if (sameType(declared, there)) return { id, state };
  throw new PartialFailure({ id, state }, [`The platform made field ${name} a ${there.dataType}, not a ${declared.dataType}.`]);
}

async function findField(session: Session, objectId: string, name: string): Promise<FieldRecord | undefined> {
  return (await readObject(session, objectId, []))?.fields.find((field) => field.name === name);
}

async function adopt(session: Session, inputs: FieldInputs, live: FieldRecord): Promise<Made<FieldState>> {
  assertAdoptable(inputs, live);
  const id = `${inputs.objectId}/${live.id}`;
  session.takenOver.add(id);
  return { id, state: await update(session, id, { ...stateOf(inputs, live), adopted: true }, inputs) };
}

async function assertNew(session: Session, inputs: FieldInputs, declared: Field): Promise<void> {
  const place = { property: "", object: inputs.objectName ?? inputs.objectId, name: inputs.name };
  const destruction = inputs.allowDataLoss || inputs.adoptExisting ? undefined : newFieldDestruction(place, declared);
  const found = await refusals(session.client, destruction ? [destruction] : []);
  if (found.length > 0) throw new RefusedChange(found.map(({ reason }) => reason).join("\n"));
}

function readById(session: Session, objectId: string, fieldId: string | undefined): Promise<FieldRecord | undefined> | undefined {
  return fieldId === undefined ? undefined : readField(session, objectId, fieldId);
}

function assertAdoptable(inputs: FieldInputs, live: FieldRecord): void {
  const exists = `Field ${inputs.name} exists already (id ${live.id}, ${live.dataType}) and is not as declared.`;
  if (!inputs.adoptExisting) throw new RefusedChange(`${exists} Set adoptExisting: true to change it into what is declared.`);
  const reason = protection(live);
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
  const live = await readField(session, objectId, fieldId);
  if (!live) return undefined;
  if (state) return { ...stateOf(state, live), adopted: state.adopted };
  return { ...describeField(live, shortName(live.name)), objectId, name: live.name, fieldId } as FieldState;
}

async function update(session: Session, id: string, olds: FieldState, news: FieldInputs): Promise<FieldState> {
  const refused = news.allowDataLoss ? [] : await destroyed(session, olds, news);
  if (refused.length > 0) throw new RefusedChange(refused.map(({ reason }) => reason).join("\n"));
  const { objectId, fieldId } = olds;
  const attributes = changedAttributes(definitionOf(olds), definitionOf(news), shortName(news.name));
  const existing = { objectId, object: news.objectName ?? objectId, fieldId, apiName: news.name };
  await changeField(session, existing, { attributes, extra: changedExtra(olds.extra, news.extra) });
  const live = await readUntil(
    session.client.clock,
    () => readField(session, objectId, fieldId),
    (there) => there !== undefined && hasArrived(attributes, there),
  );
  if (!live) throw new RefusedChange(isGone(`Field ${news.name}`, fieldId));
  const state = { ...stateOf(news, live), adopted: olds.adopted };
  if (hasArrived(attributes, live)) return state;
  throw new PartialFailure({ id, state }, [notMade(`field ${news.name}`)]);
}

async function remove(session: Session, _id: string, state: FieldState): Promise<void> {
  const { objectId, objectName, fieldId, name } = state;
  if (state.adopted) {
    session.warn(staysAdopted(`Field ${name}`));
    return;
  }
  if (!state.allowDataLoss && !session.expendable.has(identity(state))) {
    const found = await destroyed(session, state, undefined);
    if (found.length > 0) throw new RefusedChange([...found.map(({ reason }) => reason), allowFirst].join("\n"));
  }
  await dropField(session, { objectId, object: objectName ?? objectId, fieldId, apiName: name }, { anew: false });
}
