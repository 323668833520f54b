import { z } from "zod";
import { operation } from "./operation";
import { answerFlag, answerNumber, answerText, audit, clearableText, createdId, fieldName, origin, text, writeResult } from "./values";

/** Target of a lookup or master-detail field (script library `FieldRelationship`; its use in requests is inferred). */
const ReferenceObjectDetails = z.strictObject({
  referenceObjectId: z.string().optional(),
  referenceObjectName: z.string().optional(),
  relationshipName: z.string().optional(),
  relationshipLabel: z.string().optional(),
});

const FieldProfile = z.strictObject({ profile: z.string(), readable: z.boolean(), editable: z.boolean() });

const helpTextLength = 255;
const descriptionLength = 80;

/** Attributes that can change after the field exists. */
const changeable = {
  label: text(80),
  inlineHelpText: text(helpTextLength),
  description: text(descriptionLength),
  defaultValue: z.string(),
  caseSensitive: z.boolean(),
  isRequired: z.boolean(),
  isUnique: z.boolean(),
  isSearchable: z.boolean(),
  // Type-specific attributes: named by the read example (00106) and the script library; their use in requests is inferred.
  dataLength: z.int().min(1),
  scale: z.int().min(0),
  visibleLines: z.int().min(1),
  encryptType: z.int(),
  maskType: z.string(),
  maskChar: z.string(),
  picklistId: z.string(),
  picklistDefaultValue: z.string(),
  pattern: z.string(),
  startingNumber: z.int(),
  formula: z.string(),
};

/** A field as the add-field calls take it (page 0035). */
export const FieldDefinition = z.strictObject({
  name: fieldName,
  dataType: z.string().min(1),
  ...z.strictObject(changeable).partial().shape,
  label: changeable.label,
  referenceObjectsDetails: z.array(ReferenceObjectDetails).optional(),
  profiles: z.array(FieldProfile).optional(),
  layouts: z.array(z.string()).optional(),
  view: z.record(z.string(), z.strictObject({ fields: z.array(z.string()) })).optional(),
});

/** A field as reads return it (page 00106). */
export const FieldRecord = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  objectId: answerText,
  label: answerText,
  dataType: answerText,
  isRequired: answerFlag,
  isUnique: answerFlag,
  isSearchable: answerFlag,
  caseSensitive: answerFlag,
  dataLength: answerNumber,
  scale: answerNumber,
  visibleLines: answerNumber,
  startingNumber: answerNumber,
  encryptType: answerNumber,
  defaultValue: answerText,
  inlineHelpText: answerText,
  description: answerText,
  maskType: answerText,
  maskChar: answerText,
  picklistId: answerText,
  picklistDefaultValue: answerText,
  pattern: answerText,
  formula: answerText,
  referenceObjectsDetails: z
    .array(
      z.looseObject({
        referenceObjectId: answerText,
        referenceObjectName: answerText,
        relationshipName: answerText,
        relationshipLabel: answerText,
      }),
    )
    .nullish()
    .transform((details) => details ?? []),
  ...origin,
  ...audit,
});
export type FieldRecord = z.output<typeof FieldRecord>;

const object = "/u-route/baas/metadata/v1.0/Object/{objectId}";

/** Adds one field to an object. The answer's section is cut in every stored copy of the page; the id's form is inferred. */
export const add = operation({
  name: "AddField",
  row: 15,
  page: "0035",
  evidence: "documented",
  method: "POST",
  path: `${object}/Field`,
  body: FieldDefinition,
  result: createdId,
});

/** Adds several fields to an object; answers their ids in the order of the request (inferred from the example). */
export const addMany = operation({
  name: "AddFields",
  row: 15,
  page: "0013",
  evidence: "documented",
  method: "POST",
  path: `${object}/fields`,
  body: z.strictObject({ fields: z.array(FieldDefinition).min(1) }),
  result: z.unknown().transform((value): (string | undefined)[] => (Array.isArray(value) ? value.map((id) => createdId.parse(id)) : [])),
});

export const get = operation({
  name: "QueryField",
  row: 19,
  page: "00106",
  evidence: "documented",
  method: "GET",
  path: `${object}/Field/{fieldId}`,
  result: FieldRecord,
});

/** The fields of an object; inferred from the list calls of its layouts, triggers, validators and buttons. */
export const list = operation({
  name: "QueryFields",
  page: "00106",
  evidence: "inferred",
  method: "GET",
  path: `${object}/Field`,
  result: z.array(FieldRecord),
});

/** Changes attributes of a field; a partial body (seen in a developer's notes of 2022). What clears its texts is unknown. */
export const update = operation({
  name: "UpdateField",
  page: "0030",
  evidence: "observed",
  method: "PUT",
  path: `${object}/Field/{fieldId}`,
  body: z
    .strictObject({ ...changeable, inlineHelpText: clearableText(helpTextLength), description: clearableText(descriptionLength) })
    .partial(),
  result: writeResult,
});

export const remove = operation({
  name: "DeleteField",
  page: "0030",
  evidence: "inferred",
  method: "DELETE",
  path: `${object}/Field/{fieldId}`,
  result: writeResult,
});
