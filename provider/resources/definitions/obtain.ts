import { CallError } from "../../client/errors";
import type { CompileInfo } from "../../contract/values";
import { defined } from "../../lifecycle/attributes";
import { createOnce, readUntil } from "../../lifecycle/confirmWrite";
import { RefusedChange } from "../../lifecycle/handler";
import { cannotBeAdopted, existsAlready } from "../../lifecycle/messages";
import type { Session } from "../../lifecycle/session";
import { packageProtection } from "../objects/liveObject";
import { differing } from "./content";
import {
  type DefinitionInputs,
  type DefinitionKind,
  type DefinitionRecord,
  type DefinitionState,
  findDefinition,
  readDefinition,
  words,
} from "./kind";

interface Obtained<Live> {
  id: string;
  /** What the platform shows; undefined when it does not show the new one. */
  live: Live | undefined;
  isNew: boolean;
  /** What the compiler said of a new one; undefined when that got lost. */
  compiled?: CompileInfo | undefined;
  adopted?: true;
}

/** Creates the definition and reads it back; or takes the one that may be adopted, or that an interrupted run of ours left behind. */
export async function obtainDefinition<
  Inputs extends DefinitionInputs,
  State extends Inputs & DefinitionState,
  Live extends DefinitionRecord,
>(session: Session, kind: DefinitionKind<Inputs, State, Live>, inputs: Inputs): Promise<Obtained<Live>> {
  const existing = inputs.adoptExisting ? await findDefinition(session, kind, inputs) : undefined;
  if (!existing) return make(session, kind, inputs);
  // The lists do not tell all of a record.
  const live = await readDefinition(session, kind, existing.id, inputs.name);
  const reason = live && packageProtection(live);
  if (reason) throw new RefusedChange(cannotBeAdopted(words(kind, inputs), existing.id, [`it ${reason}`]));
  session.takenOver.add(existing.id);
  return { id: existing.id, live, isNew: false, adopted: true };
}

async function make<Inputs extends DefinitionInputs, State extends Inputs & DefinitionState, Live extends DefinitionRecord>(
  session: Session,
  kind: DefinitionKind<Inputs, State, Live>,
  inputs: Inputs,
): Promise<Obtained<Live>> {
  let compiled: CompileInfo | undefined;
  try {
    const id = await createOnce({
      clock: session.client.clock,
      create: async () => {
        compiled = await kind.create(session, inputs);
        return compiled.id;
      },
      find: async () => (await ownBeginning(session, kind, inputs))?.live.id,
    });
    const live = await readUntil(
      session.client.clock,
      () => readDefinition(session, kind, id, inputs.name),
      (there) => there !== undefined,
    );
    return { id, live, isNew: true, compiled };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    const own = await ownBeginning(session, kind, inputs);
    // Of an earlier run there is no other sign than what shows.
    if (own?.isProved) {
      session.takenOver.add(own.live.id);
      return { id: own.live.id, live: own.live, isNew: false };
    }
    const holder = await findDefinition(session, kind, inputs);
    if (!holder) throw error;
    throw new RefusedChange(`${error.message}\n${existsAlready(words(kind, inputs), holder.id)}`);
  }
}

/** What a create of ours leaves behind that could not tell: of nobody else, disabled, with what is declared as far as it shows. */
async function ownBeginning<Inputs extends DefinitionInputs, State extends Inputs & DefinitionState, Live extends DefinitionRecord>(
  session: Session,
  kind: DefinitionKind<Inputs, State, Live>,
  inputs: Inputs,
): Promise<{ live: Live; isProved: boolean } | undefined> {
  const holder = await findDefinition(session, kind, inputs);
  const live = holder && (await readDefinition(session, kind, holder.id, inputs.name));
  if (!live || live.active || packageProtection(live)) return undefined;
  if (differing(kind.project(inputs, live), inputs).length > 0) return undefined;
  const shown = defined(live);
  return { live, isProved: Object.keys(defined(kind.content(inputs))).every((name) => name in shown) };
}
