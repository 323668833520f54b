import * as pulumi from "@pulumi/pulumi";
import { runError } from "../program/runError";
import { CustomObject } from "../resources/objects/customObject/resource";
import { childrenOf, internalsOf } from "./internals";
import type { QueryOutputOptions } from "./query";

/** The resources that a question comes after: those behind its arguments, and those that `dependsOn` names. */
export async function resourcesBefore(
  name: string,
  given: pulumi.Output<unknown>,
  dependsOn: QueryOutputOptions["dependsOn"],
): Promise<pulumi.Resource[]> {
  const [behind, named] = await Promise.all([pulumi.getAllResources(given), resourcesIn(name, dependsOn)]);
  return [...new Set([...behind, ...named])];
}

/**
 * Known when all is there that the resources make. In a preview that is not so while one of them is to be made, nor while an object is to be
 * changed, since that may make fields. Other changes make nothing that a question could miss.
 */
export function allMade(resources: Promise<readonly pulumi.Resource[]>): pulumi.Output<unknown> {
  const signs = (resource: pulumi.Resource): pulumi.Output<unknown>[] => {
    if (!pulumi.CustomResource.isInstance(resource)) return [resource.urn];
    // While a resource has a change, a preview knows only its inputs. The prefix is none, and is in every state.
    return CustomObject.isInstance(resource) ? [resource.id, pulumi.unsecret(resource.keyPrefix)] : [resource.id];
  };
  return pulumi.output(resources.then((all) => all.flatMap(signs)));
}

/** As Pulumi reads its own `dependsOn`: a component means the resources in it. */
async function resourcesIn(name: string, dependsOn: unknown): Promise<pulumi.Resource[]> {
  const value = await dependsOn;
  if (value === undefined) return [];
  if (Array.isArray(value)) return (await Promise.all(value.map((one) => resourcesIn(name, one)))).flat();
  if (pulumi.Output.isInstance(value)) {
    const [behind, inner] = await Promise.all([pulumi.getAllResources(value), internalsOf(value).promise()]);
    return resourcesIn(name, [...behind, inner]);
  }
  if (pulumi.ComponentResource.isInstance(value)) return [value, ...(await resourcesIn(name, await childrenOf(value)))];
  if (pulumi.Resource.isInstance(value)) return [value];
  throw runError(`${name}: dependsOn takes resources, and was given something else.`);
}
