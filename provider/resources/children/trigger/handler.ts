import { createTrigger, type TriggerRecord, updateTrigger } from "../../../contract/triggers";
import { setActive } from "../../../lifecycle/activation";
import { changedValues, defined, described, notArrived, projectAttributes } from "../../../lifecycle/attributes";
import { changeAttributes } from "../../../lifecycle/changeAttributes";
import { changedExtra } from "../../../lifecycle/changedExtra";
import { writeClearingText } from "../../../lifecycle/clearText";
import { type Handler, type Made, PartialFailure, RefusedChange } from "../../../lifecycle/handler";
import { isGone, notShown, storedDifferently } from "../../../lifecycle/messages";
import type { Session } from "../../../lifecycle/session";
import { planActivation } from "../../../lifecycle/state";
import { childIdentity, childWords, findChild, obtainChild, readChild } from "../child";
import { childLife, movedChild } from "../handler";
import { updating } from "../updating";
import { changeEvent } from "./changeEvent";
import { triggers } from "./liveTrigger";
import { attributes, schema, type TriggerInputs, type TriggerState } from "./schema";

export const trigger: Handler<TriggerInputs, TriggerState> = {
  kind: "Trigger",
  schema,
  computed: ["triggerId", "adopted", "unfinished"],
  replaces: movedChild,
  create,
  update,
  ...childLife({ kind: triggers, idOf: ({ triggerId }: TriggerState) => triggerId, project, describe }),
};

/** What the platform has, seen through what the program sets. */
function project(inputs: TriggerInputs, live: TriggerRecord): TriggerState {
  return { ...inputs, ...projectAttributes([...attributes, "active"], inputs, live), name: live.name, triggerId: live.id };
}

function describe(objectId: string, live: TriggerRecord): TriggerState {
  return { ...described([...attributes, "active"], live), objectId, name: live.name, triggerId: live.id } as TriggerState;
}

/** What a trigger has that was created from the inputs. */
function expected(inputs: TriggerInputs) {
  return { ...projectAttributes(attributes, inputs, inputs), active: inputs.active ?? false };
}

async function create(session: Session, inputs: TriggerInputs): Promise<Made<TriggerState>> {
  const id = childIdentity(inputs);
  const thing = childWords(triggers, inputs);
  const { childId, live, isNew, adopted } = await obtain(session, inputs, inputs.adoptExisting);
  if (!live) throw new PartialFailure({ id, state: { ...inputs, triggerId: childId } }, [notShown(thing, childId)]);
  if (!isNew) {
    // Nothing tells whether it has what does not show.
    const olds = { ...project({ ...inputs, extra: undefined }, live), adopted };
    return { id, state: await change(session, id, { olds, news: inputs, before: live }) };
  }
  const state = project(inputs, live);
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

async function update(session: Session, id: string, olds: TriggerState, news: TriggerInputs): Promise<TriggerState> {
  const { triggerId, unfinished } = olds;
  const live = await readChild(session, triggers, news.objectId, triggerId);
  if (live) return change(session, id, { olds, news, before: live });
  if (!unfinished) throw new RefusedChange(isGone(childWords(triggers, news), triggerId));
  const before = (await findChild(session, triggers, news)) ?? (await createAgain(session, id, olds, news));
  return change(session, id, { olds, news, before });
}

/** An update that had to create the trigger anew, and could not, left nothing. */
async function createAgain(session: Session, id: string, olds: TriggerState, news: TriggerInputs): Promise<TriggerRecord> {
  const { childId, live } = await obtain(session, news, false);
  if (live) return live;
  throw new PartialFailure({ id, state: { ...olds, triggerId: childId } }, [notShown(childWords(triggers, news), childId)]);
}

interface Change {
  olds: TriggerState;
  news: TriggerInputs;
  /** The trigger as it is now. */
  before: TriggerRecord;
}

/** A trigger that shall not run is switched off first, one that shall is switched on last: it never runs half changed. */
async function change(session: Session, id: string, { olds, news, before }: Change): Promise<TriggerState> {
  const { objectId } = news;
  const { adopted, unfinished } = olds;
  const thing = childWords(triggers, news);
  let triggerId = before.id;
  let reached: TriggerInputs = olds;
  const look = () => readChild(session, triggers, objectId, triggerId);
  const put = (body: object, more?: Record<string, unknown>) =>
    session.client.call(updateTrigger, { path: { objectId, triggerId }, body, extra: more });
  // How far a failed update came is not known: what shows is compared, and what does not is sent again.
  const known = unfinished ? { ...project(olds, before), extra: undefined } : olds;
  const { event, ...others } = changedValues(attributes, known, news, { label: news.name, description: "", jscode: "" });
  const extra = changedExtra(known.extra, news.extra);
  const power = { thing, writes: [(active: boolean) => put({ active })], isOn: async () => (await look())?.active };
  const course = planActivation(before, olds, news.active);
  const { from, to } = course;
  const createAnew = async (when: TriggerInputs["event"]) => {
    const there = described(attributes, { ...before, ...others, ...defined(news) });
    triggerId = (await obtain(session, { ...news, ...there, event: when, active: from && to }, false)).childId;
    return triggerId;
  };
  return updating(
    {
      id,
      olds,
      news,
      before,
      look,
      project: (inputs, live) => ({ ...project(inputs, live), adopted }),
      gone: () => isGone(thing, triggerId),
      reached: () => reached,
      course,
    },
    async () => {
      if (from && !to) await setActive(session, power, false);
      if (Object.keys(others).length > 0 || extra) {
        await changeAttributes(session, {
          thing,
          before,
          wanted: others,
          write: () => writeClearingText(others, (changes) => put(changes, extra)),
          read: look,
        });
      }
      reached = news;
      if (event !== undefined) {
        const wanted = { event: news.event };
        await changeEvent(session, { thing, objectId, before, wanted, write: () => put(wanted), read: look, createAnew });
      }
      if (!from && to) await setActive(session, power, true);
    },
  );
}
