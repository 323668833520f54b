import type { Operation } from "../../contract/operation";
import type { DefinitionFault } from "../../contract/processes";
import type { CompileInfo } from "../../contract/values";
import type { Audited } from "../../lifecycle/leftover";
import type { Packaged } from "../../lifecycle/packageProtection";
import type { Session } from "../../lifecycle/session";
import type { Lived } from "../../lifecycle/state";

/** What the resources of flows, BPMs and scripts have in common. */
export interface DefinitionInputs {
  name: string;
  /** Left as it is when the program does not say. */
  active?: boolean | undefined;
  adoptExisting?: boolean | undefined;
  recover?: boolean | undefined;
  extra?: Record<string, unknown> | undefined;
}

export interface DefinitionRecord extends Packaged, Audited {
  name: string;
  active: boolean;
  version: string;
  /** What the last compilation came to; some kinds have none. */
  status?: string;
  /** Who is editing it in the designer; some kinds do not tell. */
  lockUser?: string;
}

/** What a write is made from. */
export interface Writing<Inputs, Live> {
  /** What the program declared until now. */
  olds: Inputs;
  news: Inputs;
  live: Live;
}

/** Flows, BPMs and scripts: definitions of the tenant that are compiled, written as a whole, and switched on and off. */
export interface DefinitionKind<Inputs extends DefinitionInputs, State extends Inputs & Lived, Live extends DefinitionRecord> {
  /** How a sentence about one begins. */
  readonly word: string;
  /** Definitions, at least those with the name. */
  list(session: Session, name: string | undefined): Promise<Live[]>;
  get(session: Session, id: string): Promise<Live>;
  /** The one that the inputs mean, among those of their name. Default: the one that is on, or the newest. */
  choose?(found: Live[], inputs: Inputs): Live | undefined;
  /** Why one that exists can never become what is declared. Default: it always can. */
  misfits?(inputs: Inputs, live: Live): string[];
  create(session: Session, inputs: Inputs): Promise<CompileInfo>;
  /** The names of the attributes that a program can declare, and what `create` leaves in them. */
  readonly attributes: readonly string[];
  created(inputs: Inputs): object;
  write(session: Session, id: string, writing: Writing<Inputs, Live>): Promise<CompileInfo>;
  /** The calls that may switch it on and off, the likeliest first. `content` is what the platform has now. */
  switches(session: Session, id: string, content: Writing<Inputs, Live>): ((active: boolean) => Promise<unknown>)[];
  remove(session: Session, id: string): Promise<unknown>;
  /** Calls without which what the inputs say cannot be done. */
  needs(olds: Inputs | undefined, news: Inputs): Operation[];
  /** What the compiler will refuse of the content. Default: nothing that is known. */
  faults?(content: Readonly<Record<string, unknown>>): DefinitionFault[];
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
