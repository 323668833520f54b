import { z } from "zod";
import { exportInputs, needsObjects, noObjects } from "../exports";
import type { TaskState } from "../schema";

export const schema = z.strictObject(exportInputs).refine(needsObjects, noObjects);

export type MetadataExportInputs = z.output<typeof schema>;
export interface MetadataExportState extends MetadataExportInputs, TaskState {}
