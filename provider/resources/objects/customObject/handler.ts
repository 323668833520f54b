import * as objects from "../../../contract/objects";
import { readUntil } from "../../../lifecycle/confirmWrite";
import { type Handler, refuseAny } from "../../../lifecycle/handler";
import { named } from "../../../lifecycle/named";
import { remove as removeThing } from "../../../lifecycle/remove";
import type { Session } from "../../../lifecycle/session";
import { ObjectHandle } from "../liveObject";
import { settleLayouts } from "../settleLayouts";
import { create } from "./create";
import { assertDelete, check, deletionRefusals } from "./guard";
import { planFields } from "./plan";
import { describe, project, projectDoubtful } from "./projection";
import { type ObjectInputs, type ObjectState, schema } from "./schema";
import { update } from "./update";

export const customObject: Handler<ObjectInputs, ObjectState> = {
  kind: "CustomObject",
  schema,
  groups: ["fields.*", "view.*", "view"],
  computed: { keyPrefix: true, fieldIds: true },
  ...named,
  settleInputs: (session, olds, news) => settleFieldOrder(session, olds, settleFields(session, olds, news)),
  check,
  replacing: async (session, olds, { allowDataLoss }) => {
    if (!olds.adopted && !allowDataLoss) refuseAny(await deletionRefusals(session, olds.name));
  },
  create,
  read,
  update,
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

/** What each field that stays took in when it was created. */
function settleFields(session: Session, olds: ObjectInputs, news: ObjectInputs): ObjectInputs {
  if (olds.name !== news.name || !news.fields) return news;
  const kept = planFields(olds, news).keep.map(({ key, apiName, old, field }) => [key, settleLayouts(session, apiName, old.field, field)]);
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
    prepare: () => assertDelete(session, state),
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
