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
 * Starts an instance, once whatever the answers: the business key tells which one it is. One that has the key and has not ended was started by a
 * run of this program that was interrupted, or may be adopted, or belongs to somebody else.
 */
export async function obtain(session: Session, inputs: BpmInstanceInputs): Promise<Instance> {
  const { bpm, businessKey, version, adoptExisting } = inputs;
  const hasKey = (live: Live) => live.name === bpm && live.businessKey === businessKey;
  const before = (await listAll(session)).filter(hasKey);
  // assumption: stale-reads
  const running = before.filter((live) => !hasEnded(live) && !session.run.endedInstances.has(live.id));
  const [one] = running;
  if (one) {
    const ids = running.map(({ id }) => id).join(", ");
    if (running.length > 1) throw new RefusedChange(`${there(inputs)} several times (ids ${ids}). Choose another businessKey.`);
    if (!adoptExisting && !isOwnKey(businessKey)) throw new RefusedChange(`${there(inputs)} (id ${ids}). ${takeIt}`);
    if (version !== undefined && one.version !== version)
      throw new RefusedChange(
        `${there(inputs)} (id ${ids}), of version ${one.version} instead of ${version}. Terminate it, or choose another businessKey.`,
      );
    session.run.takenOver.add(one.id);
    return { live: one, origin: adoptExisting ? "adopted" : "leftover" };
  }
  try {
    return { live: await start(session, inputs), origin: "created" };
  } catch (error) {
    if (!isAmbiguous(error)) throw error;
    const known = before.map(({ id }) => id);
    const look = async () => (await listAll(session)).filter((live) => hasKey(live) && !known.includes(live.id));
    const found = await readUntil(session.client.clock, look, (started) => started.length > 0).catch(() => []);
    const [started] = found;
    if (started && found.length === 1) return { live: started, origin: "created" };
    throw new RefusedChange(`${messageOf(error)}\n${mayBeStarted(inputs)}`, { cause: error });
  }
}

function start({ client }: Session, { bpm, version, businessKey, variables, secret }: BpmInstanceInputs): Promise<Live> {
  const given = { ...variables, [businessKeyVariable]: businessKey };
  return client.call(contract.start, { body: { name: bpm, version, variables: given }, confidential: secret });
}

function there({ bpm, businessKey }: BpmInstanceInputs): string {
  return `An instance of BPM ${bpm} with the business key ${businessKey} is running already`;
}

const takeIt = "Set adoptExisting: true to manage it, or choose another businessKey.";

function mayBeStarted({ bpm, businessKey }: BpmInstanceInputs): string {
  return (
    `An instance of BPM ${bpm} may have been started; none with the business key ${businessKey} shows. The next \`pulumi up\` looks for it ` +
    "before it starts one. If the process is so short that it may have ended by then, look on the platform first."
  );
}
