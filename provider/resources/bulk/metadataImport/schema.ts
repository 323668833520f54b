import { z } from "zod";
import { filePath, type ImportState, importInputs } from "../schema";
import { twiceIn } from "../zip";

/** API name of an object, as exports have it. */
export const ownName = z.string().regex(/^\w+?__\w+$/, "must be the API name of the object, with its namespace");

const document = z.looseObject({ name: ownName });

export const schema = z
  .strictObject({
    objects: z
      .array(document)
      .min(1, "must have an object")
      .refine((objects) => twiceIn(objects.map(({ name }) => name)) === undefined, "must describe each object once")
      .optional(),
    zip: filePath.optional(),
    ...importInputs,
  })
  .refine(({ objects, zip }) => (objects === undefined) !== (zip === undefined), "give either objects or zip");

export type MetadataImportInputs = z.output<typeof schema>;
export interface MetadataImportState extends MetadataImportInputs, ImportState {}
