import type { Tenant } from "./tenant";

/** The application of every tenant in which everything is made that comes over REST. */
export function sampleApplication({ namespace }: Pick<Tenant, "namespace">): { id: string; name: string } {
  return { id: "000f000001Dg00000001", name: `${namespace}__Sample` };
}
