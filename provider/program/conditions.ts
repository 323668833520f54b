import { type FormedType, inForm } from "./comparedValues";
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
import { runError } from "./runError";

// Conditions over records: plain values in the platform's own form, made of fields by the operators that their types have.

export type * from "./conditionTypes";

const emptiness = (field: string): EmptinessOperators => ({
  isnull: () => ({ field, operator: "isnull" }),
  isnotnull: () => ({ field, operator: "isnotnull" }),
});

const equality = <Of extends string | number | boolean>(field: string, type?: FormedType): EqualityOperators<Of> => ({
  ...emptiness(field),
  eq: (value) => ({ field, operator: "eq", value: inForm(type, field, value) }),
  ne: (value) => ({ field, operator: "ne", value: inForm(type, field, value) }),
});

const order = <Of extends string | number>(field: string, type?: FormedType): OrderOperators<Of> => ({
  ...equality<Of>(field, type),
  lt: (value) => ({ field, operator: "lt", value: inForm(type, field, value) }),
  le: (value) => ({ field, operator: "le", value: inForm(type, field, value) }),
  gt: (value) => ({ field, operator: "gt", value: inForm(type, field, value) }),
  ge: (value) => ({ field, operator: "ge", value: inForm(type, field, value) }),
});

const membership = <Of extends string | number>(field: string, type?: FormedType): ListOperators<Of> => ({
  in: (values) => ({ field, operator: "in", value: inForm(type, field, values) }),
});

const wording = (field: string): TextOperators => ({
  ...order<string>(field),
  contains: (value) => ({ field, operator: "contains", value }),
  startwith: (value) => ({ field, operator: "startwith", value }),
  endwith: (value) => ({ field, operator: "endwith", value }),
});

const listedWording = (field: string): TextOperators & ListOperators<string> => ({ ...wording(field), ...membership<string>(field) });
const formed =
  <Of extends string | number>(type: FormedType) =>
  (field: string): OrderOperators<Of> & ListOperators<Of> => ({ ...order<Of>(field, type), ...membership<Of>(field, type) });
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
export const number = formed<number | string>("number");
/** A percentage. */
export const percent = formed<number | string>("percent");
/** An amount of money. */
export const currency = formed<number | string>("currency");
/** A date, `YYYY-MM-DD`. */
export const date = formed<string>("date");
/** A moment, `YYYY-MM-DD hh:mm:ss`. One in ISO 8601 with a zone is turned into UTC. */
export const dateTime = formed<string>("dateTime");
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
  parent: { relatedField, condition: group("parent", condition) },
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
  children: { relationName, condition: group("children", condition) },
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
    assertCondition("and", part);
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
  for (const part of parts) assertCondition("or", part);
  return { conjunction: "OR", conditions: parts.map(inGroup) };
}

/** What the compiler overlooks in a program in JavaScript: a condition that got lost would otherwise be missed by the platform, too. */
function assertCondition(group: "and" | "or" | "parent" | "children", part: unknown): void {
  const is = (name: string) => typeof part === "object" && part !== null && Object.hasOwn(part, name);
  if (["operator", "conditions"].some(is) || (group === "and" && ["parent", "children"].some(is))) return;
  const what = typeof part === "object" && part !== null ? "something else" : String(part);
  const relation = ["parent", "children"].some(is) ? " What related records must satisfy goes into where.and." : "";
  throw runError(
    `where.${group}: a condition is what the operators of where make, for example where.text("a").eq("b"), not ${what}.${relation}`,
  );
}

function inGroup(part: RecordCondition): ConditionGroup["conditions"][number] {
  return "conditions" in part ? { condition: part } : part;
}

/** A condition as a group. */
function group(of: "parent" | "children", condition: RecordCondition): ConditionGroup {
  assertCondition(of, condition);
  return "conditions" in condition ? condition : and(condition);
}
