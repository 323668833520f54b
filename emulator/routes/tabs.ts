import { getTabs } from "../../provider/contract/tabs";
import { printTab } from "../print/tabs";
import type { Serve } from "../serve";

export function serveTabs(serve: Serve): void {
  serve(getTabs, (_input, { world }) => world.tabs.all().map((tab) => printTab(tab, world)));
}
