import { readUntil, writeOnce } from "../../client/settle";
import { RefusedChange } from "../handler";
import type { Session } from "../session";
import { notArrived } from "./attributes";
import { notMade } from "./messages";

export interface AttributeChange {
  /** For messages: a kind with its name. */
  thing: string;
  /** What the thing shall have afterwards. */
  wanted: Record<string, unknown>;
  write(): Promise<unknown>;
  read(): Promise<Record<string, unknown> | undefined>;
}

/** Writes attributes once, and looks whether they arrived. */
export async function changeAttributes(session: Session, { thing, wanted, write, read }: AttributeChange): Promise<void> {
  const { clock } = session.client;
  const has = (live: Record<string, unknown> | undefined) => live !== undefined && notArrived(wanted, live).length === 0;
  await writeOnce({ clock, write, done: async () => has(await read()) });
  if (!has(await readUntil(clock, read, has))) throw new RefusedChange(notMade(thing));
}
