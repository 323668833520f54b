import { readUntil } from "../../../lifecycle/confirmWrite";
import { type Handler, type Made, messageOf, PartialFailure, telling } from "../../../lifecycle/handler";
import { notShown, storedAs } from "../../../lifecycle/messages";
import type { Session } from "../../../lifecycle/session";
import { addFields } from "../addFields";
import { type LiveObject, readObject } from "../liveObject";
import { settleLayouts } from "../settleLayouts";
import { guardChange } from "./guard";
import { obtain } from "./obtain";
import { planFields } from "./plan";
import { declaredFields, describe, project, projectDoubtful } from "./projection";
import { remove } from "./remove";
import { type ObjectInputs, type ObjectState, schema } from "./schema";
import { update } from "./update";

export const customObject: Handler<ObjectInputs, ObjectState> = {
  kind: "CustomObject",
  schema,
  computed: ["keyPrefix", "fieldIds", "adopted", "unfinished"],
  replaces: (olds, news) => (olds.name === news.name ? [] : ["name"]),
  identity: (inputs) => inputs.name,
  settleInputs: (session, olds, news) => settleFieldOrder(session, olds, settleFields(session, olds, news)),
  check: guardChange,
  create,
  read,
  update,
  delete: remove,
};

/**
 * The order of the fields is taken in once: the platform cannot reorder them, and a change that nothing can carry out must not show. The
 * update of the same run creates new fields in the order that the program has now.
 */
function settleFieldOrder(session: Session, olds: ObjectInputs, { __fieldOrder, ...news }: ObjectInputs): ObjectInputs {
  if (__fieldOrder !== undefined) session.fieldOrders.set(news.name, __fieldOrder);
  return olds.__fieldOrder === undefined ? news : { ...news, __fieldOrder: olds.__fieldOrder };
}

/** What each field that stays took in when it was created. */
function settleFields(session: Session, olds: ObjectInputs, news: ObjectInputs): ObjectInputs {
  if (olds.name !== news.name || !news.fields) return news;
  const kept = planFields(olds, news).keep.map(({ key, apiName, old, field }) => [key, settleLayouts(session, apiName, old.field, field)]);
  return { ...news, fields: { ...news.fields, ...Object.fromEntries(kept) } };
}

async function create(session: Session, inputs: ObjectInputs): Promise<Made<ObjectState>> {
  const { id, found, adopted } = await obtain(session, inputs);
  if (!found) return { id, state: await complete(session, id, inputs) };
  const seen = project(inputs, found);
  return { id, state: await update(session, id, { ...(adopted ? withoutExtra(seen) : seen), adopted }, inputs) };
}

/** What the platform may not tell is written: nobody knows what an adopted object has of it. */
function withoutExtra({ extra, fields, ...state }: ObjectState): ObjectState {
  const bare = Object.entries(fields ?? {}).map(([key, field]) => [key, { ...field, extra: undefined }]);
  return { ...state, ...(fields && { fields: Object.fromEntries(bare) }) };
}

/** Adds the fields to a new object and reads back once what the platform made of it. */
async function complete(session: Session, id: string, inputs: ObjectInputs): Promise<ObjectState> {
  const reasons: string[] = [];
  // Until the object is read back any of its fields may exist: all stay in state, those without an id in doubt.
  let state: ObjectState = { ...inputs, fieldIds: {}, keyPrefix: "" };
  try {
    const declared = declaredFields(inputs);
    const { ids, failures } = await telling(`The fields of object ${inputs.name} were not created.`, () =>
      addFields(session, id, declared),
    );
    reasons.push(...[...failures].map(([apiName, failure]) => `Field ${apiName} of object ${inputs.name} was not created. ${failure}`));
    const made = declared.filter(({ apiName }) => ids.has(apiName)).map((field) => ({ ...field, id: ids.get(field.apiName) }));
    state = { ...state, fieldIds: Object.fromEntries(made.flatMap(({ key, id }) => (id === undefined ? [] : [[key, id]]))) };
    const live = await readBack(session, id, inputs, made);
    reasons.push(...surprises(inputs, live, reasons));
    state = project({ ...inputs, fieldIds: state.fieldIds }, live);
  } catch (error) {
    reasons.push(messageOf(error));
  }
  if (reasons.length > 0) throw new PartialFailure({ id, state: { ...state, unfinished: {} } }, reasons);
  return state;
}

/** Reads the object until it shows its fields: the first reads after a write may be old. */
async function readBack(session: Session, id: string, inputs: ObjectInputs, made: { apiName: string; id: string | undefined }[]) {
  const ids = made.flatMap(({ id }) => id ?? []);
  const live = await readUntil(
    session.client.clock,
    () => readObject(session, id, ids),
    (object) =>
      object !== undefined && made.every((field) => object.fields.some(({ id, name }) => id === field.id || name === field.apiName)),
  );
  if (live) return live;
  throw new Error(notShown(`Object ${inputs.name}`, id));
}

/** Where the platform made something else than what was declared. Names and types can never be changed afterwards. */
function surprises(inputs: ObjectInputs, live: LiveObject, known: readonly string[]): string[] {
  const found: string[] = [];
  if (live.record.name !== inputs.name) found.push(storedAs(`object ${inputs.name}`, live.record.name));
  const made = project(inputs, live).fields ?? {};
  for (const { key, apiName, field } of declaredFields(inputs)) {
    const there = made[key];
    if (there && there.dataType !== field.dataType) {
      found.push(`The platform made field ${apiName} of object ${inputs.name} a ${there.dataType}, not a ${field.dataType}.`);
    } else if (!there && known.length === 0) {
      found.push(`The platform does not show field ${apiName} of object ${inputs.name} under this name after its creation.`);
    }
  }
  return found;
}

async function read(session: Session, id: string, state: ObjectState | undefined): Promise<ObjectState | undefined> {
  const live = await readObject(session, id, Object.values(state?.fieldIds ?? {}));
  if (!live) return undefined;
  if (!state) return describe(live);
  return state.unfinished ? projectDoubtful(state, live) : project(state, live);
}
