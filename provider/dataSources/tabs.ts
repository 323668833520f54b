import { dataSource } from "./dataSource";
import type { Audit, NoArgs, Origin, Query, QueryOutput } from "./query";

// Loaded with the first question.
const tabs = (): typeof import("../contract/tabs") => require("../contract/tabs");

/** What the platform tells of a tab of an application: it leads to the one thing whose id is not empty. (page 0003) */
export interface TabInfo extends Audit, Origin {
  /** Id of the tab. */
  id: string;
  /** Name. */
  name: string;
  /** Shown name. */
  label: string;
  /** What the tab is for. */
  description: string;
  /** Kind of the tab; the example of the page says `PortalTab`. */
  type: string;
  /** Id of a BPM. */
  bpId: string;
  /** Id of a kanban. */
  kanbanId: string;
  /** Id of a layout. */
  layoutId: string;
  /** Id of an object. */
  objectId: string;
  /** Id of a page. */
  pageId: string;
  /** Id of a report. */
  reportId: string;
  /** Id of a website. */
  websiteId: string;
  /** A web address. */
  webURL: string;
}

const many = dataSource("getTabs", (tenant, _args: NoArgs): Promise<TabInfo[]> => tenant.call(tabs().list, {}));

/**
 * The tabs of all applications. (page 0003)
 *
 * @example
 * ```ts
 * export const tabs = astrozero.getTabs().then((all) => all.map(({ label }) => label));
 * ```
 */
export const getTabs: Query<NoArgs, TabInfo[]> = many.promise;
/** {@link getTabs} as an output. */
export const getTabsOutput: QueryOutput<NoArgs, TabInfo[]> = many.output;
