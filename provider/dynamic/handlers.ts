import { customObject } from "../resources/customObject/handler";
import { field } from "../resources/field/handler";
import type { AnyHandler } from "../resources/handler";
import { picklist } from "../resources/picklist/handler";

/** Every resource of the package, by the kind that its provider text names. */
export const handlers: ReadonlyMap<string, AnyHandler> = new Map(
  [customObject, field, picklist].map((handler) => [handler.kind, handler as AnyHandler]),
);
