import type { AnyHandler } from "../lifecycle/handler";
import * as all from "../resources/handlers";
import { runIntent } from "../resources/runs/runIntent";

/** Every resource that programs declare, by the kind that its provider text names. */
export const handlers: ReadonlyMap<string, AnyHandler> = new Map(Object.values<AnyHandler>(all).map((handler) => [handler.kind, handler]));

/** The handler of a kind, also of what classes register beside their own resource. */
export function handlerOf(kind: string): AnyHandler | undefined {
  return kind === runIntent.kind ? runIntent : handlers.get(kind);
}
