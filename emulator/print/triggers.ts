import type { StoredTrigger } from "../world/state";
import type { World } from "../world/world";
import { sorted, typed, typedHistory } from "./people";

/** A trigger, in the list (00112) as by id (00111). */
export function printTrigger(trigger: StoredTrigger, world: World): object {
  const { id, objectId, name, label, description, script, jscode, active, event, protectMode, installedPackage } = trigger;
  return sorted({
    active,
    apiVersion: null,
    belongTo: null,
    custom: true,
    description,
    event,
    "event.name": event,
    id,
    installedPackage: installedPackage || null,
    jscode,
    label,
    name,
    ...typed("objectId", objectId, "Object", world.objects.get(objectId).name),
    protectMode,
    script,
    sourceMap: null,
    visibility: 0,
    ...typedHistory(trigger, world),
  });
}
