import { z } from "zod";
import { filePath, type ImportState, importInputs } from "../schema";

const document = z.looseObject({ name: z.string().min(1, "must be the API name of the object") });

export const schema = z
  .strictObject({
    objects: z.array(document).min(1, "must have an object").optional(),
    zip: filePath.optional(),
    ...importInputs,
  })
  .refine(({ objects, zip }) => (objects === undefined) !== (zip === undefined), "give either objects or zip");

export type MetadataImportInputs = z.output<typeof schema>;
export interface MetadataImportState extends MetadataImportInputs, ImportState {}
