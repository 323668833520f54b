import { z } from "zod";
import * as contract from "../../../contract/layouts";
import { isStandardObjectId } from "../../../contract/values";
import { namesLayout, noLayout } from "../../../fieldModel/layoutChoice";
import type { Lived } from "../../../lifecycle/state";
import { childInputs } from "../inputs";

export const schema = z.strictObject({
  ...childInputs,
  ...contract.create.body.shape,
  objectId: childInputs.objectId.refine((id) => !isStandardObjectId(id), "is a standard object, which has no layouts"),
  allowDataLoss: z.boolean().optional(),
  existingPageLayout: z.string().refine(namesLayout, noLayout).optional(),
  fields: z.array(z.string().min(1)).optional(),
});

export type LayoutInputs = z.output<typeof schema>;

export interface LayoutState extends LayoutInputs, Lived {
  layoutId: string;
  /** `ObjectDetailLayout` (one record) or `ObjectRecordsLayout` (a list of records). */
  type: string;
  /** The page behind the layout, and its fields in order. */
  view: { name: string; fields: string[] };
}
