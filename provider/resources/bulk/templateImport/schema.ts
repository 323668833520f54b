import { z } from "zod";
import { filePath, type ImportState, importInputs } from "../schema";

export const schema = z.strictObject({
  template: z.string().min(1, "must name a template"),
  file: filePath.regex(/\.xlsx?$/i, "must be the path of an xls or xlsx file"),
  expects: z
    .array(z.strictObject({ objectName: z.string().min(1, "must name an object"), records: z.int().min(1) }))
    .min(1, "must have an object")
    .optional(),
  ...importInputs,
});

export type TemplateImportInputs = z.output<typeof schema>;
export interface TemplateImportState extends TemplateImportInputs, ImportState {}
