import { isDeepStrictEqual } from "node:util";
import { readUntil } from "../../../lifecycle/confirmWrite";
import { type Handler, type Made, messageOf, PartialFailure, RefusedChange } from "../../../lifecycle/handler";
import { isGone, notMade } from "../../../lifecycle/messages";
import { Recording } from "../../../lifecycle/recording";
import { remove as removeThing } from "../../../lifecycle/remove";
import type { Session } from "../../../lifecycle/session";
import { update as runUpdate } from "../../../lifecycle/update";
import { hasEnded, InstanceHandle, type Live } from "./live";
import { type BpmInstanceInputs, type BpmInstanceState, isOwnKey, schema } from "./schema";
import { obtain } from "./start";
import { warnOfIgnored } from "./variables";

export const bpmInstance: Handler<BpmInstanceInputs, BpmInstanceState> = {
  kind: "BpmInstance",
  schema,
  computed: { state: true, startedVersion: true, startTime: true, endTime: true },
  identity: ({ bpm, businessKey }) => `${bpm} ${businessKey}`,
  replaces: (olds, news) => (["bpm", "version", "businessKey"] as const).filter((name) => olds[name] !== news[name]),
  // A resource that only has a new name goes on with its instance.
  settleInputs: (_session, olds, news) =>
    isOwnKey(olds.businessKey) && isOwnKey(news.businessKey) ? { ...news, businessKey: olds.businessKey } : news,
  create,
  read,
  update,
  delete: remove,
};

async function create(session: Session, inputs: BpmInstanceInputs): Promise<Made<BpmInstanceState>> {
  await warnOfIgnored(session, inputs, Object.keys(inputs.variables ?? {}));
  const { live, origin } = await obtain(session, inputs);
  const { id } = live;
  const adopted = origin === "adopted" || undefined;
  // A start has the variables; of another one they are unknown.
  const { variables, ...others } = project({ ...inputs, suspended: live.suspended }, live);
  const olds = { ...others, ...(origin === "created" && { variables }), adopted };
  const isAsDeclared = origin === "created" && (inputs.suspended ?? live.suspended) === live.suspended;
  if (isAsDeclared) return { id, state: project(inputs, await shown(session, live)) };
  try {
    return { id, state: await change(session, id, olds, inputs) };
  } catch (error) {
    if (error instanceof PartialFailure) throw error;
    throw new PartialFailure({ id, state: { ...olds, unfinished: {} } }, [messageOf(error)]);
  }
}

/** A new instance as lists show it. A refresh that comes before they do would take it for gone. */
// assumption: stale-reads
async function shown(session: Session, started: Live): Promise<Live> {
  const instance = new InstanceHandle(session, started.id, undefined);
  const look = readUntil(
    session.client.clock,
    () => instance.read(),
    (live) => live !== undefined,
  );
  return (await look.catch(() => undefined)) ?? started;
}

async function read(session: Session, id: string, state: BpmInstanceState | undefined): Promise<BpmInstanceState | undefined> {
  const live = await new InstanceHandle(session, id, state?.secret).read();
  if (!state) return live && describe(live);
  // Finished instances are cleared from the history at some time: that starts no new one.
  if (!live) return hasEnded(state) ? state : undefined;
  const { unfinished, ...known } = state;
  return { ...project(known, live), adopted: state.adopted };
}

function update(session: Session, id: string, olds: BpmInstanceState, news: BpmInstanceInputs): Promise<BpmInstanceState> {
  return change(session, id, olds, news);
}

/** Sets the variables that changed, suspends and resumes. */
async function change(shared: Session, id: string, olds: BpmInstanceState, news: BpmInstanceInputs): Promise<BpmInstanceState> {
  const session = new Recording(shared);
  const instance = new InstanceHandle(session, id, news.secret);
  const what = thing(news);
  const variables = changedVariables(olds, news);
  const left = Object.keys(olds.variables ?? {}).filter((name) => !Object.hasOwn(news.variables ?? {}, name));
  if (left.length > 0) shared.warn(`${what} keeps the values of the variables that left the program: ${left.join(", ")}.`);
  const before = (await instance.read()) ?? (hasEnded(olds) ? { ...liveOf(id, olds) } : undefined);
  if (!before) throw new RefusedChange(isGone(what, id));
  const turn = news.suspended !== undefined && news.suspended !== before.suspended;
  if (hasEnded(before)) {
    if (variables || turn) throw new RefusedChange(ended(what, before.state));
    return { ...project(news, before), adopted: olds.adopted };
  }
  if (variables) await warnOfIgnored(session, news, Object.keys(variables));
  return runUpdate<BpmInstanceState, Live>(session, {
    id,
    steps: [
      { notDone: `The variables of ${what} were not set.`, work: async () => variables && instance.setVariables(variables) },
      {
        notDone: `${what} was not ${news.suspended ? "suspended" : "resumed"}.`,
        work: async () => turn && instance.suspend(news.suspended === true),
      },
    ],
    look: () => instance.read(),
    gone: () => isGone(what, id),
    missing: (live) => (hasEnded(live) || !turn || live.suspended === news.suspended ? [] : [notMade(what)]),
    finished: (live) => ({ ...project(news, live), adopted: olds.adopted }),
    // The variables are set again by the next update.
    doubtful: (live) => ({ ...olds, ...(live && project(olds, live)), adopted: olds.adopted }),
  });
}

async function remove(session: Session, id: string, state: BpmInstanceState): Promise<void> {
  const instance = new InstanceHandle(session, id, state.secret);
  const what = thing(state);
  const terminate = async () => {
    const live = await instance.read();
    if (live && !hasEnded(live)) await instance.terminate();
  };
  if (state.adopted || state.purge)
    await removeThing(session, {
      thing: what,
      adopted: state.adopted,
      prepare: terminate,
      remove: () => instance.delete(),
      look: () => instance.read(),
    });
  else await terminate();
}

/** The variables that are new or have another value; undefined when there are none. */
function changedVariables(olds: BpmInstanceInputs, news: BpmInstanceInputs): Record<string, unknown> | undefined {
  const changed = Object.entries(news.variables ?? {}).filter(([name, value]) => !isDeepStrictEqual(olds.variables?.[name], value));
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}

/** What the platform has, seen through the inputs. */
function project(inputs: BpmInstanceInputs, live: Live): BpmInstanceState {
  const { state, version, startTime, endTime, suspended } = live;
  // What has ended is neither suspended nor resumed any more.
  const seen = inputs.suspended !== undefined && !hasEnded(live) ? { suspended } : {};
  return { ...inputs, ...seen, state, startedVersion: version, startTime, endTime };
}

function describe(live: Live): BpmInstanceState {
  const { name: bpm, businessKey, suspended } = live;
  return project({ bpm, businessKey, suspended }, live);
}

/** What is known of an instance that ended and is in no list any more. */
function liveOf(
  id: string,
  { bpm: name, businessKey, state, startedVersion: version, startTime, endTime, suspended = false }: BpmInstanceState,
): Live {
  return { id, name, businessKey, state, version, startTime, endTime, suspended };
}

function thing({ bpm, businessKey }: BpmInstanceInputs): string {
  return `Instance ${businessKey} of BPM ${bpm}`;
}

function ended(what: string, state: string): string {
  return (
    `${what} has ended (${state}): its variables cannot be set, and it is neither suspended nor resumed. Take the change back; another ` +
    "businessKey, or `pulumi up --replace` with the URN, starts another instance."
  );
}
