import type * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import type { CustomObjectArgs, FieldArgs, FieldDefinition, PicklistArgs, PicklistValue, ProviderArgs } from "../../../provider";
import type { DataType } from "../../../provider/contract/dataTypes";
import type { Field } from "../../../provider/fieldModel/fieldSchema";
import type { ObjectInputs, schema as objectSchema } from "../../../provider/resources/objects/customObject/schema";
import type { FieldInputs } from "../../../provider/resources/objects/field/schema";
import type { PicklistInputs, Value } from "../../../provider/resources/picklist/schema";
import type { definitions } from "../../../provider/settings";

// Arguments are written by hand beside the schemas that validate them (docs/decisions/0002). This file compiles only while
// both sides have the same members with the same values: `npm run lint` is its test. A compiler error names what one side lacks.

/** The members of one side that the other lacks. What begins with two underscores is made by the class, not by users. */
type Differing<One extends PropertyKey, Other extends PropertyKey> = Exclude<Exclude<One, Other> | Exclude<Other, One>, `__${string}`>;
type None<Members extends never> = Members;
type Fits<Wanted, _Given extends Wanted> = Wanted;

type MemberOf<Union extends { dataType: string }, Type extends DataType> = Union extends { dataType: infer Types }
  ? Type extends Types
    ? Union
    : never
  : never;
type DefinitionOf<Type extends DataType> = MemberOf<FieldDefinition, Type>;
type SchemaOf<Type extends DataType> = MemberOf<Field, Type>;
/** Data types whose definition and schema have different attributes. */
type Unlike = { [Type in DataType]: Differing<keyof DefinitionOf<Type>, keyof SchemaOf<Type>> }[DataType];
/** Data types with an attribute whose values fit only one side. */
type Misfit = {
  [Type in DataType]: pulumi.Unwrap<DefinitionOf<Type>> extends Omit<SchemaOf<Type>, "dataType"> ? never : Type;
}[DataType];

/** What `Field` makes of its `object`, and what tells one field from others. */
type Placement = "object" | "objectId" | "objectName";
type Place = Exclude<keyof FieldArgs, keyof FieldDefinition>;
type PlaceInSchema = Exclude<keyof FieldInputs, keyof Field>;

export type Agreement = [
  None<Differing<keyof CustomObjectArgs, Exclude<keyof z.output<typeof objectSchema>, "__fieldOrder">>>,
  None<Differing<keyof CustomObjectArgs, Exclude<keyof ObjectInputs, "__fieldOrder">>>,
  Fits<Omit<ObjectInputs, "name" | "__fieldOrder">, Omit<pulumi.Unwrap<Omit<CustomObjectArgs, "fields">>, "name">>,
  None<Differing<keyof PicklistArgs, keyof PicklistInputs>>,
  Fits<Omit<PicklistInputs, "name">, Omit<pulumi.Unwrap<PicklistArgs>, "name">>,
  None<Differing<keyof PicklistValue, keyof Exclude<Value, string>>>,
  None<Differing<FieldDefinition["dataType"], DataType>>,
  None<Unlike>,
  None<Misfit>,
  None<Exclude<Differing<Place, PlaceInSchema>, Placement>>,
  None<Differing<keyof ProviderArgs, keyof typeof definitions>>,
];
