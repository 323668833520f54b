import * as pulumi from "@pulumi/pulumi";
import type { RelationTarget } from "./fields";

/** The object that something belongs to: a `CustomObject` of the program, or an id. */
export type ObjectReference = (RelationTarget & pulumi.Resource) | pulumi.Input<string>;

/** Where something belongs, as its resource's inputs. */
export function placement(object: ObjectReference) {
  return isResource(object) ? { objectId: object.id, objectName: object.apiName } : { objectId: object };
}

/** What belongs to an object goes with it, without a call of its own. */
export function goesWith(object: ObjectReference): pulumi.Resource | undefined {
  return isResource(object) ? object : undefined;
}

function isResource(object: ObjectReference): object is RelationTarget & pulumi.Resource {
  return pulumi.Resource.isInstance(object);
}
