import { getPage, getPages } from "../../provider/contract/pages";
import { printListedPage, printPage } from "../print/pages";
import type { Serve } from "../serve";

export function servePages(serve: Serve): void {
  serve(getPages, (_input, { world }) => world.pages.all().map((page) => printListedPage(page, world)));

  serve(getPage, ({ path }, { world }) => printPage(world.pages.get(path.viewId), world));
}
