import type { z } from "zod";
import { z as zod } from "zod";
import { fieldName } from "../../../contract/values";
import { type Field, fieldSchema } from "../../../fieldModel/fieldSchema";
import type { Lived } from "../../../lifecycle/state";
import { placeInputs } from "../../inputs";

const more = {
  ...placeInputs,
  name: fieldName,
  adoptExisting: zod.boolean().optional(),
  recover: zod.boolean().optional(),
  allowDataLoss: zod.boolean().optional(),
};

/** A field with the object that it belongs to. */
export type FieldInputs = Field & z.output<z.ZodObject<typeof more>>;

export type FieldState = FieldInputs & Lived & { fieldId: string };

export const schema: z.ZodType<FieldInputs> = fieldSchema(more);
