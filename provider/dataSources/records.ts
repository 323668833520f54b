import type { RecordCondition } from "../program/conditionTypes";
import { dataSource } from "./dataSource";
import { objectNameOf, oneOf, unlisted } from "./lookup";
import type { OfObject, Query, QueryOutput } from "./query";
import type { Tenant } from "./tenant";

// Loaded with the first question.
const records = (): typeof import("../contract/records") => require("../contract/records");

/**
 * A record as the platform answers it: by API names, relations also with `<field>.name` and `<field>.__objectType`. Whether numbers come as
 * texts, and in which form moments, is the platform's choice.
 */
export interface RecordInfo {
  /** Id of the record. */
  id: string;
  /** The values of its fields. */
  [field: string]: unknown;
}

/** Which fields are answered. */
export interface ChosenFields {
  /** API names of the fields that are answered, beside id and owner. Default: all fields. */
  fields?: string[] | undefined;
}

/** Arguments of {@link getRecord}. */
export interface GetRecordArgs extends OfObject, ChosenFields {
  /** Id of the record. (page 0017) */
  id: string;
}

const kind = "record";

const one = dataSource("getRecord", async (tenant, args: GetRecordArgs): Promise<RecordInfo> => {
  const [, recordId] = oneOf(args, "id");
  const objectName = await objectNameOf(tenant, args);
  const found = await tenant.ifThere(tenant.call(records().get, { path: { objectName, recordId }, query: fieldsIn(args) }));
  const [record] = found ?? [];
  if (!record) throw new Error(`there is no ${kind} with the id ${recordId} in object ${objectName}.${await unlisted(tenant, args)}`);
  return record as RecordInfo;
});

/**
 * One record of an object by its id. Fails when there is none. (page 0017)
 *
 * @example
 * ```ts
 * export const owner = astrozero.getRecord({ object: "Customer", id: "cfw0000000aKin6AQgfQ" }).then((record) => record["owner.name"]);
 * ```
 */
export const getRecord: Query<GetRecordArgs, RecordInfo> = one.promise;
/** {@link getRecord} as an output. */
export const getRecordOutput: QueryOutput<GetRecordArgs, RecordInfo> = one.output;

/** By which field records are sorted. */
export interface RecordOrder {
  /** API name of the field. */
  field: string;
  /** Default: `asc`. */
  order?: "asc" | "desc" | undefined;
}

/** The record that a relation field names, read together with a record. */
export interface JoinedParent extends ChosenFields {
  /** API name of the relation field. */
  relatedField: string;
  /** What that record names in turn. */
  parents?: JoinedParent[] | undefined;
}

/** The records that name a record, read together with it. */
export interface JoinedChildren extends ChosenFields {
  /** Name of the relation, as the relation field of the children has it. */
  relationName: string;
  /** How they are sorted. */
  orderby?: RecordOrder[] | undefined;
  /** How many at most, of each record. */
  limit?: number | undefined;
  /** What names them in turn. */
  children?: JoinedChildren[] | undefined;
}

/** Records by a condition, in an order. */
export interface RecordQuery extends OfObject, ChosenFields {
  /** Not beside what chooses records. */
  ids?: undefined;
  /** What the records must satisfy; see `where`. Default: all records. One that compares nothing is refused. (page 0024) */
  condition?: RecordCondition | undefined;
  /** How they are sorted; several fields, the first one decides. Default: the platform's order. (page 0024) */
  orderby?: RecordOrder[] | undefined;
  /** How many at most. Default: all, read in pages. (page 0024) */
  limit?: number | undefined;
  /** How many to leave out at the beginning. */
  skip?: number | undefined;
  /** Records that are read together with each: as `<field>.<member>` of it. No page shows such an answer. (page 0024) */
  parents?: JoinedParent[] | undefined;
  /** Records that name each, under the name of their relation. No page shows such an answer. (page 0024) */
  children?: JoinedChildren[] | undefined;
}

/** Records by their ids. */
export interface RecordsByIds extends OfObject, ChosenFields {
  /** Ids of the records, one at least. They are answered in this order. (page 0020) */
  ids: string[];
  /** Not beside `ids`. */
  condition?: undefined;
  /** Not beside `ids`. */
  orderby?: undefined;
  /** Not beside `ids`. */
  limit?: undefined;
  /** Not beside `ids`. */
  skip?: undefined;
  /** Not beside `ids`. */
  parents?: undefined;
  /** Not beside `ids`. */
  children?: undefined;
}

/** Arguments of {@link getRecords}: ids, or a condition. */
export type GetRecordsArgs = RecordsByIds | RecordQuery;

const many = dataSource("getRecords", async (tenant, args: GetRecordsArgs): Promise<RecordInfo[]> => {
  if (args.ids !== undefined) return byIds(tenant, args);
  const body = bodyOf(args);
  return inPages(tenant, await objectNameOf(tenant, args), args, body);
});

/**
 * Records of an object, by a condition or by their ids. What has more records than the platform answers at once is read in pages. Fails when one
 * of the ids does not exist. (pages 0020, 0024)
 *
 * @example
 * ```ts
 * const { where } = astrozero;
 * export const codes = astrozero
 *   .getRecordsOutput({ object: customer, condition: where.checkbox(customer.field("vip")).eq(true), fields: ["name"] })
 *   .apply((found) => found.map(({ name }) => name));
 * ```
 *
 * @example
 * The ten highest orders of one customer, each with the name of the salesman.
 * ```ts
 * export const orders = astrozero.getRecords({
 *   object: "Order",
 *   condition: astrozero.where.lookup("acme__customer__CST").eq("cfw0000000aKin6AQgfQ"),
 *   orderby: [{ field: "acme__amount__CST", order: "desc" }],
 *   limit: 10,
 *   parents: [{ relatedField: "acme__salesman__CST", fields: ["name"] }],
 * });
 * ```
 */
export const getRecords: Query<GetRecordsArgs, RecordInfo[]> = many.promise;
/** {@link getRecords} as an output. */
export const getRecordsOutput: QueryOutput<GetRecordsArgs, RecordInfo[]> = many.output;

/** Arguments of {@link countRecords}. */
export interface CountRecordsArgs extends OfObject {
  /** What the records must satisfy; see `where`. Default: all records. One that compares nothing is refused. (page 0026) */
  condition?: RecordCondition | undefined;
}

const count = dataSource("countRecords", async (tenant, args: CountRecordsArgs): Promise<number> => {
  const body = conditionIn(args);
  return tenant.call(records().count, { path: { objectName: await objectNameOf(tenant, args) }, body });
});

/**
 * How many records an object has that satisfy a condition. (page 0026)
 *
 * @example
 * ```ts
 * export const customers = astrozero.countRecords({ object: "Customer" });
 * ```
 */
export const countRecords: Query<CountRecordsArgs, number> = count.promise;
/** {@link countRecords} as an output. */
export const countRecordsOutput: QueryOutput<CountRecordsArgs, number> = count.output;

function fieldsIn({ fields }: ChosenFields) {
  return fields && fields.length > 0 ? { fields: fields.join() } : {};
}

function conditionIn({ condition }: { condition?: RecordCondition | undefined }) {
  if (condition === undefined) return {};
  const parsed = records().ConditionSchema.safeParse(
    Object(condition).conditions === undefined ? { conjunction: "AND", conditions: [condition] } : condition,
  );
  if (!parsed.success) throw new Error("condition: it must be what `where` makes.");
  const group = parsed.data;
  // A condition that lost its values would silently mean all records.
  if (!records().isNarrow(group))
    throw new Error(
      "condition: it compares nothing, or with nothing, such as an empty text. Leave condition out to mean all records, or ask isnull().",
    );
  return { condition: group };
}

/** So many ids of 20 characters go into an address. */
const idsInCall = 100;

// assumption: unknown-ids
async function byIds(tenant: Tenant, args: RecordsByIds): Promise<RecordInfo[]> {
  const { ids } = args;
  if (ids.length === 0 || ids.some((id) => typeof id !== "string" || id.trim() === ""))
    throw new Error("ids must be one id at least, and none of them empty.");
  const objectName = await objectNameOf(tenant, args);
  const wanted = [...new Set(ids)];
  const chunks = Array.from({ length: Math.ceil(wanted.length / idsInCall) }, (_, number) =>
    wanted.slice(number * idsInCall, (number + 1) * idsInCall),
  );
  const answers = await Promise.all(
    chunks.map((chunk) => tenant.call(records().listByIds, { path: { objectName }, query: { records: chunk.join(), ...fieldsIn(args) } })),
  );
  const found = new Map(answers.flat().map((record) => [record.id, record as RecordInfo]));
  const missing = wanted.filter((id) => !found.has(id));
  if (missing.length > 0) throw new Error(`there is no ${kind} with the id ${missing.join(", ")} in object ${objectName}.`);
  return ids.map((id) => found.get(id) as RecordInfo);
}

type Body = ReturnType<typeof bodyOf>;

function bodyOf(query: RecordQuery) {
  const { orderby = [], parents, children } = query;
  for (const [name, value, least] of [["limit", query.limit, 1] as const, ["skip", query.skip, 0] as const])
    if (value !== undefined && !(Number.isInteger(value) && value >= least))
      throw new Error(`${name} must be a whole number from ${least}.`);
  const relation = {
    ...(parents && { parents: parents.map(parentJoin) }),
    ...(children && { childs: children.map(childJoin) }),
  };
  return { ...conditionIn(query), relation, order: orderby.map(ordered) };
}

/** All records that are asked for, page by page. */
async function inPages(tenant: Tenant, objectName: string, query: RecordQuery, body: Body): Promise<RecordInfo[]> {
  const { limit = Number.POSITIVE_INFINITY, skip = 0 } = query;
  const pages = async (orderby: Body["order"], isWhole: boolean): Promise<RecordInfo[] | undefined> => {
    const found = new Map<string, RecordInfo>();
    for (let read = 0; read < limit; ) {
      const size = Math.min(records().pageSize, limit - read);
      const options = { ...(orderby.length > 0 && { orderby }), limit: size, ...(skip + read > 0 && { skip: skip + read }) };
      const page = await readPage(tenant, objectName, query, { ...body, options });
      for (const record of page) found.set(record.id, record);
      read += page.length;
      if (page.length < size) break;
      if (!isWhole && read < limit) return undefined;
    }
    return [...found.values()];
  };
  const isWhole = body.order.some(({ field }) => field === "id");
  const first = await pages(body.order, isWhole);
  if (first && first.length <= records().pageSize) return first;
  // In an order that leaves open which of two records comes first, one could be on two pages, and another on none.
  const all = first ?? (await pages([...body.order, ordered({ field: "id" })], true)) ?? [];
  await confirmAll(tenant, objectName, query, all.length);
  return all;
}

/** Records may come and go between two pages, and a platform may answer no more than its first pages. */
// assumption: query-max
async function confirmAll(tenant: Tenant, objectName: string, query: RecordQuery, read: number): Promise<void> {
  const { limit = Number.POSITIVE_INFINITY, skip = 0 } = query;
  const all = await tenant.call(records().count, { path: { objectName }, body: conditionIn(query) });
  const wanted = Math.min(limit, Math.max(0, all - skip));
  if (read !== wanted)
    throw new Error(
      `object ${objectName} has ${wanted} such records, and the platform answered ${read}. Run it again if records were changed in the ` +
        "meantime; else ask for fewer at once, by a condition.",
    );
}

// assumption: child-member
async function readPage(
  tenant: Tenant,
  objectName: string,
  query: RecordQuery,
  { relation, order, ...body }: Body & { options: object },
): Promise<RecordInfo[]> {
  const ask = (joins: object) =>
    tenant.call(records().query, {
      path: { objectName },
      query: fieldsIn(query),
      body: { ...body, ...(Object.keys(joins).length > 0 && { relation: joins }) },
    }) as Promise<RecordInfo[]>;
  const { childs } = relation;
  if (!childs) return ask(relation);
  const hasChildren = ([first]: RecordInfo[]) => first === undefined || childs.every(({ relationName }) => relationName in first);
  const answer = await ask(relation).catch((error: unknown) => {
    if (!tenant.isRefused(error)) throw error;
    return undefined;
  });
  return answer && hasChildren(answer) ? answer : ask(withOtherWord(relation));
}

/** The same joins, with `children` in the place of `childs`. */
function withOtherWord({ childs, ...others }: { childs?: ChildJoins }): object {
  return { ...others, ...(childs && { children: childs.map(withOtherWord) }) };
}

function ordered({ field, order = "asc" }: RecordOrder) {
  return { field, order };
}

interface ParentJoins {
  relatedField: string;
  options?: { fields: string[] };
  parents?: ParentJoins[];
}

function parentJoin({ relatedField, fields, parents }: JoinedParent): ParentJoins {
  return { relatedField, ...(fields && { options: { fields } }), ...(parents && { parents: parents.map(parentJoin) }) };
}

type ChildJoins = {
  relationName: string;
  options?: object;
  childs?: ChildJoins;
}[];

function childJoin({ relationName, fields, orderby, limit, children }: JoinedChildren): ChildJoins[number] {
  const options = { ...(fields && { fields }), ...(orderby && { orderby: orderby.map(ordered) }), ...(limit !== undefined && { limit }) };
  return {
    relationName,
    ...(Object.keys(options).length > 0 && { options }),
    ...(children && { childs: children.map(childJoin) }),
  };
}
