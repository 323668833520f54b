import { dataSource } from "./dataSource";
import { existing, idOfOne, tenantNames } from "./lookup";
import type { Audit, ById, ByName, NoArgs, Origin, Query, QueryOutput } from "./query";

// Loaded with the first question.
const pages = (): typeof import("../contract/pages") => require("../contract/pages");

/** What the list of standard pages tells of one. (page 0005) */
export interface PageInfo extends Audit, Origin {
  /** Id of the page. */
  id: string;
  /** API name: `{namespace}__overview`; that of the page behind a layout is `__layout__{object}__{layout}`. */
  name: string;
  /** Shown name. */
  label: string;
  /** What the page is for. */
  description: string;
  /** The example of the page says `Page`. */
  type: string;
  /** Version, for example `1.0.1`. */
  version: string;
  /** Whether it is enabled. */
  active: boolean;
  /** Id of the application that the page belongs to. */
  belongTo: string;
}

/** One standard page. The reference does not name the member that holds its content. (page 0006) */
export interface PageDetails extends PageInfo {
  /** The events that the page reacts to. */
  events: {
    /** Id of the event. */
    id: string;
    /** What happens then, as a JSON text. */
    action: string;
  }[];
}

const many = dataSource("getPages", (tenant, _args: NoArgs): Promise<PageInfo[]> => tenant.call(pages().list, {}));

/**
 * All standard pages, those behind the layouts of objects among them. (page 0005)
 *
 * @example
 * ```ts
 * export const pages = astrozero.getPages().then((all) => all.filter(({ active }) => active).map(({ name }) => name));
 * ```
 *
 * @example
 * With those of an object that the program makes.
 * ```ts
 * export const count = astrozero.getPagesOutput({}, { dependsOn: customer }).length;
 * ```
 */
export const getPages: Query<NoArgs, PageInfo[]> = many.promise;
/** {@link getPages} as an output. */
export const getPagesOutput: QueryOutput<NoArgs, PageInfo[]> = many.output;

/** Arguments of {@link getPage}. */
export type GetPageArgs = ByName | ById;

const one = dataSource("getPage", async (tenant, args: GetPageArgs): Promise<PageDetails> => {
  const kind = "page";
  const viewId = await idOfOne(
    args,
    (name) => ({ kind, names: tenantNames(tenant, name) }),
    () => tenant.call(pages().list, {}),
  );
  return existing(tenant, { kind }, viewId, tenant.call(pages().get, { path: { viewId } }));
});

/**
 * One standard page. Fails when there is none. (page 0006)
 *
 * @example
 * The page behind the detail layout of an object.
 * ```ts
 * export const page = astrozero.getPageOutput({ name: pulumi.interpolate`__layout__${customer.name}__detail` }).label;
 * ```
 */
export const getPage: Query<GetPageArgs, PageDetails> = one.promise;
/** {@link getPage} as an output. */
export const getPageOutput: QueryOutput<GetPageArgs, PageDetails> = one.output;
