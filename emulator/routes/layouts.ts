import { createLayout, deleteLayout, getLayout, getLayouts } from "../../provider/contract/layouts";
import { Created, Written } from "../outcomes";
import { printLayout, printListedLayout } from "../print/layouts";
import type { Serve } from "../serve";

export function serveLayouts(serve: Serve): void {
  serve(createLayout, ({ path, body }, { world }) => new Created(world.layouts.create(path.objectId, body).id));

  serve(getLayouts, ({ path }, { world }) => world.layouts.all(path.objectId).map((layout) => printListedLayout(layout, world)));

  serve(getLayout, ({ path }, { world }) => printLayout(world.layouts.get(path.objectId, path.layoutId), world));

  serve(deleteLayout, ({ path }, { world }) => {
    world.layouts.delete(path.objectId, path.layoutId);
    return new Written();
  });
}
