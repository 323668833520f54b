import { z } from "zod";
import { filePath, type ImportState, importInputs } from "../schema";

const cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

const table = z
  .strictObject({
    objectName: z.string().min(1, "must name an object"),
    rows: z.array(z.record(z.string(), cell)).min(1, "must have a row").optional(),
    csv: filePath.optional(),
  })
  .refine(({ rows, csv }) => (rows === undefined) !== (csv === undefined), "give either rows or csv");

export const schema = z
  .strictObject({
    tables: z
      .array(table)
      .min(1, "must have a table")
      .refine((tables) => new Set(tables.map(({ objectName }) => objectName)).size === tables.length, "must name each object once")
      .optional(),
    zip: filePath.optional(),
    withIds: z.boolean().optional(),
    checkIntegrity: z.boolean().optional(),
    ...importInputs,
  })
  .refine(({ tables, zip }) => (tables === undefined) !== (zip === undefined), "give either tables or zip");

export type DataImportInputs = z.output<typeof schema>;
export interface DataImportState extends DataImportInputs, ImportState {}
