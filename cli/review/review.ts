import { settleAll } from "../../provider/client/settleAll";
import { handlerOf } from "../../provider/dynamic/handlers";
import { judge, noteGone, noteLeaving, type PlannedChange } from "../../provider/dynamic/judge";
import { containsUnknown } from "../../provider/dynamic/unknown";
import { type AnyHandler, type CheckFailure, messageOf } from "../../provider/lifecycle/handler";
import { allowFirst } from "../../provider/lifecycle/messages";
import { kindIn } from "../../provider/program/typeNames";
import { runIntent } from "../../provider/resources/runs/runIntent";
import { allowing, refusedWhile } from "../../provider/safety/guard";
import { changesOf, keptBy, nameIn, type PlannedResource, stackOf } from "./changes";
import { lossOf } from "./loss";
import { isMasked, type Plan } from "./plan";
import { ReviewProblem } from "./problem";
import { nameOfProperty, propertiesOf } from "./properties";
import type { Change, Finding, ReviewResult } from "./result";
import { type Tenant, Tenants } from "./tenants";

/** A resource of this package that changes. */
interface Own {
  resource: PlannedResource;
  kind: string;
  handler: AnyHandler;
  change: PlannedChange | undefined;
}

/** Says of each change of a plan what the provider would refuse, and what the program allows to be destroyed. */
export async function reviewPlan(plan: Plan, environment: NodeJS.ProcessEnv): Promise<ReviewResult> {
  const resources = changesOf(plan).filter(({ type }) => !isBookkeeping(type));
  const own = new Map(resources.flatMap((resource) => asOwn(resource)).map((one) => [one.resource, one]));
  const tenants = new Tenants(plan, environment);
  const results = new Map(resources.map((resource) => [resource, unjudged(resource, own.get(resource))]));
  const asked: [Own & { change: PlannedChange }, Change][] = [];
  for (const [resource, result] of results) {
    const one = own.get(resource);
    if (!one?.change) continue;
    Object.assign(result, fateOf(one, resources, [...own.values()]));
    const isSeen = one.change.action !== "create" || tenants.shows(providerOf(one));
    if (isSeen && result.kept === undefined && result.goesWith === undefined) asked.push([{ ...one, change: one.change }, result]);
  }
  const tenantOf = (one: Own) => tenants.of(providerOf(one));
  await ask(async () => {
    if (asked.some(([{ kind, change }]) => ["CustomObject", "Field"].includes(kind) && goes(change)))
      await settleAll(asked.map(([one]) => noteGoing(one, tenantOf(one))));
    // What the program allows is known when all that stays was looked at, as in a preview.
    for (const isLast of [false, true]) {
      const now = asked.filter(([{ change }]) => (change.action === "delete") === isLast);
      await settleAll(now.map(async ([one, result]) => void Object.assign(result, await judged(one, tenantOf(one)))));
    }
  });
  const changes = [...results.values()].sort(byName);
  const refused = changes.some(({ findings }) => findings.some(({ allowed }) => !allowed));
  return { stack: stackOf(plan), refused, changes };
}

/** The engine tells its steps in the order in which they came to it: two reviews of the same plan are to be the same. */
function byName(one: Change, other: Change): number {
  return (one.kind ?? one.type).localeCompare(other.kind ?? other.type) || one.name.localeCompare(other.name);
}

/** What the package keeps in state for itself: no program declares it. */
function isBookkeeping(type: string): boolean {
  return kindIn(type) === runIntent.kind;
}

function goes({ action }: PlannedChange): boolean {
  return action === "delete" || action === "replace";
}

/** The reference to its provider. */
function providerOf({ resource: { old, new: next } }: Own): string {
  return (old ?? next)?.provider ?? "";
}

async function ask(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof ReviewProblem ? error : new ReviewProblem(`The tenant could not be asked. ${messageOf(error)}`);
  }
}

function asOwn(resource: PlannedResource): Own[] {
  const kind = kindIn(resource.type);
  if (kind === undefined) return [];
  const handler = handlerOf(kind);
  if (!handler) throw new ReviewProblem(`This version of pulumi-astrozero does not know the resource ${kind}: install a newer one.`);
  const { action, old } = resource;
  const news = withoutText(resource.new?.inputs ?? {});
  if (action === "create") {
    const change = handler.checkNew && { action, inputs: {}, state: {}, news };
    return [{ resource, kind, handler, change }];
  }
  if (!old) return [{ resource, kind, handler, change: undefined }];
  return [{ resource, kind, handler, change: { action, inputs: withoutText(old.inputs), state: withoutText(old.outputs), news } }];
}

function withoutText({ __provider, ...properties }: Record<string, unknown>): Record<string, unknown> {
  return properties;
}

function unjudged(resource: PlannedResource, own: Own | undefined): Change {
  const { action, urn, type, name, paths, replacedFor } = resource;
  const adopts = action === "create" && own !== undefined && resource.new?.inputs.adoptExisting === true;
  const properties = propertiesOf(resource, own?.kind);
  const object = own && (resource.new ?? resource.old)?.inputs.objectName;
  const isKnown = typeof object === "string" && !containsUnknown(object) && !isMasked(object);
  const known = { action, urn, type, ...(own && { kind: own.kind }), name, ...(isKnown && { object }), paths, properties };
  return { ...known, replacedFor: [...new Set(replacedFor.map(nameOfProperty))], ...(adopts && { adopts }), findings: [], notes: [] };
}

/** Why a resource that goes leaves the platform as it is, or what it goes with. */
function fateOf(
  { resource, handler, change }: Own,
  all: readonly PlannedResource[],
  own: readonly Own[],
): Pick<Change, "kept" | "goesWith"> {
  const { action, old } = resource;
  if (!old || !change || !goes(change)) return {};
  const isGoing = (urn: string) => all.some((other) => other.urn === urn && (other.action === "delete" || other.action === "replace"));
  const kept = keptBy(old, action);
  if (kept !== undefined) return { kept };
  if (old.deletedWith !== undefined && isGoing(old.deletedWith)) return { goesWith: nameIn(old.deletedWith) };
  const taker = own.find(
    (other) =>
      other.handler === handler &&
      other.resource.action === "create" &&
      other.resource.new?.inputs.adoptExisting === true &&
      other.resource.new.provider === old.provider &&
      identityIn(handler, other.resource.new.inputs) === identityIn(handler, change.state),
  );
  return taker ? { kept: `${taker.resource.name} takes it over` } : {};
}

function identityIn(handler: AnyHandler, properties: object): string | undefined {
  try {
    return handler.identity(properties);
  } catch {
    return undefined;
  }
}

/** What is deleted by itself is judged first. */
async function noteGoing({ handler, change, ...own }: Own & { change: PlannedChange }, { session, runs }: Tenant): Promise<void> {
  if (!goes(change)) return;
  refuseMasked(handler, change, own.resource);
  if (change.action === "delete") noteGone(handler, session("judged", new Set()), change.state);
  await noteLeaving(handler, session("judged", new Set()), change.state);
  for (const [object, count] of runs.judged.recordsLeaving) runs.strict.recordsLeaving.set(object, count);
  for (const thing of runs.judged.thingsLeaving) runs.strict.thingsLeaving.add(thing);
}

async function judged(
  { resource, handler, change }: Own & { change: PlannedChange },
  { session }: Tenant,
): Promise<Pick<Change, "findings" | "notes">> {
  const notes = new Set<string>();
  if (change.action === "delete") refuseMasked(handler, change, resource);
  else if (isMasked([change.inputs, change.news]) && !isWhole(handler, change)) {
    return { findings: [], notes: ["It holds secrets that the plan does not show: the preview itself has judged the change."] };
  }
  const refused = await judge(handler, session("judged", notes), change);
  const after = change.action === "delete" ? change.state : change.news;
  const allowed = refused.length === 0 && after.allowDataLoss ? await judge(handler, session("strict", new Set()), unallowed(change)) : [];
  const advice = change.action === "delete" ? ` ${allowFirst}` : "";
  const findings = [
    ...refused.map((failure) => findingOf(failure, advice)),
    ...allowed.map((failure) => ({ ...findingOf(failure, ""), allowed: true })).map(asAllowed),
  ];
  return { findings, notes: [...notes, ...(await lossOf(handler, session("judged", new Set()), change, findings.length > 0))] };
}

/** Whether what is a secret is of no weight for the form of the inputs. */
function isWhole({ schema }: AnyHandler, { action, inputs, news }: PlannedChange): boolean {
  return (action === "create" || schema.safeParse(inputs).success) && schema.safeParse(news).success;
}

/** What tells things apart must be known: a wrong name would find nothing to lose. */
function refuseMasked(handler: AnyHandler, { state }: PlannedChange, { name }: PlannedResource): void {
  if (!handler.deleting) return;
  const computed = Object.keys(handler.computed).map((member) => state[member]);
  if (!isMasked([identityIn(handler, state), ...computed])) return;
  throw new ReviewProblem(
    `What ${handler.kind} ${name} is on the platform is a secret, which the plan does not show. Make the plan with \`--show-secrets\`, and keep it from others.`,
  );
}

function unallowed({ inputs, state, news, ...change }: PlannedChange): PlannedChange {
  const [before, kept, after] = [inputs, state, news].map(({ allowDataLoss, ...rest }) => rest);
  return { ...change, inputs: before ?? {}, state: kept ?? {}, news: after ?? {} };
}

function findingOf({ property, reason }: CheckFailure, advice: string): Finding {
  const [, code] = /^(AZ\d+): /.exec(reason) ?? [];
  const text = code ? reason.slice(code.length + 2) : reason;
  const at = property && !code ? `${property}: ` : "";
  return { ...(code && { code }), message: `${at}${text}${advice}`, allowed: false };
}

/** What the program allows is not refused any more, and needs no advice. */
function asAllowed(finding: Finding): Finding {
  return { ...finding, message: finding.message.replace(` ${allowing}`, "").replace(` ${refusedWhile} `, " while ") };
}
