import { isDeepStrictEqual } from "node:util";
import { createLayout, type LayoutRecord } from "../../../contract/layouts";
import { type CheckFailure, type Handler, type Made, PartialFailure, RefusedChange } from "../../../lifecycle/handler";
import { isGone, notShown } from "../../../lifecycle/messages";
import type { Session } from "../../../lifecycle/session";
import { chosenLayout, listLayouts } from "../../objects/standardLayouts";
import { childIdentity, childWords, findChild, obtainChild, readChild } from "../child";
import { childLife, movedChild } from "../handler";
import { layouts } from "./liveLayout";
import { type LayoutInputs, type LayoutState, schema } from "./schema";

const life = childLife({
  kind: layouts,
  idOf: ({ layoutId }: LayoutState) => layoutId,
  project,
  describe: (objectId, live) => project({ objectId, name: live.name, fields: [] }, live),
});

export const layout: Handler<LayoutInputs, LayoutState> = {
  kind: "Layout",
  schema,
  computed: ["layoutId", "type", "view", "adopted"],
  replaces,
  check,
  create,
  update,
  ...life,
  delete: remove,
};

/** No call changes a layout. What the program leaves open (from now on) stays as it is. */
function replaces(olds: LayoutInputs, news: LayoutInputs): (keyof LayoutInputs)[] {
  const other = (["viewName", "fields", "extra"] as const).filter((key) => news[key] && !isDeepStrictEqual(olds[key], news[key]));
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
  const existing = await adoptable(session, news);
  const faults = await faultsOf(session, news, existing);
  const id = childIdentity(olds);
  if (!existing || id !== childIdentity(news)) return faults;
  // It is the old layout itself. Inputs do not tell whether it was adopted, and stays, or goes and is copied anew.
  const [uncopiable] = await faultsOf(session, news, undefined);
  if (uncopiable) session.irreplaceable.set(id, uncopiable.reason);
  else session.irreplaceable.delete(id);
  return uncopiable && faults.length > 0 ? [uncopiable] : [];
}

async function remove(session: Session, id: string, state: LayoutState): Promise<void> {
  const reason = session.irreplaceable.get(id);
  if (reason !== undefined && !state.adopted) throw new RefusedChange(reason);
  return life.delete(session, id, state);
}

/** The layout that `create` would take over. */
async function adoptable(session: Session, inputs: LayoutInputs): Promise<LayoutRecord | undefined> {
  return inputs.adoptExisting ? findChild(session, layouts, inputs) : undefined;
}

/** What `create` would refuse. */
async function faultsOf(session: Session, inputs: LayoutInputs, existing: LayoutRecord | undefined): Promise<CheckFailure[]> {
  let property = "existingPageLayout";
  try {
    const pattern = existing ?? (await patternOf(session, inputs));
    property = "fields";
    assertFields(inputs, pattern);
    return [];
  } catch (error) {
    if (!(error instanceof RefusedChange)) throw error;
    return [{ property, reason: error.message }];
  }
}

async function create(session: Session, inputs: LayoutInputs): Promise<Made<LayoutState>> {
  const id = childIdentity(inputs);
  const pattern = (await adoptable(session, inputs)) ?? (await patternOf(session, inputs));
  assertFields(inputs, pattern);
  const { childId, live, adopted } = await obtainChild(session, layouts, {
    place: inputs,
    adoptExisting: inputs.adoptExisting,
    create: () => post(session, inputs, pattern.id),
    isOwn: ({ type, content: { view } }) =>
      type === pattern.type && isDeepStrictEqual(view.fields, pattern.content.view.fields) && hasPage(inputs, view.name),
  });
  if (live) return { id, state: { ...project(inputs, live), adopted } };
  const view = { name: inputs.viewName ?? "", fields: [] };
  const reasons = [notShown(childWords(layouts, inputs), childId)];
  throw new PartialFailure({ id, state: { ...inputs, layoutId: childId, type: pattern.type, view } }, reasons);
}

function post(
  session: Session,
  { objectId, name, viewName, extra }: LayoutInputs,
  existingPageLayout: string,
): Promise<string | undefined> {
  const body = { name, ...(viewName !== undefined && { viewName }), existingPageLayout };
  return session.client.call(createLayout, { path: { objectId }, body, extra });
}

/** Whether the page behind a layout is what the platform makes of the declaration: some platforms name it by their own pattern. */
function hasPage({ name, viewName }: LayoutInputs, page: string): boolean {
  return viewName === undefined || page === viewName || (page.startsWith("__layout__") && page.endsWith(`__${name}`));
}

/** The layout that is copied. */
async function patternOf(session: Session, inputs: LayoutInputs): Promise<LayoutRecord> {
  const source = sourceOf(inputs);
  const all = await listLayouts(session, inputs.objectId);
  const found = chosenLayout(all, source);
  if (found) return found;
  const names = all.map(({ id, name }) => `"${name}" (${id})`).join(", ") || "none";
  throw new RefusedChange(
    `${childWords(layouts, inputs)} has no layout to copy: existingPageLayout is "${source}", and the object has ${names}. ` +
      "Write detail, records, or the id of a layout of the object.",
  );
}

/** Fields can only be copied: what the pattern does not show, no call can bring. */
function assertFields(inputs: LayoutInputs, pattern: LayoutRecord): void {
  const { fields } = pattern.content.view;
  if (inputs.fields === undefined || isDeepStrictEqual(inputs.fields, fields)) return;
  throw new RefusedChange(
    `${childWords(layouts, inputs)} shall show ${inputs.fields.join(", ") || "nothing"}, and layout "${pattern.name}" (${pattern.id}) shows ` +
      `${fields.join(", ") || "nothing"}. The platform can only copy the fields of a layout: change that one in the designer, or leave \`fields\` out.`,
  );
}

/** Whatever concerns the platform replaces a layout: only what concerns the provider alone comes here. */
async function update(session: Session, _id: string, olds: LayoutState, news: LayoutInputs): Promise<LayoutState> {
  const live = await readChild(session, layouts, olds.objectId, olds.layoutId);
  if (!live) throw new RefusedChange(isGone(childWords(layouts, news), olds.layoutId));
  return { ...project(news, live), adopted: olds.adopted };
}
