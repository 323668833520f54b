import { isDeepStrictEqual } from "node:util";
import { isSignInFailure } from "../client/errors";
import { otherNamespace } from "../fieldModel/names";
import { type AnyHandler, type CheckFailure, type Made, PartialFailure, RefusedChange } from "../lifecycle/handler";
import type { Session } from "../lifecycle/session";
import { lived } from "../lifecycle/state";
import { withoutEmpties } from "./empties";
import { faultsOf } from "./faults";
import { assumeUnchanged } from "./unknown";
import { UserError, userError } from "./userError";

type Properties = Record<string, unknown>;

/** The life cycle as Pulumi's dynamic-provider process calls it. */
export interface DynamicProvider {
  check(olds: Properties, news: Properties): Promise<{ inputs: Properties; failures: CheckFailure[] }>;
  diff(id: string, olds: Properties, news: Properties): Promise<{ changes?: true; replaces: string[]; deleteBeforeReplace: boolean }>;
  create(inputs: Properties): Promise<{ id: string; outs: Properties }>;
  read(id: string, properties: Properties): Promise<{ id?: string; props?: Properties; inputs?: Properties }>;
  update(id: string, olds: Properties, news: Properties): Promise<{ outs: Properties }>;
  delete(id: string, properties: Properties): Promise<void>;
}

/** The session of this process, or what is missing for one. */
export type SessionSource = () => Session | { problem: string };

/** Gives a handler the form that Pulumi's dynamic-provider process expects. */
export function adapt(handler: AnyHandler, source: SessionSource): DynamicProvider {
  /** What leaves for state: members that are secret, and that the engine does not know as such, are marked. */
  const outputsOf = (state: object) => marked(clean(state), ["before", ...(handler.secrets?.(state) ?? [])]);

  /** Runs one operation; whatever goes wrong becomes an error for the user, with what exists. */
  async function run<T>(operation: string, properties: Properties, work: (session: Session) => Promise<T>): Promise<T> {
    const title = `${handler.kind} ${nameOf(handler, own(properties))}, ${operation}`;
    const session = source();
    if ("problem" in session) throw new UserError(title, session.problem);
    try {
      return await work(session);
    } catch (error) {
      const told = toldOnce(session, title, error);
      throw userError(title, told, (state) => ({ ...outputsOf(state), ...providerOf(properties) }));
    }
  }

  /** Without a configuration `check` has said so. */
  async function asked<T>(question: Question<T> | undefined, olds: Properties, news: Properties): Promise<T | undefined> {
    if (question === undefined) return undefined;
    const session = source();
    if ("problem" in session) return undefined;
    return run("diff", news, () => question(session, olds, assumeUnchanged(olds, news) as Properties));
  }

  /** Whether the program has been asked: the engine compares after a refresh, too, where nothing is to be refused. */
  function isOfProgram(olds: Properties, news: Properties): boolean {
    const session = source();
    return "problem" in session || session.run.checked.declared.has(thingOf(handler, assumeUnchanged(olds, news) as Properties));
  }

  return {
    async check(olds, news) {
      const declared = withoutEmpties(handler.schema, handler.groups ?? [], permissions(own(clean(news))));
      const inputs = clean({ ...providerOf(news), ...declared });
      const session = source();
      if ("problem" in session) return { inputs, failures: [{ property: "", reason: session.problem }] };
      const failures = faultsOf(handler.schema, own(inputs));
      const before = own(olds);
      if (failures.length === 0 && !isDeepStrictEqual(before, own(inputs))) handler.advise?.(own(inputs)).forEach(session.warn);
      if (failures.length > 0) return { inputs, failures: failures.map(readable) };
      if (Object.keys(before).length === 0) {
        const news = assumeUnchanged({}, own(inputs)) as Properties;
        const refused = await run("check", inputs, async () => (await handler.checkNew?.(session, news)) ?? []);
        return { inputs, failures: refused.map(readable) };
      }
      const settled = handler.settleInputs?.(session, before, own(inputs)) ?? own(inputs);
      const after = assumeUnchanged(before, settled);
      const moved = movedNamespace(handler, before, after as Properties);
      if (moved) return { inputs, failures: [readable(moved)] };
      session.run.checked.declared.add(thingOf(handler, after as Properties));
      const refused = await run("check", news, async () => (await handler.check?.(session, before, after, settled)) ?? []);
      return { inputs: clean({ ...providerOf(inputs), ...settled }), failures: refused.map(readable) };
    },

    async diff(_id, olds, news) {
      const [before, after] = [own(olds), own(news)];
      const keepsIdentity = handler.identity(before) === handler.identity(after);
      const wanted = handler.replaces(before, after);
      const stays = wanted.length > 0 && keepsIdentity && (await asked(handler.isAsDeclared, before, after)) === true;
      const replaces = stays ? [] : wanted;
      // What a refresh leaves unfinished or uncertain the engine takes for complete, unless inputs differ, which it shows better itself.
      // Where it kept its own over a refresh (inputsOnly) they may be the same while those of the state are not.
      const isShownByInputs = !handler.inputsOnly && inputsDiffer(handler, before, after);
      const isUnfinished = (before.unfinished ?? before.uncertain) !== undefined && !isShownByInputs;
      const isReplaced = replaces.length > 0;
      if (isReplaced && isOfProgram(before, after)) await asked(handler.replacing, before, after);
      const differs = !isReplaced && (isUnfinished || (await asked(handler.differs, before, after)) === true);
      return {
        // Otherwise the engine compares the old inputs with the new ones.
        ...(differs && { changes: true as const }),
        replaces: [...replaces],
        // The platform keeps names unique: a replacement under the same one can only be created when the old thing is gone.
        deleteBeforeReplace: keepsIdentity,
      };
    },

    async create(inputs) {
      const { id, state } = await run("create", inputs, (session) => createOne(handler, session, own(clean(inputs))));
      return { id: String(id), outs: outputsOf(state) };
    },

    async read(id, properties) {
      const known = own(properties);
      // `get` sends nothing but the provider text.
      const isRefresh = Object.keys(known).length > 0;
      return run("read", isRefresh ? properties : { name: id }, async (session) => {
        const state = await handler.read(session, id, isRefresh ? known : undefined);
        if (state) return { id, props: outputsOf(state), ...(isRefresh && liveInputs(handler, known, clean(state))) };
        if (isRefresh) return {};
        throw new Error(`There is no ${handler.kind} with the id ${id}.`);
      });
    },

    async update(id, olds, news) {
      const state = await run("update", news, (session) => handler.update(session, id, own(olds), own(clean(news))));
      return { outs: outputsOf(state) };
    },

    delete(id, properties) {
      return run("delete", properties, async (session) => {
        if (!session.run.takenOver.has(id)) return handler.delete(session, id, own(properties));
        session.warn(`${handler.kind} ${nameOf(handler, own(properties))} is kept: another resource of the program manages it now.`);
      });
    },
  };
}

/** What a handler is asked in `diff`. */
type Question<T> = (session: Session, olds: Properties, news: Properties) => Promise<T>;

/** What fails every operation alike is told once: eight creates start together. */
function toldOnce({ run }: Session, title: string, error: unknown): unknown {
  const isPartial = error instanceof PartialFailure;
  if (!isSignInFailure(isPartial ? error.cause : error)) return error;
  run.toldOfSignIn ??= title;
  if (run.toldOfSignIn === title) return error;
  const pointer = `the sign-in failed: see the error of ${run.toldOfSignIn}.`;
  return isPartial ? new PartialFailure(error.made, [pointer]) : new RefusedChange(pointer);
}

/** The engine prints the whole top-level value beside a property: the path reads better in the reason. */
function readable({ property, reason }: CheckFailure): CheckFailure {
  return { property: "", reason: property ? `${property}: ${reason}` : reason };
}

/** Two resources of one program must not share a thing: the end of one would be the end of the other. */
async function createOne(handler: AnyHandler, session: Session, inputs: Properties): Promise<Made<object>> {
  const claim = ({ id }: Made<unknown>) => {
    if (session.run.created.has(id)) throw new RefusedChange(`It exists already (id ${id}): another resource of this program creates it.`);
    session.run.created.add(id);
  };
  try {
    const made = await handler.create(session, inputs);
    claim(made);
    return made;
  } catch (error) {
    if (error instanceof PartialFailure) claim(error.made);
    throw error;
  }
}

/** A namespace is a constant of the tenant: a name that changes with it alone would delete everything, to make it again. */
function movedNamespace({ inNamespace }: AnyHandler, { name: old }: Properties, { name }: Properties): CheckFailure | undefined {
  const moved = inNamespace && typeof old === "string" && typeof name === "string" && otherNamespace(old, name);
  if (!moved) return undefined;
  const { before, after } = moved;
  const reason =
    `${old} would be deleted and created again as ${name}, since the namespace changed from ${before} to ${after}. The namespace of a tenant ` +
    `never changes: set astrozero:namespace back to ${before}, and use a stack of its own for another tenant.`;
  return { property: "name", reason };
}

/** A permission that is not given is the same as none. */
function permissions({ adoptExisting, allowDataLoss, ...inputs }: Properties): Properties {
  return {
    ...inputs,
    ...(adoptExisting !== false && adoptExisting !== undefined && { adoptExisting }),
    ...(allowDataLoss !== false && allowDataLoss !== undefined && { allowDataLoss }),
  };
}

/** Properties without the provider text, which no handler sees. */
function own({ __provider, ...properties }: Properties): Properties {
  return properties;
}

function providerOf({ __provider }: Properties): Properties {
  return { __provider };
}

/** Only plain JSON leaves the process: `undefined` or a date would fail the call after the thing exists. */
function clean(properties: object): Properties {
  return JSON.parse(JSON.stringify(properties));
}

/**
 * Inputs as the platform has them. What state does not hold they lack: while the rest is as the engine's inputs say, it keeps those. What
 * they say of an update that failed half-way a look may have settled otherwise.
 */
function liveInputs(handler: AnyHandler, known: Properties, live: Properties): { inputs?: Properties } {
  if (handler.keepsInputs) return {};
  const inputs = inputsOf(handler, live);
  const isSettled = known.unfinished !== undefined && live.unfinished === undefined;
  const isKept = handler.inputsOnly && !isSettled && isDeepStrictEqual(inputs, inputsOf(handler, known));
  return isKept ? {} : { inputs };
}

/** Whether the inputs that state holds are others. */
function inputsDiffer(handler: AnyHandler, state: Properties, news: Properties): boolean {
  const before = inputsOf(handler, state);
  return !handler.keepsInputs && Object.keys({ ...before, ...news }).some((name) => !isDeepStrictEqual(before[name], news[name]));
}

/** How a value travels that the engine is to encrypt. */
const secretMark = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

function marked(properties: Properties, names: readonly string[]): Properties {
  const there = names.filter((name) => properties[name] !== undefined);
  return { ...properties, ...Object.fromEntries(there.map((name) => [name, { ...secretMark, value: properties[name] }])) };
}

function inputsOf(handler: AnyHandler, state: Properties): Properties {
  const computed = { ...lived, ...handler.computed };
  return Object.fromEntries(Object.entries(state).filter(([name]) => !Object.hasOwn(computed, name)));
}

function thingOf(handler: AnyHandler, inputs: Properties): string {
  return `${handler.kind} ${handler.identity(inputs)}`;
}

function nameOf(handler: AnyHandler, properties: Properties): string {
  return typeof properties.name === "string" ? properties.name : handler.identity(properties);
}
