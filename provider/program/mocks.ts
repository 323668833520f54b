import * as pulumi from "@pulumi/pulumi";

/** What a unit test has put in the place of the engine with `pulumi.runtime.setMocks`; undefined in every other run. */
export function mocksInUse(): pulumi.runtime.Mocks | undefined {
  const monitor: object | undefined = pulumi.runtime.getMonitor();
  // In every release of the SDK, and in none of its declarations.
  return (monitor as { readonly mocks?: pulumi.runtime.Mocks } | undefined)?.mocks;
}
