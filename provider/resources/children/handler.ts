import { keepPendingActivation } from "../../lifecycle/activation";
import type { Handler } from "../../lifecycle/handler";
import type { Session } from "../../lifecycle/session";
import type { Lived } from "../../lifecycle/state";
import { Child, type ChildKind, type ChildPlace, type ChildRecord, childIdentity, readByIdentity } from "./child";

interface ChildLife<Inputs extends ChildPlace, State extends Inputs & Lived, Live extends SwitchedRecord> {
  kind: ChildKind<Live>;
  /** The id of the thing itself. */
  idOf(state: State): string;
  /** What the platform has, seen through what the program sets. */
  project(inputs: Inputs, live: Live): State;
  /** Everything that the platform tells. */
  describe(objectId: string, live: Live): State;
}

/** What can be switched on and off tells whether it is on. */
type SwitchedRecord = ChildRecord & { active?: boolean };

/** How things that belong to an object are told apart, read and deleted. */
export function childLife<Inputs extends ChildPlace, State extends Inputs & Lived, Live extends SwitchedRecord>({
  kind,
  idOf,
  project,
  describe,
}: ChildLife<Inputs, State, Live>): Pick<Handler<Inputs, State>, "identity" | "read" | "delete"> {
  /** An update that failed half-way may have made the thing anew, under another id. */
  const present = async (session: Session, state: State) => {
    const child = new Child(session, kind, state);
    return (await child.read(idOf(state))) ?? (state.unfinished && (await child.find()));
  };
  return {
    identity: childIdentity,
    async read(session, id, state) {
      if (state) {
        const live = await present(session, state);
        return live && { ...project(state, live), adopted: state.adopted, ...keepPendingActivation(state, live) };
      }
      const found = await readByIdentity(session, kind, id);
      return found && describe(found.objectId, found.live);
    },
    async delete(session, _id, state) {
      const childId = (state.unfinished && (await present(session, state))?.id) ?? idOf(state);
      await new Child(session, kind, state).remove(childId, state.adopted);
    },
  };
}

/** A thing cannot move to another object, nor get another name. */
export function movedChild(olds: ChildPlace, news: ChildPlace): ("objectId" | "name")[] {
  return (["objectId", "name"] as const).filter((key) => olds[key] !== news[key]);
}
