import { z } from "zod";
import { operation } from "./operation";

const data = "/u-route/baas/data/v1.0";

export interface Condition {
  conjunction: "AND" | "OR";
  conditions: ({ field: string; operator: string; value?: unknown } | { condition: Condition })[];
}

/** A condition over records; an empty one means all records. */
export const ConditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.strictObject({
    conjunction: z.enum(["AND", "OR"]),
    conditions: z.array(
      z.union([
        z.strictObject({ field: z.string(), operator: z.string(), value: z.unknown().optional() }),
        z.strictObject({ condition: ConditionSchema }),
      ]),
    ),
  }),
);

/** A condition that names records: what would change or delete all of an object's records is never sent. */
const NarrowCondition = ConditionSchema.refine(
  (condition) => isNarrow(condition),
  "must have at least one condition: an empty one would mean all records",
);

function isNarrow({ conditions }: Condition): boolean {
  return conditions.length > 0 && conditions.every((one) => !("condition" in one) || isNarrow(one.condition));
}

/** Ids of records, separated by commas. */
const recordIds = z.string().regex(/^[^,\s]+(,[^,\s]+)*$/, "must be ids, separated by commas");

/** The most records that one call deletes by their ids (0022). */
export const maximumDeletions = 100;

const RecordValues = z.record(z.string(), z.unknown());

/** Number of records that an operation touched or found. */
const recordCount = z.union([z.number(), z.string()]).transform(Number);

/** `I`: the path names the object by its id; `N`: by its API name. */
const base = z.strictObject({ base: z.enum(["I", "N"]).optional(), fields: z.string().optional() }).optional();

export const get = operation({
  name: "QueryDatabyRecordID",
  row: 1,
  page: "0017",
  evidence: "documented",
  method: "GET",
  path: `${data}/bobject/{objectName}/{recordId}`,
  query: z.strictObject({ fields: z.string().optional() }).optional(),
  result: z.array(RecordValues),
});

export const remove = operation({
  name: "DeleteDatabyRecordID",
  row: 2,
  page: "0018",
  evidence: "documented",
  method: "DELETE",
  path: `${data}/bobject/{objectName}/{recordId}`,
  result: recordCount,
});

export const update = operation({
  name: "UpdateDatabyRecordID",
  row: 3,
  page: "0019",
  evidence: "documented",
  method: "PUT",
  path: `${data}/bobject/{objectName}/{recordId}`,
  body: z.strictObject({ setValue: RecordValues }),
  result: recordCount,
});

/** Records by their ids. What happens with ids that do not exist is unknown. */
export const listByIds = operation({
  name: "QueryDatabyRecordIDList",
  row: 4,
  page: "0020",
  evidence: "documented",
  method: "GET",
  path: `${data}/bobject/{objectName}`,
  query: z.strictObject({ records: recordIds, fields: z.string().optional() }),
  result: z.array(RecordValues),
});

export const add = operation({
  name: "AddData",
  row: 5,
  page: "0021",
  evidence: "documented",
  method: "POST",
  path: `${data}/bobject/{objectName}`,
  body: z.strictObject({ records: z.array(RecordValues).min(1) }),
  result: z.array(z.looseObject({ id: z.string() })),
});

/** Deletes records by their ids, at most 100; the answer counts those that were there. */
export const removeByIds = operation({
  name: "DeleteData",
  row: 6,
  page: "0022",
  evidence: "documented",
  method: "DELETE",
  path: `${data}/bobject/{objectName}`,
  query: z.strictObject({
    records: recordIds.refine((ids) => ids.split(",").length <= maximumDeletions, `must be at most ${maximumDeletions} ids`),
  }),
  result: recordCount,
});

/** Sets the same values in all records that satisfy a condition. */
export const updateByCondition = operation({
  name: "UpdateData",
  row: 7,
  page: "0023",
  evidence: "documented",
  method: "PUT",
  path: `${data}/bobject/{objectName}`,
  body: z.strictObject({ setValue: RecordValues, condition: NarrowCondition }),
  result: recordCount,
});

export const query = operation({
  name: "QueryData",
  effect: "read",
  row: 8,
  page: "0024",
  evidence: "documented",
  method: "POST",
  path: `${data}/query/{objectName}`,
  query: base,
  body: z.strictObject({
    condition: ConditionSchema.optional(),
    options: z
      .strictObject({
        orderby: z.array(z.strictObject({ field: z.string(), order: z.enum(["asc", "desc"]) })).optional(),
        limit: z.int().min(1).optional(),
        skip: z.int().min(0).optional(),
        fields: z.array(z.string()).optional(),
      })
      .optional(),
  }),
  result: z.array(RecordValues),
});

export const count = operation({
  name: "QueryObjectRecordNumber",
  effect: "read",
  row: 10,
  page: "0026",
  evidence: "documented",
  method: "POST",
  path: `${data}/count/{objectName}`,
  query: z.strictObject({ base: z.enum(["I", "N"]).optional() }).optional(),
  body: z.strictObject({ condition: ConditionSchema.optional() }),
  result: recordCount,
});

/** Deletes all records that satisfy a condition. */
export const removeByCondition = operation({
  name: "DeleteDatabyCondition",
  row: 9,
  page: "0025",
  evidence: "documented",
  method: "POST",
  path: `${data}/delete/{objectName}`,
  body: z.strictObject({ condition: NarrowCondition }),
  result: recordCount,
});

/** Adds records, and changes those that carry an `id`; the ids of the answer are in the order of the records. */
export const upsert = operation({
  name: "AddObjectData",
  row: 11,
  page: "0027",
  evidence: "documented",
  method: "POST",
  path: `${data}/upsert/{objectName}`,
  body: z.strictObject({ records: z.array(RecordValues).min(1) }),
  result: z.array(z.looseObject({ id: z.string() })),
});
