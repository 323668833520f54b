import { z } from "zod";
import { operation } from "./operation";

const data = "/u-route/baas/data/v1.0";

interface Comparison {
  field: string;
  operator: string;
  value?: unknown;
}

export interface Condition {
  conjunction: "AND" | "OR";
  conditions: (Comparison | { condition: Condition })[];
  relation?: RelatedConditions | undefined;
}

/** Conditions on the records that a record refers to, and on those that refer to it. */
export interface RelatedConditions {
  /** By the relation field of the record. */
  parents?: { relatedField: string; condition: Condition }[] | undefined;
  /** By the name that the relation field of the children gives to the relation. */
  children?: { relationName: string; condition: Condition }[] | undefined;
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
    relation: z
      .strictObject({
        parents: z.array(z.strictObject({ relatedField: z.string(), condition: ConditionSchema })).optional(),
        children: z.array(z.strictObject({ relationName: z.string(), condition: ConditionSchema })).optional(),
      })
      .optional(),
  }),
);

/** A condition that names records: what would change or delete all of an object's records is never sent. */
const NarrowCondition = ConditionSchema.refine(
  (condition) => isNarrow(condition),
  "must compare something in each of its groups, with a value that is not empty: an empty one would mean all records",
);

/** Whether a condition compares something in each of its groups. */
export function isNarrow({ conditions, relation: { parents = [], children = [] } = {} }: Condition): boolean {
  const groups = [...parents, ...children];
  return (
    conditions.length > 0 &&
    conditions.every((one) => ("condition" in one ? isNarrow(one.condition) : hasValue(one))) &&
    groups.every(({ condition }) => isNarrow(condition))
  );
}

/** Whether a comparison has what it compares with. With no value, an empty list or an empty text, alone or in a list, every record may satisfy it. */
function hasValue({ operator, value }: Comparison): boolean {
  if (operator === "isnull" || operator === "isnotnull") return true;
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.length > 0 && !values.some((one) => one === undefined || one === null || one === "");
}

const fieldNames = z.array(z.string());

export interface ParentJoin {
  /** The relation field. */
  relatedField: string;
  options?: { fields?: string[] | undefined } | undefined;
  parents?: ParentJoin[] | undefined;
}

export const ParentJoin: z.ZodType<ParentJoin> = z.lazy(() =>
  z.strictObject({
    relatedField: z.string(),
    options: z.strictObject({ fields: fieldNames.optional() }).optional(),
    parents: z.array(ParentJoin).optional(),
  }),
);

const options = z.strictObject({
  orderby: z.array(z.strictObject({ field: z.string(), order: z.enum(["asc", "desc"]) })).optional(),
  limit: z.int().min(1).optional(),
  skip: z.int().min(0).optional(),
  fields: fieldNames.optional(),
});
export type QueryOptions = z.output<typeof options>;

export interface ChildJoin {
  /** The name that the relation field of the children gives to the relation. */
  relationName: string;
  options?: QueryOptions | undefined;
  childs?: ChildJoin[] | undefined;
  children?: ChildJoin[] | undefined;
}

// assumption: child-member
export const ChildJoin: z.ZodType<ChildJoin> = z.lazy(() =>
  z.strictObject({
    relationName: z.string(),
    options: options.optional(),
    childs: z.array(ChildJoin).optional(),
    children: z.array(ChildJoin).optional(),
  }),
);

/**
 * Records that are read together with those of a query. The sample of the page calls the second member `childs`, its table `children`. How
 * they are answered no page shows.
 */
// assumption: child-member
const relation = z.strictObject({
  parents: z.array(ParentJoin).optional(),
  childs: z.array(ChildJoin).optional(),
  children: z.array(ChildJoin).optional(),
});
export type Joins = z.output<typeof relation>;

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

/** Records of one page: every platform answers so many at once (0024). */
// assumption: query-max
export const pageSize = 5000;

/** The records that satisfy a condition, sorted and cut; `count` beside the result says how many there are in all. */
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
    relation: relation.optional(),
    options: options.optional(),
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
