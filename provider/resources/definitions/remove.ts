import { CallError } from "../../client/errors";
import { isUndocumented } from "../../contract/operation";
import { setActive } from "../../lifecycle/activation";
import { messageOf, RefusedChange } from "../../lifecycle/handler";
import { notDeleted, staysAdopted } from "../../lifecycle/messages";
import type { Session } from "../../lifecycle/session";
import { isAbsent, isNotOffered } from "../objects/liveObject";
import {
  type DefinitionInputs,
  type DefinitionKind,
  type DefinitionRecord,
  type DefinitionState,
  readDefinition,
  switchOf,
  words,
} from "./kind";

/** Disables and deletes the definition. Where the platform does not offer an undocumented call it stays, with a warning. */
export async function removeDefinition<
  Inputs extends DefinitionInputs,
  State extends Inputs & DefinitionState,
  Live extends DefinitionRecord,
>(session: Session, kind: DefinitionKind<Inputs, State, Live>, id: string, state: State): Promise<void> {
  const thing = words(kind, state);
  if (state.adopted) {
    session.warn(staysAdopted(thing));
    return;
  }
  const look = () => readDefinition(session, kind, id, state.name);
  const live = await look();
  if (!live) return;
  const turnTo = (active: boolean) => setActive(session, switchOf(session, kind, id, { olds: state, news: state, live }), active);
  // Whether something that is on may be deleted is unknown: what cannot be switched off is tried all the same.
  const stillOn = live.active ? await turnTo(false).catch(messageOf) : undefined;
  const isSwitchedOff = live.active && stillOn === undefined;
  try {
    await kind.remove(session, id);
  } catch (error) {
    if (isAbsent(error) && (await look()) === undefined) return;
    const isOffered = !(error instanceof CallError && isUndocumented(error.operation) && isNotOffered(error));
    if (!isOffered) {
      session.warn(notDeleted(thing, messageOf(error)) + (isSwitchedOff ? " It is switched off now." : ""));
      return;
    }
    // State goes on to say that it is on.
    const stillOff = isSwitchedOff ? await turnTo(true).catch((second) => `It is switched off now. ${messageOf(second)}`) : undefined;
    throw new RefusedChange([messageOf(error), stillOn, stillOff].filter(Boolean).join("\n"));
  }
}
