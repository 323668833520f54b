import { z } from "zod";
import { managedInputs } from "../inputs";

/** What every thing that belongs to an object takes beside its own attributes. */
export const childInputs = {
  objectId: z.string().min(1, "must not be empty"),
  objectName: z.string().min(1).optional(),
  ...managedInputs,
};
