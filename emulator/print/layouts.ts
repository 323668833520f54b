import type { StoredLayout } from "../world/state";
import type { World } from "../world/world";
import { history, person, sorted } from "./people";

/** A layout by id (00108): `content` is an object. */
export function printLayout(layout: StoredLayout, world: World): object {
  return print(layout, { name: "", type: "", view: sorted(layout.view) }, world);
}

/** A layout in the list (00107): `content` is a JSON text. */
export function printListedLayout(layout: StoredLayout, world: World): object {
  const { name, fields } = layout.view;
  return print(layout, JSON.stringify({ name: "", type: "", view: { name, fields } }), world);
}

function print(layout: StoredLayout, content: unknown, world: World): object {
  const { id, label, name, description, type, objectId } = layout;
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
    protectMode: 0,
    type,
    visibility: 0,
    ...history(layout, world),
  });
}
