import type * as pulumi from "@pulumi/pulumi";

// What every release of the SDK gives its classes and leaves out of its declarations.

interface OutputInternals<T> {
  readonly isKnown: Promise<boolean>;
  promise(): Promise<T>;
}

interface ComponentInternals {
  /** Settles when the component has made what it makes. */
  readonly __data: Promise<unknown>;
  readonly __childResources?: ReadonlySet<pulumi.Resource>;
}

export function internalsOf<T>(output: pulumi.Output<T>): OutputInternals<T> {
  return output as unknown as OutputInternals<T>;
}

/** The resources that a component is made of. */
export async function childrenOf(component: pulumi.ComponentResource): Promise<pulumi.Resource[]> {
  const internals = component as unknown as ComponentInternals;
  await internals.__data;
  return [...(internals.__childResources ?? [])];
}
