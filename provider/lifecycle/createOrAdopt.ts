import { CallError } from "../client/errors";
import { createOnce } from "./confirmWrite";
import { RefusedChange } from "./handler";
import { cannotBeAdopted, existsAlready } from "./messages";
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
  /** Whether that is also enough where an earlier run may have made it. Default: it is. */
  isProved?(live: Live): boolean;
  /** Why a live one can never become what is declared. */
  misfits?(live: Live): string[];
  /** Reads a new one back; what does not show yet is undefined. */
  readNew?(id: string): Promise<Live | undefined>;
  /** What a refused creation may mean beside "it is there": true when creating once more may work. */
  mayCreateAgain?(error: CallError): Promise<boolean>;
  /** The resource's id, where it is not that of the thing. */
  resourceId?: string;
}

export interface Obtained<Live> {
  id: string;
  /** What the platform shows. A new one was not read, or does not show. */
  live: Live | undefined;
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
  const { thing, adoptExisting, find, isOwn, isProved = () => true, misfits = () => [], mayCreateAgain } = wanted;
  const noteTakenOver = ({ id }: Live) => session.run.takenOver.add(wanted.resourceId ?? id);
  const take = (live: Live, origin: "leftover" | "adopted") => {
    noteTakenOver(live);
    return { id: live.id, live, origin };
  };
  const isLeftover = async (live: Live) => packageProtection(live) === undefined && (await isOwn(live));

  const existing = adoptExisting ? await find() : undefined;
  if (existing) {
    const reason = packageProtection(existing);
    const faults = reason ? [`it ${reason}`] : misfits(existing);
    if (faults.length > 0) throw new RefusedChange(cannotBeAdopted(thing, existing.id, faults));
    return take(existing, "adopted");
  }

  const create = async (): Promise<Obtained<Live>> => {
    const ownId = async () => {
      const live = await find();
      if (!live || !(await isLeftover(live))) return undefined;
      // Whether this create made it, or another resource of the program had it before, is unknown.
      noteTakenOver(live);
      return live.id;
    };
    const isThere = async () => (await find()) !== undefined;
    const id = await createOnce({ clock: session.client.clock, create: wanted.create, find: ownId, isThere });
    return { id, live: await wanted.readNew?.(id), origin: "created" };
  };
  try {
    return await create();
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    if (await mayCreateAgain?.(error)) return create();
    const holder = await find();
    if (!holder) throw error;
    if (isProved(holder) && (await isLeftover(holder))) return take(holder, "leftover");
    throw new RefusedChange(`${error.message}\n${existsAlready(thing, holder.id)}`);
  }
}
