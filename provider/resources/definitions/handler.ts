import { CallError } from "../../client/errors";
import { definitionNameLength } from "../../contract/values";
import { keepUnfinished } from "../../lifecycle/activation";
import { type CheckFailure, type Handler, messageOf, PartialFailure, RefusedChange } from "../../lifecycle/handler";
import { notShown, storedAs, storedDifferently } from "../../lifecycle/messages";
import { named } from "../../lifecycle/named";
import type { Session } from "../../lifecycle/session";
import type { Lived } from "../../lifecycle/state";
import { differing, isTold } from "./content";
import { obtainDefinition } from "./create";
import { Definition } from "./definition";
import type { DefinitionInputs, DefinitionKind, DefinitionRecord } from "./kind";
import { updateDefinition } from "./update";

/** The life of flows, BPMs and scripts. */
export function definitionLife<Inputs extends DefinitionInputs, State extends Inputs & Lived, Live extends DefinitionRecord>(
  kind: DefinitionKind<Inputs, State, Live>,
): Pick<
  Handler<Inputs, State>,
  "identity" | "replaces" | "needs" | "names" | "advise" | "checkNew" | "check" | "create" | "read" | "update" | "delete"
> {
  const at = (session: Session, id: string, name: string | undefined) => new Definition(session, kind, id, name);
  const complete = async (session: Session, state: State) => (kind.complete ? kind.complete(session, state) : state);
  /** What was made or changed is kept in state, also where not all of it can be read. */
  const completed = (session: Session, state: State): Promise<State> =>
    complete(session, state).catch((error) => {
      if (!(error instanceof CallError)) throw error;
      session.warn(
        `${kind.word} ${state.name} is as declared, and not all of it can be read: run \`pulumi refresh\` later. ${error.message}`,
      );
      return state;
    });
  return {
    ...named,
    needs: (olds, news) => kind.needs(olds, news),
    names: (inputs) => [{ property: "name", key: `${kind.word} ${inputs.name}` }],
    checkNew: async (_session, inputs) => (inputs.adoptExisting || !isWhole(inputs) ? [] : faultsIn(kind, inputs)),
    // What stays on the platform beside what is declared may be what else an element leads to: only a fault that comes with the change is one.
    check: async (_session, olds, news) => {
      const before = faultsIn(kind, olds).map(({ property, reason }) => property + reason);
      return news.adoptExisting ? [] : faultsIn(kind, news).filter(({ property, reason }) => !before.includes(property + reason));
    },
    advise: ({ name }) => tellOfLongName(`${kind.word} ${name}`, name),
    async create(session, inputs) {
      const { id, live, unread, origin, compiled } = await obtainDefinition(session, kind, inputs);
      const definition = at(session, id, inputs.name);
      const { thing } = definition;
      if (!live) throw new PartialFailure({ id, state: { ...inputs, unfinished: {} } }, [notShown(thing, id, unread)]);
      const isNew = origin === "created";
      const state: State = { ...kind.project(inputs, live), adopted: origin === "adopted" || undefined };
      try {
        if (!isNew) {
          const olds = { ...state, active: live.active };
          return {
            id,
            state: await completed(session, await updateDefinition(session, kind, id, { olds, news: inputs, isTakenOver: true })),
          };
        }
        await definition.assertCompiled(live, compiled);
        // assumption: names
        if (live.name !== inputs.name) throw new RefusedChange(storedAs(thing, live.name));
        const different = differing(state, inputs);
        if (different.length > 0) throw new RefusedChange(storedDifferently(thing, different));
        // A new one is off unless the program says otherwise.
        const active = inputs.active === true;
        if (live.active !== active) await definition.setActive(active, { olds: inputs, news: inputs, live });
        return { id, state: await completed(session, { ...state, active: inputs.active }) };
      } catch (error) {
        if (error instanceof PartialFailure) throw error;
        // What one has that was there before may not show.
        const unfinished = isNew ? undefined : { active: live.active };
        throw new PartialFailure({ id, state: { ...state, unfinished } }, [messageOf(error)]);
      }
    },
    async read(session, id, state) {
      const live = await at(session, id, state?.name).read();
      if (!live) return undefined;
      if (!state) return complete(session, kind.describe(live));
      const declared = kind.declared(state);
      const { unfinished, ...kept } = keepUnfinished(state, live, isTold(kind, declared, live));
      // What does not compile is written again.
      const isBroken = live.status === "Error" && !state.adopted;
      const more = { adopted: state.adopted, ...kept, unfinished: unfinished ?? (isBroken ? {} : undefined) };
      return complete(session, { ...kind.project(declared, live), ...more });
    },
    update: async (session, id, olds, news) => completed(session, await updateDefinition(session, kind, id, { olds, news })),
    delete: (session, id, state) => at(session, id, state.name).remove(state),
  };
}

/** What will not compile. */
function faultsIn<Inputs extends DefinitionInputs, State extends Inputs & Lived, Live extends DefinitionRecord>(
  kind: DefinitionKind<Inputs, State, Live>,
  inputs: Inputs,
): CheckFailure[] {
  const faults = kind.faults?.({ ...kind.content(inputs), ...inputs.extra }) ?? [];
  return faults.map(({ part, reason }) => ({ property: part, reason }));
}

/** Whether all of it is known: what is not known yet is undefined. */
function isWhole(value: unknown): boolean {
  return typeof value === "object" && value !== null ? Object.values(value).every(isWhole) : value !== undefined;
}

/** The platform may count the namespace, as its designer does. */
// assumption: definition-name-length
function tellOfLongName(thing: string, { length }: string): string[] {
  if (length <= definitionNameLength) return [];
  return [`The name of ${thing} has ${length} characters with its namespace: the platform may take only ${definitionNameLength}.`];
}
