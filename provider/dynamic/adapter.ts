import { isDeepStrictEqual } from "node:util";
import { denied as deniedCall } from "../client/advice";
import { isSignInFailure } from "../client/errors";
import { otherNamespace } from "../fieldModel/names";
import { type AnyHandler, type CheckFailure, type Made, PartialFailure, RefusedChange } from "../lifecycle/handler";
import { noLongerAdopted } from "../lifecycle/messages";
import type { Session } from "../lifecycle/session";
import { lived } from "../lifecycle/state";
import { withoutEmpties } from "./empties";
import { faultsOf } from "./faults";
import { assumeUnchanged, containsUnknown, mentionsUnknown } from "./unknown";
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

  /** Whatever goes wrong becomes an error for the user, with what exists. */
  async function guarded<T>(operation: string, properties: Properties, work: () => Promise<T>, session?: Session): Promise<T> {
    const title = `${handler.kind} ${nameOf(handler, own(properties))}, ${operation}`;
    try {
      return await work();
    } catch (error) {
      if (error instanceof UserError) throw error;
      const told = session ? toldOnce(session, title, error) : error;
      throw userError(title, told, (state) => ({ ...outputsOf(state), ...providerOf(properties) }));
    }
  }

  /** Runs one operation, which needs a session. */
  async function run<T>(operation: string, properties: Properties, work: (session: Session) => Promise<T>): Promise<T> {
    const session = source();
    if ("problem" in session) return guarded(operation, properties, () => Promise.reject(new RefusedChange(session.problem)));
    return guarded(operation, properties, () => work(session), session);
  }

  /** Without a configuration `check` has said so. */
  async function asked<T>(question: Question<T> | undefined, olds: Properties, news: Properties): Promise<T | undefined> {
    if (question === undefined) return undefined;
    const session = source();
    if ("problem" in session) return undefined;
    return run("diff", news, () => question(session, olds, assumeUnchanged(olds, news) as Properties));
  }

  /** The inputs as they are kept, and what is wrong with them. */
  async function checked(session: Session, olds: Properties, given: Properties): Promise<Checked> {
    const news = clean(withoutEmpties(handler.schema, handler.groups ?? [], permissions(given)));
    const moved = movedNamespace(handler, olds, news);
    if (moved) return { inputs: news, failures: [moved] };
    const faults = faultsOf(handler.schema, news);
    if (faults.length > 0) return { inputs: news, failures: faults };
    const taken = claimed(handler, session, olds, news);
    if (taken.length > 0) return { inputs: news, failures: taken };
    if (!isDeepStrictEqual(olds, news) && !containsUnknown(news)) handler.advise?.(news).forEach(session.warn);
    if (Object.keys(olds).length === 0) {
      // What a handler cannot do without may not be known yet.
      const known = assumeUnchanged({}, news) as Properties;
      if (!handler.schema.safeParse(known).success) return { inputs: news, failures: [] };
      const refused = (await handler.checkNew?.(session, known)) ?? [];
      return { inputs: news, failures: [...refused, ...denied(handler, session, undefined, known)] };
    }
    const settled = handler.settleInputs?.(session, olds, news) ?? news;
    const known = assumeUnchanged(olds, settled) as Properties;
    session.run.checked.declared.add(thingOf(handler, known));
    const refused = (await handler.check?.(session, olds, known, settled)) ?? [];
    return { inputs: settled, failures: [...refused, ...denied(handler, session, olds, known)] };
  }

  async function difference(before: Properties, after: Properties) {
    const keepsIdentity = handler.identity(before) === handler.identity(after);
    const wanted = handler.replaces(before, after);
    // What is not known yet may stay as it is.
    const isKnown = handler.replaces(before, assumeUnchanged(before, after) as Properties).length > 0;
    const stays = isKnown && keepsIdentity && (await asked(handler.isAsDeclared, before, after)) === true;
    const replaces = stays ? [] : wanted;
    // What a refresh leaves unfinished or uncertain the engine takes for complete, unless inputs differ, which it shows better itself.
    // Where it kept its own over a refresh (inputsOnly) they may be the same while those of the state are not.
    const isShownByInputs = !handler.inputsOnly && inputsDiffer(handler, before, after);
    const isUnfinished = (before.unfinished ?? before.uncertain) !== undefined && !isShownByInputs;
    const isReplaced = replaces.length > 0;
    if (isReplaced && isKnown && isOfProgram(before, after)) await asked(handler.replacing, before, after);
    const differs = !isReplaced && (isUnfinished || (await asked(handler.differs, before, after)) === true);
    return {
      // Otherwise the engine compares the old inputs with the new ones.
      ...(differs && { changes: true as const }),
      replaces: [...replaces],
      // The platform keeps names unique: a replacement under the same one can only be created when the old thing is gone.
      deleteBeforeReplace: keepsIdentity,
    };
  }

  /** Whether the program has been asked: the engine compares after a refresh, too, where nothing is to be refused. */
  function isOfProgram(olds: Properties, news: Properties): boolean {
    const session = source();
    return "problem" in session || session.run.checked.declared.has(thingOf(handler, assumeUnchanged(olds, news) as Properties));
  }

  return {
    async check(olds, news) {
      const session = source();
      if ("problem" in session) return { inputs: clean(news), failures: [{ property: "", reason: session.problem }] };
      const { inputs, failures } = await run("check", news, () => checked(session, own(olds), own(clean(news))));
      return { inputs: clean({ ...providerOf(news), ...inputs }), failures: failures.map(readable) };
    },

    async diff(_id, olds, news) {
      return guarded("diff", news, () => difference(own(olds), own(news)));
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
      const state = await run("update", news, (session) => {
        const after = own(clean(news));
        return handler.update(session, id, unadopted(handler, session, own(olds), after), after);
      });
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

/** What other resources of the program declare, too, as far as names are known. */
function claimed(handler: AnyHandler, session: Session, olds: Properties, news: Properties): CheckFailure[] {
  const names = (handler.names?.(news) ?? []).filter(({ key }) => !mentionsUnknown(key));
  const isNew = Object.keys(olds).length === 0;
  return session.run.checked.claims.take({ owner: `${handler.kind} ${nameOf(handler, news)}`, inputs: JSON.stringify(news), isNew }, names);
}

/** Calls that the settings do not allow. */
function denied(handler: AnyHandler, { client }: Session, olds: Properties | undefined, news: Properties): CheckFailure[] {
  // What is there already may be as declared.
  if (!olds && news.adoptExisting) return [];
  const calls = (handler.needs?.(olds, news) ?? []).filter((operation) => client.denies(operation));
  const adopt = olds ? "" : " What was made there is taken over with adoptExisting: true.";
  return [...new Set(calls)].map(({ name }) => ({ property: "", reason: `It needs the call ${name}. ${deniedCall}${adopt}` }));
}

interface Checked {
  inputs: Properties;
  failures: CheckFailure[];
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

/** A program that says `adoptExisting: false` of an adopted thing makes it its own: it is deleted from then on. */
function unadopted(handler: AnyHandler, { warn }: Session, state: Properties, news: Properties): Properties {
  if (state.adopted !== true || news.adoptExisting !== false) return state;
  warn(noLongerAdopted(`${handler.kind} ${nameOf(handler, news)}`));
  return { ...state, adopted: false };
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

/** A permission that is not given is the same as none. Not so `adoptExisting`: its `false` takes an adoption back. */
function permissions({ allowDataLoss, recover, ...inputs }: Properties): Properties {
  return {
    ...inputs,
    ...(allowDataLoss !== false && allowDataLoss !== undefined && { allowDataLoss }),
    ...(recover !== false && recover !== undefined && { recover }),
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

/** The name of what an error is about, whatever was given for it. */
function nameOf(handler: AnyHandler, properties: Properties): string {
  if (typeof properties.name === "string") return properties.name;
  try {
    return handler.identity(properties);
  } catch {
    return "without a name";
  }
}
