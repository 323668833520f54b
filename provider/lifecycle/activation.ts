import { readUntil, writeOnce } from "./confirmWrite";
import { messageOf, RefusedChange } from "./handler";
import type { Session } from "./session";

/** A thing that can be switched on and off. */
export interface Switch {
  /** For messages: a kind with its name. */
  thing: string;
  /** The calls that may do it, the likeliest first; `active` always travels alone, or with the whole of what is there. */
  writes: ((active: boolean) => Promise<unknown>)[];
  /** Whether it is on; undefined when the thing is gone. */
  isOn(): Promise<boolean | undefined>;
}

/** How many calls were tried in vain before one worked: the platform does not change its ways during a run. */
const vain = new WeakMap<Session, number>();

/** Switches a thing on or off by the first call that does it, and looks: a platform may accept a call and do nothing. */
export async function setActive(session: Session, { thing, writes, isOn }: Switch, active: boolean): Promise<void> {
  const { clock } = session.client;
  const isDone = async () => (await isOn()) === active;
  const known = writes.length > 1 ? (vain.get(session) ?? 0) : 0;
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
      vain.set(session, known + index);
      return;
    }
  }
  const notDone = `${thing} was not switched ${active ? "on" : "off"}.`;
  if (failures.length === left.length) throw new RefusedChange(`${notDone} ${messageOf(failures[0])} Then run \`pulumi refresh\`.`);
  if (await readUntil(clock, isDone, Boolean)) return;
  throw new RefusedChange(
    `${notDone} The platform accepted the call and did nothing. Switch it ${active ? "on" : "off"} in the designer, then run \`pulumi refresh\`.`,
  );
}

interface Change {
  /** Whether the thing is on now, and whether it shall be afterwards. */
  from: boolean;
  to: boolean;
  /** What must be done while it is off; undefined when there is nothing to change. */
  change?: (() => Promise<void>) | undefined;
}

/** Changes a thing while it is off. When the change fails, a thing that was on and shall be on is switched on again: it is as before. */
export async function changeWhileOff(session: Session, what: Switch, { from, to, change }: Change): Promise<void> {
  if (!change) {
    if (from !== to) await setActive(session, what, to);
    return;
  }
  if (from) await setActive(session, what, false);
  try {
    await change();
  } catch (error) {
    if (!from || !to) throw error;
    await setActive(session, what, true).catch((second) => {
      throw new RefusedChange(`${messageOf(error)}\nIt stays switched off. ${messageOf(second)}`);
    });
    throw error;
  }
  if (to) await setActive(session, what, true);
}
