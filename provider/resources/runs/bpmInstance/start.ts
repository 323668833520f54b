import { isAmbiguous } from "../../../client/errors";
import * as contract from "../../../contract/bpmInstances";
import { readUntil } from "../../../lifecycle/confirmWrite";
import type { Obtained } from "../../../lifecycle/createOrAdopt";
import { messageOf, RefusedChange } from "../../../lifecycle/handler";
import type { Session } from "../../../lifecycle/session";
import { hasEnded, type Live, listAll } from "./live";
import { type BpmInstanceInputs, businessKeyVariable, isOwnKey } from "./schema";

export interface Instance extends Pick<Obtained<Live>, "origin"> {
  live: Live;
}

/**
 * Starts an instance, once whatever the answers: the business key tells which one it is. One that has the key was started by a run of this program
 * that was interrupted, or may be adopted, or belongs to somebody else. One that has ended counts where such a run may have started it.
 */
export async function obtain(session: Session, inputs: BpmInstanceInputs): Promise<Instance> {
  const before = await ofKey(session, inputs);
  const { one, refusal } = there(session, inputs, before);
  if (refusal !== undefined) throw new RefusedChange(refusal);
  if (one) {
    session.run.takenOver.add(one.id);
    if (hasEnded(one)) session.warn(hasRun(inputs, one));
    return { live: one, origin: inputs.adoptExisting ? "adopted" : "leftover" };
  }
  try {
    return { live: await start(session, inputs), origin: "created" };
  } catch (error) {
    if (!isAmbiguous(error)) throw error;
    const known = before.map(({ id }) => id);
    const look = async () => (await ofKey(session, inputs)).filter(({ id }) => !known.includes(id));
    const found = await readUntil(session.client.clock, look, (started) => started.length > 0).catch(() => []);
    const [started] = found;
    if (started && found.length === 1) return { live: started, origin: "created" };
    throw new RefusedChange(`${messageOf(error)}\n${mayBeStarted(inputs)}`, { cause: error });
  }
}

/** All instances of the business key, also those that have ended. */
async function ofKey(session: Session, { bpm, businessKey }: BpmInstanceInputs): Promise<Live[]> {
  return (await listAll(session)).filter((live) => live.name === bpm && live.businessKey === businessKey);
}

interface There {
  one?: Live | undefined;
  /** Why it must not be taken over. */
  refusal?: string;
}

/** The one of some instances of the key that the resource would have. */
function there(session: Session, inputs: BpmInstanceInputs, instances: readonly Live[]): There {
  const found = running(session, inputs, instances);
  return found.one ? found : endedSince(session, inputs, instances);
}

/** The one that an earlier process may have started for the same intent, and that has ended. */
function endedSince(
  { run }: Session,
  { __intent, bpm, businessKey, version, adoptExisting }: BpmInstanceInputs,
  instances: readonly Live[],
): There {
  if (__intent === undefined || run.intents.has(__intent)) return {};
  const [one] = instances
    .filter((live) => hasEnded(live) && !run.endedInstances.has(live.id) && (version === undefined || live.version === version))
    .sort((some, other) => other.startTime.localeCompare(some.startTime));
  if (!one || adoptExisting || isOwnKey(businessKey)) return { one };
  const refusal =
    `An instance of BPM ${bpm} may have been started: a \`pulumi up\` that was to start it, from ${__intent} on, ended before it could tell, and one with ` +
    `the business key ${businessKey} has ended since or before (id ${one.id}, started ${one.startTime}). If that is the one, set adoptExisting: true ` +
    "to take it; another businessKey starts another instance.";
  return { one, refusal };
}

/** The running one of some instances of the key. One that this run has ended may still show as running. */
// assumption: stale-reads
function running(session: Session, inputs: BpmInstanceInputs, instances: readonly Live[]): There {
  const { businessKey, version, adoptExisting } = inputs;
  const found = instances.filter((live) => !hasEnded(live) && !session.run.endedInstances.has(live.id));
  const [one] = found;
  if (!one) return {};
  const is = (what: string) => ({ one, refusal: `${isThere(inputs)}${what}` });
  const ids = found.map(({ id }) => id).join(", ");
  if (found.length > 1) return is(` several times (ids ${ids}). Choose another businessKey.`);
  if (!adoptExisting && !isOwnKey(businessKey)) return is(` (id ${ids}). ${takeIt}`);
  if (version !== undefined && one.version !== version)
    return is(` (id ${ids}), of version ${one.version} instead of ${version}. Terminate it, or choose another businessKey.`);
  return { one };
}

/** Why no instance could be started, or taken over, beside the running ones. */
export async function refusalOfStart(session: Session, inputs: BpmInstanceInputs): Promise<string | undefined> {
  return running(session, inputs, await ofKey(session, inputs)).refusal;
}

function start({ client }: Session, { bpm, version, businessKey, variables, secret }: BpmInstanceInputs): Promise<Live> {
  const given = { ...variables, [businessKeyVariable]: businessKey };
  return client.call(contract.start, { body: { name: bpm, version, variables: given }, confidential: secret });
}

function isThere({ bpm, businessKey }: BpmInstanceInputs): string {
  return `An instance of BPM ${bpm} with the business key ${businessKey} is running already`;
}

const takeIt = "Set adoptExisting: true to manage it, or choose another businessKey.";

function mayBeStarted({ bpm, businessKey }: BpmInstanceInputs): string {
  return (
    `An instance of BPM ${bpm} may have been started; none with the business key ${businessKey} shows. The next \`pulumi up\` looks for it ` +
    `before it starts one${isOwnKey(businessKey) ? "" : ". Should it show by then, set adoptExisting: true to manage it"}.`
  );
}

function hasRun({ bpm, businessKey }: BpmInstanceInputs, { id, state }: Live): string {
  return (
    `The instance of BPM ${bpm} with the business key ${businessKey} was started by an earlier \`pulumi up\` and has ended (${state}, id ${id}). ` +
    "It is not started again: `pulumi up --replace` with the URN of the resource starts another one."
  );
}
