import type { Handler } from "../../lifecycle/handler";
import type { Session } from "../../lifecycle/session";
import { keepPendingActivation, type Unfinished } from "../../lifecycle/state";
import {
  type ChildKind,
  type ChildPlace,
  type ChildRecord,
  childIdentity,
  findChild,
  readByIdentity,
  readChild,
  removeChild,
} from "./child";

/** What the resources of things that belong to an object have in common. */
interface ChildState extends Unfinished {
  /** True when the thing existed before: it is then kept on delete. */
  adopted?: boolean | undefined;
}

interface Child<Inputs extends ChildPlace, State extends Inputs & ChildState, Live extends SwitchedRecord> {
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
export function childLife<Inputs extends ChildPlace, State extends Inputs & ChildState, Live extends SwitchedRecord>({
  kind,
  idOf,
  project,
  describe,
}: Child<Inputs, State, Live>): Pick<Handler<Inputs, State>, "identity" | "read" | "delete"> {
  /** An update that failed half-way may have made the thing anew, under another id. */
  const present = async (session: Session, state: State) =>
    (await readChild(session, kind, state.objectId, idOf(state))) ?? (state.unfinished && (await findChild(session, kind, state)));
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
      return removeChild(session, kind, { place: state, childId, adopted: state.adopted });
    },
  };
}

/** A thing cannot move to another object, nor get another name. */
export function movedChild(olds: ChildPlace, news: ChildPlace): ("objectId" | "name")[] {
  return (["objectId", "name"] as const).filter((key) => olds[key] !== news[key]);
}
