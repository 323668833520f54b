import type {
  ChildrenCondition,
  ConditionGroup,
  EmptinessOperators,
  EqualityOperators,
  ListOperators,
  MultiSelectOperators,
  OrderOperators,
  ParentCondition,
  RecordCondition,
  RelatedCondition,
  TextOperators,
} from "./conditionTypes";

// Conditions over records: plain values in the platform's own form, made of fields by the operators that their types have.

export type * from "./conditionTypes";

const emptiness = (field: string): EmptinessOperators => ({
  isnull: () => ({ field, operator: "isnull" }),
  isnotnull: () => ({ field, operator: "isnotnull" }),
});

const equality = <Of extends string | number | boolean>(field: string): EqualityOperators<Of> => ({
  ...emptiness(field),
  eq: (value) => ({ field, operator: "eq", value }),
  ne: (value) => ({ field, operator: "ne", value }),
});

const order = <Of extends string | number>(field: string): OrderOperators<Of> => ({
  ...equality<Of>(field),
  lt: (value) => ({ field, operator: "lt", value }),
  le: (value) => ({ field, operator: "le", value }),
  gt: (value) => ({ field, operator: "gt", value }),
  ge: (value) => ({ field, operator: "ge", value }),
});

const membership = <Of extends string | number>(field: string): ListOperators<Of> => ({
  in: (values) => ({ field, operator: "in", value: values }),
});

const wording = (field: string): TextOperators => ({
  ...order<string>(field),
  contains: (value) => ({ field, operator: "contains", value }),
  startwith: (value) => ({ field, operator: "startwith", value }),
  endwith: (value) => ({ field, operator: "endwith", value }),
});

const listedWording = (field: string): TextOperators & ListOperators<string> => ({ ...wording(field), ...membership<string>(field) });
const amount = (field: string): OrderOperators<number | string> & ListOperators<number | string> => ({
  ...order<number | string>(field),
  ...membership<number | string>(field),
});
const moment = (field: string): OrderOperators<string> & ListOperators<string> => ({
  ...order<string>(field),
  ...membership<string>(field),
});
const reference = (field: string): EqualityOperators<string> & ListOperators<string> => ({
  ...equality<string>(field),
  ...membership<string>(field),
});

/** A text. The platform has no `in` for it: `or` of several `eq` says the same. */
export const text = wording;
/** The name of a record. */
export const name = listedWording;
/** A number that the platform counts up. */
export const autoNumber = listedWording;
/** An email address. */
export const email = listedWording;
/** A telephone number. */
export const phone = listedWording;
/** A web address. */
export const url = listedWording;
/** A postal code. */
export const postalCode = listedWording;
/** A number. */
export const number = amount;
/** A percentage. */
export const percent = amount;
/** An amount of money. */
export const currency = amount;
/** A date, `YYYY-MM-DD`. */
export const date = moment;
/** A moment, `YYYY-MM-DD hh:mm:ss`. */
export const dateTime = moment;
/** Yes or no. */
export const checkbox = (field: string): EqualityOperators<boolean> => equality<boolean>(field);
/** One value of a picklist. */
export const singleSelect = (field: string): EqualityOperators<string> => equality<string>(field);
/** Several values of a picklist. */
export const multiSelect = (field: string): MultiSelectOperators => ({
  ...equality<string>(field),
  includes: (...values) => ({ field, operator: "includes", value: values.join(";") }),
  excludes: (...values) => ({ field, operator: "excludes", value: values.join(";") }),
});
/** The id of a record: `id` itself, when no field is named. */
export const id = (field = "id"): EqualityOperators<string> & ListOperators<string> => reference(field);
/** A relation to a record, by its id; `owner`, `createdBy` and the like, too. */
export const lookup = reference;
/** A relation to a master, by its id. */
export const masterDetail = reference;
/** A relation within the object, by the id. */
export const hierarchy = reference;
/** A value that the platform computes. */
export const formula = emptiness;
/** A text of several lines. */
export const textArea = emptiness;
/** A summary of other records. */
export const rollupSummary = emptiness;

/**
 * On the record that a relation field names.
 *
 * @example
 * ```ts
 * const { where } = astrozero;
 * const condition = where.and(where.parent("acme__customer__CST", where.checkbox("acme__vip__CST").eq(true)));
 * export const orders = astrozero.countRecords({ object: "OrderOperators", condition });
 * ```
 */
export const parent = (relatedField: string, condition: RecordCondition): RelatedCondition => ({
  parent: { relatedField, condition: group(condition) },
});

/**
 * On records that name a record, by the name of their relation.
 *
 * @example
 * ```ts
 * const { where } = astrozero;
 * const condition = where.and(where.children("Orders", where.currency("acme__amount__CST").gt(1000)));
 * export const customers = astrozero.countRecords({ object: "Customer", condition });
 * ```
 */
export const children = (relationName: string, condition: RecordCondition): RelatedCondition => ({
  children: { relationName, condition: group(condition) },
});

/**
 * All must hold.
 *
 * @example
 * ```ts
 * const { where } = astrozero;
 * const code = where.text(customer.field("code"));
 * const condition = where.and(where.checkbox(customer.field("vip")).eq(true), where.or(code.startwith("A"), code.isnull()));
 * export const count = astrozero.countRecordsOutput({ object: customer, condition });
 * ```
 */
export function and(...parts: (RecordCondition | RelatedCondition)[]): ConditionGroup {
  const conditions: ConditionGroup["conditions"] = [];
  const parents: ParentCondition[] = [];
  const related: ChildrenCondition[] = [];
  for (const part of parts) {
    if ("parent" in part) parents.push(part.parent);
    else if ("children" in part) related.push(part.children);
    else conditions.push(inGroup(part));
  }
  if (parents.length + related.length === 0) return { conjunction: "AND", conditions };
  // Without a comparison of its own the platform might take the group for one that means all records.
  if (conditions.length === 0) conditions.push(id().isnotnull());
  const relation = { ...(parents.length > 0 && { parents }), ...(related.length > 0 && { children: related }) };
  return { conjunction: "AND", conditions, relation };
}

/** At least one must hold. */
export function or(...parts: RecordCondition[]): ConditionGroup {
  return { conjunction: "OR", conditions: parts.map(inGroup) };
}

function inGroup(part: RecordCondition): ConditionGroup["conditions"][number] {
  return "conditions" in part ? { condition: part } : part;
}

/** A condition as a group. */
function group(condition: RecordCondition): ConditionGroup {
  return "conditions" in condition ? condition : and(condition);
}
