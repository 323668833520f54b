import type { z } from "zod";
import { CallError } from "../client/errors";
import type { Operation } from "../contract/operation";
import type { TakenName } from "./claims";
import type { Session } from "./session";
import type { Lived } from "./state";

/** One fault of the inputs, at the path of the property. */
export interface CheckFailure {
  property: string;
  reason: string;
}

/** The life cycle of one kind of resource, without Pulumi. Every resource's `handler.ts` exports one. */
export interface Handler<Inputs extends object, State extends Inputs> {
  readonly kind: string;
  /** What the inputs must look like. */
  readonly schema: z.ZodType<Inputs>;
  /** Inputs whose members are attributes as well, inner ones first: `fields.*` are those of each field. */
  readonly groups?: readonly string[];
  /**
   * Inputs that state does not repeat, since they are large: the engine keeps them with the inputs. Others must tell whether they changed.
   */
  readonly inputsOnly?: readonly (keyof Inputs & string)[];
  /** All that state holds beside the inputs and beside what tells of its life. */
  readonly computed: { readonly [Name in Exclude<keyof State, keyof Inputs | keyof Lived>]: true };
  /** Outputs that may have no value: state names them with none, since in a preview the engine takes an output that state does not name for unknown. */
  readonly mayBeUnset?: readonly (keyof State & string)[];
  /** The computed members of a state that are as secret as inputs are; the engine knows of inputs alone. */
  secrets?(state: State): readonly (Exclude<keyof State, keyof Inputs> & string)[];
  /** Inputs whose change creates the thing again. */
  replaces(olds: State, news: Inputs): readonly (keyof Inputs & string)[];
  /** The name that the platform keeps unique: a replacement under the same one deletes first. */
  identity(inputs: Inputs): string;
  /** The names of the platform that the thing takes: no other resource of the program can have them. Default: it has none of its own. */
  names?(inputs: Inputs): TakenName[];
  /** Calls without which what the inputs say cannot be done. Without `olds` of a creation. */
  needs?(olds: Inputs | undefined, news: Inputs): Operation[];
  /** Whether the name begins with the namespace of the tenant. */
  readonly inNamespace?: true;
  /** The new inputs with what stays of the old ones although the program says otherwise: it never shows as a change. */
  settleInputs?(session: Session, olds: Inputs, news: Inputs): Inputs;
  /** What looks wrong in inputs that are not refused. Local and quick: it is asked in every preview that shows a change. */
  advise?(inputs: Inputs): string[];
  /**
   * Faults of the change from `olds` to `news` beyond the schema: what can never change, and what would destroy data. In `news` what is not
   * known yet is taken as unchanged; `program` are the inputs without that.
   */
  check?(session: Session, olds: Inputs, news: Inputs, program: Inputs): Promise<CheckFailure[]>;
  /** Faults of what is to be created, beyond the schema: what is known only when files are read, and what would destroy data. */
  checkNew?(session: Session, news: Inputs): Promise<CheckFailure[]>;
  /**
   * Whether the thing is otherwise than the inputs say, where state tells it and the old inputs do not. Quick, and says what will change: it is
   * asked in every preview, and after a refresh. It may refuse only what changes from `olds` to `news`: after a refresh nothing does.
   */
  differs?(session: Session, olds: State, news: Inputs): Promise<boolean>;
  /** Whether the live thing is what is declared, although inputs changed that create it again: then it stays. Asked where it keeps its identity. */
  isAsDeclared?(session: Session, olds: State, news: Inputs): Promise<boolean>;
  /** Says what a replacement destroys that a user does not see otherwise, and refuses it where it must not be destroyed. */
  replacing?(session: Session, olds: State, news: Inputs): Promise<void>;
  create(session: Session, inputs: Inputs): Promise<Made<State>>;
  /**
   * The live thing, seen through what `state` sets; undefined when it is gone. Without `state` (`get`) everything that the
   * platform tells.
   */
  read(session: Session, id: string, state: State | undefined): Promise<State | undefined>;
  /** Whether state holds too little for a refresh to tell the inputs: they stay as the program gave them, and `differs` tells what drifted. */
  readonly keepsInputs?: boolean;
  update(session: Session, id: string, olds: State, news: Inputs): Promise<State>;
  /** Why deleting it is refused: what else that would destroy. `delete` asks, and so does a review, which sees deletions before they begin. */
  deleting?(session: Session, state: State): Promise<CheckFailure[]>;
  /** The live records that are deleted with it. */
  recordsOf?(session: Session, state: State): Promise<RecordsOf>;
  delete(session: Session, id: string, state: State): Promise<void>;
}

export interface RecordsOf {
  /** API name of their object. */
  object: string;
  count: number;
}

/** A handler of any kind: to the edge inputs and state are only named values. */
// biome-ignore lint/suspicious/noExplicitAny: the handlers' methods take their own inputs; no common type but any fits all of them.
export type AnyHandler = Handler<any, any>;

export interface Made<State> {
  id: string;
  state: State;
}

/** The thing exists, but not as declared: what exists goes into state, and the next update finishes the rest. */
export class PartialFailure<State = unknown> extends Error {
  constructor(
    readonly made: Made<State>,
    readonly reasons: readonly string[],
    options?: ErrorOptions,
  ) {
    super(reasons.join("\n"), options);
    this.name = "PartialFailure";
  }
}

/** A change that the provider itself refuses. Its message is for users. */
export class RefusedChange extends Error {
  override readonly name = "RefusedChange";
}

/** Refuses a change that there is a reason against. */
export function refuseAny(found: readonly CheckFailure[], advice = ""): void {
  if (found.length > 0) throw new RefusedChange([...found.map(({ reason }) => reason), advice].filter(Boolean).join("\n"));
}

/** What a user reads of any error. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What a user reads of an error after which something else is to be done than after others of its kind. */
export function messageWith(error: unknown, advice: string): string {
  return error instanceof CallError ? error.withAdvice(advice).message : `${messageOf(error)} ${advice}`;
}

/** Does a part of the work. Its failure says first what was not done: the engine shows reasons of a partial failure without a title. */
export async function telling<T>(notDone: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof RefusedChange ? error : new RefusedChange(`${notDone} ${messageOf(error)}`, { cause: error });
  }
}
