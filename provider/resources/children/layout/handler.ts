import { isDeepStrictEqual } from "node:util";
import type { LayoutRecord } from "../../../contract/layouts";
import * as contract from "../../../contract/layouts";
import { changedExtra, changedInputs } from "../../../lifecycle/attributes";
import { isRecovered } from "../../../lifecycle/createOrAdopt";
import { type CheckFailure, type Handler, type Made, RefusedChange, refuseAny } from "../../../lifecycle/handler";
import type { Session } from "../../../lifecycle/session";
import { recreating } from "../../../safety/destruction";
import { refusals } from "../../../safety/guard";
import { ObjectHandle } from "../../objects/liveObject";
import { chosenLayout } from "../../objects/standardLayouts";
import { Child, type ChildKind, childIdentity } from "../child";
import { childLife, movedChild } from "../handler";
import { type LayoutInputs, type LayoutState, schema } from "./schema";

const layouts: ChildKind<LayoutRecord> = {
  word: "Layout",
  list: (session, objectId) => new ObjectHandle(session, objectId).layouts(),
  get: ({ client }, objectId, layoutId) => client.call(contract.get, { path: { objectId, layoutId } }),
  remove: ({ client }, objectId, layoutId) => client.call(contract.remove, { path: { objectId, layoutId } }),
};

const life = childLife({
  kind: layouts,
  idOf: ({ layoutId }: LayoutState) => layoutId,
  project,
  describe: (objectId, live) => project({ objectId, name: live.name, fields: [] }, live),
});

export const layout: Handler<LayoutInputs, LayoutState> = {
  kind: "Layout",
  mayBeUnset: ["adopted"],
  schema,
  computed: { layoutId: true, type: true, view: true },
  replaces,
  check,
  isAsDeclared: async (session, olds, news) => {
    const child = new Child(session, layouts, news);
    const live = await child.read(olds.layoutId);
    return live !== undefined && isAsDeclared(child, olds, news, live);
  },
  replacing,
  create,
  update,
  ...life,
  delete: remove,
};

/** No call changes a layout. What the program leaves open (from now on) stays as it is. */
function replaces(olds: LayoutInputs, news: LayoutInputs): (keyof LayoutInputs)[] {
  const other = changedInputs(["viewName", "fields", "extra"], olds, news).filter((name) => news[name]);
  return [...movedChild(olds, news), ...(sourceOf(olds) === sourceOf(news) ? [] : (["existingPageLayout"] as const)), ...other];
}

function sourceOf({ existingPageLayout = "detail" }: LayoutInputs): string {
  return existingPageLayout;
}

function project(inputs: LayoutInputs, live: LayoutRecord): LayoutState {
  const { name, fields } = live.content.view;
  return { ...inputs, name: live.name, ...(inputs.fields && { fields }), layoutId: live.id, type: live.type, view: { name, fields } };
}

/** A replacement deletes first: nothing goes before it is known that the copy can be made. */
async function check(session: Session, olds: LayoutInputs, news: LayoutInputs): Promise<CheckFailure[]> {
  // Of an object that is replaced in the same run only the old one can be asked.
  if (replaces(olds, news).length === 0 || olds.objectName !== news.objectName) return [];
  const child = new Child(session, layouts, news);
  const id = childIdentity(olds);
  const live = id === child.id ? await child.find() : undefined;
  if (live && (await isAsDeclared(child, olds, news, live))) return [];
  const existing = await adoptable(child, news);
  const faults = await faultsOf(child, news, existing);
  if (!existing || id !== child.id) return faults;
  // It is the old layout itself. Inputs do not tell whether it was adopted, and stays, or goes and is copied again.
  const [uncopiable] = await faultsOf(child, news, undefined);
  const { irreplaceable } = session.run.checked;
  if (uncopiable) irreplaceable.set(id, uncopiable.reason);
  else irreplaceable.delete(id);
  return uncopiable && faults.length > 0 ? [uncopiable] : [];
}

/** The pages of a designer go with the layout; one that was adopted stays. */
async function replacing(session: Session, olds: LayoutState, news: LayoutInputs): Promise<void> {
  if (news.allowDataLoss || olds.adopted || childIdentity(olds) !== childIdentity(news)) return;
  const changed = replaces(olds, news);
  const thing = `layout ${olds.name} of object ${olds.objectName ?? olds.objectId} (${changed.join(", ")} changed)`;
  refuseAny(await refusals(session.client, [recreating(thing, changed[0] ?? "")]));
}

/**
 * Whether a live layout is what is declared: then it stays, with all that a designer made of it. Fields that it shows beside the declared ones
 * leave it together with the object's, or in the designer.
 */
async function isAsDeclared(child: Child<LayoutRecord>, olds: LayoutInputs, news: LayoutInputs, live: LayoutRecord): Promise<boolean> {
  const { view } = live.content;
  const { viewName, fields, extra = {} } = news;
  if (viewName !== undefined && viewName !== olds.viewName && viewName !== view.name) return false;
  if (
    fields &&
    !isDeepStrictEqual(
      fields,
      view.fields.filter((field) => fields.includes(field)),
    )
  )
    return false;
  if (!Object.entries(changedExtra(olds.extra, extra) ?? {}).every(([name, value]) => isDeepStrictEqual(live[name], value))) return false;
  if (sourceOf(olds) === sourceOf(news)) return true;
  const pattern = chosenLayout(await layouts.list(child.session, news.objectId), sourceOf(news));
  return pattern?.type === live.type && (fields !== undefined || isDeepStrictEqual(pattern.content.view.fields, view.fields));
}

async function remove(session: Session, id: string, state: LayoutState): Promise<void> {
  const reason = session.run.checked.irreplaceable.get(id);
  if (reason !== undefined && !state.adopted) throw new RefusedChange(reason);
  return life.delete(session, id, state);
}

/** The layout that `create` would take over. */
async function adoptable(child: Child<LayoutRecord>, { adoptExisting, recover }: LayoutInputs): Promise<LayoutRecord | undefined> {
  const isTold = adoptExisting || isRecovered(child.session, { name: child.recoveryName, recover });
  return isTold ? child.find() : undefined;
}

/** What `create` would refuse. */
async function faultsOf(child: Child<LayoutRecord>, inputs: LayoutInputs, existing: LayoutRecord | undefined): Promise<CheckFailure[]> {
  let property = "existingPageLayout";
  try {
    const pattern = existing ?? (await patternOf(child, inputs));
    property = "fields";
    assertFields(child, inputs, pattern);
    return [];
  } catch (error) {
    if (!(error instanceof RefusedChange)) throw error;
    return [{ property, reason: error.message }];
  }
}

async function create(session: Session, inputs: LayoutInputs): Promise<Made<LayoutState>> {
  const child = new Child(session, layouts, inputs);
  const { objectId, name, viewName, extra, adoptExisting, recover } = inputs;
  const pattern = (await adoptable(child, inputs)) ?? (await patternOf(child, inputs));
  assertFields(child, inputs, pattern);
  const body = { name, ...(viewName !== undefined && { viewName }), existingPageLayout: pattern.id };
  const obtained = await child.createOrAdopt({
    adoptExisting,
    recover,
    create: () => session.client.call(contract.create, { path: { objectId }, body, extra }),
    foreign: () => [],
    isOwn: ({ type, content: { view } }) =>
      type === pattern.type && mayBeCopy(inputs, view.fields, pattern.content.view.fields) && hasPage(inputs, view.name),
  });
  const { id: layoutId, live, origin } = obtained;
  if (live) return { id: child.id, state: { ...project(inputs, live), adopted: origin === "adopted" || undefined } };
  throw child.notShown(obtained, { ...inputs, layoutId, type: pattern.type, view: { name: viewName ?? "", fields: [] } });
}

/** Whether a layout may be a copy of another one; both may have got fields since, or lost some. */
function mayBeCopy({ fields }: LayoutInputs, copy: readonly string[], pattern: readonly string[]): boolean {
  if (fields) return isDeepStrictEqual(copy, fields);
  const isIn = (one: readonly string[], other: readonly string[]) => one.every((name) => other.includes(name));
  return isIn(copy, pattern) || isIn(pattern, copy);
}

/** Whether the page behind a layout is what the platform makes of the declaration: some platforms name it by their own pattern. */
// assumption: layout-defaults
function hasPage({ name, viewName }: LayoutInputs, page: string): boolean {
  return viewName === undefined || page === viewName || (page.startsWith("__layout__") && page.endsWith(`__${name}`));
}

/** The layout that is copied. */
async function patternOf({ session, thing }: Child<LayoutRecord>, inputs: LayoutInputs): Promise<LayoutRecord> {
  const source = sourceOf(inputs);
  const all = await layouts.list(session, inputs.objectId);
  const found = chosenLayout(all, source);
  if (found) return found;
  const names = all.map(({ id, name }) => `"${name}" (${id})`).join(", ") || "none";
  throw new RefusedChange(
    `${thing} has no layout to copy: existingPageLayout is "${source}", and the object has ${names}. ` +
      "Write detail, records, or the id of a layout of the object.",
  );
}

/** Fields can only be copied: what the pattern does not show, no call can bring. */
function assertFields({ thing }: Child<LayoutRecord>, inputs: LayoutInputs, pattern: LayoutRecord): void {
  const { fields } = pattern.content.view;
  if (inputs.fields === undefined || isDeepStrictEqual(inputs.fields, fields)) return;
  throw new RefusedChange(
    `${thing} must show ${inputs.fields.join(", ") || "nothing"}, and layout "${pattern.name}" (${pattern.id}) shows ` +
      `${fields.join(", ") || "nothing"}. The platform can only copy the fields of a layout: change that one in the designer, or leave \`fields\` out.`,
  );
}

/** What is live is what is declared: only the state follows. */
async function update(session: Session, _id: string, olds: LayoutState, news: LayoutInputs): Promise<LayoutState> {
  const live = await new Child(session, layouts, { ...news, objectId: olds.objectId }).mustRead(olds.layoutId);
  const { fields = live.content.view.fields } = news;
  const others = live.content.view.fields.filter((field) => !fields.includes(field));
  if (others.length > 0) {
    session.warn(
      `Layout ${news.name} still shows ${others.join(", ")}: a field leaves it when the field is deleted; take others out in the designer.`,
    );
  }
  return { ...project(news, live), ...(news.fields && { fields }), adopted: olds.adopted };
}
