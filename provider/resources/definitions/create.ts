import type { CompileInfo } from "../../contract/values";
import { defined } from "../../lifecycle/attributes";
import { createOrAdopt, type Obtained } from "../../lifecycle/createOrAdopt";
import { foreignIn } from "../../lifecycle/foreign";
import type { Session } from "../../lifecycle/session";
import type { Lived } from "../../lifecycle/state";
import { differing } from "./content";
import { currentVersion } from "./currentVersion";
import { Definition } from "./definition";
import type { DefinitionInputs, DefinitionKind, DefinitionRecord } from "./kind";

interface ObtainedDefinition<Live> extends Obtained<Live> {
  /** What the compiler said of a new one; undefined when that got lost. */
  compiled: CompileInfo | undefined;
}

/** Creates the definition and reads it back; or takes the one that may be adopted, or that an interrupted run of ours left behind. */
export async function obtainDefinition<Inputs extends DefinitionInputs, State extends Inputs & Lived, Live extends DefinitionRecord>(
  session: Session,
  kind: DefinitionKind<Inputs, State, Live>,
  inputs: Inputs,
): Promise<ObtainedDefinition<Live>> {
  const { name, adoptExisting, recover } = inputs;
  const { choose = currentVersion } = kind;
  const read = (id: string) => new Definition(session, kind, id, name).read();
  let compiled: CompileInfo | undefined;
  const obtained = await createOrAdopt<Live>(session, {
    thing: `${kind.word} ${name}`,
    name,
    adoptExisting,
    recover,
    find: async () => {
      // How well the platform filters is unknown: the exact ones are chosen here. The lists do not tell all of a record.
      // assumption: name-filter
      const holder = choose(
        (await kind.list(session, name)).filter((one) => one.name === name),
        inputs,
      );
      return holder && read(holder.id);
    },
    create: async () => {
      compiled = await kind.create(session, inputs);
      return compiled.id;
    },
    misfits: (live) => kind.misfits?.(inputs, live) ?? [],
    foreign: (live) => foreignIn([...kind.attributes, ...lists(live)], { ...kind.created(inputs), ...inputs.extra }, live),
    // With what is declared as far as it shows, and off as long as the program does not switch it on.
    isOwn: (live) => (inputs.active || !live.active) && differing(kind.project(inputs, live), inputs).length === 0,
    // Of a thing that may have been there before there is no other sign than what shows.
    // assumption: definition-read
    isProved: (live) => Object.keys(defined(kind.content(inputs))).every((attribute) => attribute in defined(live)),
    read,
  });
  return { ...obtained, compiled };
}

/** Elements of which no page tells the names come in lists. */
function lists(live: object): string[] {
  return Object.entries(live).flatMap(([name, value]) => (Array.isArray(value) ? [name] : []));
}
