import { readUntil, writeOnce } from "./confirmWrite";
import { RefusedChange } from "./handler";
import { notMade } from "./messages";
import type { Session } from "./session";

export interface AttributeChange<Live> {
  write(): Promise<unknown>;
  read(): Promise<Live | undefined>;
  /** Whether the thing is as written, as far as reads tell. */
  shows(live: Live): boolean;
  /** The thing as it was; left out where it was not read. */
  before?: Live | undefined;
  /** Whether reads tell all that is written. Default: that is unknown. */
  tellsAll?(live: Live): boolean;
}

/**
 * Writes, and looks after an answer that got lost: what shows is not written again. A look proves that the write arrived where the thing showed
 * something else before, or where reads tell all that is written.
 */
export async function changeAttributes<Live>(
  { client }: Session,
  { write, read, shows, before, tellsAll = () => false }: AttributeChange<Live>,
): Promise<void> {
  const isNew = before !== undefined && !shows(before);
  const done = async () => {
    const live = await read();
    return live !== undefined && shows(live) && (isNew || tellsAll(live));
  };
  await writeOnce({ clock: client.clock, write, done });
}

export interface Confirmation<Live> extends Pick<AttributeChange<Live>, "read" | "shows"> {
  /** For messages: a kind with its name. */
  thing: string;
  /** What a user reads when the thing is gone. */
  gone(): string;
  /** What else must be right with it. */
  assert?(live: Live | undefined): Promise<void>;
}

/** Waits until a thing shows what was written: a platform may accept a call and do nothing. */
export async function confirmAttributes<Live>(
  { client }: Session,
  { read, shows, thing, gone, assert }: Confirmation<Live>,
): Promise<void> {
  const isShown = (live: Live | undefined) => live !== undefined && shows(live);
  const live = await readUntil(client.clock, read, isShown);
  await assert?.(live);
  if (!isShown(live)) throw new RefusedChange(live ? notMade(thing) : gone());
}
