import type { StoredValidator } from "../world/state";
import type { World } from "../world/world";
import { sorted, typed, typedHistory } from "./people";

/** A validator, in the list (00113) as by id (00114). */
export function printValidator(validator: StoredValidator, world: World): object {
  const { id, objectId, name, label, description, active, protectMode, installedPackage } = validator;
  const { errorExpression, errorLocation, errorMessage } = validator;
  return sorted({
    active,
    belongTo: null,
    custom: true,
    description,
    errorExpression,
    errorLocation,
    errorMessage,
    field: null,
    id,
    installedPackage: installedPackage || null,
    label,
    name,
    ...typed("objectId", objectId, "Object", world.objects.get(objectId).name),
    protectMode,
    visibility: 0,
    ...typedHistory(validator, world),
  });
}
