import { childSources } from "./children";
import type { Audit, ById, ByName, OfObject, Origin, Query, QueryOutput } from "./query";

// Loaded with the first question.
const layouts = (): typeof import("../contract/layouts") => require("../contract/layouts");

/** What the platform tells of a layout. (pages 00107, 00108) */
export interface LayoutInfo extends Audit, Origin {
  /** Id of the layout. */
  id: string;
  /** Name, unique in the object: `Order Detail`. */
  name: string;
  /** Id of the object. */
  objectId: string;
  /** Shown name. */
  label: string;
  /** What the layout is for. */
  description: string;
  /** `ObjectDetailLayout` for one record, `ObjectRecordsLayout` for the list of records. */
  type: string;
  /** What the layout shows. */
  content: {
    /** The page behind the layout. */
    view: {
      /** Name of the standard page behind the layout. */
      name: string;
      /** API names of the fields, in the order in which the page shows them. */
      fields: string[];
    };
  };
}

/** Arguments of {@link getLayouts}. */
export type GetLayoutsArgs = OfObject;

const { many, one } = childSources<LayoutInfo>("Layout", (tenant) => ({
  list: (objectId) => tenant.call(layouts().list, { path: { objectId } }),
  read: (objectId, layoutId) => tenant.call(layouts().get, { path: { objectId, layoutId } }),
}));

/**
 * The layouts of an object. The platform makes two with each custom object; standard objects have none. (page 00107)
 *
 * @example
 * ```ts
 * export const detail = astrozero
 *   .getLayoutsOutput({ object: customer })
 *   .apply((layouts) => layouts.find(({ type }) => type === "ObjectDetailLayout")?.id);
 * ```
 */
export const getLayouts: Query<GetLayoutsArgs, LayoutInfo[]> = many.promise;
/** {@link getLayouts} as an output. */
export const getLayoutsOutput: QueryOutput<GetLayoutsArgs, LayoutInfo[]> = many.output;

/** Arguments of {@link getLayout}. */
export type GetLayoutArgs = OfObject & (ByName | ById);

/**
 * One layout of an object. Fails when there is none. (page 00108)
 *
 * @example
 * ```ts
 * export const shown = astrozero.getLayoutOutput({ object: customer, name: "Customer Detail" }).content.view.fields;
 * ```
 */
export const getLayout: Query<GetLayoutArgs, LayoutInfo> = one.promise;
/** {@link getLayout} as an output. */
export const getLayoutOutput: QueryOutput<GetLayoutArgs, LayoutInfo> = one.output;
