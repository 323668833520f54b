import type { Condition, RelatedConditions } from "../../provider/contract/records";
import { refusal } from "./refusal";

/** A stored value: numbers as text, multi-selects as lists, nothing as null. */
export type Value = string | boolean | string[] | null;

/** What conditions can compare: by field type as the script library of the platform tabulates it. */
const ordered = ["eq", "ne", "le", "ge", "lt", "gt"];
const empty = ["isnull", "isnotnull"];
const texts = [...ordered, "contains", "startwith", "endwith", ...empty];
const operatorsByType: Record<string, string[]> = {
  AutoNumber: ["in", ...texts],
  Email: ["in", ...texts],
  Name: ["in", ...texts],
  Phone: ["in", ...texts],
  URL: ["in", ...texts],
  PostalCode: ["in", ...texts],
  Text: texts,
  EncryptedText: texts,
  MultiLanguage: texts,
  Currency: ["in", ...ordered, ...empty],
  Date: ["in", ...ordered, ...empty],
  DateTime: ["in", ...ordered, ...empty],
  Number: ["in", ...ordered, ...empty],
  Percent: ["in", ...ordered, ...empty],
  CheckBox: ["eq", "ne", ...empty],
  SingleSelect: ["eq", "ne", ...empty],
  MultiSelect: ["eq", "ne", "includes", "excludes", ...empty],
  ID: ["eq", "ne", "in", ...empty],
  Lookup: ["eq", "ne", "in", ...empty],
  MasterDetail: ["eq", "ne", "in", ...empty],
  Hierarchy: ["eq", "ne", "in", ...empty],
  Formula: empty,
  TextArea: empty,
  RollupSummary: empty,
};

/** A column that conditions and sorting can name. */
export interface Column<Row> {
  dataType: string;
  numeric: boolean;
  /** Whether conditions cannot ask if there is a value. */
  hidesEmptiness?: boolean;
  read: (row: Row) => Value;
}

/** Finds a column by name, without regard to case. */
export type Columns<Row> = (name: string) => Column<Row>;

export type Test<Row> = (row: Row) => boolean;

/** A test for what rows are related to; refuses relations that do not exist. */
export type RelatedTest<Row> = (relation: RelatedConditions) => Test<Row>;

/**
 * A test for rows; refuses operators that do not fit the field's type. An empty condition is true for all. Conditions on related rows must
 * hold whatever the conjunction is.
 */
export function conditionTest<Row>(
  condition: Condition | undefined,
  columns: Columns<Row>,
  related: RelatedTest<Row> = noRelations,
): Test<Row> {
  if (!condition) return () => true;
  const { conjunction, conditions, relation } = condition;
  const tests = conditions.map((part) =>
    "condition" in part ? conditionTest(part.condition, columns, related) : comparison(part, columns(part.field)),
  );
  const isRelated = relation && related(relation);
  const holds: Test<Row> =
    tests.length === 0 || conjunction === "AND" ? (row) => tests.every((test) => test(row)) : (row) => tests.some((test) => test(row));
  return isRelated ? (row) => holds(row) && isRelated(row) : holds;
}

function noRelations(): never {
  throw refusal("invalid", "condition: relation: there are none");
}

interface Comparison {
  field: string;
  operator: string;
  value?: unknown;
}

function comparison<Row>({ field, operator, value }: Comparison, column: Column<Row>): (row: Row) => boolean {
  const isHidden = column.hidesEmptiness === true && empty.includes(operator);
  if (isHidden || !operatorsByType[column.dataType]?.includes(operator))
    throw refusal("invalid", `condition: operator "${operator}" does not fit field ${field} (${column.dataType})`);
  if (operator === "in" && !Array.isArray(value)) throw refusal("invalid", `condition: operator "in" on field ${field} needs an array`);
  const wanted = comparable(column, value);
  const several = new Set(operator === "in" ? (value as unknown[]).map((item) => comparable(column, item)) : []);
  const compare = (stored: Value) => order(comparable(column, stored), wanted);
  const text = String(value);
  const tests: Record<string, (stored: Value) => boolean> = {
    isnull: (stored) => stored === null,
    isnotnull: (stored) => stored !== null,
    eq: (stored) => stored !== null && compare(stored) === 0,
    ne: (stored) => stored === null || compare(stored) !== 0,
    lt: (stored) => stored !== null && compare(stored) < 0,
    le: (stored) => stored !== null && compare(stored) <= 0,
    gt: (stored) => stored !== null && compare(stored) > 0,
    ge: (stored) => stored !== null && compare(stored) >= 0,
    in: (stored) => stored !== null && several.has(comparable(column, stored)),
    contains: (stored) => String(stored ?? "").includes(text),
    startwith: (stored) => String(stored ?? "").startsWith(text),
    endwith: (stored) => String(stored ?? "").endsWith(text),
    includes: (stored) => Array.isArray(stored) && text.split(";").some((item) => stored.includes(item)),
    excludes: (stored) => !Array.isArray(stored) || !text.split(";").some((item) => stored.includes(item)),
  };
  const test = tests[operator] ?? (() => false);
  return (row) => test(column.read(row));
}

/** What values of a column are compared by: numbers by size, checkboxes by their meaning, everything else as text. */
export function comparable({ dataType, numeric }: Pick<Column<never>, "dataType" | "numeric">, value: unknown): number | string | null {
  if (value === null || value === undefined) return null;
  if (numeric) return Number(value);
  if (dataType === "CheckBox") return ({ "1": "true", "0": "false" } as Record<string, string>)[String(value)] ?? String(value);
  return Array.isArray(value) ? value.join(";") : String(value);
}

/** Sign of the comparison of two values; nothing comes first. */
export function order(left: number | string | null, right: number | string | null): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? -1 : 1;
  return left < right ? -1 : 1;
}
