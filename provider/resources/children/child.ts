import { isAbsent } from "../../client/errors";
import { createOrAdopt, type Obtained, type Wanted } from "../../lifecycle/createOrAdopt";
import { PartialFailure, RefusedChange } from "../../lifecycle/handler";
import type { Audited } from "../../lifecycle/leftover";
import { isGone, notShown } from "../../lifecycle/messages";
import type { Packaged } from "../../lifecycle/packageProtection";
import { readOrGone } from "../../lifecycle/readOrGone";
import { remove } from "../../lifecycle/remove";
import type { Session } from "../../lifecycle/session";
import { ObjectHandle } from "../objects/liveObject";

export interface ChildRecord extends Packaged, Audited {
  name: string;
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

/** The resource's id: names are unique in their object and never change, ids may when a thing has to be created again. */
export function childIdentity({ objectId, name }: ChildPlace): string {
  return `${objectId}/${name}`;
}

/** One child of an object, told by its name there. */
export class Child<Live extends ChildRecord> {
  /** Id of the resource. */
  readonly id: string;
  /** For messages: "Trigger check of object ns__Order__CST". */
  readonly thing: string;
  /** What `astrozero:recover` calls it: "ns__Order__CST/check". */
  readonly recoveryName: string;
  private readonly objectId: string;

  constructor(
    readonly session: Session,
    private readonly kind: ChildKind<Live>,
    private readonly place: ChildPlace,
  ) {
    const { objectId, objectName = objectId, name } = place;
    this.objectId = objectId;
    this.id = childIdentity(place);
    this.thing = `${kind.word} ${name} of object ${objectName}`;
    this.recoveryName = `${objectName}/${name}`;
  }

  /** The child that has the name. */
  async find(): Promise<Live | undefined> {
    return (await this.kind.list(this.session, this.objectId)).find(({ name }) => name === this.place.name);
  }

  /** The child with an id; undefined when it is gone. */
  read(childId: string): Promise<Live | undefined> {
    const { session, kind, objectId } = this;
    return readOrGone(
      session.client.clock,
      () => kind.get(session, objectId, childId),
      async () => (await listOf(session, kind, objectId)).some(({ id }) => id === childId),
    );
  }

  /** The child with an id, which must be there. */
  async mustRead(childId: string): Promise<Live> {
    return (await this.read(childId)) ?? this.refuse(this.gone(childId));
  }

  gone(childId: string): string {
    return isGone(this.thing, childId);
  }

  refuse(reason: string): never {
    throw new RefusedChange(reason);
  }

  /** The child was created and does not show. */
  notShown({ id: childId, unread }: Obtained<Live>, state: object): PartialFailure {
    return new PartialFailure({ id: this.id, state: { ...state, unfinished: {} } }, [notShown(this.thing, childId, unread)]);
  }

  /** Creates the child and reads it back; or takes one that is there. */
  createOrAdopt(wanted: Pick<Wanted<Live>, "adoptExisting" | "recover" | "create" | "isOwn" | "foreign">): Promise<Obtained<Live>> {
    const { session, objectId } = this;
    return createOrAdopt(session, {
      ...wanted,
      thing: this.thing,
      name: this.recoveryName,
      isWithin: session.run.checked.ownObjects.has(this.place.objectName ?? ""),
      resourceId: this.id,
      find: () => this.find(),
      create: async () => {
        const id = await wanted.create();
        // Some platforms may answer the id of the object.
        // assumption: create-result
        return id === objectId ? undefined : id;
      },
      read: (id) => this.read(id),
    });
  }

  /** The call that deletes it, whatever comes of it. */
  delete(childId: string): Promise<unknown> {
    return this.kind.remove(this.session, this.objectId, childId);
  }

  async remove(childId: string, adopted: boolean | undefined): Promise<void> {
    await remove(this.session, { thing: this.thing, adopted, remove: () => this.delete(childId), look: () => this.read(childId) });
  }
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

/** The children of an object; none when the object is gone. */
// assumption: missing
async function listOf<Live extends ChildRecord>(session: Session, kind: ChildKind<Live>, objectId: string): Promise<Live[]> {
  try {
    return await kind.list(session, objectId);
  } catch (error) {
    if (!isAbsent(error) || (await new ObjectHandle(session, objectId).read())) throw error;
    return [];
  }
}
