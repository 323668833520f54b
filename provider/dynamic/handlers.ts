import { bpm } from "../resources/bpm/handler";
import { customObject } from "../resources/customObject/handler";
import { field } from "../resources/field/handler";
import { flow } from "../resources/flow/handler";
import type { AnyHandler } from "../resources/handler";
import { layout } from "../resources/layout/handler";
import { picklist } from "../resources/picklist/handler";
import { script } from "../resources/script/handler";
import { trigger } from "../resources/trigger/handler";
import { validator } from "../resources/validator/handler";

/** Every resource of the package, by the kind that its provider text names. */
export const handlers: ReadonlyMap<string, AnyHandler> = new Map(
  [customObject, field, trigger, validator, layout, picklist, flow, bpm, script].map((handler) => [handler.kind, handler as AnyHandler]),
);
