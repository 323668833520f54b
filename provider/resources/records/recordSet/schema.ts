import { z } from "zod";
import { maximumDeletions } from "../../../contract/records";
import type { Lived } from "../../../lifecycle/state";
import { cell, columnList as columns, filled, secretNames, columnTypes as types } from "../inputs";

/** The rows that a column refers to: those of the set itself, or those of another one. */
const lookup = z.union([z.literal("self"), z.strictObject({ objectName: filled, key: columns, types: types.optional() })]);

export const schema = z
  .strictObject({
    name: filled,
    /** API name of the object, or its id. */
    objectName: filled,
    key: columns,
    /** By the text of their keys: a change of one shows alone. Those of plain values as texts of JSON. */
    records: z.record(z.string(), z.union([z.string(), z.record(z.string(), cell)])).optional(),
    file: z
      .strictObject({
        path: filled,
        hash: filled,
        format: z.enum(["csv", "json"]).optional(),
        encoding: filled.optional(),
        delimiter: filled.optional(),
      })
      .optional(),
    /** Data types of the fields that the program declares, by their API names. */
    types: types.optional(),
    lookups: z.record(z.string(), lookup).optional(),
    secrets: secretNames,
    exclusive: z.boolean().optional(),
    batchSize: z.int().min(1).max(1000).optional(),
    adoptExisting: z.boolean().optional(),
    allowDataLoss: z.boolean().optional(),
  })
  .refine(({ records, file }) => (records === undefined) !== (file === undefined), "give either records or file")
  .refine(
    ({ exclusive, records }) => !exclusive || records === undefined || Object.keys(records).length > 0,
    "exclusive: true needs a row: without one it would delete all records of the object",
  );

/** Rows of one batch, unless the program says otherwise: as many as one call deletes (0022). */
export const defaultBatch = maximumDeletions;

export type RecordSetInputs = z.output<typeof schema>;
export type LookupInput = NonNullable<RecordSetInputs["lookups"]>[string];

export interface RecordSetState extends RecordSetInputs, Lived {
  /** API name of the object. */
  apiName: string;
  /** Data types of the managed columns, by their API names; `""` where no call tells. */
  columns: Record<string, string>;
  /** What the platform has of each row, by the text of its key: a digest of its values and its id. */
  rows: Record<string, string>;
  /** A digest of all rows of the program: while it stays, other rows than those are drift. */
  declared: string;
  /** How many records of others an exclusive set found; they are deleted with the next update. */
  foreign?: number | undefined;
}
