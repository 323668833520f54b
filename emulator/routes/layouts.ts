import { getLayout, getLayouts } from "../../provider/contract/layouts";
import { printLayout, printListedLayout } from "../print/layouts";
import type { Serve } from "../serve";

export function serveLayouts(serve: Serve): void {
  serve(getLayouts, ({ path }, { world }) => world.layouts.all(path.objectId).map((layout) => printListedLayout(layout, world)));

  serve(getLayout, ({ path }, { world }) => printLayout(world.layouts.get(path.objectId, path.layoutId), world));
}
