import { typedHistory } from "../../core/print";
import type { Tenant } from "../../core/tenant";
import type { Dialect } from "../../dialect";
import type { StoredDefinition, StoredLogic } from "./definitions";

/** What the compiler says (0040). */
export function printCompileInfo({ errors, id, warnings }: StoredDefinition): object {
  return { errors, id, warnings };
}

/** What reads show of a definition: its lists and objects only where the dialect returns them. */
export function visible(definition: Record<string, unknown>, { definitionRead }: Dialect): Record<string, unknown> {
  if (definitionRead === "returned") return definition;
  return Object.fromEntries(Object.entries(definition).filter(([, part]) => typeof part !== "object" || part === null));
}

/** What the records of flows, BPMs and scripts have in common. */
export function logicMembers(thing: StoredLogic, tenant: Tenant): Record<string, unknown> {
  const { id, name, version, active, protectMode, installedPackage } = thing;
  return {
    active,
    custom: true,
    id,
    installedPackage: installedPackage || null,
    name,
    protectMode,
    version,
    ...typedHistory(thing, tenant),
  };
}
