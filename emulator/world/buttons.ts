import { Children } from "./children";
import type { StoredButton } from "./state";
import type { World } from "./world";

export type ButtonDefinition = Pick<StoredButton, "name"> & Partial<ButtonAttributes>;
type ButtonAttributes = Pick<StoredButton, "label" | "description" | "actionId" | "actionScript" | "properties" | "source">;

const blankButton: Omit<ButtonAttributes, "label"> = { description: "", actionId: "", actionScript: "", properties: "", source: "" };

/** Buttons of objects: the API only reads them, the designer makes them. */
export class Buttons extends Children<StoredButton> {
  constructor(world: World) {
    super(world, "button", "000q", ({ buttons }) => buttons);
  }

  create(objectRef: string, definition: ButtonDefinition): StoredButton {
    const object = this.world.objects.getChangeable(objectRef);
    return this.add(object, { ...blankButton, label: definition.name, ...definition, ...this.born(object, definition.name) });
  }
}
