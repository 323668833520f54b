import * as pulumi from "@pulumi/pulumi";
import type { RelationTarget } from "./fieldTypes";
import { nameOfThing } from "./kinds";

/** The object that something belongs to: a `CustomObject` of the program, or an id. */
export type ObjectReference = (RelationTarget & pulumi.Resource) | pulumi.Input<string>;

/** What belongs to an object, as its inputs; its name is that of the resource unless the program gives another one. */
export function placedInputs(kind: string, resourceName: string, args: { object: ObjectReference; name?: string | undefined }) {
  const { object, ...attributes } = args;
  return { ...attributes, ...placement(`${kind} ${resourceName}`, object), name: args.name ?? resourceName };
}

/** Where a resource belongs, as its inputs. Programs in JavaScript give anything. */
function placement(resource: string, object: ObjectReference) {
  if (object === undefined || object === null || (isResource(object) && !("apiName" in object))) {
    throw new pulumi.RunError(`${resource}: object takes a CustomObject, or the id of an object, and was given ${nameOfThing(object)}.`);
  }
  if (!isResource(object)) return { objectId: object };
  const objectName = nameOf(object);
  return { objectId: object.id, ...(objectName !== undefined && { objectName }) };
}

/** The name of an object that was read with `get` is not known in the program. */
function nameOf(object: RelationTarget): string | undefined {
  try {
    return object.apiName;
  } catch {
    return undefined;
  }
}

const staying = new WeakSet<pulumi.Resource>();

/** Tells of an object that stays on the platform when its resource is deleted. */
export function staysOnDelete(object: pulumi.Resource): void {
  staying.add(object);
}

/** What belongs to an object goes with it, without a call of its own; what belongs to one that stays is deleted like anything else. */
// assumption: children-with-object
export function goingWith(object: ObjectReference, opts: pulumi.CustomResourceOptions | undefined): pulumi.CustomResourceOptions {
  return pulumi.mergeOptions({ deletedWith: isResource(object) && !staying.has(object) ? object : undefined }, opts);
}

/** Whether a program gives a resource, and no id or name. */
export function isResource(object: ObjectReference): object is RelationTarget & pulumi.Resource {
  return pulumi.Resource.isInstance(object);
}
