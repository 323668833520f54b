import * as pulumi from "@pulumi/pulumi";
import { kindIn } from "./typeNames";

/** The kind of a resource of this package, whichever copy of the package made it; undefined for anything else. */
function kindOf(value: unknown): string | undefined {
  if (!pulumi.CustomResource.isInstance(value)) return undefined;
  return kindIn(internalsOf(value).__pulumiType);
}

/** Whether a value is a resource of the kind. */
export function isOfKind(kind: string, value: unknown): boolean {
  return kindOf(value) === kind;
}

/** What every release of the SDK gives its resources and leaves out of its declarations. */
interface Internals {
  readonly __name: string;
  readonly __pulumiType: string;
}

function internalsOf(resource: pulumi.Resource): Internals {
  return resource as unknown as Internals;
}

/** What a program gave in the place of something else, for a message. */
export function nameOfThing(value: unknown): string {
  const kind = kindOf(value);
  if (pulumi.Resource.isInstance(value)) return `the ${kind ?? "resource"} ${internalsOf(value).__name}`;
  if (pulumi.Output.isInstance(value)) return "an output";
  if (typeof value === "function") return `the function ${value.name || "without a name"}`;
  return value === undefined || value === null ? String(value) : `a value of the type ${typeof value}`;
}
