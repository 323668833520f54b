import { CallError } from "../../client/errors";
import type { CompileInfo } from "../../contract/values";
import type { Switch } from "../../lifecycle/activation";
import type { Session } from "../../lifecycle/session";
import type { Unfinished } from "../../lifecycle/state";
import { isAbsent } from "../objects/liveObject";

/** What the resources of flows, BPMs and scripts have in common. */
export interface DefinitionInputs {
  name: string;
  /** Left as it is when the program does not say. */
  active?: boolean | undefined;
  adoptExisting?: boolean | undefined;
}

export interface DefinitionState extends Unfinished {
  /** True when the definition existed before: it is then kept on delete. */
  adopted?: boolean | undefined;
}

export interface DefinitionRecord {
  id: string;
  name: string;
  active: boolean;
  /** What the last compilation came to; some kinds have none. */
  status?: string;
  protectMode: number | undefined;
  installedPackage: string;
}

/** What a write is made from. */
export interface Writing<Inputs, Live> {
  /** What the program declared until now. */
  olds: Inputs;
  news: Inputs;
  live: Live;
}

/** Flows, BPMs and scripts: definitions of the tenant that are compiled, written as a whole, and switched on and off. */
export interface DefinitionKind<Inputs extends DefinitionInputs, State extends Inputs & DefinitionState, Live extends DefinitionRecord> {
  /** How a sentence about one begins. */
  readonly word: string;
  /** Definitions, at least those with the name. */
  list(session: Session, name: string | undefined): Promise<Live[]>;
  get(session: Session, id: string): Promise<Live>;
  /** The one that the inputs mean, among those of their name. */
  choose(found: Live[], inputs: Inputs): Live | undefined;
  create(session: Session, inputs: Inputs): Promise<CompileInfo>;
  write(session: Session, id: string, writing: Writing<Inputs, Live>): Promise<CompileInfo>;
  /** The calls that may switch it on and off, the likeliest first. `content` is what the platform has now. */
  switches(session: Session, id: string, content: Writing<Inputs, Live>): ((active: boolean) => Promise<unknown>)[];
  remove(session: Session, id: string): Promise<unknown>;
  /** Asks the compiler again. */
  compile?(session: Session, id: string): Promise<CompileInfo>;
  /** What the program declares of the content, under the names of the API. */
  content(inputs: Inputs): object;
  /** The inputs that a state was made from. */
  declared(state: State): Inputs;
  /** What the platform has, seen through what the program sets. */
  project(inputs: Inputs, live: Live): State;
  /** Everything that the platform tells. */
  describe(live: Live): State;
  /** What only another call tells, after a definition was made or changed. */
  complete?(session: Session, state: State): Promise<State>;
}

export function words({ word }: { word: string }, { name }: { name: string }): string {
  return `${word} ${name}`;
}

/** How a definition is switched on and off. */
export function switchOf<Inputs extends DefinitionInputs, State extends Inputs & DefinitionState, Live extends DefinitionRecord>(
  session: Session,
  kind: DefinitionKind<Inputs, State, Live>,
  id: string,
  content: Writing<Inputs, Live>,
): Switch {
  const { name } = content.news;
  return {
    thing: words(kind, content.news),
    writes: kind.switches(session, id, content),
    isOn: async () => (await readDefinition(session, kind, id, name))?.active,
  };
}

export async function findDefinition<
  Inputs extends DefinitionInputs,
  State extends Inputs & DefinitionState,
  Live extends DefinitionRecord,
>(session: Session, kind: DefinitionKind<Inputs, State, Live>, inputs: Inputs): Promise<Live | undefined> {
  // How well the platform filters is unknown: the exact ones are chosen here.
  const found = (await kind.list(session, inputs.name)).filter(({ name }) => name === inputs.name);
  return kind.choose(found, inputs);
}

/** One definition; undefined when it is gone. Where the status is not 404 the list must prove it. */
export async function readDefinition<Live extends DefinitionRecord>(
  session: Session,
  kind: Pick<DefinitionKind<never, never, Live>, "get" | "list">,
  id: string,
  name: string | undefined,
): Promise<Live | undefined> {
  try {
    return await kind.get(session, id);
  } catch (error) {
    if (!isAbsent(error)) throw error;
    if (error instanceof CallError && error.httpStatus === 404) return undefined;
    if ((await kind.list(session, name)).some((definition) => definition.id === id)) throw error;
    return undefined;
  }
}
