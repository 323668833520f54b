import { z } from "zod";
import * as contract from "../../../contract/validators";
import type { Lived } from "../../../lifecycle/state";
import { childInputs } from "../inputs";

export const schema = z.strictObject({
  ...childInputs,
  ...contract.create.body.pick({ name: true, label: true }).shape,
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
