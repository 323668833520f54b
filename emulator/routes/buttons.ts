import { getButton, getButtons } from "../../provider/contract/buttons";
import { printButton } from "../print/buttons";
import type { Serve } from "../serve";

export function serveButtons(serve: Serve): void {
  serve(getButtons, ({ path }, { world }) => world.buttons.all(path.objectId).map((button) => printButton(button, world)));

  serve(getButton, ({ path }, { world }) => printButton(world.buttons.get(path.objectId, path.buttonId), world));
}
