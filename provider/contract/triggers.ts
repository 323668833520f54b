import { z } from "zod";
import { operation } from "./operation";
import { answerFlag, answerText, audit, childName, clearableText, createdId, origin, requestFlag, text, writeResult } from "./values";

/** When a trigger runs: each has one event (0036). */
export const triggerEvents = ["BeforeInsert", "AfterInsert", "BeforeUpdate", "AfterUpdate", "BeforeDelete", "AfterDelete"] as const;

const descriptionLength = 255;

const TriggerDefinition = z.strictObject({
  name: childName,
  label: text(64).optional(),
  // The table asks for 1 to 255 characters, the example sends null.
  description: text(descriptionLength).nullish(),
  // Whether it is a script's name or its source is unknown: it travels as it is.
  script: z.string().min(1, "must not be empty"),
  jscode: z.string().optional(),
  active: requestFlag.optional(),
  event: z.enum(triggerEvents).optional(),
});

const TriggerRecord = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  label: answerText,
  description: answerText,
  script: answerText,
  jscode: answerText,
  active: answerFlag,
  event: answerText,
  objectId: answerText,
  ...origin,
  ...audit,
});
export type TriggerRecord = z.output<typeof TriggerRecord>;

const triggers = "/u-route/baas/metadata/v1.0/Object/{objectId}/Trigger";

/** Creates a trigger. The page calls the result an id of the object; that it is the new trigger's id is inferred. */
export const create = operation({
  name: "AddTrigger",
  row: 16,
  page: "0036",
  evidence: "documented",
  method: "POST",
  path: triggers,
  body: TriggerDefinition,
  result: createdId,
});

export const list = operation({
  name: "QueryTrigger",
  row: 24,
  page: "00112",
  evidence: "documented",
  method: "GET",
  path: triggers,
  result: z.array(TriggerRecord),
});

export const get = operation({
  name: "QueryTriggerbyID",
  row: 25,
  page: "00111",
  evidence: "documented",
  method: "GET",
  path: `${triggers}/{triggerId}`,
  result: TriggerRecord,
});

/** Changes attributes of a trigger, or `active` alone; inferred from the same call for fields. What clears the description is unknown. */
export const update = operation({
  name: "UpdateTrigger",
  page: "0030",
  evidence: "inferred",
  method: "PUT",
  path: `${triggers}/{triggerId}`,
  body: TriggerDefinition.omit({ name: true })
    .extend({ description: clearableText(descriptionLength) })
    .partial(),
  result: writeResult,
});

export const remove = operation({
  name: "DeleteTrigger",
  page: "0030",
  evidence: "inferred",
  method: "DELETE",
  path: `${triggers}/{triggerId}`,
  result: writeResult,
});
