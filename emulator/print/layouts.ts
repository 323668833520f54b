import type { StoredLayout } from "../world/state";
import type { World } from "../world/world";
import { history, person, sorted } from "./people";

/** A layout by id (00108): `content` is an object. */
export function printLayout(layout: StoredLayout, world: World): object {
  return print(layout, world.dialect.layoutContent === "text" ? contentText(layout) : content(layout), world);
}

/** A layout in the list (00107): `content` is a JSON text. */
export function printListedLayout(layout: StoredLayout, world: World): object {
  return print(layout, world.dialect.layoutContent === "object" ? content(layout) : contentText(layout), world);
}

function content({ view }: StoredLayout): object {
  return { name: "", type: "", view: sorted(view) };
}

function contentText({ view: { name, fields } }: StoredLayout): string {
  return JSON.stringify({ name: "", type: "", view: { name, fields } });
}

function print(layout: StoredLayout, content: unknown, world: World): object {
  const { id, label, name, description, type, objectId, protectMode } = layout;
  return sorted({
    belongTo: "",
    content,
    custom: true,
    description,
    events: [],
    id,
    isBaseline: false,
    label,
    name,
    objectId,
    ...person("owner", layout.createdBy, world),
    params: [],
    protectMode,
    type,
    visibility: 0,
    ...history(layout, world),
  });
}
