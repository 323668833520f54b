import type { StoredFlowInstance } from "../world/state";
import type { World } from "../world/world";
import { sorted, typedHistory, typedPerson } from "./people";

/** A running instance (0060), whose example is cut: from `lastModifiedBy.name` on as the BPM instances of 0070. `only` limits the fields. */
export function printFlowInstance(instance: StoredFlowInstance, world: World, only?: string[]): object {
  const { createdBy, createdDate, lastModifiedBy, lastModifiedDate, owner, lastHandler, ...attributes } = instance;
  const printed = sorted({
    ...attributes,
    lastHandler: lastHandler || null,
    type: "Flow",
    ...typedHistory(instance, world),
    ...typedPerson("owner", owner, world),
  });
  if (!only) return printed;
  const wanted = ["id", ...only.map((name) => name.trim())];
  return Object.fromEntries(Object.entries(printed).filter(([member]) => wanted.includes(member.split(".")[0] ?? "")));
}
