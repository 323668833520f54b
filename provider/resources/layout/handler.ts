import { isDeepStrictEqual } from "node:util";
import { createLayout, type LayoutRecord } from "../../contract/layouts";
import { type Handler, type Made, PartialFailure, RefusedChange } from "../handler";
import type { Session } from "../session";
import { childLife, movedChild } from "../shared/childLife";
import { isGone, notShown } from "../shared/messages";
import { childIdentity, childWords, findChild, obtainChild, readChild } from "../shared/objectChild";
import { chosenLayout, listLayouts } from "../shared/standardLayouts";
import { layouts } from "./liveLayout";
import { type LayoutInputs, type LayoutState, schema } from "./schema";

export const layout: Handler<LayoutInputs, LayoutState> = {
  kind: "Layout",
  schema,
  computed: ["layoutId", "type", "view", "adopted"],
  replaces,
  create,
  update,
  ...childLife({
    kind: layouts,
    idOf: ({ layoutId }: LayoutState) => layoutId,
    project,
    describe: (objectId, live) => project({ objectId, name: live.name, fields: [] }, live),
  }),
};

/** No call changes a layout. What the program leaves open (from now on) stays as it is. */
function replaces(olds: LayoutState, news: LayoutInputs): (keyof LayoutInputs)[] {
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

async function create(session: Session, inputs: LayoutInputs): Promise<Made<LayoutState>> {
  const id = childIdentity(inputs);
  const existing = inputs.adoptExisting ? await findChild(session, layouts, inputs) : undefined;
  const pattern = existing ?? (await patternOf(session, inputs));
  assertFields(inputs, pattern);
  const { childId, live, adopted } = await obtainChild(session, layouts, {
    place: inputs,
    adoptExisting: inputs.adoptExisting,
    create: () => post(session, inputs, pattern.id),
    isOwn: ({ type, content }) => type === pattern.type && isDeepStrictEqual(content.view.fields, pattern.content.view.fields),
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
