import { CallError, isMissing } from "../client/errors";
import { createOnce, readUntil } from "./confirmWrite";
import { RefusedChange } from "./handler";
import { type Audited, madeWhen, notOurs } from "./leftover";
import { cannotBeAdopted, existsAlready, mayBeOurs, recovered, recoverIt, takenAsLeftover } from "./messages";
import { type Packaged, packageProtection } from "./packageProtection";
import type { Session } from "./session";
import { explained } from "./tenantNamespace";

/** What a kind says of a thing that is to be there. */
export interface Wanted<Live extends Packaged & Audited> {
  /** A kind with its name. */
  thing: string;
  /** What `astrozero:recover` calls it. */
  name: string;
  adoptExisting: boolean | undefined;
  /** Whether the program says that what is there is its own. */
  recover: boolean | undefined;
  /** Whether it is in an object that the program has in state: then its age does not tell whether it is ours. */
  isWithin?: boolean;
  /** The thing that has the name, as far as the platform tells. */
  find(): Promise<Live | undefined>;
  /** The create call; undefined when the answer names no id. */
  create(): Promise<string | undefined>;
  /** Whether a live one is what a create leaves behind that was killed after any of its steps. */
  isOwn(live: Live): boolean | Promise<boolean>;
  /** The attributes in which one that may have been there before shows what `create` does not leave: then it is not ours. */
  foreign(live: Live): readonly string[];
  /**
   * Whether a live one that `isOwn` accepts shows all that tells whether it is ours. Default: it does. One that does not is taken over only where
   * the program says so.
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
export async function createOrAdopt<Live extends Packaged & Audited>(session: Session, wanted: Wanted<Live>): Promise<Obtained<Live>> {
  const { thing, name, adoptExisting, isOwn, isProved = () => true, misfits = () => [], mayCreateAgain } = wanted;
  const { clock } = session.client;
  const recovers = isRecovered(session, wanted);
  const noteTakenOver = ({ id }: Live) => session.run.takenOver.add(wanted.resourceId ?? id);
  const take = (live: Live, origin: "leftover" | "adopted") => {
    noteTakenOver(live);
    return { id: live.id, live, origin };
  };
  const takeLeftover = (live: Live, tell: typeof recovered) => {
    session.warn(tell(thing, live.id, madeWhen(live)));
    return take(live, "leftover");
  };
  /** What the program says is its own, or is to be adopted. */
  const takeAsTold = (live: Live) => {
    const reason = packageProtection(live);
    const faults = reason ? [`it ${reason}`] : misfits(live);
    if (faults.length > 0) throw new RefusedChange(cannotBeAdopted(thing, live.id, faults));
    return recovers ? takeLeftover(live, recovered) : take(live, "adopted");
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
  const isLike = async (live: Live) => wanted.foreign(live).length === 0 && (await isMade(live));
  /** Why one that is like what a create leaves is not taken. */
  const doubt = (live: Live) => (isProved(live) ? notOurs(session, live, wanted.isWithin) : "not all of it shows");

  let isSurelyNew = true;
  const create = () =>
    createOnce({
      clock,
      create: wanted.create,
      find: async (isNew) => {
        const live = await find();
        if (!live || !(isNew ? await isMade(live) : doubt(live) === undefined && (await isLike(live)))) return undefined;
        // Whether this create made it, or another resource of the program had it before, is unknown.
        noteTakenOver(live);
        if (!isNew) session.warn(takenAsLeftover(thing, live.id, madeWhen(live)));
        isSurelyNew &&= isNew;
        return live.id;
      },
      isThere: async () => (await find()) !== undefined,
    });

  /** What has the name after a create that failed; undefined when creating once more may work. */
  const obtainHolder = async (error: CallError): Promise<Obtained<Live> | undefined> => {
    if (await mayCreateAgain?.(error)) return undefined;
    const holder = await find();
    if (!holder) throw error;
    if (adoptExisting || recovers) return takeAsTold(holder);
    const isLikeOurs = await isLike(holder);
    const doubted = doubt(holder);
    if (isLikeOurs && doubted === undefined) return takeLeftover(holder, takenAsLeftover);
    const advice = isLikeOurs && error.ambiguous ? mayBeOurs(thing, holder.id) : existsAlready(thing, holder.id);
    const why = isLikeOurs ? ` It is as declared, and not taken for what an interrupted run left: ${doubted}.` : "";
    throw new RefusedChange(`${error.message}\n${advice}${why}\n${recoverIt(name)}`);
  };

  const existing = adoptExisting || recovers ? await find() : undefined;
  if (existing) return takeAsTold(existing);
  let id: string;
  try {
    id = await create();
  } catch (error) {
    if (!(error instanceof CallError) || !canLook) throw error;
    const holder = await obtainHolder(error).catch(async (second) => {
      if (second === error) throw await explained(session, error, name);
      // A look that fails says nothing of the creation.
      throw second instanceof CallError ? error : second;
    });
    if (holder) return holder;
    id = await create();
  }
  const read = await readNew(session, id, wanted);
  if (isSurelyNew) noteUser(session, read.live);
  return { id, ...read, origin: "created" };
}

/** Whether the user says that a thing with the name is this program's own. */
export function isRecovered({ leftovers }: Session, { name, recover }: { name: string; recover?: boolean | undefined }): boolean {
  return recover === true || leftovers.recover.has(name);
}

/** What a run has made tells who we are. */
// assumption: own-user
export function noteUser({ platform }: Session, made: { createdBy?: string | undefined } | undefined): void {
  platform.user ??= made?.createdBy || undefined;
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
