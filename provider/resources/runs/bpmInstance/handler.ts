import { CallError } from "../../../client/errors";
import { changedExtra, changedInputs } from "../../../lifecycle/attributes";
import { readNew } from "../../../lifecycle/createOrAdopt";
import { type CheckFailure, type Handler, type Made, messageOf, PartialFailure, RefusedChange } from "../../../lifecycle/handler";
import { isGone, notMade } from "../../../lifecycle/messages";
import { Recording } from "../../../lifecycle/recording";
import { remove as removeThing } from "../../../lifecycle/remove";
import type { Session } from "../../../lifecycle/session";
import { update as runUpdate } from "../../../lifecycle/update";
import { runsAgainFor } from "../../runsAgainFor";
import { endIntent } from "../intent";
import { cleared, hasEnded, InstanceHandle, type Live } from "./live";
import { type BpmInstanceInputs, type BpmInstanceState, isOwnKey, schema } from "./schema";
import { obtain, refusalOfStart } from "./start";
import { startable, warnOfIgnored } from "./variables";

export const bpmInstance: Handler<BpmInstanceInputs, BpmInstanceState> = {
  kind: "BpmInstance",
  mayBeUnset: ["version", "variables", "suspended", "adopted"],
  schema,
  computed: { state: true, startedVersion: true, startTime: true, endTime: true },
  identity,
  replaces,
  check,
  differs,
  settleInputs: (_session, olds, news) => (goesOn(olds, news) ? { ...news, businessKey: olds.businessKey } : news),
  create,
  read,
  update,
  delete: remove,
};

function identity({ bpm, businessKey }: BpmInstanceInputs): string {
  return `${bpm} ${businessKey}`;
}

/** A resource that only has a new name goes on with its instance. State of earlier versions has no intent. */
function goesOn(olds: BpmInstanceInputs, news: BpmInstanceInputs): boolean {
  const isSameStart = olds.__intent === undefined || olds.__intent === news.__intent;
  return isSameStart && isOwnKey(olds.businessKey) && isOwnKey(news.businessKey);
}

/** A version that the program does not give (any more) is the one that runs. */
function replaces(olds: BpmInstanceState, news: BpmInstanceInputs): (keyof BpmInstanceInputs)[] {
  const isOther = news.version !== undefined && ![olds.version, olds.startedVersion].includes(news.version);
  return [...changedInputs(runsAgainFor.BpmInstance, olds, news), ...(isOther ? (["version"] as const) : [])];
}

/** A replacement terminates first: nothing goes before it is known that another instance can be started. */
async function check(session: Session, olds: BpmInstanceInputs, news: BpmInstanceInputs): Promise<CheckFailure[]> {
  // Which version runs the inputs do not tell.
  const mayReplace = replaces({ ...olds, startedVersion: "" } as BpmInstanceState, news);
  if (mayReplace.length === 0) return [];
  await noteIrreplaceable(session, olds, news).catch(passOver);
  if (mayReplace[0] === "version") return [];
  const reason = await refusalOfStart(session, news).catch(passOver);
  return reason === undefined ? [] : [{ property: "businessKey", reason }];
}

/** In a preview the BPM may be yet to come, or to be enabled: it is the termination that is refused. */
async function noteIrreplaceable(
  { client, run, warn }: Session,
  olds: BpmInstanceInputs,
  { bpm, version }: BpmInstanceInputs,
): Promise<void> {
  const { irreplaceable } = run.checked;
  if (await startable(client, bpm, version)) {
    irreplaceable.delete(identity(olds));
    return;
  }
  const lacks = version === undefined ? `BPM ${bpm} is not there, or not enabled` : `BPM ${bpm} has no version ${version}`;
  const reason = `${thing(olds)} is not terminated, to be replaced by another one, since that could not be started: ${lacks}.`;
  irreplaceable.set(identity(olds), reason);
  warn(reason);
}

/** A look that fails says nothing of the change. */
function passOver(error: unknown): undefined {
  if (!(error instanceof CallError)) throw error;
}

/** Refuses what an instance that has ended takes no more. Only state tells that it has. */
async function differs(_session: Session, olds: BpmInstanceState, news: BpmInstanceInputs): Promise<boolean> {
  const turn = news.suspended !== undefined && news.suspended !== (olds.suspended ?? false);
  if (hasEnded(olds) && !olds.unfinished && (turn || changedExtra(olds.variables, news.variables)))
    throw new RefusedChange(ended(thing(news), olds.state));
  return false;
}

async function create(session: Session, inputs: BpmInstanceInputs): Promise<Made<BpmInstanceState>> {
  await warnOfIgnored(session, inputs, Object.keys(inputs.variables ?? {}));
  const { live, origin } = await obtain(session, inputs);
  const { id } = live;
  const adopted = origin === "adopted" || undefined;
  // A start has the variables; of another one they are unknown.
  const { variables, ...others } = project({ ...inputs, suspended: live.suspended }, live);
  const olds = { ...others, ...(origin === "created" && { variables }), adopted };
  // One that an earlier process started, and that has ended, takes no change: it had what was declared then.
  const isAsDeclared = origin === "created" ? (inputs.suspended ?? live.suspended) === live.suspended : hasEnded(live);
  // A refresh that comes before lists show a new instance would take it for gone.
  // assumption: stale-reads
  const shown = async () =>
    (await readNew(session, id, { read: () => new InstanceHandle(session, id, inputs.secret).read() })).live ?? live;
  if (isAsDeclared) return { id, state: { ...project(inputs, await shown()), adopted } };
  try {
    return { id, state: await change(session, id, olds, inputs) };
  } catch (error) {
    if (error instanceof PartialFailure) throw error;
    throw new PartialFailure({ id, state: { ...olds, unfinished: {} } }, [messageOf(error)]);
  }
}

async function read(session: Session, id: string, state: BpmInstanceState | undefined): Promise<BpmInstanceState | undefined> {
  const live = await new InstanceHandle(session, id, state?.secret).read();
  if (!state) return live && describe(live);
  if (live) return project(state, live);
  // Finished instances are cleared from the history at some time: that starts no new one.
  if (hasEnded(state)) return state;
  session.warn(isCleared(thing(state)));
  return { ...state, state: cleared };
}

function update(session: Session, id: string, olds: BpmInstanceState, news: BpmInstanceInputs): Promise<BpmInstanceState> {
  return change(session, id, olds, news);
}

/** Sets the variables that changed, suspends and resumes. */
async function change(shared: Session, id: string, olds: BpmInstanceState, news: BpmInstanceInputs): Promise<BpmInstanceState> {
  const session = new Recording(shared);
  const instance = new InstanceHandle(session, id, news.secret);
  const what = thing(news);
  const variables = changedExtra(olds.variables, news.variables);
  const left = Object.keys(olds.variables ?? {}).filter((name) => !Object.hasOwn(news.variables ?? {}, name));
  if (left.length > 0) shared.warn(`${what} keeps the values of the variables that left the program: ${left.join(", ")}.`);
  const before = (await instance.read()) ?? liveOf(id, olds);
  const turn = news.suspended !== undefined && news.suspended !== before.suspended;
  if (hasEnded(before)) {
    // Values of an update that failed half-way are unknown, whatever the program says by now.
    if (turn || (variables && !olds.unfinished)) throw new RefusedChange(ended(what, before.state));
    if (variables) session.warn(endedBefore(what, before.state, Object.keys(variables)));
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
    doubtful: (live) => {
      // No call reads them: what is in no state any more is set again, whatever the program says by then.
      const known = { ...olds, variables: without(olds.variables, Object.keys(variables ?? {})) };
      return live ? { ...project(known, live), adopted: olds.adopted } : known;
    },
  });
}

async function remove(session: Session, id: string, state: BpmInstanceState): Promise<void> {
  const reason = session.run.checked.irreplaceable.get(identity(state));
  if (reason !== undefined && !state.adopted) throw new RefusedChange(reason);
  endIntent(session, state);
  const instance = new InstanceHandle(session, id, state.secret);
  const what = thing(state);
  if (state.adopted || state.purge)
    await removeThing(session, {
      thing: what,
      adopted: state.adopted,
      prepare: () => instance.terminate(),
      remove: () => instance.delete(),
      look: () => instance.read(),
    });
  else await instance.terminate();
}

function without(variables: BpmInstanceInputs["variables"], names: readonly string[]): BpmInstanceInputs["variables"] {
  return variables && Object.fromEntries(Object.entries(variables).filter(([name]) => !names.includes(name)));
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

/** What is known of an instance that is in no list any more. */
function liveOf(
  id: string,
  { bpm: name, businessKey, state, startedVersion: version, startTime, endTime, suspended = false }: BpmInstanceState,
): Live {
  const live = { id, name, businessKey, state, version, startTime, endTime, suspended };
  return hasEnded(live) ? live : { ...live, state: cleared };
}

function thing({ bpm, businessKey }: BpmInstanceInputs): string {
  return `Instance ${businessKey} of BPM ${bpm}`;
}

function isCleared(what: string): string {
  return (
    `${what} is in no list of the platform any more: it has ended and was cleared from its history, or it was deleted. It is not started again by ` +
    "itself: `pulumi up --replace` with the URN starts another instance."
  );
}

function ended(what: string, state: string): string {
  return (
    `${what} has ended (${state}): its variables cannot be set, and it is neither suspended nor resumed. Take the change back; another ` +
    "businessKey, or `pulumi up --replace` with the URN, starts another instance."
  );
}

function endedBefore(what: string, state: string, names: readonly string[]): string {
  return `${what} has ended (${state}) before these variables were set for certain: ${names.join(", ")}. Which values it had is unknown.`;
}
