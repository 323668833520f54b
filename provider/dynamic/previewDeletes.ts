import { createClient } from "../client/client";
import { refuseAny } from "../lifecycle/handler";
import { leftoversOf } from "../lifecycle/leftoverSettings";
import { allowFirst } from "../lifecycle/messages";
import { Session } from "../lifecycle/session";
import { type Lookup, readSettings } from "../settings";
import { handlerOf } from "./handlers";
import { judge, noteLeaving } from "./judge";

/** Refuses a deletion as the provider will. */
export type DeletionGuard = (kind: string, state: Record<string, unknown>) => Promise<void>;

/** The guard of one preview. Without settings the provider says what is missing. */
export function deletionGuard(lookup: Lookup, tell: (message: string) => void): DeletionGuard {
  const settings = readSettings(lookup);
  if ("problem" in settings) return async () => {};
  const session = new Session(createClient(settings, { tell }), tell, undefined, undefined, tell, leftoversOf(settings));
  return async (kind, { __provider, ...state }) => {
    const handler = handlerOf(kind);
    if (!handler) return;
    // Records are deleted before their object.
    await noteLeaving(handler, session, state);
    refuseAny(await judge(handler, session, { action: "delete", inputs: state, state, news: {} }), allowFirst);
  };
}
