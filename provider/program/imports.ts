import * as pulumi from "@pulumi/pulumi";
import { textDigest } from "../digest";
import { schemaApiName } from "../fieldModel/names";
import { digestOfFile, withinProgram } from "./localFiles";
import { isResource, type ObjectReference } from "./object";

/** What steers an import, beside what it imports. */
export interface ImportTaskArgs extends TaskArgs {
  /** For how many seconds it is waited until the platform shows what was imported, 0 to 86400. Default: 300. */
  waitSeconds?: pulumi.Input<number> | undefined;
}

/** What steers imports and exports. */
export interface TaskArgs {
  /** Values that do it again when one of them changes: a version number, a hash, an output of another resource. */
  triggers?: pulumi.Input<unknown[]> | undefined;
  /** Takes a task as done that is not proved to have done its work: the time that the error names. It has no effect on any other one. */
  assumeDone?: string | undefined;
}

/** API name of an object. The name of one of the program is known when the object is there. */
export function objectNameOf(object: ObjectReference, namespace: string): pulumi.Input<string> {
  if (isResource(object)) {
    const { apiName, id } = object;
    return id.apply(() => apiName);
  }
  const given: pulumi.Input<string> = object;
  return typeof given === "string" ? schemaApiName(namespace, given) : named(given, namespace);
}

function named(name: pulumi.Input<string>, namespace: string): pulumi.Output<string> {
  return pulumi.output(name).apply((known) => schemaApiName(namespace, known));
}

/** Path of a file and what tells its content; a file is read in previews, too. */
export function fileOf(place: string, given: pulumi.Input<string>): { path: pulumi.Output<string>; hash: pulumi.Output<string> } {
  const path = pulumi.output(given).apply(withinProgram);
  const hash = path.apply(async (known) => (await digestOfFile(place, known)).hash);
  return { path, hash };
}

/** What tells several values from others. */
export function hashOf(values: readonly unknown[]): pulumi.Output<string> {
  const known: pulumi.Output<unknown> = pulumi.output([...values]);
  return known.apply((all) => textDigest(JSON.stringify(all)).hash);
}
