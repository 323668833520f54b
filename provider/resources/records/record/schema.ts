import { z } from "zod";
import type { Lived } from "../../../lifecycle/state";
import { cell, columnList, columnTypes, filled, secretNames } from "../inputs";

export const schema = z
  .strictObject({
    name: filled,
    /** API name of the object, or its id. */
    objectName: filled,
    /** By the developer names of fields. */
    values: z.record(z.string(), cell),
    key: columnList.optional(),
    /** Data types of the fields that the program declares, by their API names. */
    types: columnTypes.optional(),
    secrets: secretNames,
    adoptExisting: z.boolean().optional(),
    allowDataLoss: z.boolean().optional(),
  })
  .refine(({ adoptExisting, key }) => !adoptExisting || key !== undefined, "adoptExisting: true needs `key`, to find the record by");

export type RecordInputs = z.output<typeof schema>;

export interface RecordState extends RecordInputs, Lived {
  /** API name of the object. */
  apiName: string;
  recordId: string;
  /** Data types of the managed columns, by their API names; `""` where no call tells. */
  columns: Record<string, string>;
}
