import type { TriggerRecord } from "../../../contract/triggers";
import * as contract from "../../../contract/triggers";
import { planActivation, setActive, updateSwitched } from "../../../lifecycle/activation";
import { changedExtra, changedValues, defined, described, notArrived, projectAttributes } from "../../../lifecycle/attributes";
import { changeAttributes } from "../../../lifecycle/changeAttributes";
import { writeClearingText } from "../../../lifecycle/clearText";
import { type Handler, type Made, PartialFailure } from "../../../lifecycle/handler";
import { storedDifferently } from "../../../lifecycle/messages";
import { Recording } from "../../../lifecycle/recording";
import type { Session } from "../../../lifecycle/session";
import { Child, type ChildKind } from "../child";
import { childLife, movedChild } from "../handler";
import { changeEvent } from "./changeEvent";
import { attributes, schema, type TriggerInputs, type TriggerState } from "./schema";

const triggers: ChildKind<TriggerRecord> = {
  word: "Trigger",
  list: ({ client }, objectId) => client.call(contract.list, { path: { objectId } }),
  get: ({ client }, objectId, triggerId) => client.call(contract.get, { path: { objectId, triggerId } }),
  remove: ({ client }, objectId, triggerId) => client.call(contract.remove, { path: { objectId, triggerId } }),
};

export const trigger: Handler<TriggerInputs, TriggerState> = {
  kind: "Trigger",
  schema,
  computed: { triggerId: true },
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
  const child = new Child(session, triggers, inputs);
  const { id: triggerId, live, origin } = await obtain(child, inputs, inputs.adoptExisting);
  if (!live) throw child.notShown(triggerId, { ...inputs, triggerId });
  if (origin !== "created") {
    // Nothing tells whether it has what does not show.
    const olds = { ...project({ ...inputs, extra: undefined }, live), adopted: origin === "adopted" || undefined };
    return { id: child.id, state: await change(session, olds, inputs, live) };
  }
  const made = { id: child.id, state: project(inputs, live) };
  const different = notArrived(expected(inputs), live);
  if (different.length > 0) throw new PartialFailure(made, [storedDifferently(child.thing, different)]);
  return made;
}

function obtain(child: Child<TriggerRecord>, inputs: TriggerInputs, adoptExisting: boolean | undefined) {
  const { objectId, name, label = name, description, script, jscode, active = false, event, extra } = inputs;
  const body = { name, label, ...(description && { description }), script, ...(jscode !== undefined && { jscode }), active, event };
  return child.createOrAdopt({
    adoptExisting,
    create: () => child.session.client.call(contract.create, { path: { objectId }, body, extra }),
    isOwn: (live) => notArrived(expected(inputs), live).length === 0,
  });
}

async function update(session: Session, _id: string, olds: TriggerState, news: TriggerInputs): Promise<TriggerState> {
  const child = new Child(session, triggers, news);
  const live = olds.unfinished
    ? ((await child.read(olds.triggerId)) ?? (await child.find()) ?? (await createAgain(child, olds, news)))
    : await child.mustRead(olds.triggerId);
  return change(session, olds, news, live);
}

/** An update that had to create the trigger anew, and could not, left nothing. */
async function createAgain(child: Child<TriggerRecord>, olds: TriggerState, news: TriggerInputs): Promise<TriggerRecord> {
  const { id: triggerId, live } = await obtain(child, news, false);
  if (live) return live;
  throw child.notShown(triggerId, { ...olds, triggerId });
}

/** A trigger that shall not run is switched off first, one that shall is switched on last: it never runs half changed. */
async function change(shared: Session, olds: TriggerState, news: TriggerInputs, before: TriggerRecord): Promise<TriggerState> {
  const session = new Recording(shared);
  const child = new Child(session, triggers, news);
  const { id, thing } = child;
  const { objectId } = news;
  let triggerId = before.id;
  let reached: TriggerInputs = olds;
  const look = () => child.read(triggerId);
  const put = (body: object, more?: Record<string, unknown>) =>
    session.client.call(contract.update, { path: { objectId, triggerId }, body, extra: more });
  // How far a failed update came is not known: what shows is compared, and what does not is sent again.
  const known = olds.unfinished ? { ...project(olds, before), extra: undefined } : olds;
  const { event, ...others } = changedValues(attributes, known, news, { label: news.name, description: "", jscode: "" });
  const extra = changedExtra(known.extra, news.extra);
  // assumption: active-mixed
  const what = { thing, writes: [(active: boolean) => put({ active })], isOn: async () => (await look())?.active };
  const activation = planActivation(before, olds, news.active);
  const { from, to } = activation;
  const createAnew = async (when: TriggerInputs["event"]) => {
    const there = described(attributes, { ...before, ...others, ...defined(news) });
    triggerId = (await obtain(child, { ...news, ...there, event: when, active: from && to }, false)).id;
    return triggerId;
  };
  return updateSwitched(session, {
    id,
    olds,
    news,
    before,
    look,
    project,
    gone: () => child.gone(triggerId),
    reached: () => reached,
    activation,
    work: async () => {
      if (from && !to) await setActive(session, what, false);
      if (Object.keys(others).length > 0 || extra) {
        const write = () => writeClearingText(others, (changes) => put(changes, extra));
        await changeAttributes(session, { thing, before, wanted: others, write, read: look });
      }
      reached = news;
      if (event !== undefined) {
        const wanted = { event: news.event };
        await changeEvent(child, { before, wanted, write: () => put(wanted), read: look, createAnew });
      }
      if (!from && to) await setActive(session, what, true);
    },
  });
}
