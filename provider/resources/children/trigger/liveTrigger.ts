import { deleteTrigger, getTrigger, getTriggers, type TriggerRecord } from "../../../contract/triggers";
import type { ChildKind } from "../child";

export const triggers: ChildKind<TriggerRecord> = {
  word: "Trigger",
  list: (session, objectId) => session.client.call(getTriggers, { path: { objectId } }),
  get: (session, objectId, triggerId) => session.client.call(getTrigger, { path: { objectId, triggerId } }),
  remove: (session, objectId, triggerId) => session.client.call(deleteTrigger, { path: { objectId, triggerId } }),
};
