import type { Input, Output, Resource } from "@pulumi/pulumi";
import type {
  AutoNumberField,
  CheckboxField,
  CurrencyField,
  FieldDefinition,
  FormulaField,
  MultiSelectField,
  NumberField,
  PercentField,
  RollupSummaryField,
  SingleSelectField,
} from "./fieldTypes";

// The columns of an object's records, by the fields that the program declares for it.

/** Fields by their developer names. */
export type FieldsByName = Record<string, FieldDefinition>;

/** An object of the program, with the fields that it declares: a `CustomObject`. */
export interface DeclaredObject<Fields extends FieldsByName> extends Resource {
  /** API name of the object. */
  readonly apiName: string;
  /** API name of the object, as the platform stores it. */
  readonly name: Output<string>;
  /** The fields that the program declares, by their developer names. */
  readonly declaredFields: Readonly<Fields>;
}

/** Text that is a number: `"12.50"`. */
export type NumberText = `${number}`;

/** What a column of a field holds. Fields that the platform computes hold nothing that a program could give. */
export type ValueOf<Definition> = Definition extends NumberField | PercentField | CurrencyField
  ? number | NumberText
  : Definition extends CheckboxField
    ? boolean
    : Definition extends SingleSelectField<infer Value>
      ? Value
      : Definition extends MultiSelectField<infer Value>
        ? readonly Value[]
        : Definition extends AutoNumberField | FormulaField | RollupSummaryField
          ? never
          : string;

/** The columns that a program can fill: the declared fields, and the name of a record. */
export type Column<Fields> = (keyof Fields & string) | "name";

/** What a column holds: of `name` a text. */
export type ColumnValue<Fields, Name> = Name extends keyof Fields ? ValueOf<Fields[Name]> : string;

/** Values of a record, by the developer names of fields. `null` empties a field. */
export type Values<Fields extends FieldsByName> = {
  readonly [Name in Column<Fields>]?: Input<ColumnValue<Fields, Name> | null> | undefined;
};

/**
 * A row: the columns of its key as plain values, the others as plain values or outputs. A column that a row leaves out, `null` and `""` are an
 * empty field. Columns that refer to rows of a set hold the keys of those.
 */
export type RowOf<Fields extends FieldsByName, Key extends string, Related extends string> = {
  readonly [Name in Key]: Name extends Related ? string : ColumnValue<Fields, Name>;
} & {
  readonly [Name in Exclude<Column<Fields>, Key>]?: Input<(Name extends Related ? string : ColumnValue<Fields, Name>) | null> | undefined;
};
