import { z } from "zod";
import { triggerEvents } from "../../../contract/triggers";
import { childName, optionalText, text } from "../../../contract/values";
import type { Lived } from "../../../lifecycle/state";
import { childInputs } from "../inputs";

export const schema = z.strictObject({
  ...childInputs,
  name: childName,
  label: text(64).optional(),
  description: optionalText(255).optional(),
  script: z.string().min(1, "must not be empty"),
  jscode: z.string().optional(),
  active: z.boolean().optional(),
  event: z.enum(triggerEvents, `is none of ${triggerEvents.join(", ")}`),
});

export type TriggerInputs = z.output<typeof schema>;

export interface TriggerState extends TriggerInputs, Lived {
  triggerId: string;
}

/** Attributes that can change; `active` travels alone. */
export const attributes = ["label", "description", "script", "jscode", "event"] as const;
