import { keepUnfinished } from "../../lifecycle/activation";
import { changedInputs } from "../../lifecycle/attributes";
import { type Handler, type Made, messageOf, PartialFailure } from "../../lifecycle/handler";
import { storedDifferently } from "../../lifecycle/messages";
import type { Session } from "../../lifecycle/session";
import type { Lived } from "../../lifecycle/state";
import { Child, type ChildKind, type ChildPlace, type ChildRecord, childIdentity, readByIdentity } from "./child";
import { describe, notAsCreated, obtain, project, type SwitchedInputs, type SwitchedKind, type SwitchedRecord } from "./switched";

interface ChildLife<Inputs extends ChildPlace, State extends Inputs & Lived, Live extends ChildRecord> {
  kind: ChildKind<Live>;
  /** The id of the thing itself. */
  idOf(state: State): string;
  /** What the platform has, seen through what the program sets. */
  project(inputs: Inputs, live: Live): State;
  /** Everything that the platform tells. */
  describe(objectId: string, live: Live): State;
}

/** How things that belong to an object are told apart, read and deleted. */
export function childLife<Inputs extends ChildPlace, State extends Inputs & Lived, Live extends ChildRecord & { active?: boolean }>({
  kind,
  idOf,
  project,
  describe,
}: ChildLife<Inputs, State, Live>): Pick<Handler<Inputs, State>, "identity" | "names" | "read" | "delete"> {
  return {
    identity: childIdentity,
    names: ({ objectId, objectName = objectId, name }) => [{ property: "name", key: `${kind.word} ${objectName}/${name}` }],
    async read(session, id, state) {
      if (state) {
        const live = await present(new Child(session, kind, state), idOf(state), state);
        return live && { ...project(state, live), adopted: state.adopted, ...keepUnfinished(state, live) };
      }
      const found = await readByIdentity(session, kind, id);
      return found && describe(found.objectId, found.live);
    },
    async delete(session, _id, state) {
      const child = new Child(session, kind, state);
      const { id = idOf(state) } = (state.unfinished && (await present(child, idOf(state), state))) ?? {};
      await child.remove(id, state.adopted);
    },
  };
}

/** The child of a state. An update that failed half-way may have created it again, under another id. */
async function present<Live extends ChildRecord>(child: Child<Live>, childId: string, { unfinished }: Lived): Promise<Live | undefined> {
  return (await child.read(childId)) ?? (unfinished && (await child.find()));
}

/** The life of triggers and validators. */
export function switchedLife<Inputs extends SwitchedInputs, State extends Inputs & Lived, Live extends SwitchedRecord>(
  kind: SwitchedKind<Inputs, State, Live>,
): Pick<Handler<Inputs, State>, "replaces" | "identity" | "names" | "needs" | "create" | "read" | "update" | "delete"> {
  const idOf = (state: State) => String(state[kind.idMember]);
  const unread = (inputs: Inputs, childId: string) => ({ ...inputs, [kind.idMember]: childId });

  async function create(session: Session, inputs: Inputs): Promise<Made<State>> {
    const child = new Child(session, kind, inputs);
    const obtained = await obtain(child, kind, inputs);
    const { id: childId, live, origin } = obtained;
    if (!live) throw child.notShown(obtained, unread(inputs, childId));
    const isNew = origin === "created";
    // Nothing tells whether one that was there already has what does not show.
    const seen = project(kind, isNew ? inputs : { ...inputs, extra: undefined }, live);
    const made = { id: child.id, state: { ...seen, adopted: origin === "adopted" || undefined } };
    const different = isNew ? notAsCreated(kind, inputs, live) : [];
    if (different.length > 0) throw new PartialFailure(made, [storedDifferently(child.thing, different)]);
    // A new one is off unless the program says otherwise; one that was there stays as it is.
    const active = isNew ? inputs.active === true : inputs.active;
    if (isNew && live.active === active) return made;
    try {
      const state = await kind.update(session, { olds: made.state, news: { ...inputs, active }, before: live });
      return { id: child.id, state: inputs.active === undefined ? { ...state, active: undefined } : state };
    } catch (error) {
      throw error instanceof PartialFailure ? error : new PartialFailure(made, [messageOf(error)]);
    }
  }

  async function update(session: Session, olds: State, news: Inputs): Promise<State> {
    const child = new Child(session, kind, news);
    const before = await child.read(idOf(olds));
    if (before) return kind.update(session, { olds, news, before });
    const again = kind.isRecreated ? (await readByIdentity(session, kind, child.id))?.live : undefined;
    // An update that created it again and was killed could not tell: what is as declared is taken for it, as after a creation.
    if (again && (olds.unfinished || notAsCreated(kind, news, again).length === 0)) {
      return kind.update(session, { olds: { ...olds, unfinished: olds.unfinished ?? {} }, news, before: again });
    }
    if (!olds.unfinished || !kind.isRecreated) child.refuse(child.gone(idOf(olds)));
    // An update that had to create it again, and could not, left nothing.
    const obtained = await obtain(child, kind, { ...news, adoptExisting: false });
    const { id: childId, live } = obtained;
    if (!live) throw child.notShown(obtained, unread(olds, childId));
    return kind.update(session, { olds, news, before: live });
  }

  const { finished = async () => {} } = kind;
  return {
    replaces: movedChild,
    needs: (olds, news) => {
      const isChanged =
        olds && movedChild(olds, news).length === 0 && changedInputs([...kind.attributes, "active", "extra"], olds, news).length > 0;
      return isChanged ? [...kind.needs] : [];
    },
    ...childLife<Inputs, State, Live>({
      kind,
      idOf,
      project: (inputs, live) => project(kind, inputs, live),
      describe: (objectId, live) => describe(kind, objectId, live),
    }),
    async create(session, inputs) {
      const made = await create(session, inputs);
      await finished(session, inputs);
      return made;
    },
    async update(session, _id, olds, news) {
      const state = await update(session, olds, news);
      await finished(session, news);
      return state;
    },
  };
}

/** A thing cannot move to another object, nor get another name. */
export function movedChild(olds: ChildPlace, news: ChildPlace): ("objectId" | "name")[] {
  return changedInputs(["objectId", "name"], olds, news);
}
