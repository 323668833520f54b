import { z } from "zod";
import { childName, text } from "../../../contract/values";
import type { Lived } from "../../../lifecycle/state";
import { childInputs } from "../inputs";

export const schema = z.strictObject({
  ...childInputs,
  name: childName,
  label: text(80).optional(),
  description: z.string().optional(),
  active: z.boolean().optional(),
  errorExpression: z.string().min(1, "must not be empty"),
  errorMessage: z.string().min(1, "must not be empty"),
});

export type ValidatorInputs = z.output<typeof schema>;

export interface ValidatorState extends ValidatorInputs, Lived {
  validatorId: string;
}

/** Attributes that can change; `active` travels alone. */
export const attributes = ["label", "description", "errorExpression", "errorMessage"] as const;
