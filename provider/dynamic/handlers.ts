import type { AnyHandler } from "../lifecycle/handler";
import { layout } from "../resources/children/layout/handler";
import { trigger } from "../resources/children/trigger/handler";
import { validator } from "../resources/children/validator/handler";
import { bpm } from "../resources/definitions/bpm/handler";
import { flow } from "../resources/definitions/flow/handler";
import { script } from "../resources/definitions/script/handler";
import { customObject } from "../resources/objects/customObject/handler";
import { field } from "../resources/objects/field/handler";
import { picklist } from "../resources/picklist/handler";

/** Every resource of the package, by the kind that its provider text names. */
export const handlers: ReadonlyMap<string, AnyHandler> = new Map(
  [customObject, field, trigger, validator, layout, picklist, flow, bpm, script].map((handler) => [handler.kind, handler as AnyHandler]),
);
