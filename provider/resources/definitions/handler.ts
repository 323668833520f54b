import { CallError } from "../../client/errors";
import { setActive } from "../../lifecycle/activation";
import { type Handler, type Made, messageOf, PartialFailure, RefusedChange } from "../../lifecycle/handler";
import { notShown, storedAs, storedDifferently } from "../../lifecycle/messages";
import type { Session } from "../../lifecycle/session";
import { keepPendingActivation } from "../../lifecycle/state";
import { assertCompiled } from "./compilation";
import { differing } from "./content";
import {
  type DefinitionInputs,
  type DefinitionKind,
  type DefinitionRecord,
  type DefinitionState,
  readDefinition,
  switchOf,
  words,
} from "./kind";
import { obtainDefinition } from "./obtain";
import { removeDefinition } from "./remove";
import { updateDefinition } from "./update";

/** The life of flows, BPMs and scripts. */
export function definitionLife<Inputs extends DefinitionInputs, State extends Inputs & DefinitionState, Live extends DefinitionRecord>(
  kind: DefinitionKind<Inputs, State, Live>,
): Pick<Handler<Inputs, State>, "create" | "read" | "update" | "delete"> {
  const complete = async (session: Session, state: State) => (kind.complete ? kind.complete(session, state) : state);
  /** What was made or changed stands, also where not all of it can be read. */
  const completed = (session: Session, state: State): Promise<State> =>
    complete(session, state).catch((error) => {
      if (!(error instanceof CallError)) throw error;
      session.warn(`${words(kind, state)} is as declared, and not all of it can be read: run \`pulumi refresh\` later. ${error.message}`);
      return state;
    });
  return {
    async create(session, inputs): Promise<Made<State>> {
      const thing = words(kind, inputs);
      const { id, live, isNew, compiled, adopted } = await obtainDefinition(session, kind, inputs);
      if (!live) throw new PartialFailure({ id, state: inputs }, [notShown(thing, id)]);
      const state = { ...kind.project(inputs, live), adopted };
      try {
        if (!isNew) {
          const olds = { ...state, active: live.active };
          return {
            id,
            state: await completed(session, await updateDefinition(session, kind, id, { olds, news: inputs, isTakenOver: true })),
          };
        }
        await assertCompiled(session, kind, { id, thing, live, compiled });
        if (live.name !== inputs.name) throw new RefusedChange(storedAs(thing, live.name));
        const different = differing(state, inputs);
        if (different.length > 0) throw new RefusedChange(storedDifferently(thing, different));
        if (inputs.active && !live.active)
          await setActive(session, switchOf(session, kind, id, { olds: inputs, news: inputs, live }), true);
        return { id, state: await completed(session, { ...state, active: inputs.active }) };
      } catch (error) {
        if (error instanceof PartialFailure) throw error;
        // What one has that was there before may not show.
        const unfinished = isNew ? undefined : { active: live.active };
        throw new PartialFailure({ id, state: { ...state, unfinished } }, [messageOf(error)]);
      }
    },
    async read(session, id, state) {
      const live = await readDefinition(session, kind, id, state?.name);
      if (!live) return undefined;
      if (!state) return complete(session, kind.describe(live));
      return complete(session, {
        ...kind.project(kind.declared(state), live),
        adopted: state.adopted,
        ...keepPendingActivation(state, live),
      });
    },
    update: async (session, id, olds, news) => completed(session, await updateDefinition(session, kind, id, { olds, news })),
    delete: (session, id, state) => removeDefinition(session, kind, id, state),
  };
}
