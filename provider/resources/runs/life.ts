import { randomUUID } from "node:crypto";
import { isAmbiguous } from "../../client/errors";
import { changedInputs } from "../../lifecycle/attributes";
import { type Handler, messageOf, messageWith, PartialFailure, RefusedChange } from "../../lifecycle/handler";
import type { Session } from "../../lifecycle/session";
import { endIntent, lastKnown, runOnce, takenBack, withTriggersOf } from "./intent";
import type { RunInputs, RunState } from "./schema";
import { nameOfOther, runOther } from "./toRun";

/** What a kind of run says of itself. */
export interface RunKind<Inputs extends RunInputs, State extends Inputs & RunState> {
  /** The input that names what is run. */
  named: keyof Inputs & string;
  /** For messages: what is run, with its name. */
  thing(inputs: Inputs): string;
  /** What a change of them runs again. */
  againFor: readonly (keyof Inputs & string)[];
  /** The state of a run whose outcome is known, under other inputs. */
  under(state: State, news: Inputs): State;
  /** Runs it once, and answers what exists then. */
  run(session: Session, inputs: Inputs): Promise<State>;
}

type Life<Inputs extends object, State extends Inputs> = Pick<
  Handler<Inputs, State>,
  "identity" | "settleInputs" | "replaces" | "create" | "read" | "update" | "delete"
>;

/**
 * The life of a run. Nothing tells of a run afterwards: a run whose answer got lost is never repeated, but kept as uncertain until the program
 * says what becomes of it.
 */
export function runLife<Inputs extends RunInputs, State extends Inputs & RunState>(kind: RunKind<Inputs, State>): Life<Inputs, State> {
  const { named, thing, againFor, under } = kind;

  async function send(session: Session, id: string, inputs: Inputs, before?: State): Promise<State> {
    const since = new Date(session.client.clock.now()).toISOString();
    try {
      return await kind.run(session, inputs);
    } catch (error) {
      if (!isAmbiguous(error)) throw error;
      const reason = messageWith(error, mayHaveRun(thing(inputs), unanswered(since), since));
      throw new PartialFailure({ id, state: { ...inputs, uncertain: since, before } }, [reason]);
    }
  }

  function run(session: Session, id: string, inputs: Inputs, olds?: State): Promise<State> {
    const { onDelete, ...nothingToCleanUp } = inputs;
    return runOnce<Inputs, State>(session, inputs, {
      id,
      olds,
      run: () => send(session, id, inputs, lastKnown(olds)),
      assumed: () => under({} as State, inputs),
      failed: () => nothingToCleanUp as State,
      mayHaveBegun: (since) =>
        mayHaveRun(thing(inputs), `a \`pulumi up\` that was to run it, from ${since} on, ended before it could tell`, since),
    });
  }

  return {
    identity: (inputs) => String(inputs[named]),
    settleInputs: (_session, olds, news) => withTriggersOf(olds, news),
    replaces: (olds, news) => changedInputs<Inputs, keyof Inputs & string>([named, "triggers"], olds, news),

    async create(session, inputs) {
      const id = randomUUID();
      return { id, state: await run(session, id, inputs) };
    },

    async read(_session, _id, state) {
      if (!state) throw new RefusedChange("The platform has no call that finds a run again: a run cannot be read by an id.");
      return state;
    },

    async update(session, id, olds, news) {
      const { uncertain, unfinished } = olds;
      const done = takenBack<Inputs, State>(againFor, olds, news);
      if (done) {
        if (uncertain !== undefined) session.warn(mayHaveRunMeanwhile(thing(news), uncertain));
        return under(done, news);
      }
      if (unfinished || changedInputs<Inputs, keyof Inputs & string>(againFor, olds, news).length > 0) return run(session, id, news, olds);
      if (uncertain !== undefined && news.assumeDone !== uncertain)
        throw new RefusedChange(mayHaveRun(thing(news), unanswered(uncertain), uncertain));
      return under(olds, news);
    },

    async delete(session, _id, state) {
      const { onDelete, secret } = state;
      endIntent(session, state);
      if (!onDelete) return;
      const other = nameOfOther(onDelete);
      try {
        await runOther(session, onDelete, secret);
      } catch (error) {
        // The resource leaves state: in there it would be run again by the next destroy.
        if (isAmbiguous(error)) session.warn(messageWith(error, `${other} may have run, and is not run again: look on the platform.`));
        else throw new RefusedChange(`${messageOf(error)}\n${notCleanedUp(other)}`, { cause: error });
      }
    },
  };
}

const unanswered = (since: string) => `its request was sent at ${since} and brought no answer`;

function mayHaveRun(thing: string, why: string, since: string): string {
  return (
    `${thing} may have run: ${why}. It is not run again by itself. Look on the platform ` +
    `whether it ran. If it did, set assumeDone: "${since}" to go on; its outputs stay unknown. If it did not, or is to run again, change ` +
    "`triggers` or `inputs`."
  );
}

function mayHaveRunMeanwhile(thing: string, since: string): string {
  return (
    `${thing} may have run with what the program has taken back: ${unanswered(since)}. It ran before with what the program says now, and ` +
    "is not run again for that. Look on the platform whether there is something to be undone."
  );
}

function notCleanedUp(other: string): string {
  return (
    `${other} (onDelete) was not run, and the resource stays in state. To delete or replace it without, take \`onDelete\` out of the program and run ` +
    "`pulumi up` first. A change that replaces the resource (of `triggers`, or of what is run) has to wait until then: take it back for that `pulumi up`."
  );
}
