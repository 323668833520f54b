import { z } from "zod";
import { FieldRecord } from "./fields";
import { operation } from "./operation";
import { answerFlag, answerNumber, answerText, audit, createdId, optionalText, origin, schemaName, text, writeResult } from "./values";

/** Of the labels of objects (0032). */
export const labelLength = 80;
const label = text(labelLength);
const description = optionalText(80);

const View = z.strictObject({ name: z.string().min(1), fields: z.array(z.string()) });

/** Names and fields of the two standard pages that the platform makes for an object (page 0032 of 2024, page 0013). */
const ObjectViews = z.strictObject({ ObjectDetailLayout: View.optional(), ObjectRecordsLayout: View.optional() });

/** Attributes that reads show and that no request table lists; sending them is inferred. */
// assumption: object-attributes
const switches = {
  pluralLabel: optionalText(labelLength),
  allowReports: z.boolean(),
  allowSearch: z.boolean(),
  allowSharing: z.boolean(),
  allowActivities: z.boolean(),
  allowChatter: z.boolean(),
  allowStreamingApiAccess: z.boolean(),
  allowBulkApiAccess: z.boolean(),
  trackFieldHistory: z.boolean(),
};

/** An object as the create call takes it. `fields` holds the preset record-name field; real fields are added afterwards. */
export const ObjectDefinition = z.strictObject({
  name: schemaName,
  label: label.optional(),
  description: description.optional(),
  fields: z.array(z.strictObject({ label, name: schemaName, dataType: z.string().min(1) })),
  view: ObjectViews.optional(),
  ...z.strictObject(switches).partial().shape,
});

// assumption: opaque-shapes
const References = z
  .array(z.looseObject({}))
  .nullish()
  .transform((references) => references ?? []);

const tableInfo = {
  id: z.string().min(1),
  keyPrefix: answerText,
  name: z.string().min(1),
  category: answerNumber,
  label: answerText,
  pluralLabel: answerText,
  description: answerText,
  version: answerNumber,
  status: z.union([z.string(), z.number()]).nullish(),
  objectType: answerNumber,
  allowReports: answerFlag,
  allowSearch: answerFlag,
  allowSharing: answerFlag,
  allowActivities: answerFlag,
  allowChatter: answerFlag,
  allowStreamingApiAccess: answerFlag,
  allowBulkApiAccess: answerFlag,
  trackFieldHistory: answerFlag,
  ...origin,
  ...audit,
};

/** The attributes of an object (pages 0033 and 0034). */
export const ObjectRecord = z.looseObject(tableInfo);
export type ObjectRecord = z.output<typeof ObjectRecord>;

export const create = operation({
  name: "CreateCustomObject",
  row: 12,
  page: "0032",
  evidence: "documented",
  method: "POST",
  path: "/u-route/baas/metadata/v1.0/Object",
  body: ObjectDefinition,
  result: createdId,
});

/** `type` of {@link list} that lists custom, standard and setup objects (page 0014). */
export const everyType = "cst,std,stp";

/** All objects, sorted by name; there is no paging and no filter by name (pages 0033 and 0014). */
export const list = operation({
  name: "QueryCustomObject",
  row: 13,
  page: "0033",
  evidence: "documented",
  method: "GET",
  path: "/u-route/baas/metadata/v1.0/Object",
  query: z.strictObject({ flag: z.enum(["S", "D"]).optional(), type: z.string().optional() }).optional(),
  result: z.array(ObjectRecord),
});

/** One object. The page promises its fields and its example does not show them: they may be missing. */
export const get = operation({
  name: "QueryCustomObjectbyID",
  row: 14,
  page: "0034",
  evidence: "documented",
  method: "GET",
  path: "/u-route/baas/metadata/v1.0/Object/{objectId}",
  result: z.looseObject({
    tableInfo: ObjectRecord,
    childObjects: References,
    parentObjects: References,
    fields: z
      .array(FieldRecord)
      .nullish()
      .transform((fields) => fields ?? undefined),
  }),
});

/** Changes attributes of an object. Page 0030 lists the method for objects; the partial body is inferred. */
export const update = operation({
  name: "UpdateCustomObject",
  page: "0030",
  evidence: "inferred",
  method: "PUT",
  path: "/u-route/baas/metadata/v1.0/Object/{objectId}",
  body: z.strictObject({ label, description, ...switches }).partial(),
  result: writeResult,
});

/** Deletes an object. Page 0030 lists the method for objects; no page prints the call. */
export const remove = operation({
  name: "DeleteCustomObject",
  page: "0030",
  evidence: "inferred",
  method: "DELETE",
  path: "/u-route/baas/metadata/v1.0/Object/{objectId}",
  result: writeResult,
});
