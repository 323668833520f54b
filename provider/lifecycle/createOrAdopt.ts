import { CallError, isMissing } from "../client/errors";
import { createOnce, readUntil } from "./confirmWrite";
import { RefusedChange } from "./handler";
import { cannotBeAdopted, existsAlready, mayBeOurs } from "./messages";
import { type Packaged, packageProtection } from "./packageProtection";
import type { Session } from "./session";

/** What a kind says of a thing that is to be there. */
export interface Wanted<Live extends Packaged & { id: string }> {
  /** A kind with its name. */
  thing: string;
  adoptExisting: boolean | undefined;
  /** The thing that has the name, as far as the platform tells. */
  find(): Promise<Live | undefined>;
  /** The create call; undefined when the answer names no id. */
  create(): Promise<string | undefined>;
  /** Whether a live one is what `create` leaves behind. */
  isOwn(live: Live): boolean | Promise<boolean>;
  /** The attributes in which one that may have been there before shows what `create` does not leave: then it is not ours. */
  foreign(live: Live): readonly string[];
  /**
   * Whether a live one that `isOwn` accepts is surely ours, although it may have been there before this run. Default: it is. One that is not is
   * taken over with `adoptExisting` alone.
   */
  isProved?(live: Live): boolean;
  /** Why a live one can never become what is declared. */
  misfits?(live: Live): string[];
  /** Reads a new one back; undefined when it does not show. Without it a new one is not read. */
  read?(id: string): Promise<Live | undefined>;
  /** What a refused creation may mean beside "it is there": true when creating once more may work. */
  mayCreateAgain?(error: CallError): Promise<boolean>;
  /** The resource's id, where it is not that of the thing. */
  resourceId?: string;
}

export interface Obtained<Live> {
  id: string;
  /** What the platform shows. A new one was not read, or does not show. */
  live: Live | undefined;
  /** Why a new one could not be read. */
  unread?: string;
  /** `leftover`: an earlier run of ours made it and could not tell. */
  origin: "created" | "leftover" | "adopted";
}

/**
 * Creates a thing, once whatever the answers; or takes the one that may be adopted, or that an interrupted run of ours left behind. Anything
 * else that has the name is refused, with its id.
 */
export async function createOrAdopt<Live extends Packaged & { id: string }>(
  session: Session,
  wanted: Wanted<Live>,
): Promise<Obtained<Live>> {
  const { thing, adoptExisting, isOwn, isProved = () => true, misfits = () => [], mayCreateAgain } = wanted;
  const { clock } = session.client;
  const noteTakenOver = ({ id }: Live) => session.run.takenOver.add(wanted.resourceId ?? id);
  const take = (live: Live, origin: "leftover" | "adopted") => {
    noteTakenOver(live);
    return { id: live.id, live, origin };
  };
  const adopt = (live: Live) => {
    const reason = packageProtection(live);
    const faults = reason ? [`it ${reason}`] : misfits(live);
    if (faults.length > 0) throw new RefusedChange(cannotBeAdopted(thing, live.id, faults));
    return take(live, "adopted");
  };

  // One look that fails has waited for the platform as long as the user allows: no other follows.
  let canLook = true;
  const looking = async <T>(look: () => Promise<T>): Promise<T> => {
    try {
      return await look();
    } catch (error) {
      canLook &&= isMissing(error);
      throw error;
    }
  };
  const find = () => looking(wanted.find);
  const isMade = async (live: Live) => packageProtection(live) === undefined && (await looking(async () => isOwn(live)));
  const isLeftover = async (live: Live) => wanted.foreign(live).length === 0 && (await isMade(live));

  const create = () =>
    createOnce({
      clock,
      create: wanted.create,
      find: async (isNew) => {
        const live = await find();
        if (!live || !(await (isNew ? isMade(live) : isProved(live) && isLeftover(live)))) return undefined;
        // Whether this create made it, or another resource of the program had it before, is unknown.
        noteTakenOver(live);
        return live.id;
      },
      isThere: async () => (await find()) !== undefined,
    });

  /** What has the name after a create that failed; undefined when creating once more may work. */
  const obtainHolder = async (error: CallError): Promise<Obtained<Live> | undefined> => {
    if (await mayCreateAgain?.(error)) return undefined;
    const holder = await find();
    if (!holder) throw error;
    if (adoptExisting) return adopt(holder);
    const isLike = await isLeftover(holder);
    if (isLike && isProved(holder)) return take(holder, "leftover");
    const advice = isLike && error.ambiguous ? mayBeOurs(thing, holder.id) : existsAlready(thing, holder.id);
    throw new RefusedChange(`${error.message}\n${advice}`);
  };

  const existing = adoptExisting ? await find() : undefined;
  if (existing) return adopt(existing);
  let id: string;
  try {
    id = await create();
  } catch (error) {
    if (!(error instanceof CallError) || !canLook) throw error;
    const holder = await obtainHolder(error).catch((second) => {
      // A look that fails says nothing of the creation.
      throw second instanceof CallError ? error : second;
    });
    if (holder) return holder;
    id = await create();
  }
  return { id, ...(await readNew(session, id, wanted)), origin: "created" };
}

/** A new one exists, whatever comes of reading it. */
export async function readNew<Live>(
  { client }: Session,
  id: string,
  { read }: { read?(id: string): Promise<Live | undefined> },
): Promise<Pick<Obtained<Live>, "live" | "unread">> {
  if (!read) return { live: undefined };
  try {
    const live = await readUntil(
      client.clock,
      () => read(id),
      (there) => there !== undefined,
    );
    return { live };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    return { live: undefined, unread: error.message };
  }
}
