import { causeAmong, isAbsent } from "../client/errors";
import { readUntil, writeOnce } from "./confirmWrite";
import { messageOf, RefusedChange } from "./handler";
import type { Session } from "./session";
import type { Lived } from "./state";

/** Whether a thing is on, whether it is to be on, and whether it stays so. */
export interface Activation {
  /** Undefined where state and a read contradict each other: the read may be old. */
  from: boolean | undefined;
  to: boolean;
  staysOn: boolean;
}

/**
 * What an update does to a thing that is switched on and off. Where the program says nothing of `active` a thing stays as it is, and what was
 * on before an update that failed half-way is switched on again.
 */
// assumption: stale-reads
export function planActivation(
  { active }: { active: boolean },
  state: { active?: boolean | undefined } & Lived,
  declared: boolean | undefined,
): Activation {
  const from = (state.active ?? active) === active ? active : undefined;
  const wasOn = active || state.active === true || state.unfinished?.active === true;
  const to = declared ?? wasOn;
  return { from, to, staysOn: wasOn && to };
}

/**
 * What a refresh leaves of a failed update: that the thing is off and has to be switched on again, which shows as a change also where the program
 * does not say whether the thing is on; and that something is still unknown, where the platform does not tell all that state has.
 */
export function keepUnfinished({ unfinished }: Lived, { active }: { active?: boolean }, isTold = true) {
  if (unfinished?.active && active === false) return { unfinished, active };
  return { unfinished: unfinished && !isTold ? {} : undefined };
}

/** A thing that can be switched on and off. */
export interface Switch {
  /** For messages: a kind with its name. */
  thing: string;
  /** The calls that may do it, the likeliest first; `active` always travels alone, or with the whole of what is there. */
  writes: ((active: boolean) => Promise<unknown>)[];
  /** Whether it is on; undefined when the thing is gone. */
  isOn(): Promise<boolean | undefined>;
  /** What a user reads then. */
  gone(): string;
}

/** Switches a thing on or off by the first call that does it, and looks: a platform may accept a call and do nothing. */
// assumption: activation
export async function setActive({ client, platform }: Session, { thing, writes, isOn, gone }: Switch, active: boolean): Promise<void> {
  const { clock } = client;
  const isDone = async () => (await isOn()) === active;
  const known = writes.length > 1 ? platform.firstWorkingCall : 0;
  const failures: unknown[] = [];
  const left = writes.slice(known);
  for (const [index, write] of left.entries()) {
    try {
      await writeOnce({ clock, write: () => write(active), done: isDone });
    } catch (error) {
      failures.push(error);
      continue;
    }
    if (left.length > 1 && (await isDone())) {
      platform.firstWorkingCall = known + index;
      return;
    }
  }
  const notDone = `${thing} was not switched ${active ? "on" : "off"}.`;
  // A call that may have worked leaves the outcome open, whatever came of the others.
  const cause = causeAmong(...failures);
  if (failures.length === left.length) {
    // What is so already may not be made so once more. A read that shows it may be old: then another one shows that it is not.
    // assumption: change-while-active
    const isSo = async () => (await readUntil(clock, isOn, (on) => on !== active)) === active;
    if (failures.every(isAbsent) && (await isSo().catch(() => false))) return;
    throw new RefusedChange(`${notDone} ${messageOf(failures[0])} Then run \`pulumi refresh\`.`, { cause });
  }
  const isNow = await readUntil(clock, isOn, (on) => on === active);
  if (isNow === active) return;
  if (isNow === undefined) throw new RefusedChange(gone(), { cause });
  throw new RefusedChange(
    `${notDone} The platform accepted the call and did nothing. Switch it ${active ? "on" : "off"} in the designer, then run \`pulumi refresh\`.`,
    { cause },
  );
}

/**
 * Changes a thing while it is off; without a change it is only switched. When the change fails, a thing that was on and is to be on is switched
 * on again: it is as before.
 */
// assumption: change-while-active
export async function changeWhileOff(
  session: Session,
  what: Switch,
  { from, to }: Activation,
  change: (() => Promise<void>) | undefined,
): Promise<void> {
  if (!change) {
    if (from !== to) await setActive(session, what, to);
    return;
  }
  if (from !== false) await setActive(session, what, false);
  try {
    await change();
  } catch (error) {
    if (from === false || !to) throw error;
    await setActive(session, what, true).catch((second) => {
      throw new RefusedChange(`${messageOf(error)}\nIt stays switched off. ${messageOf(second)}`, { cause: causeAmong(error, second) });
    });
    throw error;
  }
  if (to) await setActive(session, what, true);
}
