import { z } from "zod";
import * as contract from "../../../contract/triggers";
import { clearedByProgram } from "../../../contract/values";
import type { Lived } from "../../../lifecycle/state";
import { childInputs } from "../inputs";

export const schema = z.strictObject({
  ...childInputs,
  ...contract.create.body.required({ event: true }).shape,
  description: clearedByProgram(contract.update.body.shape.description),
  active: z.boolean().optional(),
  allowDataLoss: z.boolean().optional(),
});

export type TriggerInputs = z.output<typeof schema>;

export interface TriggerState extends TriggerInputs, Lived {
  triggerId: string;
}

/** Attributes that can change; `active` travels alone. */
export const attributes = ["label", "description", "script", "jscode", "event"] as const;
