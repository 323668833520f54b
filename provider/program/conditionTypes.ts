import type { Input } from "@pulumi/pulumi";

// What the constructors of conditions.ts make.

/** A comparison of a field. */
export interface Comparison {
  /** API name of the field. */
  field: string;
  /** How it is compared: `eq`, `contains`, `isnull`, … */
  operator: string;
  /** What with; absent where the operator says it all. */
  value?: Input<string | number | boolean> | Input<Input<string | number>[]> | undefined;
}

/** What the record must satisfy that a relation field names. */
export interface ParentCondition {
  /** API name of the relation field. */
  relatedField: string;
  /** On the record that it names. */
  condition: ConditionGroup;
}

/** What records must satisfy that name a record. */
export interface ChildrenCondition {
  /** Name of the relation, as the relation field of the children has it. */
  relationName: string;
  /** On these records. */
  condition: ConditionGroup;
}

/** Several conditions that must all hold, or of which one must hold. */
export interface ConditionGroup {
  /** `AND`: all must hold; `OR`: at least one. */
  conjunction: "AND" | "OR";
  /** Comparisons, and groups within the group. */
  conditions: (
    | Comparison
    | {
        /** A group within the group. */
        condition: ConditionGroup;
      }
  )[];
  /** What related records must satisfy. */
  relation?:
    | {
        /** What the records must satisfy that the record names. */
        parents?: ParentCondition[] | undefined;
        /** What the records must satisfy that name the record. */
        children?: ChildrenCondition[] | undefined;
      }
    | undefined;
}

/** A condition over the records of an object. (pages 0024, 0026) */
export type RecordCondition = Comparison | ConditionGroup;

/** What every field can be asked. */
export interface EmptinessOperators {
  /** It has no value. */
  isnull(): Comparison;
  /** It has a value. */
  isnotnull(): Comparison;
}

/** What a field can be asked that is equal to something, or not. */
export interface EqualityOperators<Of extends string | number | boolean> extends EmptinessOperators {
  /** It is equal. */
  eq(value: Input<Of>): Comparison;
  /** It is not equal, or has no value. */
  ne(value: Input<Of>): Comparison;
}

/** What a field can be asked that has one of several values. */
export interface ListOperators<Of extends string | number> {
  /** It is one of these, of which there must be one at least. */
  in(values: Input<Input<Of>[]>): Comparison;
}

/** What a field can be asked whose values come one after the other. */
export interface OrderOperators<Of extends string | number> extends EqualityOperators<Of> {
  /** It is less. */
  lt(value: Input<Of>): Comparison;
  /** It is less or equal. */
  le(value: Input<Of>): Comparison;
  /** It is greater. */
  gt(value: Input<Of>): Comparison;
  /** It is greater or equal. */
  ge(value: Input<Of>): Comparison;
}

/** What a text can be asked. */
export interface TextOperators extends OrderOperators<string> {
  /** It has this in it. */
  contains(part: Input<string>): Comparison;
  /** It begins with this. */
  startwith(part: Input<string>): Comparison;
  /** It ends with this. */
  endwith(part: Input<string>): Comparison;
}

/** What a field with several values can be asked. */
export interface MultiSelectOperators extends EqualityOperators<string> {
  /** It has one of these. */
  includes(...values: string[]): Comparison;
  /** It has none of these. */
  excludes(...values: string[]): Comparison;
}

/** A condition on related records: it goes into `where.and`. */
export type RelatedCondition =
  | {
      /** What the record must satisfy that a relation field names. */
      parent: ParentCondition;
    }
  | {
      /** What records must satisfy that name the record. */
      children: ChildrenCondition;
    };
