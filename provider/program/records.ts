import * as pulumi from "@pulumi/pulumi";
import type { DataType } from "../contract/dataTypes";
import { fieldApiName } from "../fieldModel/names";
import { nameOfThing } from "./kinds";
import type { DeclaredObject, FieldsByName } from "./rowTypes";

/** An object whose records a program manages: a `CustomObject`, or the API name or id of any object. */
export type RecordsReference<Fields extends FieldsByName> = DeclaredObject<Fields> | pulumi.Input<string>;

/** The object of records, with the data types of the fields that it declares, as inputs. Programs in JavaScript give anything. */
export function recordsOf(resource: string, object: RecordsReference<FieldsByName>) {
  if (!pulumi.Resource.isInstance(object) && object) return { objectName: object as pulumi.Input<string> };
  if (!pulumi.Resource.isInstance(object) || !("declaredFields" in object)) {
    const takes = "a CustomObject, or the API name or id of an object";
    throw new pulumi.RunError(`${resource}: object takes ${takes}, and was given ${nameOfThing(object)}.`);
  }
  const declared = object as DeclaredObject<FieldsByName>;
  const apiName = nameOf(declared);
  if (apiName === undefined) return { objectName: declared.name };
  const types = Object.entries(declared.declaredFields).map(([key, { dataType }]) => [fieldApiName(apiName, key), dataType]);
  return { objectName: apiName, types: Object.fromEntries(types) as Record<string, DataType> };
}

/** The name of an object that was read with `get` is known only when the program runs. */
function nameOf(object: DeclaredObject<FieldsByName>): string | undefined {
  try {
    return object.apiName;
  } catch {
    return undefined;
  }
}
