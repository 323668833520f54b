import { z } from "zod";
import { operation } from "./operation";
import { answerFlag, answerText, audit, childName, createdId, origin, requestFlag, text, writeResult } from "./values";

const ValidatorDefinition = z.strictObject({
  name: childName,
  label: text(80).optional(),
  description: z.string().nullish(),
  active: requestFlag,
  errorExpression: z.string().optional(),
  errorMessage: z.string().optional(),
  errorLocation: z.literal("topOfPage").optional(),
});

const ValidatorRecord = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  label: answerText,
  description: answerText,
  active: answerFlag,
  errorExpression: answerText,
  errorMessage: answerText,
  errorLocation: answerText,
  objectId: answerText,
  ...origin,
  ...audit,
});
export type ValidatorRecord = z.output<typeof ValidatorRecord>;

const validators = "/u-route/baas/metadata/v1.0/Object/{objectId}/Validator";

/**
 * Creates a validator. The page says that all other attributes are ignored when `active` is sent, and asks for `active`: both cannot hold.
 * That a create with `active: false` keeps them is inferred, as is that the result is the validator's id.
 */
export const create = operation({
  name: "AddValidationRule",
  row: 17,
  page: "0037",
  evidence: "documented",
  method: "POST",
  path: validators,
  body: ValidatorDefinition,
  result: createdId,
});

export const list = operation({
  name: "QueryVerificationRule",
  row: 26,
  page: "00113",
  evidence: "documented",
  method: "GET",
  path: validators,
  result: z.array(ValidatorRecord),
});

export const get = operation({
  name: "QueryVerificationRulebyID",
  row: 27,
  page: "00114",
  evidence: "documented",
  method: "GET",
  path: `${validators}/{validatorId}`,
  result: ValidatorRecord,
});

/** Changes attributes of a validator, or `active` alone; inferred from the note on page 0037. */
export const update = operation({
  name: "UpdateValidationRule",
  page: "0030",
  evidence: "inferred",
  method: "PUT",
  path: `${validators}/{validatorId}`,
  body: ValidatorDefinition.omit({ name: true }).partial(),
  result: writeResult,
});

export const remove = operation({
  name: "DeleteValidationRule",
  page: "0030",
  evidence: "inferred",
  method: "DELETE",
  path: `${validators}/{validatorId}`,
  result: writeResult,
});
