import { z } from "zod";

/** What every kind takes beside the attributes of the platform. */
export const managedInputs = {
  adoptExisting: z.boolean().optional(),
  extra: z.record(z.string(), z.unknown()).optional(),
};
