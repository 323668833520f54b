import { createTrigger, type TriggerRecord, updateTrigger } from "../../contract/triggers";
import { type Handler, type Made, PartialFailure } from "../handler";
import type { Session } from "../session";
import { turn } from "../shared/activation";
import { changedValues, described, notArrived, projectDeclared } from "../shared/attributes";
import { changeAttributes } from "../shared/changeAttributes";
import { changedExtra } from "../shared/changedExtra";
import { childLife, movedChild } from "../shared/childLife";
import { isGone, notShown, storedDifferently } from "../shared/messages";
import { childIdentity, childWords, obtainChild, readChild } from "../shared/objectChild";
import { updating } from "../shared/updating";
import { changeEvent } from "./changeEvent";
import { triggers } from "./liveTrigger";
import { attributes, schema, type TriggerInputs, type TriggerState } from "./schema";

export const trigger: Handler<TriggerInputs, TriggerState> = {
  kind: "Trigger",
  schema,
  computed: ["triggerId", "adopted"],
  replaces: movedChild,
  create,
  update,
  ...childLife({ kind: triggers, idOf: ({ triggerId }: TriggerState) => triggerId, project, describe }),
};

/** What the platform has, seen through what the program sets. */
function project(inputs: TriggerInputs, live: TriggerRecord): TriggerState {
  return { ...inputs, ...projectDeclared([...attributes, "active"], inputs, live), name: live.name, triggerId: live.id };
}

function describe(objectId: string, live: TriggerRecord): TriggerState {
  return { ...described([...attributes, "active"], live), objectId, name: live.name, triggerId: live.id } as TriggerState;
}

/** What a trigger has that was created from the inputs. */
function expected(inputs: TriggerInputs) {
  return { ...projectDeclared(attributes, inputs, inputs), active: inputs.active ?? false };
}

async function create(session: Session, inputs: TriggerInputs): Promise<Made<TriggerState>> {
  const id = childIdentity(inputs);
  const thing = childWords(triggers, inputs);
  const { childId, live, isNew, adopted } = await obtain(session, inputs, inputs.adoptExisting);
  if (!live) throw new PartialFailure({ id, state: { ...inputs, triggerId: childId } }, [notShown(thing, childId)]);
  const state = { ...project(inputs, live), adopted };
  if (!isNew) return { id, state: await update(session, id, { ...state, active: live.active, extra: undefined }, inputs) };
  const different = notArrived(expected(inputs), live);
  if (different.length > 0) throw new PartialFailure({ id, state }, [storedDifferently(thing, different)]);
  return { id, state };
}

function obtain(session: Session, inputs: TriggerInputs, adoptExisting: boolean | undefined) {
  return obtainChild(session, triggers, {
    place: inputs,
    adoptExisting,
    create: () => post(session, inputs),
    isOwn: (live) => notArrived(expected(inputs), live).length === 0,
  });
}

function post(session: Session, inputs: TriggerInputs): Promise<string | undefined> {
  const { objectId, name, label = name, description, script, jscode, active = false, event, extra } = inputs;
  const body = { name, label, ...(description && { description }), script, ...(jscode !== undefined && { jscode }), active, event };
  return session.client.call(createTrigger, { path: { objectId }, body, extra });
}

/** A trigger that shall not run is switched off first, one that shall is switched on last: it never runs half changed. */
async function update(session: Session, id: string, olds: TriggerState, news: TriggerInputs): Promise<TriggerState> {
  const { objectId } = news;
  const { adopted } = olds;
  const thing = childWords(triggers, news);
  let { triggerId } = olds;
  const look = () => readChild(session, triggers, objectId, triggerId);
  const put = (body: object, more?: Record<string, unknown>) =>
    session.client.call(updateTrigger, { path: { objectId, triggerId }, body, extra: more });
  const { event, ...others } = changedValues(attributes, olds, news, { label: news.name, description: "", jscode: "" });
  const extra = changedExtra(olds.extra, news.extra);
  const power = { thing, writes: [(active: boolean) => put({ active })], isOn: async () => (await look())?.active };
  const isOn = olds.active ?? (await look())?.active ?? false;
  const shallBeOn = news.active ?? isOn;
  return updating(
    { id, olds, news, look, project: (inputs, live) => ({ ...project(inputs, live), adopted }), gone: () => isGone(thing, triggerId) },
    async () => {
      if (isOn && !shallBeOn) await turn(session, power, false);
      if (Object.keys(others).length > 0 || extra) {
        await changeAttributes(session, { thing, wanted: others, write: () => put(others, extra), read: look });
      }
      if (event !== undefined) {
        const change = { thing, wanted: { event }, write: () => put({ event }), read: look };
        const anew = { ...news, active: isOn && shallBeOn };
        triggerId = await changeEvent(session, change, { objectId, triggerId }, async () => (await obtain(session, anew, false)).childId);
      }
      if (!isOn && shallBeOn) await turn(session, power, true);
    },
  );
}
