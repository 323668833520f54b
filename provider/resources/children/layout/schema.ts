import { z } from "zod";
import { layoutName } from "../../../contract/values";
import type { Lived } from "../../../lifecycle/state";
import { childInputs } from "../inputs";

const { extra, ...placed } = childInputs;

export const schema = z.strictObject({
  ...placed,
  name: layoutName,
  existingPageLayout: z.string().min(1, "must not be empty").optional(),
  viewName: z.string().min(1, "must not be empty").optional(),
  fields: z.array(z.string().min(1)).optional(),
  extra,
});

export type LayoutInputs = z.output<typeof schema>;

export interface LayoutState extends LayoutInputs, Lived {
  layoutId: string;
  /** `ObjectDetailLayout` (one record) or `ObjectRecordsLayout` (a list of records). */
  type: string;
  /** The page behind the layout, and its fields in order. */
  view: { name: string; fields: string[] };
}
