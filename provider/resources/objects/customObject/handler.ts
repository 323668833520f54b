import * as fields from "../../../contract/fields";
import * as objects from "../../../contract/objects";
import type { Operation } from "../../../contract/operation";
import { fieldApiName, fieldClaim, hasNamespace } from "../../../fieldModel/names";
import { changedExtra } from "../../../lifecycle/attributes";
import type { TakenName } from "../../../lifecycle/claims";
import { readUntil } from "../../../lifecycle/confirmWrite";
import { type Handler, refuseAny } from "../../../lifecycle/handler";
import { allowFirst } from "../../../lifecycle/messages";
import { named } from "../../../lifecycle/named";
import { remove as removeThing } from "../../../lifecycle/remove";
import type { Session } from "../../../lifecycle/session";
import { ObjectHandle } from "../liveObject";
import { settleLayouts } from "../settleLayouts";
import { changedObjectAttributes } from "./attributes";
import { create } from "./create";
import { check, deleting, deletionRefusals } from "./guard";
import { planFields } from "./plan";
import { describe, project, projectDoubtful } from "./projection";
import { tellOfRenames } from "./rename";
import { type ObjectInputs, type ObjectState, schema } from "./schema";
import { update } from "./update";

export const customObject: Handler<ObjectInputs, ObjectState> = {
  kind: "CustomObject",
  mayBeUnset: ["label", "pluralLabel", "description", "adopted"],
  schema,
  groups: ["fields.*", "view.*", "view"],
  computed: { keyPrefix: true, fieldIds: true },
  ...named,
  names,
  needs,
  settleInputs: (session, olds, news) => settleFieldOrder(session, olds, settleFields(session, olds, news)),
  checkNew: async (_session, { name, adoptExisting }) =>
    adoptExisting || hasNamespace(name) ? [] : [{ property: "name", reason: noNamespace }],
  check: async (session, olds, news, settled) => {
    const faults = await check(session, olds, news, settled);
    if (faults.length === 0) await tellOfRenames(session, olds, news);
    return faults;
  },
  replacing: async (session, olds, news) => {
    if (!olds.adopted && !news.allowDataLoss) refuseAny(await deletionRefusals(session, olds.name));
    if (olds.name !== news.name)
      session.tell(
        `Object ${olds.name} is deleted before ${news.name} is created: if the creation fails, neither is there until the next up.`,
      );
  },
  create,
  read,
  update,
  deleting,
  delete: remove,
};

/**
 * The order of the fields is taken in once: the platform cannot reorder them, and a change that nothing can carry out must not show. The
 * update of the same run creates new fields in the order that the program has now.
 */
// assumption: field-order
function settleFieldOrder(session: Session, olds: ObjectInputs, { __fieldOrder, ...news }: ObjectInputs): ObjectInputs {
  if (__fieldOrder !== undefined) session.run.checked.fieldOrders.set(news.name, __fieldOrder);
  return olds.__fieldOrder === undefined ? news : { ...news, __fieldOrder: olds.__fieldOrder };
}

function needs(olds: ObjectInputs | undefined, news: ObjectInputs): Operation[] {
  if (!olds || olds.name !== news.name) return [];
  const { keep, drop, rename } = planFields(olds, news);
  const isChanged = Object.keys({ ...changedObjectAttributes(olds, news), ...changedExtra(olds.extra, news.extra) }).length > 0;
  const isFieldChanged = keep.some(({ attributes, extra }) => Object.keys({ ...attributes, ...extra }).length > 0);
  return [
    ...(isChanged ? [objects.update] : []),
    ...(isFieldChanged || olds.nameField?.label !== news.nameField?.label ? [fields.update] : []),
    ...(drop.length + rename.length > 0 ? [fields.remove] : []),
  ];
}

const noNamespace =
  "has no namespace: leave __CST out, and the namespace of the tenant is put in front. An object that exists under this name needs adoptExisting: true";

/** Objects and fields are told apart without case. */
function names({ name, fields = {} }: ObjectInputs): TakenName[] {
  const own = isKnown(fields)
    ? Object.keys(fields).map((key) => ({ property: `fields.${key}`, key: fieldClaim(name, fieldApiName(name, key)) }))
    : [];
  return [{ property: "name", key: `object ${name.toLowerCase()}` }, ...own];
}

/** Of objects: what is not known yet is a text. */
function isKnown<Value extends object>(value: Value | undefined): value is Value {
  return typeof value === "object";
}

/** What each field that stays took in when it was created. */
function settleFields(session: Session, olds: ObjectInputs, news: ObjectInputs): ObjectInputs {
  if (olds.name !== news.name || !isKnown(news.fields)) return news;
  const known = { ...news, fields: Object.fromEntries(Object.entries(news.fields).filter(([, field]) => isKnown(field))) };
  const kept = planFields(olds, known).keep.map(({ key, apiName, old, field }) => [key, settleLayouts(session, apiName, old.field, field)]);
  return { ...news, fields: { ...news.fields, ...Object.fromEntries(kept) } };
}

async function read(session: Session, id: string, state: ObjectState | undefined): Promise<ObjectState | undefined> {
  const live = await new ObjectHandle(session, id).read(Object.values(state?.fieldIds ?? {}));
  if (!live) return undefined;
  if (!state) return describe(live);
  return state.unfinished ? projectDoubtful(state, live) : project(state, live);
}

/** Deletes the object with all that is in it, and reads until it is gone. */
async function remove(session: Session, id: string, state: ObjectState): Promise<void> {
  const { name, adopted } = state;
  const object = new ObjectHandle(session, id);
  const isDeleted = await removeThing(session, {
    thing: `Object ${name}`,
    adopted,
    prepare: async () => refuseAny(await deleting(session, state), allowFirst),
    remove: () => session.client.call(objects.remove, { path: { objectId: id } }),
    look: () => object.read(),
  });
  if (!isDeleted) return;
  // assumption: object-delete
  const stays = await readUntil(
    session.client.clock,
    () => object.isStillThere(),
    (there) => !there,
  );
  if (stays) session.warn(`The platform is still deleting object ${name}: its name stays taken until it has finished.`);
  session.run.deleted.set(name, id);
}
