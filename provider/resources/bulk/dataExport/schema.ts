import { z } from "zod";
import { exportOperators } from "../../../contract/bulk";
import { exportInputs, needsObjects, noObjects } from "../exports";
import type { TaskState } from "../schema";

const comparison = z.strictObject({
  field: z.string().min(1),
  operator: z.enum(exportOperators),
  value: z.union([z.string().min(1, "must not be empty"), z.number(), z.boolean()]),
});

export const schema = z
  .strictObject({
    fileType: z.enum(["csv", "txt"]).optional(),
    condition: z
      .strictObject({ conjunction: z.enum(["AND", "OR"]), conditions: z.array(comparison).min(1, "must compare something") })
      .optional(),
    ...exportInputs,
  })
  .refine(needsObjects, noObjects);

export type DataExportInputs = z.output<typeof schema>;
export interface DataExportState extends DataExportInputs, TaskState {}
