import { z } from "zod";
import { operation } from "./operation";
import {
  answerFlag,
  answerFlagIfTold,
  answerNumber,
  answerText,
  audit,
  clearableText,
  createdId,
  origin,
  picklistName,
  requestFlag,
  text,
  writeResult,
} from "./values";

/** One value as create and add take it. Beyond `value` and `label` the attributes are inferred from the read (section 5.7). */
const PicklistValueDefinition = z.strictObject({
  value: z
    .string()
    .min(1, "must not be empty")
    .regex(/^[^;]*$/, "must not contain a semicolon"),
  label: z.string().min(1, "must not be empty"),
  isDefault: z.boolean().optional(),
  color: z.string().optional(),
  description: z.string().optional(),
});

const picklistValues = z.array(PicklistValueDefinition);

const PicklistRecord = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  masterLabel: answerText,
  description: answerText,
  isGlobal: answerFlag,
  ...origin,
  ...audit,
});

const PicklistValueRecord = z.looseObject({
  id: z.string().min(1),
  value: z.string(),
  label: answerText,
  isDefault: answerFlag,
  isActive: answerFlagIfTold.transform((active) => active ?? true),
  sequenceNo: answerNumber,
  color: answerText,
  description: answerText,
});
export type PicklistValueRecord = z.output<typeof PicklistValueRecord>;

/** One value set with its values: an array of one by the example, an object by the table. */
// assumption: by-id
const Picklist = z.preprocess(
  (value) => (Array.isArray(value) ? value[0] : value),
  PicklistRecord.extend({
    isBaseline: answerFlag,
    picklistValues: z
      .array(PicklistValueRecord)
      .nullish()
      .transform((values) => values ?? []),
  }),
);
export type Picklist = z.output<typeof Picklist>;

const masterLabel = text(64);
const descriptionLength = 255;

export const create = operation({
  name: "CreatePicklistInstance",
  row: 28,
  page: "0052",
  evidence: "documented",
  method: "POST",
  path: "/u-route/baas/metadata/v1.0/Picklist",
  body: z.strictObject({
    name: picklistName,
    masterLabel,
    description: text(descriptionLength).optional(),
    useFirstAsDefault: requestFlag.optional(),
    picklistValues: picklistValues.optional(),
  }),
  result: createdId,
});

/** Value sets without their values. Whether `name` filters exactly, loosely or not at all is unknown. */
export const list = operation({
  name: "QueryPicklistValue",
  row: 29,
  page: "0053",
  evidence: "documented",
  method: "GET",
  path: "/u-route/baas/metadata/v1.0/Picklist",
  query: z
    .strictObject({
      flag: z.literal("A").optional(),
      project: z.string().optional(),
      type: z.enum(["app", "bo"]).optional(),
      name: z.string().optional(),
      isGlobal: z.enum(["true", "false"]).optional(),
    })
    .optional(),
  result: z.array(PicklistRecord),
});

export const addValues = operation({
  name: "AddPicklistValue",
  row: 30,
  page: "0054",
  evidence: "documented",
  method: "POST",
  path: "/u-route/baas/metadata/v1.0/Picklist/{picklistId}",
  body: z.strictObject({ picklistValues: picklistValues.min(1) }),
  result: writeResult,
});

export const get = operation({
  name: "QueryPicklistValuebyID",
  row: 31,
  page: "0055",
  evidence: "documented",
  method: "GET",
  path: "/u-route/baas/metadata/v1.0/Picklist/{picklistId}",
  result: Picklist,
});

/** The fields that use a value set (`flag=R`). The shape of the elements is unknown: only "none" and "some" can be told apart. */
// assumption: opaque-shapes
export const listReferences = operation({
  name: "QueryPicklistReferences",
  row: 31,
  page: "0055",
  evidence: "documented",
  method: "GET",
  path: "/u-route/baas/metadata/v1.0/Picklist/{picklistId}",
  query: z.strictObject({ flag: z.literal("R") }),
  result: z
    .array(z.unknown())
    .nullish()
    .transform((references) => references ?? []),
});

export const update = operation({
  name: "ModifyPicklistValue",
  row: 32,
  page: "0056",
  evidence: "documented",
  method: "PUT",
  path: "/u-route/baas/metadata/v1.0/Picklist/{picklistId}",
  // The page asks for 1 to 255 characters of description and shows "" on reads: how to clear one is unknown.
  body: z.strictObject({ masterLabel, description: clearableText(descriptionLength).optional() }),
  result: writeResult,
});

export const remove = operation({
  name: "DeletePicklistValue",
  row: 33,
  page: "0057",
  evidence: "documented",
  method: "DELETE",
  path: "/u-route/baas/metadata/v1.0/Picklist/{picklistId}",
  result: writeResult,
});

/**
 * Deletes one value. Where the id travels is not said, and a server that does not see it would delete the whole set:
 * it is sent in the query and in the body, and it is never empty.
 */
// assumption: value-delete
export const removeValue = operation({
  name: "DeletePicklistValuebyID",
  row: 33,
  page: "0057",
  evidence: "documented",
  method: "DELETE",
  path: "/u-route/baas/metadata/v1.0/Picklist/{picklistId}",
  query: z.strictObject({ value: z.string().min(1) }),
  body: z.strictObject({ value: z.string().min(1) }),
  result: writeResult,
});
