import { notArrived } from "./attributes";
import { readUntil, writeOnce } from "./confirmWrite";
import { RefusedChange } from "./handler";
import { notMade } from "./messages";
import type { Session } from "./session";

export interface AttributeChange {
  /** For messages: a kind with its name. */
  thing: string;
  /** The thing as it is now. */
  before: object;
  /** What it must have afterwards. */
  wanted: Record<string, unknown>;
  /** What a user reads when the thing is gone. */
  gone(): string;
  write(): Promise<unknown>;
  read(): Promise<object | undefined>;
}

/** Writes attributes once, and looks whether they arrived. */
export async function changeAttributes(session: Session, { thing, before, wanted, gone, write, read }: AttributeChange): Promise<void> {
  const { clock } = session.client;
  const has = (live: object | undefined) => live !== undefined && notArrived(wanted, live).length === 0;
  // What shows already proves nothing: what is written beside it may not show at all.
  const proves = !has(before);
  await writeOnce({ clock, write, done: async () => proves && has(await read()) });
  const live = await readUntil(clock, read, has);
  if (!has(live)) throw new RefusedChange(live ? notMade(thing) : gone());
}
