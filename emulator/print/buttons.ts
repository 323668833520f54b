import type { StoredButton } from "../world/state";
import type { World } from "../world/world";
import { history, person, sorted } from "./people";

/** A button, in the list (00109) as by id (00110); it does not show its package. */
export function printButton(button: StoredButton, world: World): object {
  const { id, objectId, name, label, description, actionId, actionScript, properties, source, protectMode } = button;
  return sorted({
    actionId,
    actionScript,
    belongTo: "",
    custom: true,
    description,
    id,
    isBaseline: false,
    label,
    name,
    objectId,
    ...person("owner", button.createdBy, world),
    properties,
    protectMode,
    source,
    type: "Button",
    visibility: 0,
    ...history(button, world),
  });
}
