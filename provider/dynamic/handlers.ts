import type { AnyHandler } from "../lifecycle/handler";
import * as all from "../resources/handlers";

/** Every resource of the package, by the kind that its provider text names. */
export const handlers: ReadonlyMap<string, AnyHandler> = new Map(Object.values<AnyHandler>(all).map((handler) => [handler.kind, handler]));
