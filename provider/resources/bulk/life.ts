import { randomUUID } from "node:crypto";
import { isAmbiguous } from "../../client/errors";
import { changedInputs } from "../../lifecycle/attributes";
import { type CheckFailure, type Handler, messageOf, messageWith, PartialFailure, RefusedChange } from "../../lifecycle/handler";
import type { Session } from "../../lifecycle/session";
import { endIntent, lastKnown, runOnce, takenBack, withTriggersOf } from "../runs/intent";
import type { TaskInputs, TaskState } from "./schema";

/** A task that is ready to be sent. */
export interface Job<Known extends object> {
  /** What it adds to, by which it is proved: one job of a process is under way for each. */
  objectNames: readonly string[];
  /** What state keeps of it beside the inputs, as it is now. */
  look(): Promise<Known>;
  /** The call; the id of the task where the platform tells it. */
  send(): Promise<string | null | undefined>;
  /** Ends what was made for it. */
  end?(): Promise<void>;
}

/** How the work of a task shows on the platform. */
export interface Proof<Inputs, Known> {
  /** Whether what is there afterwards can differ from what was there before. */
  isPossible(known: Known): boolean;
  /** Waits until the work shows; what does not show, in the end. */
  shortfall(session: Session, inputs: Inputs, known: Known): Promise<string | undefined>;
}

/** What a kind of task says of itself. */
export interface TaskKind<Inputs extends TaskInputs, Known extends object> {
  /** For messages: what is done, and to what. */
  thing(inputs: Inputs): string;
  identity(inputs: Inputs): string;
  /** Inputs of which a change does it again. */
  againFor: readonly (keyof Inputs & string)[];
  /** What state keeps beside the inputs, of a task of which nothing is known. */
  unknown: Known;
  /** Inputs that state does not repeat. */
  inputsOnly: readonly (keyof Inputs & string)[];
  /** Refuses what can be seen to be wrong without the platform, and warns of what only looks so. */
  inspect?(session: Session, inputs: Inputs): Promise<void>;
  /** Checks what can be known before, and makes what is sent. */
  prepare(session: Session, inputs: Inputs): Promise<Job<Known>>;
  /** How its work shows on the platform. Without it nothing tells of it. */
  proof?: Proof<Inputs, Known>;
  /** What a user reads when the resource is deleted. */
  stays(inputs: Inputs): string | undefined;
}

type Life<Inputs extends object, State extends Inputs> = Pick<
  Handler<Inputs, State>,
  "identity" | "inputsOnly" | "settleInputs" | "check" | "checkNew" | "replaces" | "create" | "read" | "update" | "delete"
>;

/**
 * The life of an import or an export: it is sent once, and again when what it does changes. The platform has no call for the state of a task. So
 * an import is proved by what it brings about; what is not proved stays uncertain until it shows, or the program says what becomes of it.
 */
export function taskLife<Inputs extends TaskInputs, Known extends object>(
  kind: TaskKind<Inputs, Known>,
): Life<Inputs, Inputs & Known & TaskState> {
  type State = Inputs & Known & TaskState;
  const stateOf = (inputs: Inputs, known: Known, task: TaskState): State => {
    const kept = Object.fromEntries(Object.entries(inputs).filter(([name]) => !kind.inputsOnly.includes(name as keyof Inputs & string)));
    return { ...(kept as Inputs), ...known, ...task };
  };

  const knownOf = (state: State) =>
    Object.fromEntries(Object.keys(kind.unknown).map((name) => [name, state[name as keyof Known]])) as Known;

  async function send(session: Session, id: string, inputs: Inputs, before?: State): Promise<State> {
    const job = await kind.prepare(session, inputs);
    try {
      return await session.run.imports.do(job.objectNames, async () => {
        const known = await job.look();
        const uncertain = new Date(session.client.clock.now()).toISOString();
        let taskId: string | undefined;
        let lost = "";
        try {
          taskId = (await job.send()) ?? undefined;
        } catch (error) {
          if (!isAmbiguous(error)) throw error;
          lost = messageWith(error, "").trimEnd();
        }
        const state = stateOf(inputs, known, { taskId, uncertain, before });
        return lost || canProve(state) ? await proved(session, id, state, inputs, lost) : certain(state);
      });
    } finally {
      await job.end?.();
    }
  }

  function run(session: Session, id: string, inputs: Inputs, olds?: State): Promise<State> {
    return runOnce<Inputs, State>(session, inputs, {
      id,
      olds,
      run: () => send(session, id, inputs, lastKnown(olds)),
      assumed: () => stateOf(inputs, kind.unknown, {}),
      failed: () => stateOf(inputs, kind.unknown, {}),
      mayHaveBegun: (since) =>
        `${kind.thing(inputs)} may have been sent: a \`pulumi up\` that was to send it, from ${since} on, ended before it could tell. ` +
        `${advice(since)}`,
    });
  }

  const isOther = (olds: Inputs, news: Inputs) => changedInputs<Inputs, keyof Inputs & string>(kind.againFor, olds, news).length > 0;

  async function inspected(session: Session, inputs: Inputs): Promise<CheckFailure[]> {
    try {
      await kind.inspect?.(session, inputs);
      return [];
    } catch (error) {
      if (error instanceof RefusedChange) return [{ property: "", reason: error.message }];
      throw error;
    }
  }

  const canProve = (state: State) => kind.proof?.isPossible(state) ?? false;
  const certain = ({ uncertain, before, ...done }: State) => done as State;

  /** The state of what was sent, when its work shows; `lost`: why no answer came. */
  async function proved(session: Session, id: string, state: State, inputs: Inputs, lost = ""): Promise<State> {
    let cause: unknown;
    const shortfall = canProve(state)
      ? await kind.proof?.shortfall(session, inputs, state).catch((error: unknown) => {
          cause = error;
          return `Whether it did could not be looked up. ${messageOf(error)}`;
        })
      : "Nothing on the platform tells whether it did.";
    if (shortfall === undefined) {
      if (lost) session.warn(`${kind.thing(inputs)}: its answer got lost, and its work is done.`);
      return certain(state);
    }
    const next = canProve(state) ? looksAgain : "";
    const reason = [lost, told(inputs, state), shortfall, next, advice(String(state.uncertain))].filter(Boolean).join("\n");
    throw new PartialFailure({ id, state }, [reason], { cause });
  }

  function told(inputs: Inputs, { taskId }: State): string {
    return `${kind.thing(inputs)} was sent${taskId ? ` (task ${taskId})` : ""}, and is not proved to have done its work.`;
  }

  return {
    identity: kind.identity,
    inputsOnly: kind.inputsOnly,
    settleInputs: (_session, olds, news) => withTriggersOf(olds, news),
    replaces: () => [],
    checkNew: (session, news) => inspected(session, news),
    check: async (session, olds, news) => (isOther(olds, news) ? inspected(session, news) : []),

    async create(session, inputs) {
      const id = randomUUID();
      return { id, state: await run(session, id, inputs) };
    },

    async read(_session, _id, state) {
      if (!state) throw new RefusedChange("The platform has no call for a task: what was imported or exported cannot be read by an id.");
      return state;
    },

    async update(session, id, olds, news) {
      const { uncertain, taskId, unfinished, before } = olds;
      const done = takenBack<Inputs, State>(kind.againFor, olds, news);
      if (done) {
        if (uncertain !== undefined) session.warn(mayHaveBeenSent(kind.thing(olds), uncertain));
        return stateOf(news, knownOf(done), { taskId: done.taskId });
      }
      if (unfinished || isOther(olds, news)) return run(session, id, news, olds);
      const state = stateOf(news, knownOf(olds), { taskId, uncertain, before });
      return uncertain === undefined || news.assumeDone === uncertain ? certain(state) : proved(session, id, state, news);
    },

    async delete(session, _id, state) {
      endIntent(session, state);
      const warning = lastKnown(state) && kind.stays(state);
      if (warning !== undefined) session.warn(warning);
    },
  };
}

const looksAgain = "The next `pulumi up` looks again.";

function mayHaveBeenSent(thing: string, since: string): string {
  return (
    `${thing} was taken back by the program. It was sent at ${since} and is not proved to have done its work: the execution history of the timed ` +
    "tasks in the designer says what became of it. What the program says now was done before, and is not sent again for that."
  );
}

function advice(since: string): string {
  return (
    "It is not sent again by itself: it could do its work twice. The execution history of the timed tasks in the designer says what became of it. " +
    `To go on without a proof set assumeDone: "${since}"; to send it again change \`triggers\`.`
  );
}
