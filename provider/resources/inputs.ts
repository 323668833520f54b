import { z } from "zod";
import { hasIdForm } from "../contract/values";

/** What every kind takes beside the attributes of the platform. */
export const managedInputs = {
  adoptExisting: z.boolean().optional(),
  recover: z.boolean().optional(),
  extra: z.record(z.string(), z.unknown()).optional(),
};

const byName = "An object that the program knows by its name alone is given by getObjectOutput({ object }).id";

/** Where something belongs that is part of an object. */
export const placeInputs = {
  objectId: z.string().refine(hasIdForm, {
    error: ({ input }) => `give a CustomObject, or the id of an object (20 characters); ${JSON.stringify(input)} is neither. ${byName}`,
  }),
  objectName: z.string().min(1).optional(),
};
