import { CallError } from "../../client/errors";
import { createOnce, readUntil } from "../../lifecycle/confirmWrite";
import { messageOf, RefusedChange } from "../../lifecycle/handler";
import { cannotBeAdopted, existsAlready, notDeleted, staysAdopted } from "../../lifecycle/messages";
import type { Session } from "../../lifecycle/session";
import { isAbsent, isNotOffered, packageProtection, readObject } from "../objects/liveObject";

export interface ChildRecord {
  id: string;
  name: string;
  protectMode: number | undefined;
  installedPackage: string;
}

/** Things that belong to an object and have a name in it: triggers, validators, layouts. */
export interface ChildKind<Live extends ChildRecord> {
  /** How a sentence about one begins. */
  readonly word: string;
  list(session: Session, objectId: string): Promise<Live[]>;
  get(session: Session, objectId: string, childId: string): Promise<Live>;
  remove(session: Session, objectId: string, childId: string): Promise<unknown>;
}

/** What names a child. */
export interface ChildPlace {
  objectId: string;
  objectName?: string | undefined;
  name: string;
}

/** The resource's id: names are unique in their object and never change, ids may when a thing has to be made anew. */
export function childIdentity({ objectId, name }: ChildPlace): string {
  return `${objectId}/${name}`;
}

/** For messages: "Trigger check of object ns__Order__CST". */
export function childWords({ word }: { word: string }, { objectId, objectName, name }: ChildPlace): string {
  return `${word} ${name} of object ${objectName ?? objectId}`;
}

/** The child that an id names: `{object id}/{name}`, or `{object id}/{child id}`. */
export async function readByIdentity<Live extends ChildRecord>(session: Session, kind: ChildKind<Live>, identity: string) {
  const [objectId = "", key = ""] = identity.split("/");
  if (!objectId || !key) {
    throw new RefusedChange(`"${identity}" is not the id of a ${kind.word.toLowerCase()}: write {object id}/{name}.`);
  }
  const live = (await listOf(session, kind, objectId)).find(({ id, name }) => name === key || id === key);
  return live && { objectId, live };
}

export async function findChild<Live extends ChildRecord>(session: Session, kind: ChildKind<Live>, { objectId, name }: ChildPlace) {
  return (await kind.list(session, objectId)).find((child) => child.name === name);
}

/** One child; undefined when it is gone. Where the status is not 404 the list must prove it. */
export async function readChild<Live extends ChildRecord>(
  session: Session,
  kind: ChildKind<Live>,
  objectId: string,
  childId: string,
): Promise<Live | undefined> {
  try {
    return await kind.get(session, objectId, childId);
  } catch (error) {
    if (!isAbsent(error)) throw error;
    if (error instanceof CallError && error.httpStatus === 404) return undefined;
    if ((await listOf(session, kind, objectId)).some(({ id }) => id === childId)) throw error;
    return undefined;
  }
}

/** The children of an object; none when the object is gone. */
async function listOf<Live extends ChildRecord>(session: Session, kind: ChildKind<Live>, objectId: string): Promise<Live[]> {
  try {
    return await kind.list(session, objectId);
  } catch (error) {
    if (!isAbsent(error) || (await readObject(session, objectId, []))) throw error;
    return [];
  }
}

interface Wanted<Live> {
  place: ChildPlace;
  adoptExisting: boolean | undefined;
  /** Creates it; undefined when the answer names no id. */
  create(): Promise<string | undefined>;
  /** Whether a live one is exactly what `create` leaves behind: an earlier run made it and could not tell. */
  isOwn(live: Live): boolean;
}

export interface ObtainedChild<Live> {
  childId: string;
  /** What the platform shows; undefined when it does not show the new one. */
  live: Live | undefined;
  isNew: boolean;
  adopted?: true;
}

/** Creates the child and reads it back; or takes the one that may be adopted, or that an interrupted run of ours left behind. */
export async function obtainChild<Live extends ChildRecord>(
  session: Session,
  kind: ChildKind<Live>,
  { place, adoptExisting, create, isOwn }: Wanted<Live>,
): Promise<ObtainedChild<Live>> {
  const thing = childWords(kind, place);
  const existing = adoptExisting ? await findChild(session, kind, place) : undefined;
  if (existing) {
    const reason = packageProtection(existing);
    if (reason) throw new RefusedChange(cannotBeAdopted(thing, existing.id, [`it ${reason}`]));
    return { ...takeOver(session, place, existing), adopted: true };
  }
  const ownBeginning = async () => {
    const holder = await findChild(session, kind, place);
    return holder && !packageProtection(holder) && isOwn(holder) ? holder : undefined;
  };
  try {
    const childId = await createOnce({
      clock: session.client.clock,
      create: async () => {
        const id = await create();
        // Some platforms may answer the id of the object.
        return id === place.objectId ? undefined : id;
      },
      find: async () => (await ownBeginning())?.id,
    });
    return { childId, live: await readNew(session, kind, place.objectId, childId), isNew: true };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    const own = await ownBeginning();
    if (own) return takeOver(session, place, own);
    const holder = await findChild(session, kind, place);
    if (!holder) throw error;
    throw new RefusedChange(`${error.message}\n${existsAlready(thing, holder.id)}`);
  }
}

function takeOver<Live extends ChildRecord>(session: Session, place: ChildPlace, live: Live): ObtainedChild<Live> {
  session.takenOver.add(childIdentity(place));
  return { childId: live.id, live, isNew: false };
}

function readNew<Live extends ChildRecord>(session: Session, kind: ChildKind<Live>, objectId: string, childId: string) {
  return readUntil(
    session.client.clock,
    () => readChild(session, kind, objectId, childId),
    (there) => there !== undefined,
  );
}

interface Leaving {
  place: ChildPlace;
  childId: string;
  adopted: boolean | undefined;
}

/** Deletes the child. Where the platform does not offer the call it stays, with a warning. */
export async function removeChild<Live extends ChildRecord>(
  session: Session,
  kind: ChildKind<Live>,
  { place, childId, adopted }: Leaving,
): Promise<void> {
  const thing = childWords(kind, place);
  if (adopted) {
    session.warn(staysAdopted(thing));
    return;
  }
  try {
    await kind.remove(session, place.objectId, childId);
  } catch (error) {
    if (!isAbsent(error)) throw error;
    if ((await readChild(session, kind, place.objectId, childId)) === undefined) return;
    if (!isNotOffered(error)) throw error;
    session.warn(notDeleted(thing, messageOf(error)));
  }
}
